"""Lists of tickets: a person's own, those that wait for somebody, those on which something fell due."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select

from domain.conversation import Address
from domain.tickets import OPEN, Body, Ticket
from storage.database import Connection, Prepared
from storage.people import seconds
from storage.tickets import NOWHERE, Kept, kept, ticket_of, tickets

_RECENT = Prepared(
    select(tickets)
    .where(
        # Each half says all of it, so that each can go by an index of its own.
        or_(
            and_(
                tickets.c.compound == bindparam("compound"),
                tickets.c.reporter == bindparam("reporter"),
                tickets.c.received_at >= bindparam("since"),
            ),
            and_(
                tickets.c.compound == bindparam("compound"),
                tickets.c.received_at >= bindparam("since"),
                tickets.c.category == bindparam("category"),
                tickets.c.building == bindparam("building"),
                or_(tickets.c.building != 0, tickets.c.place == bindparam("place")),
                tickets.c.ended_at.is_(None),
            ),
        ),
    )
    .order_by(tickets.c.received_at.desc(), tickets.c.number.desc())
    .limit(20)
)
_DUE = Prepared(
    select(tickets)
    .where(tickets.c.due_at <= bindparam("now"))
    .order_by(tickets.c.due_at)
    .limit(50)
    .with_for_update(skip_locked=True)
)


async def recent(
    conn: Connection,
    compound: int,
    reporter: int,
    category: str,
    building: int,
    place: str,
    since: datetime,
) -> list[Kept]:
    """Return a person's tickets and the open ones of a category in a building, or in a place, newest first."""
    values = {
        "compound": compound,
        "reporter": reporter,
        "category": category,
        "building": building,
        "place": place or NOWHERE,
        "since": seconds(since),
    }
    return [kept(row) for row in await conn.fetch(_RECENT, values)]


async def due(conn: Connection, now: datetime) -> list[Ticket]:
    """Return up to fifty tickets on which something fell due; other processes pass them over."""
    return [ticket_of(row) for row in await conn.fetch(_DUE, {"now": seconds(now)})]


async def mine(conn: Connection, compound: int, reporter: int, limit: int = 10) -> list[Ticket]:
    """Return a person's newest tickets."""
    rows = await conn.fetch(
        select(tickets)
        .where(tickets.c.compound == compound, tickets.c.reporter == reporter)
        .order_by(tickets.c.received_at.desc(), tickets.c.number.desc())
        .limit(limit)
    )
    return [ticket_of(row) for row in rows]


async def awaiting(
    conn: Connection, compound: int, bodies: frozenset[Body], levels: frozenset[int], limit: int
) -> list[Ticket]:
    """Return open tickets that wait for one of the bodies, or for the keepers of one of the levels.

    The most urgent first: danger, then what is due soonest.
    """
    waits_for = tickets.c.holder.in_([b.value for b in bodies])
    offered = tickets.c.offered.in_([b.value for b in bodies])
    level = tickets.c.level.in_(sorted(levels))
    rows = await conn.fetch(
        select(tickets)
        .where(
            tickets.c.compound == compound,
            tickets.c.state.in_([s.value for s in OPEN]),
            or_(waits_for, offered, level),
        )
        .order_by(
            (tickets.c.service != "P0"),
            tickets.c.due_at.is_(None),
            tickets.c.due_at,
            tickets.c.number,
        )
        .limit(limit)
    )
    return [ticket_of(row) for row in rows]


async def said_at(
    conn: Connection, compound: int, address: Address, ref: str, since: datetime
) -> Ticket | None:
    """Return the ticket that a message of a chat opened since a moment, or None."""
    row = await conn.first(
        select(tickets)
        .where(
            tickets.c.compound == compound,
            tickets.c.received_at >= seconds(since),
            tickets.c.channel == address.channel,
            tickets.c.chat == address.chat,
            tickets.c.ref == ref,
        )
        .order_by(tickets.c.received_at.desc())
        .limit(1)
    )
    return None if row is None else ticket_of(row)
