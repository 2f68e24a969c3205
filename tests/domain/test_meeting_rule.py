"""The rule of the monthly meeting: read, said back, applied off public holidays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import is_public_holiday
from domain.conversation import Refused
from domain.meeting_rule import (
    LAST,
    Anchor,
    Rule,
    day_by_rule,
    describe,
    next_occurrence,
    occurrence,
    off_holiday,
    read_rule,
)
from texts.catalogue import catalogue

HOME = ZoneInfo("Asia/Shanghai")
EVENING = 19 * 60


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("每月第二个周二 19:00, 活动室", Rule(Anchor.WEEKDAY, 2, EVENING, 1, "活动室")),
        ("每月最后一个周五晚7点", Rule(Anchor.WEEKDAY, LAST, EVENING, 4)),
        ("每个月第三周的周四 19点", Rule(Anchor.WEEKDAY, 3, EVENING, 3)),
        ("每月15日下午2点半", Rule(Anchor.DATE, 15, 14 * 60 + 30)),
        ("每月十五号19:00 在3栋架空层", Rule(Anchor.DATE, 15, EVENING, 0, "3栋架空层")),
        ("每月最后一天 19：00", Rule(Anchor.DATE, LAST, EVENING)),
        ("每月第一个工作日上午9点", Rule(Anchor.WORKING_DAY, 1, 9 * 60)),
        ("second Tuesday of every month 19:00", Rule(Anchor.WEEKDAY, 2, EVENING, 1)),
        (
            "the last Friday of each month at 7pm, Clubhouse",
            Rule(Anchor.WEEKDAY, LAST, EVENING, 4, "Clubhouse"),
        ),
        ("every month on the 15th at 14:30", Rule(Anchor.DATE, 15, 14 * 60 + 30)),
    ],
)
def test_a_rule_is_read_in_both_languages(words, rule):
    assert read_rule(words) == rule


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("周二 19:00", "meeting-rule-unclear"),
        ("", "meeting-rule-unclear"),
        ("每月第二个周二", "meeting-rule-no-hour"),
        ("每月5号 晚上12点", "meeting-rule-no-hour"),
        ("每月32号 19:00", "meeting-rule-no-day"),
        ("每月第六个周二 19:00", "meeting-rule-no-day"),
    ],
)
def test_a_rule_that_is_unclear_is_asked_for_again(words, why):
    with pytest.raises(Refused) as refused:
        read_rule(words)
    assert refused.value.key == why


rules = st.one_of(
    st.builds(
        Rule,
        anchor=st.just(Anchor.WEEKDAY),
        nth=st.sampled_from([-4, -3, -2, -1, 1, 2, 3, 4, 5]),
        minutes=st.integers(0, 1439),
        weekday=st.integers(0, 6),
    ),
    st.builds(
        Rule,
        anchor=st.just(Anchor.DATE),
        nth=st.one_of(st.just(LAST), st.integers(1, 31)),
        minutes=st.integers(0, 1439),
    ),
    st.builds(
        Rule,
        anchor=st.just(Anchor.WORKING_DAY),
        nth=st.one_of(st.integers(-4, -1), st.integers(1, 20)),
        minutes=st.integers(0, 1439),
    ),
)


@given(rules, st.sampled_from(["zh", "en"]))
def test_a_rule_said_back_is_read_as_the_same_rule(rule, language):
    assert read_rule(catalogue().term(describe(rule), language)) == rule


@given(rules, st.integers(2020, 2030), st.integers(1, 12))
def test_every_month_has_one_meeting_of_its_own_and_none_on_a_holiday(rule, year, month):
    found = occurrence(rule, year, month, HOME)
    day = found.at.astimezone(HOME).date()
    assert found.key == f"{year}-{month:02}"
    assert (day.year, day.month) == (year, month)
    assert not is_public_holiday(day)


@given(rules, st.integers(0, 4 * 365 * 24 * 60))
def test_the_next_meeting_is_later_and_the_one_after_is_another(rule, minutes):
    after = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    first = next_occurrence(rule, after, HOME)
    second = next_occurrence(rule, first.at, HOME)
    assert after < first.at < second.at
    assert first.key < second.key


def test_a_fifth_friday_that_a_month_lacks_is_its_last_one():
    fifth = Rule(Anchor.WEEKDAY, 5, EVENING, 4)
    assert day_by_rule(fifth, 2026, 2) == date(2026, 2, 27)
    assert day_by_rule(Rule(Anchor.DATE, 31, EVENING), 2026, 2) == date(2026, 2, 28)


def test_a_meeting_in_the_national_holiday_moves_to_the_first_working_day_after():
    first = occurrence(Rule(Anchor.DATE, 1, EVENING), 2026, 10, HOME)
    assert first.at.astimezone(HOME).date() == date(2026, 10, 8)
    assert first.moved_from == date(2026, 10, 1)


def test_a_meeting_that_would_leave_its_month_moves_to_the_working_day_before():
    assert off_holiday(date(2025, 1, 31)) == date(2025, 1, 27)


def test_an_ordinary_weekend_is_no_holiday():
    assert off_holiday(date(2026, 11, 28)) == date(2026, 11, 28)
