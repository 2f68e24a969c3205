"""A month in numbers."""

import statistics
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.conversation import Refused
from domain.stats import Report, asked_month, median, ranked, span_value

TODAY = date(2026, 3, 15)


@given(st.lists(st.integers(0, 10**7)))
def test_the_median_is_the_middle_one(values):
    expected = int(statistics.median(values)) if values else None
    assert median(values) == expected


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("", (2026, 3)),
        ("本月", (2026, 3)),
        ("上月", (2026, 2)),
        ("3月", (2026, 3)),
        ("12月", (2025, 12)),
        ("十二月", (2025, 12)),
        ("2025-07", (2025, 7)),
        ("2025年7月", (2025, 7)),
        ("last month", (2026, 2)),
    ],
)
def test_a_month_is_read_as_people_say_it(words, month):
    assert asked_month(words, TODAY) == month


@pytest.mark.parametrize("words", ["13月", "冬天", "2031-01", "0月"])
def test_a_month_that_is_none_is_refused(words):
    with pytest.raises(Refused, match="stats-month-unclear"):
        asked_month(words, TODAY)


def test_january_looks_back_to_december():
    assert asked_month("上月", date(2026, 1, 9)) == (2025, 12)


def test_the_most_frequent_comes_first_and_what_is_not_there_is_left_out():
    assert ranked({"a": 1, "b": 3, "c": 0, "d": 3}) == (("b", 3), ("d", 3), ("a", 1))
    assert ranked({"a": 1, "b": 3}, top=1) == (("b", 3),)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(20, ("minutes", 1)), (1500, ("minutes", 25)), (7200, ("hours", 2)), (400_000, ("days", 5))],
)
def test_times_are_said_in_the_unit_that_people_use(seconds, said):
    assert span_value(seconds) == said


def test_the_share_solved_in_the_station_is_of_what_has_ended():
    report = Report(2026, 3, 128, 17, 3, 105, 83, None, None, (), ())
    assert report.share == "79.0"
    assert Report(2026, 3, 0, 0, 0, 0, 0, None, None, (), ()).share == ""
