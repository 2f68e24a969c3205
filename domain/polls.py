"""Consultation polls among households: voices, quorum, result, deadlines (R-K01…R-K05, R-N05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

import msgspec

from domain.alarms import Alarm
from domain.calendar import period_end
from domain.conversation import Refused
from domain.masking import masked
from domain.moments import at_clock

QUORUM = 30
QUORUMS = (20, 30, 40, 50, 66)
OPTIONS = (2, 12)
QUESTION_LIMIT = 200
OPTION_LIMIT = 60
SHORTEST = timedelta(minutes=30)
LONGEST = timedelta(days=60)
LAST_CALL = timedelta(hours=24)
APART = timedelta(hours=6)
OUTCOME_DAYS = 3
OUTCOME_LIMIT = 1000
MORNING = 9 * 60


class Who(StrEnum):
    """Whose voices count: one for each household, or one for each person."""

    HOUSEHOLDS = "households"
    PERSONS = "persons"


class State(StrEnum):
    """Where a poll stands; DECIDED once its outcome was told (R-K03)."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    DECIDED = "decided"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A poll as asked for. `scope`: a building's words, or empty.

    `quorum`: percent of the households (or persons) there. `open_counts`: shown while it runs.
    """

    question: str
    options: tuple[str, ...]
    closes_at: datetime
    multiple: bool = False
    scope: str = ""
    who: Who = Who.HOUSEHOLDS
    open_counts: bool = False
    quorum: int = QUORUM


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """A poll under way or over. `scope` is the node of the tree; `eligible` how many may speak.

    The poll is a consultation, never a decision of the owners' assembly (R-N05).
    """

    id: int
    compound: int
    number: int
    question: str
    options: tuple[str, ...]
    multiple: bool
    scope: int
    who: Who
    open_counts: bool
    quorum: int
    eligible: int
    opener: int
    opened_at: datetime
    closes_at: datetime
    state: State = State.OPEN
    outcome: str = ""


class Voice(msgspec.Struct, frozen=True):
    """What one household or person says. `voter` is the flat's node, or the person.

    `by` is who entered it. A helped voice (R-K05) names its witness; empty is the voter's own.
    """

    voter: int
    choices: frozenset[int]
    by: int
    at: datetime
    witness: str = ""

    @property
    def is_helped(self) -> bool:
        """Tell whether a steward entered it for somebody without a phone."""
        return bool(self.witness)


class Verdict(StrEnum):
    """What may be said of a result."""

    CLEAR = "clear"
    NO_QUORUM = "no_quorum"
    NO_MAJORITY = "no_majority"


class Tally(msgspec.Struct, frozen=True):
    """A count. `leading`: the options with most voices; `supported`: those of more than half."""

    counts: tuple[int, ...]
    taking_part: int
    eligible: int
    needed: int
    helped: int
    leading: tuple[int, ...]
    supported: tuple[int, ...]
    verdict: Verdict


def check(draft: Draft, now: datetime) -> Draft:
    """Return the draft tidied, without numbers of persons (R-T10), or refuse what nobody could answer."""
    question = masked(" ".join(draft.question.split()))
    options = tuple(masked(" ".join(o.split())) for o in draft.options)
    if not question:
        raise Refused("poll-no-question")
    if len(question) > QUESTION_LIMIT:
        raise Refused("poll-question-long", limit=QUESTION_LIMIT)
    if not OPTIONS[0] <= len(options) <= OPTIONS[1]:
        raise Refused("poll-options-count", given=len(options), least=OPTIONS[0], most=OPTIONS[1])
    if any(not o for o in options):
        raise Refused("poll-option-empty")
    if any(len(o) > OPTION_LIMIT for o in options):
        raise Refused("poll-option-long", limit=OPTION_LIMIT)
    if len({o.casefold() for o in options}) < len(options):
        raise Refused("poll-option-twice")
    if not 1 <= draft.quorum <= 100:
        raise Refused("poll-quorum-range")
    check_close(draft.closes_at, now)
    return msgspec.structs.replace(draft, question=question, options=options)


def check_close(closes_at: datetime, now: datetime) -> None:
    """Refuse a closing time that has passed, is too near, or too far."""
    if closes_at <= now:
        raise Refused("poll-close-past")
    if closes_at - now < SHORTEST:
        raise Refused("poll-close-soon", minutes=int(SHORTEST.total_seconds()) // 60)
    if closes_at - now > LONGEST:
        raise Refused("poll-close-far", days=LONGEST.days)


def check_running(poll: Poll, now: datetime) -> None:
    """Refuse to change what is closed (R-K03): poll-closed. The moment of closing is closed."""
    if poll.state is not State.OPEN or now >= poll.closes_at:
        raise Refused("poll-closed", number=str(poll.number))


def speak(
    poll: Poll, before: Voice | None, voter: int, option: int, by: int, now: datetime
) -> Voice:
    """Return the voice after one option was chosen; it may change until the close (R-K03).

    With one choice the last one stands; with several each press turns one option on or off.
    Refused: poll-closed, poll-no-such-option.
    """
    check_running(poll, now)
    if not 0 <= option < len(poll.options):
        raise Refused("poll-no-such-option", number=str(poll.number))
    if not poll.multiple:
        return Voice(voter, frozenset({option}), by, now)
    kept = before.choices if before and not before.is_helped else frozenset()
    return Voice(voter, kept ^ {option}, by, now)


def take_back(poll: Poll, voter: int, by: int, now: datetime) -> Voice:
    """Return the voice of somebody who has no answer any more; it may change until the close (R-K03).

    Refused: poll-closed.
    """
    check_running(poll, now)
    return Voice(voter, frozenset(), by, now)


def choose(poll: Poll, voter: int, options: Iterable[int], by: int, now: datetime) -> Voice:
    """Return the voice of who says everything at once, whatever was said before (R-K03).

    Refused: poll-closed, poll-no-such-option, poll-one-choice.
    """
    check_running(poll, now)
    chosen = frozenset(options)
    if not chosen or any(not 0 <= o < len(poll.options) for o in chosen):
        raise Refused("poll-no-such-option", number=str(poll.number))
    if len(chosen) > 1 and not poll.multiple:
        raise Refused("poll-one-choice")
    return Voice(voter, chosen, by, now)


def speak_for(
    poll: Poll,
    before: Voice | None,
    voter: int,
    options: Iterable[int],
    by: int,
    witness: str,
    now: datetime,
) -> Voice:
    """Return a helped voice: a steward enters it for a household without a phone (R-K05).

    Refused: poll-closed, poll-no-such-option, poll-one-choice, poll-witness-missing, and
    poll-spoke-itself: what a household said itself nobody changes for it.
    """
    check_running(poll, now)
    chosen = frozenset(options)
    if not chosen or any(not 0 <= o < len(poll.options) for o in chosen):
        raise Refused("poll-no-such-option", number=str(poll.number))
    if len(chosen) > 1 and not poll.multiple:
        raise Refused("poll-one-choice")
    if not witness.strip():
        raise Refused("poll-witness-missing")
    if before and before.choices and not before.is_helped:
        raise Refused("poll-spoke-itself")
    return Voice(voter, chosen, by, now, witness.strip())


def next_quorum(quorum: int) -> int:
    """Return the next quorum to choose from, after the highest the lowest again."""
    return next((q for q in QUORUMS if q > quorum), QUORUMS[0])


def needed(eligible: int, quorum: int) -> int:
    """Return how many voices the quorum asks for, rounded up: 30 % of 120 is 36 (R-K02)."""
    return -(-eligible * quorum // 100)


def tally(poll: Poll, voices: Iterable[Voice]) -> Tally:
    """Return the count in whole numbers (R-K02); who chose nothing has not taken part.

    A view is clear when the quorum is met and an option has more than half of those taking part.
    """
    counts = [0] * len(poll.options)
    part = helped = 0
    for voice in {v.voter: v for v in voices}.values():
        if voice.choices:
            part += 1
            helped += voice.is_helped
        for option in voice.choices:
            counts[option] += 1
    top = max(counts)
    supported = tuple(i for i, n in enumerate(counts) if 2 * n > part)
    if not part or 100 * part < poll.quorum * poll.eligible:
        verdict = Verdict.NO_QUORUM
    else:
        verdict = Verdict.CLEAR if supported else Verdict.NO_MAJORITY
    return Tally(
        counts=tuple(counts),
        taking_part=part,
        eligible=poll.eligible,
        needed=max(1, needed(poll.eligible, poll.quorum)),
        helped=helped,
        leading=tuple(i for i, n in enumerate(counts) if n == top) if top else (),
        supported=supported,
        verdict=verdict,
    )


def may_see_counts(poll: Poll, now: datetime) -> bool:
    """Tell whether counts are shown: hidden until the close unless it was opened so (R-K03)."""
    return poll.open_counts or poll.state is not State.OPEN or now >= poll.closes_at


def share(part: int, whole: int) -> str:
    """Return a share in percent with one decimal, cut off, so that it never flatters."""
    tenths = 1000 * part // whole if whole else 0
    return f"{tenths // 10}.{tenths % 10}"


def outcome_due(poll: Poll, zone: tzinfo) -> datetime:
    """Return the end of the last day for telling what was decided: 3 days after close (R-K03)."""
    day = period_end(poll.closes_at.astimezone(zone).date(), OUTCOME_DAYS)
    return at_clock(day + timedelta(days=1), 0, zone)


def alarms(poll: Poll, zone: tzinfo) -> tuple[Alarm, ...]:
    """Return when to recall who is silent (R-K04), to close, to ask for the outcome.

    Half time and 24 hours before; a poll too short for both has the one at half time.
    """
    half = poll.opened_at + (poll.closes_at - poll.opened_at) / 2
    last = poll.closes_at - LAST_CALL
    never = poll.closes_at + timedelta(days=3650)
    due = outcome_due(poll, zone)
    morning = at_clock(due.astimezone(zone).date() - timedelta(days=1), MORNING, zone)
    both = abs(last - half) >= APART and last > poll.opened_at
    made = [Alarm("half", half, last if both and last > half else poll.closes_at)]
    if both:
        made.append(Alarm("last", last, half if half > last else poll.closes_at))
    made.append(Alarm("close", poll.closes_at, never))
    made.append(Alarm("outcome", max(morning, poll.closes_at), due + timedelta(days=30)))
    return tuple(sorted(made, key=lambda a: a.due))


def check_ended(poll: Poll, now: datetime) -> None:
    """Refuse to speak of the outcome while the poll runs: poll-still-open."""
    if poll.state is State.OPEN and now < poll.closes_at:
        raise Refused("poll-still-open", number=str(poll.number))


def check_outcome(poll: Poll, text: str, now: datetime) -> str:
    """Return the outcome tidied, for a group will read it (R-T10).

    Refused while the poll runs or when it says nothing.
    """
    check_ended(poll, now)
    tidy = masked(text.strip())
    if len(tidy) < 4:
        raise Refused("poll-outcome-empty")
    if len(tidy) > OUTCOME_LIMIT:
        raise Refused("poll-outcome-long", limit=OUTCOME_LIMIT)
    return tidy


def names(poll: Poll, chosen: Iterable[int]) -> Sequence[str]:
    """Return the chosen options' words in the poll's order."""
    return [poll.options[i] for i in sorted(chosen)]
