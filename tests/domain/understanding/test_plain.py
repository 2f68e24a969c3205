"""Short lines that name a thing and its fault, and short lines that only look like it."""

import pytest

from domain.understanding import Understanding

READER = Understanding.load()


@pytest.mark.parametrize(
    "line", ["门禁坏了", "3栋门禁坏了", "我家也停水了", "水管爆了", "下水道堵了", "灯不亮"]
)
def test_a_plain_fault_is_a_request(line):
    assert READER.read(line).zone == "sure"


@pytest.mark.parametrize(
    "line",
    [
        "断网时写的话",
        "电梯修好了",
        "谁家的快递",
        "今天电梯好空",
        "停电的时候你在哪",
        "公司电梯坏了",
    ],
)
def test_what_only_names_a_fault_is_none(line):
    assert READER.read(line).zone != "sure"
