"""Tickets as they stand: their rows, their numbers, and the lists that people ask for."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    insert,
    select,
    update,
)

from domain.clocks import Clock, Kind
from domain.conversation import Refused
from domain.service_levels import Rules
from domain.ticket_alarms import next_alarm_at
from domain.ticket_words import order
from domain.tickets import Body, Holder, State, Ticket
from storage.database import Connection, PerDatabase, Prepared, Row, metadata, partial_index
from storage.people import moment, seconds

tickets = Table(
    "tickets",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("category", String(32), nullable=False),
    Column("subcategory", String(32), nullable=False),
    Column("goal", String(16), nullable=False),
    Column("service", String(16), nullable=False),
    Column("place", Text, nullable=False),
    Column("building", BigInteger, nullable=False),
    Column("reporter", BigInteger, nullable=False),
    Column("entered_by", BigInteger, nullable=False),
    Column("private", Integer, nullable=False),
    Column("sealed", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("state", String(24), nullable=False),
    Column("holder", String(16), nullable=False),
    Column("holder_person", BigInteger, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("state_since", BigInteger, nullable=False),
    Column("clock_kind", String(8), nullable=False),
    Column("clock_limit", BigInteger, nullable=False),
    Column("clock_ran", BigInteger, nullable=False),
    Column("clock_since", BigInteger),
    Column("earlier", BigInteger, nullable=False),
    Column("first_answer_at", BigInteger),
    Column("due_answer", BigInteger),
    Column("step_due", BigInteger),
    Column("next_news_at", BigInteger),
    Column("due_at", BigInteger),
    Column("reason", Text, nullable=False),
    Column("offered", String(16), nullable=False),
    Column("held_in", String(24), nullable=False),
    Column("judged", Integer, nullable=False),
    Column("consulted", Integer, nullable=False),
    Column("consented", Integer, nullable=False),
    Column("extended", Integer, nullable=False),
    Column("done_by", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("next_look", String(10), nullable=False),
    Column("reopened", Integer, nullable=False),
    Column("merged_into", Integer, nullable=False),
    Column("successor_of", Integer, nullable=False),
    Column("followers", Integer, nullable=False),
    Column("solved", Integer),
    Column("score", Integer, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("outside", String(64), nullable=False, server_default=""),
    Column("outside_state", String(16), nullable=False, server_default=""),
    Column("version", Integer, nullable=False),
    Column("month", Integer, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("ref", String(64), nullable=False),
    Column("album", String(64), nullable=False),
    Column("indexed", Integer, nullable=False),
    Index("tickets_by_state", "compound", "state", "received_at"),
    Index("tickets_by_receipt", "compound", "received_at"),
    Index("tickets_by_end", "compound", "ended_at"),
    Index("tickets_by_matter", "compound", "category", "building", "received_at"),
    Index("tickets_by_reporter", "compound", "reporter", "received_at"),
)
partial_index(
    "tickets_due",
    tickets.c.due_at,
    where=tickets.c.due_at.is_not(None),
)
partial_index(
    "tickets_unindexed",
    tickets.c.compound,
    tickets.c.number,
    where=tickets.c.indexed == 0,
)

numbers = Table(
    "ticket_numbers",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)


NOWHERE = "-"
"""Stands for a place that was not said: no ticket's place reads like this."""


def _next_number(insert: Any) -> Any:
    """Return the statement that counts a compound's tickets on and gives the new number."""
    row = insert(numbers).values(compound=0, last=1)
    row = row.on_conflict_do_update(index_elements=["compound"], set_={"last": numbers.c.last + 1})
    return row.returning(numbers.c.last)


_NUMBER = Prepared(PerDatabase(_next_number))
_ADD = Prepared(insert(tickets))
_GET = Prepared(
    select(tickets).where(
        tickets.c.compound == bindparam("compound"), tickets.c.number == bindparam("number")
    )
)
_GET_FOR_CHANGE = Prepared(
    select(tickets)
    .where(tickets.c.compound == bindparam("compound"), tickets.c.number == bindparam("number"))
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a ticket was said: the chat, the message in it, and its album."""

    channel: str = ""
    chat: str = ""
    ref: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A ticket together with where it was said."""

    ticket: Ticket
    source: Source


def _at(value: int | None) -> datetime | None:
    return None if value is None else moment(value)


def _second(value: datetime | None) -> int | None:
    return None if value is None else seconds(value)


def ticket_of(row: Row) -> Ticket:
    """Return the ticket kept in a row."""
    offered = row["offered"]
    return Ticket(
        compound=row["compound"],
        number=row["number"],
        text=row["text"],
        reporter=row["reporter"],
        received_at=moment(row["received_at"]),
        state_since=moment(row["state_since"]),
        clock=Clock(
            Kind(row["clock_kind"]),
            timedelta(seconds=row["clock_limit"]),
            timedelta(seconds=row["clock_ran"]),
            _at(row["clock_since"]),
        ),
        category=row["category"],
        subcategory=row["subcategory"],
        goal=row["goal"],
        service=row["service"],
        place=row["place"],
        building=row["building"],
        entered_by=row["entered_by"],
        private=bool(row["private"]),
        sealed=bool(row["sealed"]),
        level=row["level"],
        state=State(row["state"]),
        holder=Holder(Body(row["holder"]), row["holder_person"]),
        earlier=timedelta(seconds=row["earlier"]),
        first_answer_at=_at(row["first_answer_at"]),
        due_answer=_at(row["due_answer"]),
        step_due=_at(row["step_due"]),
        next_news_at=_at(row["next_news_at"]),
        reason=row["reason"],
        offered=Holder(Body(offered)) if offered else None,
        held_in=State(row["held_in"]) if row["held_in"] else None,
        judged=bool(row["judged"]),
        consulted=row["consulted"],
        consented=bool(row["consented"]),
        extended=bool(row["extended"]),
        done_by=row["done_by"],
        done_at=_at(row["done_at"]),
        ended_at=_at(row["ended_at"]),
        next_look=date.fromisoformat(row["next_look"]) if row["next_look"] else None,
        reopened=row["reopened"],
        merged_into=row["merged_into"],
        successor_of=row["successor_of"],
        followers=row["followers"],
        solved=None if row["solved"] is None else bool(row["solved"]),
        score=row["score"],
        rung=row["rung"],
        said=tuple(row["said"].split()),
        outside=row["outside"],
        outside_state=row["outside_state"],
        version=row["version"],
    )


def kept(row: Row) -> Kept:
    """Return a row of the table with where it came from."""
    return Kept(ticket_of(row), Source(row["channel"], row["chat"], row["ref"], row["album"]))


def _changing(ticket: Ticket, rules: Rules) -> dict[str, Any]:
    """Return the columns that a life changes."""
    return {
        "category": ticket.category,
        "subcategory": ticket.subcategory,
        "goal": ticket.goal,
        "service": ticket.service,
        "place": ticket.place,
        "building": ticket.building,
        "level": ticket.level,
        "state": ticket.state.value,
        "holder": ticket.holder.body.value,
        "holder_person": ticket.holder.person,
        "state_since": seconds(ticket.state_since),
        "clock_kind": ticket.clock.kind.value,
        "clock_limit": int(ticket.clock.limit.total_seconds()),
        "clock_ran": int(ticket.clock.ran.total_seconds()),
        "clock_since": _second(ticket.clock.since),
        "earlier": int(ticket.earlier.total_seconds()),
        "first_answer_at": _second(ticket.first_answer_at),
        "due_answer": _second(ticket.due_answer),
        "step_due": _second(ticket.step_due),
        "next_news_at": _second(ticket.next_news_at),
        "due_at": _second(next_alarm_at(ticket, rules)),
        "reason": ticket.reason,
        "offered": ticket.offered.body.value if ticket.offered else "",
        "held_in": ticket.held_in.value if ticket.held_in else "",
        "judged": int(ticket.judged),
        "consulted": ticket.consulted,
        "consented": int(ticket.consented),
        "extended": int(ticket.extended),
        "done_by": ticket.done_by,
        "done_at": _second(ticket.done_at),
        "ended_at": _second(ticket.ended_at),
        "next_look": ticket.next_look.isoformat() if ticket.next_look else "",
        "reopened": ticket.reopened,
        "merged_into": ticket.merged_into,
        "followers": ticket.followers,
        "solved": None if ticket.solved is None else int(ticket.solved),
        "score": ticket.score,
        "rung": ticket.rung,
        "said": " ".join(ticket.said),
        "outside": ticket.outside,
        "outside_state": ticket.outside_state,
        "version": ticket.version,
    }


def month_of(ticket: Ticket, rules: Rules) -> int:
    """Return the month of receipt in the compound's zone, as 202603; figures are kept by it."""
    local = ticket.received_at.astimezone(ZoneInfo(rules.hours.zone))
    return local.year * 100 + local.month


async def next_number(conn: Connection, compound: int) -> int:
    """Return the compound's next ticket number; numbers are used once."""
    return int(await conn.scalar(_NUMBER, {"compound": compound}))


async def add(conn: Connection, ticket: Ticket, source: Source, rules: Rules) -> None:
    """Keep a new ticket."""
    values = _changing(ticket, rules) | {
        "compound": ticket.compound,
        "number": ticket.number,
        "text": ticket.text,
        "reporter": ticket.reporter,
        "entered_by": ticket.entered_by,
        "private": int(ticket.private),
        "sealed": int(ticket.sealed),
        "received_at": seconds(ticket.received_at),
        "successor_of": ticket.successor_of,
        "month": month_of(ticket, rules),
        "channel": source.channel,
        "chat": source.chat,
        "ref": source.ref,
        "album": source.album,
        "indexed": 0,
    }
    await conn.execute(_ADD, values)


async def save(conn: Connection, ticket: Ticket, rules: Rules) -> None:
    """Keep what changed on a ticket that was fetched for change in this transaction."""
    values = _changing(ticket, rules)
    await conn.execute(
        _save(tuple(values)),
        values | {"of_compound": ticket.compound, "of_number": ticket.number},
    )


@functools.cache
def _save(names: tuple[str, ...]) -> Prepared:
    return Prepared(
        update(tickets)
        .where(
            tickets.c.compound == bindparam("of_compound"),
            tickets.c.number == bindparam("of_number"),
        )
        .values({name: bindparam(name) for name in names})
    )


async def get(conn: Connection, compound: int, number: int) -> Ticket | None:
    """Return a ticket, or None."""
    kept = await kept_at(conn, compound, number)
    return None if kept is None else kept.ticket


async def kept_at(conn: Connection, compound: int, number: int) -> Kept | None:
    """Return a ticket and where it was said, or None."""
    if not 0 < number < 2**31:
        return None
    row = await conn.first(_GET, {"compound": compound, "number": number})
    return None if row is None else kept(row)


async def last_open_of(conn: Connection, compound: int, person: int) -> Ticket | None:
    """Return the newest open ticket that somebody reported, or None."""
    query = select(tickets).where(
        tickets.c.compound == compound,
        tickets.c.reporter == person,
        tickets.c.ended_at.is_(None),
    )
    row = await conn.first(query.order_by(tickets.c.received_at.desc()).limit(1))
    return None if row is None else ticket_of(row)


async def get_for_change(conn: Connection, compound: int, number: int) -> Ticket | None:
    """Return a ticket that nobody else changes until this transaction ends, or None."""
    if not 0 < number < 2**31:
        return None
    row = await conn.first(_GET_FOR_CHANGE, {"compound": compound, "number": number})
    return None if row is None else ticket_of(row)


async def named(conn: Connection, compound: int, words: str) -> Ticket:
    """Return the ticket that somebody names by its number ("42", "#0042"), locked for a change.

    Raises `Refused` when there is none.
    """
    number = words.strip().lstrip("#＃")
    found = None
    if number.isdecimal() and len(number) < 10:
        found = await get_for_change(conn, compound, int(number))
    if found is None:
        raise Refused("ticket-unknown", number=words.strip()[:12])
    return found


async def first_named(conn: Connection, compound: int, words: str) -> tuple[Ticket, str]:
    """Return the ticket whose number stands first, locked for a change, and the words behind it.

    Raises `Refused` when no number is named, or no ticket bears it.
    """
    wanted = order(words, 1)
    if not wanted.numbers:
        raise Refused("ticket-which")
    return await named(conn, compound, str(wanted.numbers[0])), wanted.rest
