import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.pasted import Line, bundle

DESKTOP = """张阿姨 2026/3/2 9:01:22
3栋2单元电梯又停了
老人下不来楼

李四(8-301) 2026/3/2 9:03:10
收到，谢谢

王五 2026/3/2 9:05
垃圾没人收"""
MAIL = """丽景苑业主群的聊天记录:

—————  2026-03-02  —————

张阿姨  09:01

3栋2单元电梯又停了

李四  09:03

[图片]

王五  09:05

垃圾没人收"""
PHONE = "张阿姨: 3栋2单元电梯又停了\n老人下不来楼\n李四：收到\n王五: 垃圾没人收"
BARE = "张阿姨:\n3栋2单元电梯又停了\n\n王五:\n垃圾没人收"


def test_talk_copied_on_a_computer_is_read_with_names_and_times():
    assert bundle(DESKTOP) == [
        Line("张阿姨", "3栋2单元电梯又停了\n老人下不来楼", "2026/3/2 9:01:22"),
        Line("李四(8-301)", "收到，谢谢", "2026/3/2 9:03:10"),
        Line("王五", "垃圾没人收", "2026/3/2 9:05"),
    ]


def test_talk_sent_by_mail_is_read_and_pictures_are_left_out():
    assert [(one.name, one.text) for one in bundle(MAIL)] == [
        ("张阿姨", "3栋2单元电梯又停了"),
        ("王五", "垃圾没人收"),
    ]


@pytest.mark.parametrize("text", [PHONE, BARE])
def test_talk_with_names_before_colons_is_read(text):
    assert [one.name for one in bundle(text) if one.name != "李四"] == ["张阿姨", "王五"]
    assert bundle(text)[0].text.startswith("3栋2单元电梯又停了")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "电梯坏了",
        "电梯坏了\n老人下不来楼\n快来人",
        "3栋: 电梯坏了\n5栋: 灯坏了",
        "地址: 3栋\n电话: 123\n问题: 漏水",
        "时间：周三\n地点：活动室",
        "张阿姨: 电梯坏了",
        "一: 电梯\n二: 门禁",
        "https://a.cn/x\nhttps://b.cn/y",
    ],
)
def test_ones_own_words_are_no_bundle(text):
    assert bundle(text) == []


@given(st.text())
def test_any_words_are_read_without_harm(text):
    assert all(line.name and line.text for line in bundle(text))
