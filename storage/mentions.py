"""What was said in groups that may have been a request and became none: kept for two weeks, counted among the hot issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    String,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
)

from storage.database import Connection, Prepared, metadata
from storage.people import moment, seconds

KEPT_FOR = timedelta(days=14)

mentions = Table(
    "mentions",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("category", String(32), nullable=False),
    Column("building", BigInteger, nullable=False),
    Index("mentions_by_time", "compound", "at"),
)

_ADD = Prepared(insert(mentions))
_CLEAR = Prepared(delete(mentions).where(mentions.c.at < bindparam("before")))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a group's talk about a matter; `building` is 0 where none was named."""

    id: int
    person: int
    at: datetime
    text: str
    category: str
    building: int


async def add(conn: Connection, compound: int, one: Mention) -> None:
    """Keep a mention."""
    await conn.execute(
        _ADD,
        {
            "compound": compound,
            "id": one.id,
            "person": one.person,
            "at": seconds(one.at),
            "text": one.text,
            "category": one.category,
            "building": one.building,
        },
    )


async def since(conn: Connection, compound: int, begin: datetime) -> list[Mention]:
    """Return a compound's mentions since a moment, oldest first."""
    rows = await conn.fetch(
        select(mentions)
        .where(mentions.c.compound == compound, mentions.c.at >= seconds(begin))
        .order_by(mentions.c.at, mentions.c.id)
    )
    return [
        Mention(
            row["id"],
            row["person"],
            moment(row["at"]),
            row["text"],
            row["category"],
            row["building"],
        )
        for row in rows
    ]


async def clear(conn: Connection, now: datetime) -> int:
    """Forget what is too old to be hot; returns how many."""
    return await conn.execute(_CLEAR, {"before": seconds(now - KEPT_FOR)})
