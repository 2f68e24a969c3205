"""Working days, holidays, and the law's way of counting days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import calendar

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_a_make_up_saturday_is_worked_and_the_holiday_is_not():
    assert calendar.is_working_day(date(2024, 2, 4))  # Sunday before the Spring Festival
    assert not calendar.is_working_day(date(2024, 2, 12))  # Monday of the festival
    assert calendar.is_public_holiday(date(2024, 2, 12))
    assert not calendar.is_public_holiday(date(2024, 3, 2))  # only a Saturday


def test_a_year_without_a_published_plan_is_monday_to_friday_and_says_so():
    far = date(calendar.known_until().year + 3, 9, 12)
    assert not calendar.is_known(far)
    assert calendar.is_known(date(2024, 10, 1))
    assert calendar.is_working_day(far) is (far.weekday() < 5)


def test_seven_days_from_28_september_end_after_the_national_holiday():  # R-N10
    assert calendar.period_end(date(2024, 9, 28), 7) == date(2024, 10, 8)
    assert calendar.period_end(date(2023, 9, 28), 7) == date(2023, 10, 7)  # a make-up Saturday


def test_candidates_posted_on_the_first_are_free_from_the_twelfth():  # R-N08
    assert calendar.free_from(date(2024, 7, 1), 10) == date(2024, 7, 12)


def test_a_meeting_on_30_june_is_announced_by_15_june():  # R-N01
    assert calendar.latest_start(date(2025, 6, 30), 15) == date(2025, 6, 15)


def test_three_working_days_before_the_festival_end_after_it():
    assert calendar.add_working_days(date(2024, 2, 7), 3) == date(2024, 2, 18)
    assert calendar.first_working_day(date(2024, 2, 12)) == date(2024, 2, 18)  # a Sunday, made up


@given(DAYS, st.integers(0, 60))
def test_a_period_never_ends_on_a_rest_day_nor_early(start, days):  # R-N10
    end = calendar.period_end(start, days)
    assert calendar.is_working_day(end)
    assert end >= start + timedelta(days=days)
    assert not any(
        calendar.is_working_day(start + timedelta(days=n)) for n in range(days, (end - start).days)
    )


@given(DAYS, st.integers(0, 30))
def test_adding_working_days_counts_each_of_them_once(start, count):
    end = calendar.add_working_days(start, count)
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(calendar.is_working_day, days)) == count


@pytest.mark.parametrize(
    ("day", "name"), [(date(2024, 10, 1), "National Day"), (date(2024, 7, 3), "")]
)
def test_a_holiday_has_a_name(day, name):
    assert calendar.holiday_name(day) == name
