"""Consultation polls: quorum, voices, deadlines (R-K02 … R-K05)."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import polls
from domain.alarms import Fate, fate
from domain.conversation import Refused
from domain.polls import Draft, Poll, State, Verdict, Voice, Who

HOME = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
POLL = Poll(
    id=1,
    compound=3,
    number=7,
    question="?",
    options=("甲", "乙", "丙"),
    multiple=False,
    scope=3,
    who=Who.HOUSEHOLDS,
    open_counts=False,
    quorum=30,
    eligible=120,
    opener=9,
    opened_at=NOW,
    closes_at=NOW + timedelta(days=7),
)
SEVERAL = msgspec.structs.replace(POLL, multiple=True)


def voices(*counts):
    """Return voices of different households: so many for each option."""
    voter = iter(range(1000))
    return [
        Voice(next(voter), frozenset({option}), 1, NOW)
        for option, count in enumerate(counts)
        for _ in range(count)
    ]


def test_of_120_households_36_are_needed_and_35_are_no_view():
    """R-K02."""
    assert polls.needed(120, 30) == 36
    assert polls.tally(POLL, voices(36)).verdict is Verdict.CLEAR
    assert polls.tally(POLL, voices(35)).verdict is Verdict.NO_QUORUM


def test_exactly_half_is_no_majority():
    assert polls.tally(POLL, voices(20, 20)).verdict is Verdict.NO_MAJORITY
    assert polls.tally(POLL, voices(21, 20)).verdict is Verdict.CLEAR


@given(
    st.lists(st.frozensets(st.integers(0, 2)), max_size=60),
    st.integers(0, 200),
    st.integers(1, 100),
)
def test_the_tally_agrees_with_exact_fractions(chosen, eligible, quorum):
    poll = msgspec.structs.replace(SEVERAL, eligible=eligible, quorum=quorum)
    cast = [Voice(n, c, 1, NOW) for n, c in enumerate(chosen)]
    tally = polls.tally(poll, cast)
    part = [c for c in chosen if c]
    assert tally.taking_part == len(part)
    assert sum(tally.counts) == sum(map(len, part))
    enough = bool(part) and Fraction(len(part)) >= Fraction(quorum, 100) * eligible
    assert (tally.verdict is Verdict.NO_QUORUM) == (not enough)
    assert enough == (len(part) >= tally.needed)
    for option in range(3):
        clear = sum(option in c for c in part) > Fraction(len(part), 2)
        assert (option in tally.supported) == clear


@given(st.lists(st.integers(0, 2), min_size=1, max_size=20))
def test_of_one_choice_the_last_word_stands(presses):
    """R-K03."""
    voice = None
    for option in presses:
        voice = polls.speak(POLL, voice, 20, option, 1, NOW)
    assert voice.choices == {presses[-1]}


@given(st.lists(st.integers(0, 2), min_size=1, max_size=20))
def test_of_several_choices_each_press_turns_one_on_or_off(presses):
    voice = None
    for option in presses:
        voice = polls.speak(SEVERAL, voice, 20, option, 1, NOW)
    assert voice.choices == {o for o in range(3) if presses.count(o) % 2}


def test_nobody_speaks_from_the_moment_of_closing_on():
    polls.speak(POLL, None, 20, 0, 1, POLL.closes_at - timedelta(seconds=1))
    with pytest.raises(Refused, match="poll-closed"):
        polls.speak(POLL, None, 20, 0, 1, POLL.closes_at)


def test_a_helped_voice_has_a_witness_and_never_changes_what_was_said_itself():
    """R-K05."""
    with pytest.raises(Refused, match="poll-witness-missing"):
        polls.speak_for(POLL, None, 20, [0], 5, " ", NOW)
    helped = polls.speak_for(POLL, None, 20, [0], 5, "王阿姨", NOW)
    assert helped.is_helped
    own = polls.speak(POLL, helped, 20, 1, 1, NOW)
    assert not own.is_helped
    with pytest.raises(Refused, match="poll-spoke-itself"):
        polls.speak_for(POLL, own, 20, [0], 5, "王阿姨", NOW)
    with pytest.raises(Refused, match="poll-one-choice"):
        polls.speak_for(POLL, None, 20, [0, 1], 5, "王阿姨", NOW)


def test_ones_own_first_choice_replaces_a_helped_voice_altogether():
    helped = polls.speak_for(SEVERAL, None, 20, [0, 1], 5, "王阿姨", NOW)
    assert polls.speak(SEVERAL, helped, 20, 2, 1, NOW).choices == {2}


def test_reminders_are_at_half_time_and_24_hours_before_the_close():
    """R-K04."""
    due = {a.kind: a.due for a in polls.alarms(POLL, HOME)}
    assert due["half"] == NOW + timedelta(days=3, hours=12)
    assert due["last"] == NOW + timedelta(days=6)
    assert due["close"] == POLL.closes_at


@given(st.integers(30, 60 * 24 * 60), st.integers(0, 60 * 24 * 70))
def test_no_two_reminders_are_of_use_at_once_and_none_after_the_close(length, later):
    poll = msgspec.structs.replace(POLL, closes_at=NOW + timedelta(minutes=length))
    now = NOW + timedelta(minutes=later)
    made = [a for a in polls.alarms(poll, HOME) if a.kind in ("half", "last")]
    useful = [a for a in made if fate(a, now) in (Fate.ON_TIME, Fate.LATE)]
    assert len(useful) <= 1
    assert made
    if now >= poll.closes_at:
        assert not useful


def test_counts_stay_hidden_until_the_close_unless_it_was_opened_so():
    """R-K03."""
    assert not polls.may_see_counts(POLL, NOW)
    assert polls.may_see_counts(POLL, POLL.closes_at)
    assert polls.may_see_counts(msgspec.structs.replace(POLL, open_counts=True), NOW)
    assert polls.may_see_counts(msgspec.structs.replace(POLL, state=State.CLOSED), NOW)


def test_the_outcome_is_due_at_the_end_of_the_third_day():
    """R-K03: closed on Monday the 9th; the 12th is the last day."""
    assert polls.outcome_due(POLL, HOME).astimezone(HOME).isoformat()[:10] == "2026-03-13"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"question": " "}, "poll-no-question"),
        ({"question": "问" * 201}, "poll-question-long"),
        ({"options": ("甲",)}, "poll-options-count"),
        ({"options": tuple(map(str, range(13)))}, "poll-options-count"),
        ({"options": ("甲", " ")}, "poll-option-empty"),
        ({"options": ("甲", "甲 ")}, "poll-option-twice"),
        ({"options": ("甲", "乙" * 61)}, "poll-option-long"),
        ({"quorum": 0}, "poll-quorum-range"),
        ({"closes_at": NOW}, "poll-close-past"),
        ({"closes_at": NOW + timedelta(minutes=29)}, "poll-close-soon"),
        ({"closes_at": NOW + timedelta(days=61)}, "poll-close-far"),
    ],
)
def test_what_nobody_could_answer_is_refused(change, why):
    draft = Draft(question="问?", options=("甲", "乙"), closes_at=NOW + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        polls.check(msgspec.structs.replace(draft, **change), NOW)
    assert refused.value.key == why


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(1, 3, "33.3"), (2, 3, "66.6"), (0, 0, "0.0")]
)
def test_shares_are_cut_off_and_never_flatter(part, whole, shown):
    assert polls.share(part, whole) == shown
