"""What waits to be said: written in the same transaction as the fact that it reports (design §6.3)."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Integer,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from domain.conversation import Address, Reply, read_back, written
from storage.database import Connection, Prepared, Row, metadata, partial_index, upsert
from storage.people import seconds

outbox = Table(
    "outbox",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Integer, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("thread", String(64), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("reply", Text, nullable=False),
    Column("reply_to", String(64), nullable=False),
    Column("edits", String(64), nullable=False),
    Column("card", String(64), nullable=False),
    Column("once", String(128)),
    Column("attempts", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("claimed_at", BigInteger),
    Column("sent_at", BigInteger),
    Column("sent_ref", String(64)),
    Column("error", Text),
    UniqueConstraint("once", name="outbox_once"),
)
partial_index(
    "outbox_waiting",
    outbox.c.lane,
    outbox.c.id,
    where=outbox.c.state == 0,
)
partial_index(
    "outbox_in_hand",
    outbox.c.claimed_at,
    where=outbox.c.state == 1,
)
partial_index(
    "outbox_by_card",
    outbox.c.card,
    where=outbox.c.state == 0,
)
partial_index(
    "outbox_held",
    outbox.c.person,
    where=outbox.c.state == 4,
)


class Lane(IntEnum):
    """Who goes first when the service lets only so many through."""

    DANGER = 0
    ANSWER = 1
    NEWS = 2
    BROADCAST = 3


class State(IntEnum):
    """Where a message on its way is. HELD waits for the person's next contact."""

    WAITING = 0
    SENDING = 1
    SENT = 2
    FAILED = 3
    HELD = 4


def is_in(state: State) -> ColumnElement[bool]:
    """Return the test for a state with its number written out: partial indices match no bound value."""
    return outbox.c.state == literal_column(str(state.value))


@dataclass(frozen=True, slots=True)
class Letter:
    """One message on its way, to an address or to a person by whichever channel they used last."""

    id: int
    compound: int
    lane: Lane
    due_at: int
    address: Address | None
    person: int
    reply: Reply
    reply_to: str
    edits: str
    card: str
    attempts: int
    created_at: int


_PUT = Prepared(insert(outbox))


async def put(
    conn: Connection,
    id: int,
    now: datetime,
    reply: Reply,
    *,
    compound: int = 0,
    address: Address | None = None,
    person: int = 0,
    lane: Lane = Lane.ANSWER,
    due: datetime | None = None,
    once: str = "",
    reply_to: str = "",
    edits: str = "",
) -> None:
    """Queue a reply for an address, or for a person on the channel used last.

    `once` names the occasion ("meeting:7:invite:55"): a second letter for the same occasion is not written.
    `edits` is the ref of a message that this one replaces.
    """
    values = {
        "compound": compound,
        "id": id,
        "state": State.WAITING.value,
        "lane": lane.value,
        "due_at": seconds(due or now),
        "channel": address.channel if address else "",
        "chat": address.chat if address else "",
        "thread": address.thread if address else "",
        "person": person,
        "reply": written(reply),
        "reply_to": reply_to,
        "edits": edits,
        "card": reply.card,
        "once": once or None,
        "attempts": 0,
        "created_at": seconds(now),
        "claimed_at": None,
        "sent_at": None,
        "sent_ref": None,
        "error": None,
    }
    if once:
        await conn.execute(upsert(outbox, values, ("once",), {}))
    else:
        await conn.execute(_PUT, values)


def letter(row: Row) -> Letter:
    """Return the letter kept in a row."""
    return Letter(
        id=row["id"],
        compound=row["compound"],
        lane=Lane(row["lane"]),
        due_at=row["due_at"],
        address=Address(row["channel"], row["chat"], row["thread"]) if row["chat"] else None,
        person=row["person"],
        reply=read_back(row["reply"]),
        reply_to=row["reply_to"],
        edits=row["edits"],
        card=row["card"],
        attempts=row["attempts"],
        created_at=row["created_at"],
    )


_RELEASE = Prepared(
    update(outbox)
    .where(outbox.c.person == bindparam("whom"), is_in(State.HELD))
    .values(state=State.WAITING.value, due_at=bindparam("due"))
)


async def release(conn: Connection, person: int, now: datetime) -> int:
    """Let what was held for a person go out, since they are in touch again; returns how many."""
    return await conn.execute(_RELEASE, {"whom": person, "due": seconds(now)})


def _due(lanes: frozenset[Lane]) -> Select[Any]:
    """Return the query for the most urgent letters of these lanes."""
    return (
        select(outbox)
        .where(
            is_in(State.WAITING),
            outbox.c.due_at <= bindparam("due"),
            outbox.c.lane.in_([literal_column(str(lane.value)) for lane in sorted(lanes)]),
        )
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
    )


@functools.cache
def _claimed(lanes: frozenset[Lane]) -> Prepared:
    """Return the query that nearly every look asks, built once."""
    return Prepared(_due(lanes))


async def claim(
    conn: Connection,
    now: datetime,
    limit: int,
    *,
    lanes: Collection[Lane] = tuple(Lane),
    without: Collection[Address] = (),
    without_persons: Collection[int] = (),
    after: int = 0,
) -> list[Letter]:
    """Take the most urgent letters that are due; other processes pass them over (design §6.6).

    `lanes` are the ones asked for; `without` and `without_persons` have enough in hand already;
    `after` asks only for letters with a greater id, which are found at once.
    """
    values = {"due": seconds(now), "most": limit}
    if without or without_persons or after:
        query = _due(frozenset(lanes))
        if after:
            query = query.where(outbox.c.id > after)
        # a chat's name is as good as unique; two channels that share one only wait a moment longer
        query = query.where(outbox.c.chat.not_in({address.chat for address in without}))
        if without_persons:
            query = query.where(or_(outbox.c.chat != "", outbox.c.person.not_in(without_persons)))
        rows = await conn.fetch(query, values)
    else:
        rows = await conn.fetch(_claimed(frozenset(lanes)), values)
    if rows:
        await conn.execute(
            update(outbox)
            .where(outbox.c.id.in_([row["id"] for row in rows]))
            .values(state=State.SENDING.value, claimed_at=seconds(now))
        )
    return [letter(row) for row in rows]


_NEWEST = Prepared(
    select(outbox.c.id)
    .where(is_in(State.WAITING), outbox.c.lane == bindparam("lane"))
    .order_by(outbox.c.id.desc())
    .limit(1)
)


async def newest(conn: Connection, lanes: Collection[Lane]) -> int:
    """Return the greatest id that waits in one of the lanes, 0 when none does."""
    found = [await conn.scalar(_NEWEST, {"lane": lane.value}) for lane in lanes]
    return max(id or 0 for id in found)


async def give_back(conn: Connection, ids: Collection[int]) -> None:
    """Let letters wait again that were taken and not sent."""
    await conn.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids), outbox.c.state == State.SENDING.value)
        .values(state=State.WAITING.value)
    )


_SENT = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("of_id"))
    .values(state=State.SENT.value, sent_at=bindparam("at"), sent_ref=bindparam("ref"))
)


async def mark_sent(conn: Connection, id: int, ref: str, now: datetime) -> None:
    """Note that the service took a letter, and the id it gave to the message."""
    await conn.execute(_SENT, {"of_id": id, "ref": ref, "at": seconds(now)})


async def postpone(conn: Connection, id: int, due: datetime, error: str = "") -> None:
    """Let a letter wait until `due` and try again."""
    await conn.execute(
        update(outbox)
        .where(outbox.c.id == id)
        .values(
            state=State.WAITING.value,
            due_at=seconds(due),
            attempts=outbox.c.attempts + 1,
            error=error or None,
        )
    )


async def hold(conn: Connection, id: int) -> None:
    """Keep a letter until its person is in touch again: no chat of theirs takes messages now."""
    await conn.execute(update(outbox).where(outbox.c.id == id).values(state=State.HELD.value))


async def redirect(conn: Connection, id: int, to: Address) -> None:
    """Let a letter in hand go to another chat of its person: the one it was meant for is closed."""
    await conn.execute(
        update(outbox)
        .where(outbox.c.id == id)
        .values(
            state=State.WAITING.value,
            channel=to.channel,
            chat=to.chat,
            thread=to.thread,
            edits="",
            reply_to="",
        )
    )


async def release_chat(conn: Connection, address: Address, now: datetime) -> int:
    """Let what was held for a group go out, since somebody has written there; returns how many."""
    return await conn.execute(
        update(outbox)
        .where(
            outbox.c.person == 0,
            outbox.c.state == State.HELD.value,
            outbox.c.channel == address.channel,
            outbox.c.chat == address.chat,
        )
        .values(state=State.WAITING.value, due_at=seconds(now))
    )


async def fail(conn: Connection, id: int, error: str) -> None:
    """Give a letter up: the service refuses it for good."""
    await conn.execute(
        update(outbox).where(outbox.c.id == id).values(state=State.FAILED.value, error=error)
    )


async def fail_chat(conn: Connection, address: Address, error: str) -> int:
    """Give up all that waits for a chat that takes no messages any more; returns how many."""
    return await conn.execute(
        update(outbox)
        .where(
            outbox.c.channel == address.channel,
            outbox.c.chat == address.chat,
            outbox.c.state.in_([State.WAITING.value, State.SENDING.value]),
        )
        .values(state=State.FAILED.value, error=error)
    )


async def reclaim(conn: Connection, before: datetime) -> int:
    """Let letters go out again whose sender died with them in hand; returns how many."""
    return await conn.execute(
        update(outbox)
        .where(is_in(State.SENDING), outbox.c.claimed_at < seconds(before))
        .values(state=State.WAITING.value)
    )


async def clear(conn: Connection, before: datetime) -> int:
    """Forget what was sent before a moment; returns how many."""
    return await conn.execute(
        outbox.delete().where(
            outbox.c.state == State.SENT.value, outbox.c.sent_at < seconds(before)
        )
    )


async def counts(conn: Connection) -> dict[State, int]:
    """Return how many letters are in each state, but for those that were sent."""
    number = func.count().label("number")
    unsent = select(outbox.c.state, number).where(outbox.c.state != State.SENT.value)
    rows = await conn.fetch(unsent.group_by(outbox.c.state))
    return {State(row["state"]): row["number"] for row in rows}
