"""Rows of paper slips: whatever stands in the cells, they are understood or their fault is named."""

from __future__ import annotations

import io
from datetime import datetime, time

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.slip_desk import read
from domain import slips as rules

HEAD = ["日期", "时间", "姓名", "电话", "位置", "诉求", "接待人"]


def book(*rows):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_cells_of_every_kind_are_read():
    content = book(HEAD, ["2026-03-01", time(9, 5), "张", 13812345678.0, "3栋", "灯坏了", None])
    rows = read(content)
    assert rows[1][1][1:4] == ["09:05", "张", "13812345678"]


@given(
    st.lists(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.dates()), max_size=9)
)
def test_no_row_is_a_fault_of_ours(cells):
    now = datetime.fromisoformat("2026-03-02T09:00+08:00")
    at = rules.columns(HEAD)
    found = rules.slip_of(2, cells, at, now, "Asia/Shanghai")
    assert found is None or isinstance(found, rules.Slip) or all(f.row == 2 for f in found)
    if isinstance(found, rules.Slip):
        assert found.at <= now
