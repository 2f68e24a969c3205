"""Working days, public holidays and how the law counts days, by the State Council's calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


@lru_cache(maxsize=1)
def _holidays() -> dict[date, str]:
    """Return the names of all published days off that are no mere weekends, bridging days under their holiday's."""
    from chinese_calendar.constants import holidays  # wanted with the first date

    return dict(holidays)


@lru_cache(maxsize=1)
def known_until() -> date:
    """Return the last day that the holiday calendar has been published for."""
    return date(max(day.year for day in _holidays()), 12, 31)


@lru_cache(maxsize=1)
def known_from() -> date:
    """Return the first day that the holiday calendar has been published for."""
    return date(min(day.year for day in _holidays()), 1, 1)


def is_known(day: date) -> bool:
    """Tell whether the plan for that year is published; if not, Monday to Friday is assumed."""
    return known_from() <= day <= known_until()


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    """Tell whether `day` is worked; make-up days are. An unknown year is Monday to Friday."""
    if not is_known(day):
        return day.weekday() < SATURDAY and not is_public_holiday(day)
    from chinese_calendar import is_workday

    return bool(is_workday(day))


def is_public_holiday(day: date) -> bool:
    """Tell whether `day` is in a public holiday, bridging days included; a weekend is not.

    Of a year whose plan is not published yet only the days with a fixed date are known.
    """
    if not is_known(day):
        return (day.month, day.day) in FIXED_HOLIDAYS
    return day in _holidays()


def holiday_name(day: date) -> str:
    """Return the holiday's English name ("Spring Festival"), or nothing on other days."""
    return str(_holidays().get(day, ""))


def next_working_day(day: date) -> date:
    """Return the first working day after `day`."""
    day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day


def first_working_day(day: date) -> date:
    """Return `day` itself if it is worked, else the first working day after it."""
    return day if is_working_day(day) else next_working_day(day)


def add_working_days(day: date, count: int) -> date:
    """Return the day that is `count` working days after `day`, which is itself not counted."""
    for _ in range(count):
        day = next_working_day(day)
    return day


def period_end(start: date, days: int) -> date:
    """Return the last day of a period of `days` calendar days (R-N10, Civil Code 201 and 203).

    The starting day is not counted. A last day that is a rest day (holiday or weekend that is not
    made up for) moves to the first day after the rest.
    """
    return first_working_day(start + timedelta(days=days))


def free_from(start: date, days: int) -> date:
    """Return the first day after a notice posted on `start` for `days` days (R-N08)."""
    return period_end(start, days) + ONE_DAY


def latest_start(event: date, days: int) -> date:
    """Return the latest day to announce what must be told `days` days before (R-N01)."""
    return event - timedelta(days=days)
