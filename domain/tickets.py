"""What a ticket is: its states, bodies, clocks and history (domain rules R-T01 to R-T15)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain import clocks
from domain.clocks import NOTHING, Clock, after_span
from domain.conversation import Refused, Role, Term
from domain.service_levels import Rules, ServiceClass


class State(StrEnum):
    """Where a ticket stands; its level is a separate thing."""

    RECEIVED = "received"
    REDIRECTED = "redirected"
    MERGED = "merged"
    ASSIGNED = "assigned"
    WORKING = "working"
    WAITING_RESIDENT = "waiting_resident"
    WAITING_EXTERNAL = "waiting_external"
    TRANSFER_PENDING = "transfer_pending"
    OBJECTED = "objected"
    DONE = "done"
    REOPENED = "reopened"
    CLOSED = "closed"
    CLOSED_EXPLAINED = "closed_explained"
    WITHDRAWN = "withdrawn"


RUNNING = frozenset(
    {
        State.RECEIVED,
        State.ASSIGNED,
        State.WORKING,
        State.TRANSFER_PENDING,
        State.OBJECTED,
        State.REOPENED,
    }
)
WAITING = frozenset({State.WAITING_RESIDENT, State.WAITING_EXTERNAL})
PAUSED = WAITING | {State.DONE}
OPEN = RUNNING | PAUSED
ENDED = frozenset(State) - OPEN
LEFT_OUT = frozenset({State.REDIRECTED, State.MERGED, State.WITHDRAWN})
"""States whose tickets no rate counts (§3.4)."""


class Body(StrEnum):
    """Who can hold a ticket."""

    STATION = "station"
    PROPERTY = "property"
    COMMITTEE = "committee"
    GRID = "grid"
    COMMUNITY = "community"
    STREET = "street"
    ENFORCEMENT = "enforcement"


BODY_LEVEL = {
    Body.STATION: 1,
    Body.PROPERTY: 1,
    Body.COMMITTEE: 1,
    Body.GRID: 2,
    Body.COMMUNITY: 2,
    Body.STREET: 3,
    Body.ENFORCEMENT: 3,
}
BODY_ROLES: dict[Body, frozenset[Role]] = {
    Body.STATION: frozenset({Role.STATION, Role.STATION_HEAD}),
    Body.PROPERTY: frozenset({Role.PROPERTY}),
    Body.COMMITTEE: frozenset({Role.COMMITTEE}),
    Body.GRID: frozenset({Role.GRID}),
    Body.COMMUNITY: frozenset({Role.COMMUNITY}),
    Body.STREET: frozenset({Role.STREET}),
    Body.ENFORCEMENT: frozenset({Role.STREET}),
}
TOP_LEVEL = 3
LEVEL_BODY = {1: Body.STATION, 2: Body.COMMUNITY, 3: Body.STREET}
LEVEL_KEEPERS: dict[int, frozenset[Role]] = {
    1: frozenset({Role.STATION, Role.STATION_HEAD}),
    2: frozenset({Role.GRID, Role.COMMUNITY}),
    3: frozenset({Role.STREET}),
}

REDIRECT_REASONS = ("emergency", "court", "petition", "private", "outside", "other")
WAIT_REASONS = ("part", "fund", "vote", "weather", "owner", "other")
NO_ANSWER = "no-answer"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a ticket: a body, and the person in it who took it (0 while nobody has)."""

    body: Body
    person: int = 0


GUESSED = "?"
"""Ends a place that nobody said: it was taken from the writer's name in the group."""
_UNIT = re.compile(r"([0-9A-Z]+)单元")


@dataclass(frozen=True, slots=True)
class Ticket:
    """One request with one holder and one clock.

    `clock` is the level's own; `earlier` is what ran before it, so the total is never reset (R-T03).
    `held_in` is the state to fall back to when an offer to another body is refused (R-T01).
    `said` names the alarms that were raised already; see domain/ticket_alarms.py.
    `outside` is the number at the outside system that level 3 works with, `outside_state` how it stands there.
    """

    compound: int
    number: int
    text: str
    reporter: int
    received_at: datetime
    state_since: datetime
    clock: Clock
    category: str = ""
    subcategory: str = ""
    goal: str = ""
    service: str = "P3"
    place: str = ""
    building: int = 0
    entered_by: int = 0
    private: bool = False
    sealed: bool = False
    level: int = 1
    state: State = State.RECEIVED
    holder: Holder = Holder(Body.STATION)
    earlier: timedelta = NOTHING
    first_answer_at: datetime | None = None
    due_answer: datetime | None = None
    step_due: datetime | None = None
    next_news_at: datetime | None = None
    reason: str = ""
    offered: Holder | None = None
    held_in: State | None = None
    judged: bool = False
    consulted: int = 0
    consented: bool = False
    extended: bool = False
    done_by: int = 0
    done_at: datetime | None = None
    ended_at: datetime | None = None
    next_look: date | None = None
    reopened: int = 0
    merged_into: int = 0
    successor_of: int = 0
    followers: int = 0
    solved: bool | None = None
    score: int = 0
    rung: int = 0
    said: tuple[str, ...] = ()
    outside: str = ""
    outside_state: str = ""
    version: int = 1

    @property
    def is_place_guessed(self) -> bool:
        """Tell whether the place was only taken from the writer's name in the group."""
        return self.place.endswith(GUESSED)

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still owes an answer."""
        return self.state in OPEN

    @property
    def is_danger(self) -> bool:
        """Tell whether life is in danger (R-T02)."""
        return self.service == "P0"

    @property
    def contact(self) -> Body:
        """Return who answers the resident: always the station, even at level 3 (R-T06)."""
        return Body.STATION

    @property
    def name(self) -> str:
        """Return the number as people see it: 0042."""
        return f"{self.number:04d}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: nothing is deleted, corrections are new lines (R-T11)."""

    at: datetime
    actor: int
    role: Role | None
    move: str
    before: State | None
    after: State
    level: int
    holder: Holder
    text: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What is known when a ticket is opened."""

    text: str
    reporter: int
    category: str = ""
    subcategory: str = ""
    goal: str = ""
    service: str = "P3"
    place: str = ""
    building: int = 0
    entered_by: int = 0
    private: bool = False
    sealed: bool = False
    successor_of: int = 0


def open_ticket(
    compound: int, number: int, report: Report, role: Role, now: datetime, rules: Rules
) -> tuple[Ticket, Entry]:
    """Return a new ticket in `received` and the first line of its history; its clock runs at once (R-T03)."""
    if not report.text.strip():
        raise Refused("ticket-needs-text")
    service = rules.service(report.service)
    ticket = Ticket(
        compound=compound,
        number=number,
        text=report.text.strip(),
        reporter=report.reporter,
        received_at=now,
        state_since=now,
        clock=level_clock(service, now, rules),
        category=report.category,
        subcategory=report.subcategory,
        goal=report.goal,
        service=service.id,
        place=report.place,
        building=report.building,
        entered_by=report.entered_by,
        private=report.private,
        sealed=report.sealed,
        successor_of=report.successor_of,
        due_answer=after_span(now, service.answer, rules.hours),
        step_due=after_span(now, service.answer if service.urgent else rules.judge, rules.hours),
    )
    actor = report.entered_by or report.reporter
    return ticket, Entry(now, actor, role, "open", None, ticket.state, 1, ticket.holder)


def level_clock(service: ServiceClass, now: datetime, rules: Rules) -> Clock:
    """Return the clock of a level that begins now."""
    return Clock(service.done.kind, service.done.length(rules.hours), since=now)


def class_at(ticket: Ticket, level: int, rules: Rules) -> ServiceClass:
    """Return what is promised at a level; urgent classes keep their own times at every level (R-T05)."""
    own = rules.service(ticket.service)
    return own if own.urgent or level == 1 else rules.service(f"level{level}")


def total_running(ticket: Ticket, now: datetime, rules: Rules) -> timedelta:
    """Return how long the ticket has run in all, over levels, transfers and reopenings (R-T03)."""
    return ticket.earlier + clocks.elapsed(ticket.clock, now, rules.hours)


def share_used(ticket: Ticket, now: datetime, rules: Rules) -> float:
    """Return how much of the level's time is used: 1.0 is due, 1.5 moves up by itself (R-T07)."""
    ran = clocks.elapsed(ticket.clock, now, rules.hours)
    return ran / ticket.clock.limit if ticket.clock.limit else 0.0


def due_done(ticket: Ticket, rules: Rules) -> datetime | None:
    """Return when the ticket should be done, None while its clock stands still."""
    return clocks.due_at(ticket.clock, rules.hours)


def urgency(ticket: Ticket, rules: Rules) -> tuple[bool, bool, float, int]:
    """Return what tickets are sorted by, the most urgent first: danger, then what should be done soonest."""
    due = due_done(ticket, rules) if ticket.state in RUNNING else None
    return not ticket.is_danger, due is None, due.timestamp() if due else 0.0, ticket.number


def is_overdue(ticket: Ticket, now: datetime, rules: Rules) -> bool:
    """Tell whether the level's time is used up."""
    return ticket.state in RUNNING and clocks.is_overdue(ticket.clock, now, rules.hours)


def followed(ticket: Ticket, count: int = 1) -> Ticket:
    """Return the ticket with more households behind it ("我也遇到", a second report, a merge)."""
    return replace(ticket, followers=ticket.followers + count, version=ticket.version + 1)


def public_view(ticket: Ticket, building: str) -> dict[str, str | Term]:
    """Return all that a group may see of a ticket: number, category, building, state (R-T10)."""
    return {
        "number": ticket.name,
        "category": category_term(ticket.category),
        "building": building,
        "state": state_term(ticket.state),
    }


def state_term(state: State) -> Term:
    """Return a state's name."""
    return Term(f"ticket-state-{state.value.replace('_', '-')}")


def body_term(body: Body) -> Term:
    """Return a body's name."""
    return Term(f"ticket-body-{body.value}")


def category_term(category: str) -> Term:
    """Return a category's name; "category-other" where it is not known yet."""
    return Term(f"category-{category or 'other'}")


def is_same_kind(ticket: Ticket, category: str, subcategory: str) -> bool:
    """Tell whether a report is of the ticket's kind; "other" is like nothing."""
    if category in ("", "other") or ticket.category != category:
        return False
    return not subcategory or not ticket.subcategory or subcategory == ticket.subcategory


def is_same_matter(
    ticket: Ticket,
    kind: tuple[str, str],
    building: int,
    place: str,
    now: datetime,
    rules: Rules,
) -> bool:
    """Tell whether a report speaks of an open ticket's thing in its place, within the window (R-T13).

    `kind` is category and sub-category.
    """
    if not ticket.is_open or ticket.private or not is_same_kind(ticket, *kind):
        return False
    if now - ticket.received_at > timedelta(hours=rules.join_within_hours):
        return False
    if building or ticket.building:
        return building == ticket.building and not _other_unit(ticket, kind[0], place)
    return bool(place) and place == ticket.place


def _other_unit(ticket: Ticket, category: str, place: str) -> bool:
    """Tell whether both name units and none is the same; what comes by a main (water, power, net) fails in many at once."""
    here, there = set(_UNIT.findall(place)), set(_UNIT.findall(ticket.place))
    return bool(here and there and not here & there) and category != "utilities"


class Callback(StrEnum):
    """What the answers to "solved?" come to."""

    OPEN = "open"
    SOLVED = "solved"
    NOT_SOLVED = "not_solved"


def callback_outcome(
    main: bool | None, merged: tuple[bool | None, ...], *, final: bool = False
) -> Callback:
    """Return what the answers come to: the main reporter's yes, or most of those answering (R-T09).

    None is somebody who has not answered. `final`: the time to answer is over. Nobody answering
    leaves it open: silence is never a "solved" (§3.4).
    """
    if main:
        return Callback.SOLVED
    answers = [vote for vote in (main, *merged) if vote is not None]
    yes, no, voters = sum(answers), len(answers) - sum(answers), 1 + len(merged)
    if final or len(answers) == voters:
        if not answers:
            return Callback.OPEN
        return Callback.SOLVED if yes > no else Callback.NOT_SOLVED
    if 2 * yes > voters:
        return Callback.SOLVED
    return Callback.NOT_SOLVED if main is False and 2 * no >= voters else Callback.OPEN
