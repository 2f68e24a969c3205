"""Lists for the import, row by row."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import roster
from domain.conversation import Role

HEAD = ["街道", "小区", "楼栋", "房号", "面积（㎡）", "姓名", "角色", "任期止"]
AT = roster.columns(HEAD)


def row(*cells):
    return roster.row_of(7, list(cells), AT)


def reasons(found):
    return [f.reason.key for f in found]


@pytest.mark.parametrize(
    ("said", "hundredths"),
    [
        ("89.20", 8920),
        ("89.2㎡", 8920),
        ("１２０", 12000),
        (89.25, 8925),
        (120, 12000),
        ("1,089.5平方米", 108950),
    ],
)
def test_an_area_is_kept_in_exact_hundredths(said, hundredths):  # R-V13
    assert row("", "丽景苑", "3栋", "1-101", said).area == hundredths


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("abc", "roster-area-unclear"),
        ("0", "roster-area-size"),
        ("-5", "roster-area-size"),
        ("NaN", "roster-area-size"),
        ("1e9", "roster-area-size"),
        ("89.205", "roster-area-fine"),
    ],
)
def test_an_area_that_cannot_be_is_named(said, why):
    assert reasons(row("", "丽景苑", "3栋", "1-101", said)) == [why]


def test_every_fault_of_a_row_is_named_at_once():
    found = row("", "", "", "101", "x", "", "市长", "2027-13-01")
    assert reasons(found) == [
        "roster-no-building",
        "roster-area-unclear",
        "roster-no-name",
        "roster-role",
        "roster-day",
    ]
    assert {f.number for f in found} == {7}


def test_an_empty_row_is_passed_over():
    assert row("", None, " ", "") is None


def test_a_person_is_placed_where_the_role_belongs():
    found = row("", "丽景苑", "3栋", "", "", "李梅", "楼道长", "2030年12月31日")
    assert (found.role, found.until) == (Role.STEWARD, date(2030, 12, 31))
    assert reasons(row("", "丽景苑", "", "", "", "李梅", "楼道长")) == ["roster-role-place"]
    assert row("", "丽景苑", "3栋", "1-101", "", "张三").role is Role.RESIDENT


def test_nobody_becomes_operator_by_a_list():
    assert reasons(row("", "丽景苑", "", "", "", "某人", "operator")) == ["roster-role"]


@given(st.lists(st.none() | st.text(max_size=30) | st.floats() | st.integers(), max_size=9))
def test_any_row_is_understood_or_named(cells):
    found = roster.row_of(1, cells, AT)
    assert found is None or isinstance(found, roster.Row) or all(f.number == 1 for f in found)
