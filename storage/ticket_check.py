"""Whether the tickets in the database keep the rules: one holder, exact clocks, an unbroken history, true figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from domain.service_levels import Rules, rules_of
from domain.tickets import (
    BODY_LEVEL,
    ENDED,
    LEFT_OUT,
    RUNNING,
    WAITING,
    Entry,
    State,
    Ticket,
)
from storage import ticket_figures, ticket_history, tickets, tree
from storage.database import Connection
from storage.people import moment
from storage.ticket_figures import COUNTS, KEYS, figures

AT_ONCE = 500
TEXT_ONLY = frozenset({"follow", "unseal", "part", "parted", "party", "outside"})
"""Lines of the history that stand beside the ticket's own way."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a ticket breaks: compound, number, and the rule's id or name."""

    compound: int
    number: int
    rule: str


async def problems(conn: Connection, compound: int) -> list[Problem]:
    """Return every broken rule of a compound's tickets, none if all is well."""
    home = await tree.compound(conn, compound)
    if home is None:
        return []
    found: list[Problem] = []
    counted: Counter[tuple[object, ...]] = Counter()
    last = 0
    while page := await _page(conn, compound, last):
        for ticket in page:
            rules = rules_of(ticket.received_at, home.zone, home.settings)
            lines = await ticket_history.of(conn, compound, ticket.number)
            broken = [*_state(ticket, rules), *_history(ticket, lines)]
            found += [Problem(compound, ticket.number, rule) for rule in broken]
            for name, value in ticket_figures.counts(ticket).items():
                counted[(*ticket_figures.key_of(ticket, rules), name)] += value
        last = page[-1].number
    if await _figures(conn, compound) != {k: v for k, v in counted.items() if v}:
        found.append(Problem(compound, 0, "figures"))
    return found


async def _page(conn: Connection, compound: int, after: int) -> list[Ticket]:
    rows = await conn.fetch(
        select(tickets.tickets)
        .where(tickets.tickets.c.compound == compound, tickets.tickets.c.number > after)
        .order_by(tickets.tickets.c.number)
        .limit(AT_ONCE)
    )
    return [tickets.ticket_of(row) for row in rows]


def _state(ticket: Ticket, rules: Rules) -> list[str]:
    """Return which rules the ticket breaks as it stands."""
    broken = []
    if BODY_LEVEL[ticket.holder.body] != ticket.level:
        broken.append("R-T01")
    if (ticket.clock.since is not None) is not (ticket.state in RUNNING):
        broken.append("R-T04")
    if rules.service(ticket.service).urgent and ticket.state in WAITING:
        broken.append("R-T05")
    if (ticket.offered is not None) is not (ticket.state is State.TRANSFER_PENDING):
        broken.append("R-T01 offer")
    if (ticket.ended_at is not None) is not (ticket.state in ENDED):
        broken.append("ended")
    if (ticket.merged_into > 0) is not (ticket.state is State.MERGED):
        broken.append("merged")
    if ticket.state not in LEFT_OUT and ticket.solved and not ticket.done_by:
        broken.append("R-T08")
    return broken


def _history(ticket: Ticket, lines: list[Entry]) -> list[str]:
    """Return which rules the history breaks: it begins once, is unbroken, in order, and never goes down."""
    way = [line for line in lines if line.move not in TEXT_ONLY]
    if not way or way[0].move != "open" or way[0].after is not State.RECEIVED:
        return ["R-T11 begins"]
    broken = []
    for before, after in pairwise(way):
        if after.move == "open" or after.before is not before.after or after.at < before.at:
            broken.append("R-T11")
        if after.level < before.level:
            broken.append("R-T12")
    if way[-1].after is not ticket.state or way[-1].holder.body != ticket.holder.body:
        broken.append("R-T11 last")
    if way[0].at != moment(int(ticket.received_at.timestamp())):
        broken.append("R-T03")
    checker = [line for line in way if line.move == "confirm" and line.role is not None]
    if any(line.actor == ticket.done_by and line.actor != ticket.reporter for line in checker):
        broken.append("R-T08")
    return broken


async def _figures(conn: Connection, compound: int) -> dict[tuple[object, ...], int]:
    rows = await conn.fetch(select(figures).where(figures.c.compound == compound))
    return {
        (*(row[key] for key in KEYS), name): row[name]
        for row in rows
        for name in COUNTS
        if row[name]
    }
