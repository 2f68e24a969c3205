"""The stretches of days that people ask a report for."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.conversation import Refused
from domain.periods import Length, Period, find, month_of

TODAY = date(2026, 7, 9)


@pytest.mark.parametrize(
    ("words", "first", "last", "length"),
    [
        ("本月", (2026, 7, 1), (2026, 7, 31), Length.MONTH),
        ("上月", (2026, 6, 1), (2026, 6, 30), Length.MONTH),
        ("last month", (2026, 6, 1), (2026, 6, 30), Length.MONTH),
        ("3月", (2026, 3, 1), (2026, 3, 31), Length.MONTH),
        ("十二月", (2025, 12, 1), (2025, 12, 31), Length.MONTH),
        ("2026-02", (2026, 2, 1), (2026, 2, 28), Length.MONTH),
        ("２０２５年１１月", (2025, 11, 1), (2025, 11, 30), Length.MONTH),
        ("上半年", (2026, 1, 1), (2026, 6, 30), Length.HALF),
        ("下半年", (2026, 7, 1), (2026, 12, 31), Length.HALF),
        ("去年下半年", (2025, 7, 1), (2025, 12, 31), Length.HALF),
        ("2025H2", (2025, 7, 1), (2025, 12, 31), Length.HALF),
        ("半年", (2026, 1, 1), (2026, 6, 30), Length.HALF),
        ("一季度", (2026, 1, 1), (2026, 3, 31), Length.QUARTER),
        ("2025年第四季度", (2025, 10, 1), (2025, 12, 31), Length.QUARTER),
        ("Q2", (2026, 4, 1), (2026, 6, 30), Length.QUARTER),
        ("今年", (2026, 1, 1), (2026, 12, 31), Length.YEAR),
        ("去年", (2025, 1, 1), (2025, 12, 31), Length.YEAR),
        ("2025年", (2025, 1, 1), (2025, 12, 31), Length.YEAR),
        ("1月到6月", (2026, 1, 1), (2026, 6, 30), Length.HALF),
        ("2026-01-05 到 2026-02-04", (2026, 1, 5), (2026, 2, 4), Length.RANGE),
        ("2026年1月至2026年3月", (2026, 1, 1), (2026, 3, 31), Length.QUARTER),
        ("最近30天", (2026, 6, 10), (2026, 7, 9), Length.RANGE),
    ],
)
def test_people_name_a_stretch_of_days_in_many_ways(words, first, last, length):
    period, rest = find(words, TODAY)
    assert (period.first, period.last, period.length) == (date(*first), date(*last), length)
    assert rest == ""


def test_what_stands_behind_the_days_is_left():
    assert find("上半年 丽景苑 Word", TODAY)[1] == "丽景苑 Word"
    assert find("丽景苑", TODAY) == (None, "丽景苑")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("13月", "period-unclear"),
        ("2026-02-30 到 2026-03-01", "period-unclear"),
        ("2026-05-01 到 2026-04-01", "period-unclear"),
        ("1999年", "period-unclear"),
        ("2027-01", "period-ahead"),
        ("2020-01-01 到 2026-01-01", "period-long"),
    ],
)
def test_days_that_do_not_exist_are_said_to_be_unclear(words, key):
    if words == "1999年":
        assert find(words, TODAY)[0] is None
        return
    with pytest.raises(Refused) as refused:
        find(words, TODAY)
    assert refused.value.key == key


@given(st.dates(date(2021, 1, 1), date(2026, 7, 1)), st.integers(1, 900))
def test_a_button_names_the_same_days_again_and_months_fill_them(first, days):
    period = Period(first, first + timedelta(days=days))
    again, rest = find(period.code(), max(TODAY, period.last))
    assert (again.first, again.after, rest) == (period.first, period.after, "")
    months = list(period.months())
    assert (months[0].first, months[-1].after) == (period.first, period.after)
    assert all(a.after == b.first for a, b in pairwise(months))


def test_before_a_half_year_comes_the_half_year_before():
    assert find("上半年", TODAY)[0].before() == find("2025年下半年", TODAY)[0]
    assert month_of(2026, 1).before() == month_of(2025, 12)
