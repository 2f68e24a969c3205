"""Requests found in pasted talk, until somebody of the staff logs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, Index, Table, Text, delete, insert, select

from storage.database import Connection, metadata
from storage.people import seconds

pasted = Table(
    "pasted",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("batch", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("pasted_by_batch", "compound", "batch"),
    Index("pasted_by_time", "at"),
)

KEPT_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that somebody said in the group, pasted by a person of the staff."""

    id: int
    batch: int
    person: int
    name: str
    text: str


async def add(conn: Connection, compound: int, one: Proposal, now: datetime) -> None:
    """Keep a proposal."""
    await conn.execute(
        insert(pasted).values(
            compound=compound,
            id=one.id,
            batch=one.batch,
            person=one.person,
            name=one.name,
            text=one.text,
            at=seconds(now),
        )
    )


async def take(
    conn: Connection, compound: int, person: int, *, id: int = 0, batch: int = 0
) -> list[Proposal]:
    """Take one proposal, or all that are left of a batch, of whoever pasted them; each can be taken once."""
    which = pasted.c.id == id if id else pasted.c.batch == batch
    mine = which & (pasted.c.compound == compound) & (pasted.c.person == person)
    rows = await conn.fetch(select(pasted).where(mine).order_by(pasted.c.id))
    await conn.execute(delete(pasted).where(mine))
    return [
        Proposal(row["id"], row["batch"], row["person"], row["name"], row["text"]) for row in rows
    ]


async def clear(conn: Connection, now: datetime) -> int:
    """Forget what nobody logged; returns how many."""
    return await conn.execute(delete(pasted).where(pasted.c.at < seconds(now - KEPT_FOR)))
