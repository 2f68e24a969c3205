"""The monthly joint meeting of the three parties: its calendar, validity, agenda and reminders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

import msgspec

from domain.alarms import Alarm
from domain.calendar import period_end
from domain.conversation import Refused, Role
from domain.masking import masked
from domain.meeting_rule import month_key
from domain.moments import at_clock

MORNING = 9 * 60
MINUTES_DAYS = 3
NUDGE_DAY = 20
MISSED_LISTED = timedelta(days=20)
PLANNED_AHEAD = timedelta(days=21)
NOT_BEFORE = timedelta(hours=1)
FARTHEST = timedelta(days=366)
AGENDA_LIMIT = 200


class Party(StrEnum):
    """Who sends a delegate; the community takes the chair."""

    STATION = "station"
    COMMITTEE = "committee"
    PROPERTY = "property"
    COMMUNITY = "community"


PARTY_OF = {
    Role.STATION: Party.STATION,
    Role.STATION_HEAD: Party.STATION,
    Role.COMMITTEE: Party.COMMITTEE,
    Role.PROPERTY: Party.PROPERTY,
    Role.COMMUNITY: Party.COMMUNITY,
}


class State(StrEnum):
    """Where a meeting stands; HELD once its minutes are in."""

    DRAFT = "draft"
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Answer(StrEnum):
    """What a delegate says to the invitation."""

    NONE = "none"
    ATTEND = "attend"
    DECLINE = "decline"
    DEPUTY = "deputy"


class Month(StrEnum):
    """What became of a month's meeting."""

    VALID = "valid"
    TALK_ONLY = "talk_only"
    PLANNED = "planned"
    MINUTES_WANTED = "minutes_wanted"
    OPEN = "open"
    MISSED = "missed"


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One joint meeting. `key` is its month ("2026-12"; a second one of the month is "2026-12+2").

    `round` counts how often it was moved; `announced_at` is when its present date was told.
    `valid` is known once it was held (R-M01). `agenda_shown`: the agenda has gone out (R-M02).
    """

    id: int
    compound: int
    key: str
    at: datetime
    place: str
    state: State = State.PLANNED
    announced_at: datetime
    round: int = 0
    valid: bool = False
    agenda_shown: bool = False
    summary: str = ""


class Delegate(msgspec.Struct, frozen=True):
    """Somebody invited, the parties they may stand for, and what they answered."""

    person: int
    parties: tuple[Party, ...]
    answer: Answer = Answer.NONE
    deputy: str = ""


def without_delegate(delegates: Iterable[Delegate]) -> tuple[Party, ...]:
    """Return the parties whose delegates have all declined, or that have none (R-M01)."""
    coming = {p for d in delegates if d.answer is not Answer.DECLINE for p in d.parties}
    return tuple(p for p in Party if p not in coming)


def check_plan(at: datetime, now: datetime) -> None:
    """Refuse a date that nobody can come to: meeting-in-past, meeting-too-soon, meeting-too-far."""
    if at <= now:
        raise Refused("meeting-in-past")
    if at - now < NOT_BEFORE:
        raise Refused("meeting-too-soon")
    if at - now > FARTHEST:
        raise Refused("meeting-too-far")


def check_open(meeting: Meeting) -> None:
    """Refuse to change a meeting that was held or cancelled: meeting-held, meeting-cancelled."""
    if meeting.state is State.DRAFT:
        raise Refused("meeting-unknown")
    if meeting.state is not State.PLANNED:
        raise Refused(f"meeting-{meeting.state.value}")


def check_begun(meeting: Meeting, now: datetime) -> None:
    """Refuse minutes of a meeting that is cancelled, written up, or has not begun."""
    check_open(meeting)
    if now < meeting.at:
        raise Refused("meeting-not-begun")


def free_key(day: date, taken: Iterable[str]) -> str:
    """Return the id for one more meeting in the day's month, none of those taken."""
    month = month_key(day)
    keys = {month} | {f"{month}+{n}" for n in range(2, 10)}
    free = sorted(keys - set(taken))
    if not free:
        raise Refused("meeting-month-full")
    return free[0]


def month_of(key: str) -> str:
    """Return the month that a meeting's key belongs to."""
    return key.partition("+")[0]


def absent(present: Mapping[int, Iterable[Party]]) -> tuple[Party, ...]:
    """Return the parties without a delegate of their own; nobody missing means valid (R-M01).

    `present` gives, for each person who came, the parties that the person may stand for. Who holds
    two posts stands for one party only (R-O04), the one that helps the meeting most.
    """
    taken: dict[Party, int] = {}
    for party in Party:
        _seat(party, present, taken, set())
    return tuple(p for p in Party if p not in taken)


def missing_parties(present: Iterable[Party], delegates: Iterable[Delegate]) -> tuple[Party, ...]:
    """Return the parties without a delegate of their own, of those that are said to have come.

    A party whose only delegate also stands for another one is missing (R-O04); of a party that the
    station knows no delegate of, the words are believed.
    """
    here = set(present)
    people = {d.person: [p for p in d.parties if p in here] for d in delegates}
    known = {p for parties in people.values() for p in parties}
    short = set(absent(people)) & known
    return tuple(p for p in Party if p not in here or p in short)


def _seat(
    party: Party, present: Mapping[int, Iterable[Party]], taken: dict[Party, int], tried: set[int]
) -> bool:
    for person, parties in sorted(present.items()):
        if party not in set(parties) or person in tried:
            continue
        tried.add(person)
        other = next((p for p, who in taken.items() if who == person), None)
        if other is None or _seat(other, present, taken, tried):
            taken[party] = person
            return True
    return False


def alarms(meeting: Meeting, zone: tzinfo) -> tuple[Alarm, ...]:
    """Return when the meeting is to be recalled: 7, 3 and 1 days and 2 hours before, minutes after.

    Days are counted by the clocks of the zone. What the announcement itself has just told is left
    out; each reminder is stale when the next one is due, the last when the meeting begins.
    """
    local = meeting.at.astimezone(zone)
    times = [(f"d{n}", _days_before(local, n)) for n in (7, 3, 1)]
    times.append(("h2", meeting.at - timedelta(hours=2)))
    ends = [due for _, due in times[1:]] + [meeting.at]
    before = tuple(
        Alarm(kind, due, until)
        for (kind, due), until in zip(times, ends, strict=True)
        if due >= meeting.announced_at + (timedelta() if kind == "h2" else NOT_BEFORE)
    )
    last = minutes_due(meeting.at, zone)
    morning = at_clock(local.date() + timedelta(days=1), MORNING, zone)
    final = at_clock(last.astimezone(zone).date() - timedelta(days=1), MORNING, zone)
    after = [Alarm("minutes", morning, max(final, morning + timedelta(hours=1)))]
    if final > morning:
        after.append(Alarm("minutes-last", final, last + timedelta(days=7)))
    return before + tuple(after)


def _days_before(local: datetime, days: int) -> datetime:
    minutes = local.hour * 60 + local.minute
    assert local.tzinfo is not None, "moments are aware"
    return at_clock(local.date() - timedelta(days=days), minutes, local.tzinfo)


def minutes_due(at: datetime, zone: tzinfo) -> datetime:
    """Return the end of the last day for showing the minutes, the third one (R-M04, R-N10)."""
    day = period_end(at.astimezone(zone).date(), MINUTES_DAYS)
    return at_clock(day + timedelta(days=1), 0, zone)


def month_alarms(day: date, zone: tzinfo) -> tuple[Alarm, Alarm]:
    """Return a month's alarms: nothing planned by the 20th, no valid meeting at its end."""
    first = day.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    end = at_clock(after, 0, zone)
    nudge = Alarm("nudge", at_clock(first.replace(day=NUDGE_DAY), MORNING, zone), end)
    missed = at_clock(after, MORNING, zone)
    return nudge, Alarm("missed", missed, missed + MISSED_LISTED)


def judge_month(month: str, meetings: Iterable[Meeting], now: datetime, zone: tzinfo) -> Month:
    """Return what became of a month, or may still become of it.

    A meeting counts for the month that it took place in. While minutes may still come in time, a
    month is not missed.
    """
    own = [
        m
        for m in meetings
        if month_key(m.at.astimezone(zone).date()) == month
        and m.state in (State.PLANNED, State.HELD)
    ]
    over = month_key(now.astimezone(zone).date()) > month
    if any(m.state is State.HELD and m.valid for m in own):
        return Month.VALID
    waiting = [m for m in own if m.state is State.PLANNED]
    if any(m.at > now for m in waiting):
        return Month.PLANNED
    if any(now < minutes_due(m.at, zone) for m in waiting):
        return Month.MINUTES_WANTED
    if not over:
        return Month.TALK_ONLY if own else Month.OPEN
    return Month.MISSED


class Topic(StrEnum):
    """Where an item of the agenda comes from, in the order of the agenda (R-M02)."""

    LAST_RESOLUTIONS = "resolutions"
    OVERDUE = "overdue"
    PROPOSAL = "proposal"
    FUND = "fund"
    RATING = "rating"


class Item(msgspec.Struct, frozen=True):
    """One item of the agenda: a sentence by hand, or a topic and how many things it has.

    Of an open resolution `count` is its number and `doer` who has to do it.
    """

    topic: Topic
    text: str = ""
    count: int = 0
    doer: str = ""


def agenda(
    *,
    open_resolutions: Iterable[tuple[int, str, str]],
    overdue: int,
    proposals: Iterable[str],
    fund: bool = False,
    rating: bool = False,
) -> tuple[Item, ...]:
    """Return the agenda in its order; what there is nothing of is left out (R-M02, R-M03).

    `open_resolutions`: number, what and doer of what was resolved and is not done.
    """
    items = [
        Item(Topic.LAST_RESOLUTIONS, text=what, count=number, doer=doer)
        for number, what, doer in open_resolutions
    ]
    if overdue:
        items.append(Item(Topic.OVERDUE, count=overdue))
    items.extend(Item(Topic.PROPOSAL, text=text) for text in proposals)
    if fund:
        items.append(Item(Topic.FUND))
    if rating:
        items.append(Item(Topic.RATING))
    return tuple(items)


def check_item(text: str, already: Iterable[str]) -> str:
    """Return an item for the agenda, tidied, for a group will read it (R-T10).

    Refused when empty, too long, or there already.
    """
    tidy = masked(" ".join(text.split()))
    if not tidy:
        raise Refused("meeting-item-empty")
    if len(tidy) > AGENDA_LIMIT:
        raise Refused("meeting-item-long", limit=AGENDA_LIMIT)
    if tidy in set(already):
        raise Refused("meeting-item-twice")
    return tidy
