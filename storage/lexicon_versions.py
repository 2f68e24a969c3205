"""The lexicons that were learnt on the job: what each holds, how it was measured, and which was in use since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, func, insert, select

from domain.tickets import State
from domain.understanding.lessons import TALK, Lesson, Shelf
from storage.database import Connection, Row, metadata
from storage.lexicon import corrections
from storage.people import moment, people, seconds
from storage.tickets import tickets

EVERYWHERE = 0
"""The scope of a lexicon that holds for the whole installation; any other scope is a compound's id."""

versions = Table(
    "lexicon_versions",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("lessons", Integer, nullable=False),
    Column("figures", Text, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", BigInteger, nullable=False),
)

uses = Table(
    "lexicon_uses",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("role", String(16), nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("lexicon_uses_by_compound", "compound", "id"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One reader on the newest fifth; shares from 0 to 1. `quiet` is None where nothing had been taken back."""

    accuracy: float
    macro_f1: float
    heard: float
    quiet: float | None


@dataclass(frozen=True, slots=True)
class Version:
    """One learnt lexicon without its words. `kept`: whether it was better and can be used. `made_by` 0: no person of the house."""

    version: int
    words: int
    lessons: int
    new: Measured
    old: Measured
    made_by: int
    made_at: datetime
    kept: bool


@dataclass(frozen=True, slots=True)
class Use:
    """Who put which version to use, in what role and when; version 0 is what came with the program."""

    version: int
    person: int
    role: str
    at: datetime


async def add(
    conn: Connection,
    scope: int,
    content: str,
    words: int,
    lessons: int,
    measured: tuple[Measured, Measured],
    person: int,
    now: datetime,
) -> int:
    """Keep what a trial brought, new and old figures; an empty `content` for what was no better. Returns its number."""
    last = await conn.scalar(
        select(func.max(versions.c.version)).where(versions.c.compound == scope)
    )
    number = int(last or 0) + 1
    await conn.execute(
        insert(versions).values(
            compound=scope,
            version=number,
            content=content,
            words=words,
            lessons=lessons,
            figures=msgspec.json.encode(measured).decode(),
            made_by=person,
            made_at=seconds(now),
        )
    )
    return number


async def use(
    conn: Connection, id: int, scope: int, version: int, person: int, role: str, now: datetime
) -> None:
    """Put a version to use from now on; 0 for the shipped words alone."""
    await conn.execute(
        insert(uses).values(
            compound=scope, id=id, version=version, person=person, role=role, at=seconds(now)
        )
    )


async def shelf(conn: Connection, scope: int) -> Shelf:
    """Return which versions were put to use, oldest first."""
    rows = await conn.fetch(
        select(uses.c.version).where(uses.c.compound == scope).order_by(uses.c.id)
    )
    return Shelf(tuple(row["version"] for row in rows))


async def last_use(conn: Connection, scope: int) -> Use | None:
    """Return the newest change of what is in use."""
    row = await conn.first(
        select(uses).where(uses.c.compound == scope).order_by(uses.c.id.desc()).limit(1)
    )
    if row is None:
        return None
    return Use(row["version"], row["person"], row["role"], moment(row["at"]))


async def of(conn: Connection, scope: int, most: int = 50) -> list[Version]:
    """Return what was learnt in a scope, newest first."""
    query = select(versions).where(versions.c.compound == scope)
    rows = await conn.fetch(query.order_by(versions.c.version.desc()).limit(most))
    return [_version(row) for row in rows]


async def get(conn: Connection, scope: int, version: int) -> Version | None:
    """Return one version without its words."""
    row = await conn.first(
        select(versions).where(versions.c.compound == scope, versions.c.version == version)
    )
    return None if row is None else _version(row)


async def content(conn: Connection, scope: int, version: int) -> str:
    """Return the text of a version, empty where there is none to use."""
    query = select(versions.c.content).where(
        versions.c.compound == scope, versions.c.version == version
    )
    return str(await conn.scalar(query) or "")


async def in_use(conn: Connection) -> dict[int, int]:
    """Return the version in use of every scope that uses a learnt one."""
    rows = await conn.fetch(select(uses.c.compound, uses.c.version).order_by(uses.c.id))
    newest = {row["compound"]: row["version"] for row in rows}
    return {scope: version for scope, version in newest.items() if version}


def _version(row: Row) -> Version:
    new, old = msgspec.json.decode(row["figures"], type=tuple[Measured, Measured])
    return Version(
        version=row["version"],
        words=row["words"],
        lessons=row["lessons"],
        new=new,
        old=old,
        made_by=row["made_by"],
        made_at=moment(row["made_at"]),
        kept=bool(row["content"]),
    )


async def lessons(conn: Connection, scope: int) -> list[Lesson]:
    """Return what a scope's closed tickets, and lines that were taken back as no request, teach."""
    closed = [State.CLOSED.value, State.CLOSED_EXPLAINED.value]
    columns = (tickets.c.text, tickets.c.category, tickets.c.reporter, tickets.c.ended_at)
    wanted = select(*columns).where(tickets.c.state.in_(closed), tickets.c.ended_at.is_not(None))
    taken = select(corrections).where(corrections.c["is"] == TALK)
    if scope != EVERYWHERE:
        wanted = wanted.where(tickets.c.compound == scope)
        taken = taken.where(corrections.c.compound == scope)
    found = [
        Lesson(moment(row["ended_at"]), row["text"], row["category"] or "other", row["reporter"])
        for row in await conn.fetch(wanted)
    ]
    found += [
        Lesson(moment(row["at"]), row["text"], TALK, row["person"])
        for row in await conn.fetch(taken)
    ]
    return found


async def names(conn: Connection, scope: int) -> list[str]:
    """Return the names of everybody who may be spoken of in a scope, so that none becomes a word."""
    query = select(people.c.name).where(people.c.name != "")
    if scope != EVERYWHERE:
        query = query.where(people.c.compound == scope)
    return [row["name"] for row in await conn.fetch(query)]
