"""Small polls among the members of a station: the questions and the voices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from domain.consultation import StationPoll
from storage.database import Connection, Row, metadata, partial_index, upsert
from storage.people import moment, seconds

polls = Table(
    "station_polls",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("asked_by", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("closes_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    Index("station_polls_by_number", "compound", "number"),
)
partial_index(
    "station_polls_open",
    polls.c.closes_at,
    where=polls.c.closed_at.is_(None),
)

voices = Table(
    "station_voices",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("poll", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("voice", String(8), nullable=False),
    Column("at", BigInteger, nullable=False),
)


def _poll(row: Row) -> StationPoll:
    return StationPoll(
        id=row["id"],
        compound=row["compound"],
        number=row["number"],
        level=row["level"],
        asked_by=row["asked_by"],
        question=row["question"],
        asked_at=moment(row["asked_at"]),
        closes_at=moment(row["closes_at"]),
        closed_at=None if row["closed_at"] is None else moment(row["closed_at"]),
    )


async def add(conn: Connection, poll: StationPoll) -> None:
    """Keep a question that is put to the members."""
    await conn.execute(
        insert(polls).values(
            compound=poll.compound,
            id=poll.id,
            number=poll.number,
            level=poll.level,
            asked_by=poll.asked_by,
            question=poll.question,
            asked_at=seconds(poll.asked_at),
            closes_at=seconds(poll.closes_at),
            closed_at=None,
        )
    )


async def get(conn: Connection, compound: int, id: int) -> StationPoll | None:
    """Return a poll that nobody else changes until this transaction ends, or None."""
    row = await conn.first(
        select(polls).where(polls.c.compound == compound, polls.c.id == id).with_for_update()
    )
    return None if row is None else _poll(row)


async def running(conn: Connection, compound: int, number: int) -> StationPoll | None:
    """Return the poll that runs about a ticket, or None."""
    row = await conn.first(
        select(polls).where(
            polls.c.compound == compound, polls.c.number == number, polls.c.closed_at.is_(None)
        )
    )
    return None if row is None else _poll(row)


async def due(conn: Connection, now: datetime) -> list[StationPoll]:
    """Return some polls whose time is over."""
    rows = await conn.fetch(
        select(polls)
        .where(polls.c.closed_at.is_(None), polls.c.closes_at <= seconds(now))
        .order_by(polls.c.closes_at)
        .limit(20)
        .with_for_update(skip_locked=True)
    )
    return [_poll(row) for row in rows]


async def close(conn: Connection, id: int, now: datetime) -> None:
    """Note that a poll is over."""
    await conn.execute(update(polls).where(polls.c.id == id).values(closed_at=seconds(now)))


async def voice(conn: Connection, poll: StationPoll, person: int, said: str, now: datetime) -> None:
    """Keep a member's voice; a later one takes the place of an earlier."""
    values = {
        "compound": poll.compound,
        "poll": poll.id,
        "person": person,
        "voice": said,
        "at": seconds(now),
    }
    await conn.execute(upsert(voices, values, ("poll", "person")))


async def heard(conn: Connection, poll: int) -> dict[int, str]:
    """Return the voices by person."""
    rows = await conn.fetch(select(voices.c.person, voices.c.voice).where(voices.c.poll == poll))
    return {row["person"]: row["voice"] for row in rows}
