"""Whether a ticket with its history keeps the rules, as far as it can be seen from what was written down (R-T01 … R-T15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from domain import clocks
from domain.clocks import NOTHING
from domain.conversation import KEEPERS, Role
from domain.service_levels import Rules
from domain.tickets import (
    BODY_LEVEL,
    ENDED,
    LEFT_OUT,
    RUNNING,
    TOP_LEVEL,
    WAITING,
    Entry,
    State,
    Ticket,
    class_at,
    is_same_kind,
    total_running,
)

BESIDE = frozenset({"follow", "unseal", "part", "parted", "party", "outside"})
"""Lines of the history that stand beside the ticket's own way."""

REJUDGED = frozenset({"urgent", "reclassify"})
"""Moves that may change the promise; what was promised before them is not written down."""

MOVED_ABOUT = REJUDGED | {"locate", "split", "answer", "merge"}
"""Moves after which a ticket is not where and what it was reported as."""

GRACE = timedelta(hours=1)
"""By so much what is due by itself may be late: the clocks' work is woken every minute, and a house may have been down."""


def broken(ticket: Ticket, lines: Sequence[Entry], rules: Rules, now: datetime) -> list[str]:
    """Return which rules a ticket breaks, as it stands and by its history."""
    way = [line for line in lines if line.move not in BESIDE]
    found = [*standing(ticket, rules, now)]
    if not way or way[0].move != "open" or way[0].after is not State.RECEIVED:
        return [*found, "R-T11 begins"]
    found += [*_unbroken(ticket, way), *_returns(way), *_checked(ticket, way)]
    if not any(line.move in REJUDGED for line in way):
        found += [*_clock(ticket, way, rules), *_never_waits(ticket, way, rules)]
        found += _rung(ticket, way, rules)
    return found


def standing(ticket: Ticket, rules: Rules, now: datetime) -> list[str]:
    """Return which rules the ticket breaks as it stands."""
    found = []
    if BODY_LEVEL[ticket.holder.body] != ticket.level:
        found.append("R-T01")
    if (ticket.clock.since is not None) is not (ticket.state in RUNNING):
        found.append("R-T04")
    if rules.service(ticket.service).urgent and ticket.state in WAITING:
        found.append("R-T05")
    if (ticket.offered is not None) is not (ticket.state is State.TRANSFER_PENDING):
        found.append("R-T01 offer")
    if (ticket.ended_at is not None) is not (ticket.state in ENDED):
        found.append("ended")
    if (ticket.merged_into > 0) is not (ticket.state is State.MERGED):
        found.append("merged")
    if ticket.state not in LEFT_OUT and ticket.solved and not ticket.done_by:
        found.append("R-T08")
    if _should_have_moved_up(ticket, rules, now):
        found.append("R-T07")
    return found


def _should_have_moved_up(ticket: Ticket, rules: Rules, now: datetime) -> bool:
    """Tell whether half as long again as promised has passed and nothing moved (R-T07)."""
    stuck = ticket.state is State.TRANSFER_PENDING or ticket.level == TOP_LEVEL
    if ticket.state not in RUNNING or stuck or "level-breach" in ticket.said:
        return False
    at = clocks.due_at(ticket.clock, rules.hours, rules.moves_up_at)
    return at is not None and now > at + GRACE


def _unbroken(ticket: Ticket, way: Sequence[Entry]) -> list[str]:
    """The history begins once, has no gap (R-T11), never goes down (R-T12), ends where the ticket is; a vote is named (R-T14)."""
    found = []
    for before, after in pairwise(way):
        if after.move == "open" or after.before is not before.after or after.at < before.at:
            found.append("R-T11")
        if after.level < before.level:
            found.append("R-T12")
    if way[-1].after is not ticket.state or way[-1].holder.body != ticket.holder.body:
        found.append("R-T11 last")
    if way[0].at != ticket.received_at:
        found.append("R-T03 begin")
    for_vote = ticket.state is State.WAITING_EXTERNAL and ticket.reason == "vote"
    named = [line.text for line in way if line.move == "wait" and line.text not in ("", "vote")]
    if for_vote and not named:
        found.append("R-T14")
    return found


def _returns(way: Sequence[Entry]) -> list[str]:
    """A refused offer is back with its holder, as it was, in the same second (R-T01)."""
    found, offered = [], way[0]
    for line in way:
        if line.move in ("transfer", "rise"):
            offered = line
        if line.move == "refuse" and (line.after, line.holder) != (offered.before, offered.holder):
            found.append("R-T01 refused")
    return found


def _checked(ticket: Ticket, way: Sequence[Entry]) -> list[str]:
    """Whoever did the work never checks it, each time that it was done (R-T08)."""
    doer = 0
    for line in way:
        if line.move == "done":
            doer = line.actor
        checks = line.move in ("confirm", "reopen") and line.role in KEEPERS
        reporter = line.actor in (ticket.reporter, ticket.entered_by)
        if checks and line.actor == doer and not reporter:
            return ["R-T08 checker"]
    return []


def _clock(ticket: Ticket, way: Sequence[Entry], rules: Rules) -> list[str]:
    """The total is the sum of all running stretches, over levels, transfers and reopenings (R-T03, R-T04)."""
    total = NOTHING
    for before, after in pairwise(way):
        if before.after in RUNNING:
            kind = class_at(ticket, before.level, rules).done.kind
            total += clocks.running(before.at, after.at, kind, rules.hours)
    return [] if total_running(ticket, way[-1].at, rules) == total else ["R-T03"]


def _never_waits(ticket: Ticket, way: Sequence[Entry], rules: Rules) -> list[str]:
    """Urgent tickets were never paused (R-T05)."""
    urgent = rules.service(ticket.service).urgent
    return ["R-T05 waited"] if urgent and any(line.after in WAITING for line in way) else []


def _rung(ticket: Ticket, way: Sequence[Entry], rules: Rules) -> list[str]:
    """Danger goes to its doer in the same second and is rung about until somebody takes it (R-T02)."""
    if not ticket.is_danger:
        return []
    found = []
    if ticket.category and (len(way) < 2 or (way[1].move, way[1].at) != ("assign", way[0].at)):
        found.append("R-T02")
    taken = next((line.at for line in way if line.after not in (State.RECEIVED, State.ASSIGNED)), None)  # fmt: skip
    if taken is not None:
        every = timedelta(minutes=rules.ring_every_minutes)
        rings = (taken - ticket.received_at - timedelta(minutes=2)) // every
        if ticket.rung < rings:
            found.append("R-T02 rings")
    return found


def repeated(mine: Iterable[tuple[Ticket, Sequence[Entry]]], rules: Rules) -> list[tuple[int, str]]:
    """Return (number, rule) of one person's tickets that should not have been opened (R-T13, R-T15).

    `mine`: what somebody reported themselves, oldest first, with the histories.
    """
    found: list[tuple[int, str]] = []
    earlier: list[tuple[Ticket, bool]] = []
    for ticket, lines in mine:
        stays = not any(line.move in MOVED_ABOUT for line in lines)
        opened = lines[0] if lines else None
        own = [t for t, _ in earlier]
        if not ticket.successor_of and not ticket.is_danger:
            if stays and any(still and _again(ticket, old, rules) for old, still in earlier):
                found.append((ticket.number, "R-T13"))
            day = [t for t in own if ticket.received_at - t.received_at < timedelta(days=1)]
            if opened and opened.role is Role.RESIDENT and len(day) >= rules.daily_cap:
                found.append((ticket.number, "R-T15"))
        earlier.append((ticket, stays))
    return found


def _again(ticket: Ticket, old: Ticket, rules: Rules) -> bool:
    """Tell whether a ticket is the same matter that its reporter had open already."""
    near = ticket.received_at - old.received_at <= timedelta(hours=rules.join_within_hours)
    was_open = old.ended_at is None or old.ended_at > ticket.received_at
    same_place = (ticket.building, ticket.place) == (old.building, old.place)
    same_kind = is_same_kind(old, ticket.category, ticket.subcategory)
    return near and was_open and same_place and same_kind
