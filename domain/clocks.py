"""Running time: round the clock, in service hours or on working days; clocks that pause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.calendar import ONE_DAY, is_working_day

NOTHING = timedelta(0)
MINUTES_OF_A_DAY = 24 * 60


class Kind(StrEnum):
    """In which hours time runs."""

    ROUND = "round"
    SERVICE = "service"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one compound, in minutes after midnight of its zone, end not included."""

    zone: str = "Asia/Shanghai"
    service_from: int = 8 * 60
    service_to: int = 20 * 60
    working_from: int = 8 * 60 + 30
    working_to: int = 17 * 60 + 30

    def __post_init__(self) -> None:
        """Refuse hours that never open: a clock in them would never end."""
        for begin, end in (
            (self.service_from, self.service_to),
            (self.working_from, self.working_to),
        ):
            if not 0 <= begin < end <= MINUTES_OF_A_DAY:
                raise ValueError(f"hours must begin before they end: {begin}-{end}")


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as people promise it: so many hours or days of a kind of time."""

    hours: float = 0
    days: float = 0
    kind: Kind = Kind.SERVICE

    def length(self, hours: Hours) -> timedelta:
        """Return the running time; a day is one opening (twelve service hours by default)."""
        return timedelta(hours=self.hours) + self.days * day_length(self.kind, hours)


def day_length(kind: Kind, hours: Hours) -> timedelta:
    """Return how much time of this kind one day has."""
    if kind is Kind.ROUND:
        return ONE_DAY
    begin, end = _opening(kind, hours)
    return timedelta(minutes=end - begin)


def _opening(kind: Kind, hours: Hours) -> tuple[int, int]:
    if kind is Kind.SERVICE:
        return hours.service_from, hours.service_to
    return hours.working_from, hours.working_to


@lru_cache(maxsize=8192)
def _window(day: date, kind: Kind, hours: Hours) -> tuple[datetime, datetime] | None:
    """Return when time of this kind runs on a local day, in UTC, by the clock on the wall."""
    if kind is Kind.WORKING and not is_working_day(day):
        return None
    begin, end = (_instant(day, minutes, hours.zone) for minutes in _opening(kind, hours))
    return (begin, end) if begin < end else None


def _instant(day: date, minutes: int, zone: str) -> datetime:
    if minutes == MINUTES_OF_A_DAY:
        day, minutes = day + ONE_DAY, 0
    wall = datetime.combine(day, time(minutes // 60, minutes % 60), ZoneInfo(zone))
    return wall.astimezone(UTC)


def _openings(
    moment: datetime, kind: Kind, hours: Hours, step: int
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the openings from the local day of `moment` on, forwards (+1) or backwards (-1)."""
    day = moment.astimezone(ZoneInfo(hours.zone)).date()
    while True:
        window = _window(day, kind, hours)
        if window:
            yield window
        day += step * ONE_DAY


def running(start: datetime, end: datetime, kind: Kind, hours: Hours) -> timedelta:
    """Return how much time of this kind runs from `start` to `end`, nothing if that is before."""
    if end <= start:
        return NOTHING
    if kind is Kind.ROUND:
        return end - start
    total = NOTHING
    for begin, close in _openings(start, kind, hours, 1):
        if begin >= end:
            break
        total += max(NOTHING, min(end, close) - max(start, begin))
    return total


@lru_cache(
    maxsize=4096
)  # one ticket asks for the same moment several times: its card, its rows, its reminders
def after(start: datetime, amount: timedelta, kind: Kind, hours: Hours) -> datetime:
    """Return the first moment by which `amount` has run since `start`; negative looks back."""
    if amount == NOTHING:
        return start
    if kind is Kind.ROUND:
        return start + amount
    return (
        _forward(start, amount, kind, hours)
        if amount > NOTHING
        else _back(start, -amount, kind, hours)
    )


def _forward(start: datetime, amount: timedelta, kind: Kind, hours: Hours) -> datetime:
    for begin, close in _openings(start, kind, hours, 1):
        begin = max(begin, start)
        if close - begin >= amount:
            return begin + amount
        amount -= max(NOTHING, close - begin)
    raise AssertionError("openings never end")


def _back(start: datetime, amount: timedelta, kind: Kind, hours: Hours) -> datetime:
    for begin, close in _openings(start, kind, hours, -1):
        close = min(close, start)
        if close - begin >= amount:
            return close - amount
        amount -= max(NOTHING, close - begin)
    raise AssertionError("openings never end")


def after_span(start: datetime, span: Span, hours: Hours) -> datetime:
    """Return when a promise made at `start` falls due."""
    return after(start, span.length(hours), span.kind, hours)


@dataclass(frozen=True, slots=True)
class Clock:
    """Running time against a limit: what ran in finished stretches, and since when it runs now.

    `since` is None while the clock stands still. What remains is never stored: it is the limit less
    what ran, so a pause gives it back exactly (R-T04).
    """

    kind: Kind
    limit: timedelta
    ran: timedelta = NOTHING
    since: datetime | None = None


def elapsed(clock: Clock, now: datetime, hours: Hours) -> timedelta:
    """Return how long the clock has run until `now`."""
    if clock.since is None:
        return clock.ran
    return clock.ran + running(clock.since, now, clock.kind, hours)


def remaining(clock: Clock, now: datetime, hours: Hours) -> timedelta:
    """Return what is left of the limit; negative once it is overdue."""
    return clock.limit - elapsed(clock, now, hours)


def due_at(clock: Clock, hours: Hours, share: float = 1.0) -> datetime | None:
    """Return when `share` of the limit has run, or None while the clock stands still (R-T07)."""
    if clock.since is None:
        return None
    return after(clock.since, clock.limit * share - clock.ran, clock.kind, hours)


def is_overdue(clock: Clock, now: datetime, hours: Hours) -> bool:
    """Tell whether more than the limit has run."""
    return remaining(clock, now, hours) < NOTHING


def pause(clock: Clock, now: datetime, hours: Hours) -> Clock:
    """Return the clock standing still; pausing twice changes nothing (R-T04)."""
    return replace(clock, ran=elapsed(clock, now, hours), since=None)


def resume(clock: Clock, now: datetime) -> Clock:
    """Return the clock going on with exactly what remained; a running one is left (R-T04)."""
    return clock if clock.since else replace(clock, since=now)
