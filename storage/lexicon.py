"""The words that mean something in one compound only, and the corrections that the engine can learn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, Float, Index, String, Table, Text, delete, insert, select

from domain.conversation import Role
from domain.understanding import Addition
from storage.database import Connection, metadata, upsert
from storage.people import seconds

own_words = Table(
    "own_words",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("word", String(64), primary_key=True),
    Column("category", String(64), nullable=False),
    Column("weight", Float, nullable=False),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", BigInteger, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("was", String(64), nullable=False),
    Column("is", String(64), nullable=False),
    Column("by_role", String(16), nullable=False),
    Column("person", BigInteger, nullable=False, server_default="0"),
    Column("at", BigInteger, nullable=False),
    Index("corrections_by_time", "compound", "at"),
)


async def add(conn: Connection, compound: int, word: Addition, person: int, now: datetime) -> None:
    """Keep a compound's own word; one that is there already is replaced."""
    values = {
        "compound": compound,
        "word": word.word,
        "category": word.category,
        "weight": word.weight,
        "added_by": person,
        "added_at": seconds(now),
    }
    await conn.execute(upsert(own_words, values, ("compound", "word")))


async def remove(conn: Connection, compound: int, word: str) -> bool:
    """Forget a compound's own word; returns whether there was one."""
    touched = await conn.execute(
        delete(own_words).where(own_words.c.compound == compound, own_words.c.word == word)
    )
    return touched > 0


async def of(conn: Connection, compound: int) -> list[Addition]:
    """Return a compound's own words."""
    rows = await conn.fetch(
        select(own_words).where(own_words.c.compound == compound).order_by(own_words.c.word)
    )
    return [Addition(row["word"], row["category"], row["weight"]) for row in rows]


async def everywhere(conn: Connection) -> dict[int, tuple[Addition, ...]]:
    """Return the own words of every compound that has any."""
    found: dict[int, list[Addition]] = {}
    for row in await conn.fetch(select(own_words).order_by(own_words.c.compound, own_words.c.word)):
        word = Addition(row["word"], row["category"], row["weight"])
        found.setdefault(row["compound"], []).append(word)
    return {compound: tuple(words) for compound, words in found.items()}


@dataclass(frozen=True, slots=True)
class Correction:
    """Somebody put the engine right: `was` and `now_is` are "category.sub", "request" or "talk"."""

    text: str
    was: str
    now_is: str
    role: Role
    person: int


async def correct(
    conn: Connection, id: int, compound: int, what: Correction, now: datetime
) -> None:
    """Keep a correction, to learn from."""
    await conn.execute(
        insert(corrections).values(
            {
                "compound": compound,
                "id": id,
                "text": what.text,
                "was": what.was,
                "is": what.now_is,
                "by_role": what.role.value,
                "person": what.person,
                "at": seconds(now),
            }
        )
    )
