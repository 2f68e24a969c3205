"""Stretches of days as people ask for them: a month, a quarter, a half-year, a year, or from one day to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.conversation import Refused
from domain.moments import NUMBER, number, plain

FIRST_YEAR = 2020
LONGEST = timedelta(days=3 * 366)
ONE_DAY = timedelta(days=1)


class Length(StrEnum):
    """What people call a stretch of days."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days; `after` is the first day that is not in it any more."""

    first: date
    after: date
    length: Length = Length.RANGE

    @property
    def last(self) -> date:
        """Return the last day."""
        return self.after - ONE_DAY

    @property
    def part(self) -> int:
        """Return which month, quarter or half of its year it is, from 1 on."""
        months = {Length.QUARTER: 3, Length.HALF: 6}.get(self.length, 1)
        return (self.first.month - 1) // months + 1

    def before(self) -> Period:
        """Return the stretch of the same length right before this one."""
        months = {Length.MONTH: 1, Length.QUARTER: 3, Length.HALF: 6, Length.YEAR: 12}
        if self.length is Length.RANGE:
            return Period(self.first - (self.after - self.first), self.first)
        return Period(_shifted(self.first, -months[self.length]), self.first, self.length)

    def months(self) -> Iterator[Period]:
        """Yield its months in order, the first and the last cut to what lies in it."""
        begin = self.first
        while begin < self.after:
            end = min(_shifted(begin.replace(day=1), 1), self.after)
            yield Period(begin, end, Length.MONTH)
            begin = end

    def code(self) -> str:
        """Return it as a button's command names it: 260101-260630."""
        return f"{self.first:%y%m%d}-{self.last:%y%m%d}"


def month_of(year: int, month: int) -> Period:
    """Return a month."""
    first = date(year, month, 1)
    return Period(first, _shifted(first, 1), Length.MONTH)


def _shifted(day: date, months: int) -> date:
    """Return the first day of the month so many months on."""
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def _of(first: date, months: int, length: Length) -> Period:
    return Period(first, _shifted(first, months), length)


def _half(year: int, which: int) -> Period:
    return _of(date(year, 6 * which - 5, 1), 6, Length.HALF)


def _quarter(year: int, which: int) -> Period:
    return _of(date(year, 3 * which - 2, 1), 3, Length.QUARTER)


def _year(year: int) -> Period:
    return _of(date(year, 1, 1), 12, Length.YEAR)


def _last_half(today: date) -> Period:
    return _half(today.year, 1) if today.month > 6 else _half(today.year - 1, 2)


_Y = r"(?:(?P<year>\d{4})年?|(?P<rel>今年|去年|this year|last year)的?)?\s*[-/]?\s*"
_DAY = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_MONTH_OF = r"(\d{4})[-/.年](\d{1,2})月?"
_TO = r"\s*(?:-|—|–|~|到|至|to)\s*"
_SHORT = r"(\d{2})(\d{2})(\d{2})"
_CN = {"一": 1, "二": 2, "三": 3, "四": 4}

Reading = Callable[[re.Match[str], date], Period]


def _asked_year(found: re.Match[str], today: date) -> int:
    if found["year"]:
        return int(found["year"])
    return today.year - (found["rel"] in ("去年", "last year"))


def _days(found: re.Match[str], today: date) -> Period:
    a, b = found.groups()[:3], found.groups()[3:]
    return Period(date(*map(int, a)), date(*map(int, b)) + ONE_DAY)


def _short_days(found: re.Match[str], today: date) -> Period:
    parts = [int(part) for part in found.groups()]
    first, last = (date(2000 + y, m, d) for y, m, d in (parts[:3], parts[3:]))
    return _named(Period(first, last + ONE_DAY))


def _named(period: Period) -> Period:
    """Return the period with its name, where it has one."""
    for months, length in ((1, Length.MONTH), (3, Length.QUARTER), (6, Length.HALF), (12, Length.YEAR)):  # fmt: skip
        begins = period.first.day == 1 and (period.first.month - 1) % months == 0
        if begins and _shifted(period.first, months) == period.after:
            return Period(period.first, period.after, length)
    return period


def _months(found: re.Match[str], today: date) -> Period:
    y1, m1, y2, m2 = (int(part) for part in found.groups())
    return _named(Period(date(y1, m1, 1), _shifted(date(y2, m2, 1), 1)))


def _bare_months(found: re.Match[str], today: date) -> Period:
    first, last = number(found[1]), number(found[2])
    year = today.year if first <= today.month else today.year - 1
    return _named(Period(date(year, first, 1), _shifted(date(year, last, 1), 1)))


def _bare_month(found: re.Match[str], today: date) -> Period:
    month = number(found[1])
    return month_of(today.year if month <= today.month else today.year - 1, month)


def _last_days(found: re.Match[str], today: date) -> Period:
    return Period(today - timedelta(days=number(found[1]) - 1), today + ONE_DAY)


READINGS: tuple[tuple[str, Reading], ...] = (
    (_DAY + _TO + _DAY, _days),
    (_SHORT + "-" + _SHORT, _short_days),
    (_MONTH_OF + _TO + _MONTH_OF, _months),
    (rf"({NUMBER})月?{_TO}({NUMBER})月(?:份)?", _bare_months),
    (r"(?:最近|近|last )\s*(\d{1,3})\s*(?:天|days?)", _last_days),
    (r"(?:本月|这个月|this month)", lambda f, t: month_of(t.year, t.month)),
    (r"(?:上个?月|last month)", lambda f, t: month_of(t.year, t.month).before()),
    (r"(?:本季度?|this quarter)", lambda f, t: _quarter(t.year, (t.month + 2) // 3)),
    (r"(?:上个?季度?|last quarter)", lambda f, t: _quarter(t.year, (t.month + 2) // 3).before()),
    (rf"{_Y}(?:上半年|h1\b)", lambda f, t: _half(_asked_year(f, t), 1)),
    (rf"{_Y}(?:下半年|h2\b)", lambda f, t: _half(_asked_year(f, t) - (not f["year"] and not f["rel"] and t.month <= 6), 2)),
    (rf"{_Y}第?([1-4一二三四])季度?", lambda f, t: _quarter(_asked_year(f, t), int(_CN.get(f[3], f[3])))),
    (rf"{_Y}q([1-4])\b", lambda f, t: _quarter(_asked_year(f, t), int(f[3]))),
    (r"(?:半年报?|近半年|half[- ]year)", lambda f, t: _last_half(t)),
    (_MONTH_OF + r"(?:份)?", lambda f, t: month_of(int(f[1]), int(f[2]))),
    (r"(?:今年|this year)", lambda f, t: _year(t.year)),
    (r"(?:去年|last year)", lambda f, t: _year(t.year - 1)),
    (r"(20\d{2})年?(?!\d)", lambda f, t: _year(int(f[1]))),
    (rf"({NUMBER})月(?:份)?", _bare_month),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), reading) for pattern, reading in READINGS)


def find(words: str, today: date) -> tuple[Period | None, str]:
    """Return the period that the words begin with, None where they name none, and the words behind it.

    "上月", "3月", "2026-02", "上半年", "2026年一季度", "去年", "1月到6月", "2026-01-05 到 2026-02-04", "最近30天".
    Refused: period-unclear (no such days), period-ahead (not begun yet), period-long (over three years).
    """
    text = plain(words).strip().lower()
    for pattern, reading in _COMPILED:
        found = pattern.match(text)
        if found is None:
            continue
        try:
            period = reading(found, today)
        except (ValueError, KeyError):
            raise Refused("period-unclear", words=found[0][:30]) from None
        return _sensible(period, found[0], today), words.strip()[found.end() :].strip()
    return None, words.strip()


def is_all(words: str, today: date) -> bool:
    """Tell whether the words name a stretch of days and nothing else."""
    try:
        period, rest = find(words, today)
    except Refused:
        return False
    return period is not None and not rest


def _sensible(period: Period, words: str, today: date) -> Period:
    if period.after <= period.first or period.first.year < FIRST_YEAR:
        raise Refused("period-unclear", words=words[:30])
    if period.first > today:
        raise Refused("period-ahead", words=words[:30])
    if period.after - period.first > LONGEST:
        raise Refused("period-long")
    return period
