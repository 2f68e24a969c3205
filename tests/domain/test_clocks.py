"""Clocks: what is due when, and pauses that give back exactly what remained."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import clocks
from domain.clocks import Clock, Hours, Kind, Span

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
)
MOMENTS = st.integers(1672531200, 1830297600).map(lambda at: datetime.fromtimestamp(at, UTC))
KINDS = st.sampled_from(list(Kind))
AMOUNTS = st.timedeltas(timedelta(0), timedelta(days=20))


@st.composite
def some_hours(draw):
    begin, end = sorted(draw(st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True)))
    if end - begin < 60:
        begin, end = 60, 240
    return Hours(draw(st.sampled_from(ZONES)), begin, end, begin, end)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "span", "due"),
    [
        ("2024-06-12 10:00", Span(hours=4), "2024-06-12 14:00"),
        ("2024-06-12 18:00", Span(hours=4), "2024-06-13 10:00"),
        ("2024-06-12 23:00", Span(hours=4), "2024-06-13 12:00"),
        ("2024-06-12 03:00", Span(hours=2, kind=Kind.ROUND), "2024-06-12 05:00"),
        ("2024-06-12 10:00", Span(days=3), "2024-06-15 10:00"),
        ("2024-06-14 10:00", Span(days=1, kind=Kind.WORKING), "2024-06-17 10:00"),
        ("2024-02-08 10:00", Span(days=2, kind=Kind.WORKING), "2024-02-18 10:00"),
        ("2024-06-12 20:00", Span(hours=12), "2024-06-13 20:00"),
    ],
)
def test_a_promise_falls_due_in_its_own_hours(start, span, due):
    assert clocks.after_span(at(start), span, Hours()) == at(due)


def test_hours_that_never_open_are_refused():
    with pytest.raises(ValueError, match="begin before"):
        Hours(service_from=600, service_to=600)


def test_five_hours_left_at_the_pause_are_five_hours_left_three_days_later():  # R-T04
    hours = Hours()
    clock = Clock(Kind.ROUND, timedelta(hours=24), since=at("2024-06-12 08:00"))
    clock = clocks.pause(clock, at("2024-06-13 03:00"), hours)
    woken = clocks.resume(clock, at("2024-06-16 03:00"))
    assert clocks.remaining(woken, at("2024-06-16 03:00"), hours) == timedelta(hours=5)
    assert clocks.due_at(woken, hours) == at("2024-06-16 08:00")


def test_a_clock_due_in_24_hours_has_run_one_and_a_half_times_at_36():  # R-T07
    clock = Clock(Kind.ROUND, timedelta(hours=24), since=at("2024-06-12 08:00"))
    assert clocks.due_at(clock, Hours()) == at("2024-06-13 08:00")
    assert clocks.due_at(clock, Hours(), 1.5) == at("2024-06-13 20:00")


def test_the_night_the_clocks_change_counts_real_hours():
    berlin = Hours("Europe/Berlin", 0, 1440, 0, 1440)
    spring = datetime(2024, 3, 30, 23, tzinfo=UTC), datetime(2024, 3, 31, 22, tzinfo=UTC)
    assert clocks.running(*spring, Kind.SERVICE, berlin) == timedelta(hours=23)
    autumn = datetime(2024, 10, 26, 22, tzinfo=UTC), datetime(2024, 10, 27, 23, tzinfo=UTC)
    assert clocks.running(*autumn, Kind.SERVICE, berlin) == timedelta(hours=25)


@given(MOMENTS, AMOUNTS, KINDS, some_hours())
def test_exactly_the_promised_time_runs_until_it_is_due(start, amount, kind, hours):
    due = clocks.after(start, amount, kind, hours)
    assert clocks.running(start, due, kind, hours) == amount
    assert amount == timedelta(0) or clocks.running(
        start, due - timedelta(microseconds=1), kind, hours
    ) == amount - timedelta(microseconds=1)


@given(MOMENTS, AMOUNTS, KINDS, some_hours())
def test_looking_back_finds_the_same_time(end, amount, kind, hours):
    start = clocks.after(end, -amount, kind, hours)
    assert clocks.running(start, end, kind, hours) == amount


@given(st.lists(MOMENTS, min_size=3, max_size=3).map(sorted), KINDS, some_hours())
def test_running_time_adds_up(moments, kind, hours):
    a, b, c = moments
    parts = clocks.running(a, b, kind, hours) + clocks.running(b, c, kind, hours)
    assert clocks.running(a, c, kind, hours) == parts


@given(MOMENTS, st.lists(AMOUNTS, min_size=1, max_size=8), AMOUNTS, KINDS, some_hours())
def test_any_pauses_keep_the_total_and_nothing_is_overdue_as_it_wakes(
    start, stretches, limit, kind, hours
):  # R-T03, R-T04
    clock, now, ran = Clock(kind, limit, since=start), start, timedelta(0)
    for number, stretch in enumerate(stretches):
        later = now + stretch
        before = clocks.remaining(clock, later, hours)
        if number % 2 == 0:
            ran += clocks.running(now, later, kind, hours)
            clock = clocks.pause(clock, later, hours)
        else:
            late = before < timedelta(0)
            clock = clocks.resume(clock, later)
            assert clocks.is_overdue(clock, later, hours) is late
            due = clocks.due_at(clock, hours)
            assert due is not None
            assert late or due >= later
        assert clocks.remaining(clock, later, hours) == before
        assert clocks.elapsed(clock, later, hours) == ran
        now = later
