"""What a person is to forward into a group that has no bot, and whether they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    String,
    Table,
    Text,
    bindparam,
    select,
    update,
)

from domain.conversation import Address
from storage import tree
from storage.database import Connection, Prepared, Row, metadata, upsert
from storage.people import moment, seconds

CHANNEL = "forward"

forwards = Table(
    "forwards",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", String(128), nullable=False),
    Column("text", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("done_by", BigInteger),
    Column("reminded_at", BigInteger),
    Index("forwards_waiting", "compound", "done_at"),
)


@dataclass(frozen=True, slots=True)
class Forward:
    """One text to be forwarded, with its link; the pictures went along with the letter to whoever forwards."""

    compound: int
    id: int
    chat: str
    text: str
    link: str
    created_at: datetime
    done: bool = False


def _forward(row: Row) -> Forward:
    return Forward(
        compound=row["compound"],
        id=row["id"],
        chat=row["chat"],
        text=row["text"],
        link=row["link"],
        created_at=moment(row["created_at"]),
        done=row["done_at"] is not None,
    )


_ANYWHERE = Prepared(
    select(forwards.c.compound)
    .where(
        forwards.c.done_at.is_(None),
        forwards.c.reminded_at.is_(None),
        forwards.c.created_at <= bindparam("before"),
    )
    .distinct()
)


async def add(conn: Connection, one: Forward) -> bool:
    """Keep something to be forwarded; False when it was kept already."""
    values = {
        "compound": one.compound,
        "id": one.id,
        "chat": one.chat,
        "text": one.text,
        "link": one.link,
        "created_at": seconds(one.created_at),
        "done_at": None,
        "done_by": None,
        "reminded_at": None,
    }
    return await conn.execute(upsert(forwards, values, ("id",), {})) == 1


async def get(conn: Connection, compound: int, id: int) -> Forward | None:
    """Return one of a compound's, or None."""
    row = await conn.first(
        select(forwards).where(forwards.c.compound == compound, forwards.c.id == id)
    )
    return None if row is None else _forward(row)


async def waiting(conn: Connection, compound: int, limit: int = 20) -> list[Forward]:
    """Return what was not forwarded yet, oldest first."""
    query = (
        select(forwards)
        .where(forwards.c.compound == compound, forwards.c.done_at.is_(None))
        .order_by(forwards.c.id)
        .limit(limit)
    )
    return [_forward(row) for row in await conn.fetch(query)]


async def done(conn: Connection, compound: int, id: int, person: int, now: datetime) -> bool:
    """Note that it was forwarded; False when that was noted before, or there is no such thing."""
    touched = await conn.execute(
        update(forwards)
        .where(forwards.c.compound == compound, forwards.c.id == id, forwards.c.done_at.is_(None))
        .values(done_at=seconds(now), done_by=person)
    )
    return touched == 1


async def anywhere(conn: Connection, before: datetime) -> frozenset[int]:
    """Return the compounds where something has waited since before a moment without a reminder."""
    rows = await conn.fetch(_ANYWHERE, {"before": seconds(before)})
    return frozenset(row["compound"] for row in rows)


async def forgotten(
    conn: Connection, compound: int, before: datetime, limit: int = 5
) -> list[Forward]:
    """Return what has waited since before a moment without anybody having been reminded."""
    query = (
        select(forwards)
        .where(
            forwards.c.compound == compound,
            forwards.c.done_at.is_(None),
            forwards.c.reminded_at.is_(None),
            forwards.c.created_at <= seconds(before),
        )
        .order_by(forwards.c.id)
        .limit(limit)
    )
    return [_forward(row) for row in await conn.fetch(query)]


async def note_reminded(conn: Connection, ids: list[int], now: datetime) -> None:
    """Note that somebody was reminded."""
    await conn.execute(
        update(forwards).where(forwards.c.id.in_(ids)).values(reminded_at=seconds(now))
    )


async def groups(conn: Connection, compound: int) -> list[tree.Group]:
    """Return a compound's groups without a bot."""
    found = await tree.groups_of(conn, compound)
    return [group for group in found if group.address.channel == CHANNEL]


def address(compound: int, number: int) -> Address:
    """Return where a letter for a group without a bot goes."""
    return Address(CHANNEL, f"{compound}-{number}")
