"""Who asks to be admitted to a compound, and wrong codes that somebody tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, insert, select, update

from storage.database import Connection, Row, metadata, upsert
from storage.people import seconds

joins = Table(
    "joins",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("node", BigInteger, nullable=False),
    Column("words", Text, nullable=False),
    Column("state", Integer, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("decided_at", BigInteger),
    Column("decided_by", BigInteger),
    Index("joins_by_state", "compound", "state"),
    Index("joins_by_person", "person"),
)

tries = Table(
    "code_tries",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("wrong", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
)

MOST_WRONG = 8
FORGIVEN_AFTER = timedelta(hours=1)


class State(IntEnum):
    """What became of a request."""

    WAITING = 0
    ADMITTED = 1
    REFUSED = 2
    WITHDRAWN = 3


@dataclass(frozen=True, slots=True)
class Join:
    """One request; `node` is the home that the words name, as far as it was found, else the compound."""

    id: int
    compound: int
    person: int
    node: int
    words: str
    state: State


def _join(row: Row) -> Join:
    return Join(
        row["id"], row["compound"], row["person"], row["node"], row["words"], State(row["state"])
    )


async def add(conn: Connection, join: Join, now: datetime) -> Join:
    """Keep a request and return it; one that waits already for the same person and compound gets the new words."""
    waiting = await conn.first(
        select(joins).where(
            joins.c.compound == join.compound,
            joins.c.person == join.person,
            joins.c.state == State.WAITING.value,
        )
    )
    if waiting is not None:
        await conn.execute(
            update(joins)
            .where(joins.c.id == waiting["id"])
            .values(words=join.words, node=join.node)
        )
        return Join(waiting["id"], join.compound, join.person, join.node, join.words, State.WAITING)
    await conn.execute(
        insert(joins).values(
            compound=join.compound,
            id=join.id,
            person=join.person,
            node=join.node,
            words=join.words,
            state=join.state.value,
            asked_at=seconds(now),
            decided_at=None,
            decided_by=None,
        )
    )
    return join


async def get(conn: Connection, id: int) -> Join | None:
    """Return a request, or None."""
    row = await conn.first(select(joins).where(joins.c.id == id))
    return None if row is None else _join(row)


async def waiting(conn: Connection, compound: int) -> list[Join]:
    """Return the requests of a compound that wait, the oldest first."""
    rows = await conn.fetch(
        select(joins)
        .where(joins.c.compound == compound, joins.c.state == State.WAITING.value)
        .order_by(joins.c.id)
    )
    return [_join(row) for row in rows]


async def decide(conn: Connection, id: int, state: State, by: int, now: datetime) -> bool:
    """Note what became of a request; False when it was decided before."""
    touched = await conn.execute(
        update(joins)
        .where(joins.c.id == id, joins.c.state == State.WAITING.value)
        .values(state=state.value, decided_at=seconds(now), decided_by=by)
    )
    return touched > 0


async def forget(conn: Connection, person: int) -> None:
    """Remove what somebody wrote about themselves in requests; that they were decided stays."""
    await conn.execute(update(joins).where(joins.c.person == person).values(words=""))
    await conn.execute(
        update(joins)
        .where(joins.c.person == person, joins.c.state == State.WAITING.value)
        .values(state=State.WITHDRAWN.value)
    )


async def may_try(conn: Connection, person: int, now: datetime) -> bool:
    """Tell whether somebody may try another code: not after eight wrong ones within an hour."""
    row = await conn.first(select(tries).where(tries.c.person == person))
    if row is None or row["since"] < seconds(now - FORGIVEN_AFTER):
        return True
    return bool(row["wrong"] < MOST_WRONG)


async def note_wrong(conn: Connection, person: int, now: datetime) -> None:
    """Count a wrong code."""
    row = await conn.first(select(tries).where(tries.c.person == person))
    fresh = row is None or row["since"] < seconds(now - FORGIVEN_AFTER)
    wrong = 1 if row is None or fresh else row["wrong"] + 1
    since = seconds(now) if row is None or fresh else row["since"]
    await conn.execute(
        upsert(tries, {"person": person, "wrong": wrong, "since": since}, ("person",))
    )
