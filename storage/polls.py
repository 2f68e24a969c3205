"""Consultation polls and the voices in them; every change of a voice stays on record."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from domain.polls import Poll, State, Voice, Who
from storage.database import Connection, Prepared, Row, metadata, upsert
from storage.people import moment, seconds
from storage.tree import compounds

polls = Table(
    "polls",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("multiple", Integer, nullable=False),
    Column("scope", BigInteger, nullable=False),
    Column("who", String(16), nullable=False),
    Column("open_counts", Integer, nullable=False),
    Column("quorum", Integer, nullable=False),
    Column("eligible", Integer, nullable=False),
    Column("opener", BigInteger, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("closes_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("outcome", Text, nullable=False),
    Index("polls_by_compound", "compound", "state", "closes_at"),
    Index("polls_by_number", "compound", "number"),
)

voices = Table(
    "voices",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("poll", BigInteger, primary_key=True, autoincrement=False),
    Column("voter", BigInteger, primary_key=True, autoincrement=False),
    Column("choices", String(64), nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("witness", Text, nullable=False),
)

voice_history = Table(
    "voice_history",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("poll", BigInteger, nullable=False),
    Column("voter", BigInteger, nullable=False),
    Column("choices", String(64), nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("witness", Text, nullable=False),
    Index("voice_history_by_poll", "poll", "voter"),
)

_VOICE = Prepared(
    select(voices).where(voices.c.poll == bindparam("poll"), voices.c.voter == bindparam("voter"))
)
_NUMBERED = Prepared(
    select(polls).where(
        polls.c.compound == bindparam("compound"), polls.c.number == bindparam("number")
    )
)


def _poll(row: Row) -> Poll:
    return Poll(
        id=row["id"],
        compound=row["compound"],
        number=row["number"],
        question=row["question"],
        options=tuple(msgspec.json.decode(row["options"])),
        multiple=bool(row["multiple"]),
        scope=row["scope"],
        who=Who(row["who"]),
        open_counts=bool(row["open_counts"]),
        quorum=row["quorum"],
        eligible=row["eligible"],
        opener=row["opener"],
        opened_at=moment(row["opened_at"]),
        closes_at=moment(row["closes_at"]),
        state=State(row["state"]),
        outcome=row["outcome"],
    )


def _voice(row: Row) -> Voice:
    chosen = frozenset(int(part) for part in row["choices"].split(",") if part)
    return Voice(row["voter"], chosen, row["by"], moment(row["at"]), row["witness"])


async def save(conn: Connection, poll: Poll) -> None:
    """Keep a poll as it stands."""
    values = {
        "compound": poll.compound,
        "id": poll.id,
        "number": poll.number,
        "question": poll.question,
        "options": msgspec.json.encode(poll.options).decode(),
        "multiple": int(poll.multiple),
        "scope": poll.scope,
        "who": poll.who.value,
        "open_counts": int(poll.open_counts),
        "quorum": poll.quorum,
        "eligible": poll.eligible,
        "opener": poll.opener,
        "opened_at": seconds(poll.opened_at),
        "closes_at": seconds(poll.closes_at),
        "state": poll.state.value,
        "outcome": poll.outcome,
    }
    await conn.execute(upsert(polls, values, ("id",)))


async def get(conn: Connection, id: int) -> Poll | None:
    """Return a poll by its id, or None."""
    row = await conn.first(select(polls).where(polls.c.id == id))
    return None if row is None else _poll(row)


async def numbered(conn: Connection, compound: int, number: int) -> Poll | None:
    """Return a compound's poll by the number that people use, or None."""
    if number <= 0:
        return None
    row = await conn.first(_NUMBERED, {"compound": compound, "number": number})
    return None if row is None else _poll(row)


async def next_number(conn: Connection, compound: int) -> int:
    """Return the number for a compound's next poll; nobody else gets one until the commit."""
    lock = select(compounds.c.compound).where(compounds.c.compound == compound).with_for_update()
    await conn.fetch(lock)
    last = await conn.scalar(select(func.max(polls.c.number)).where(polls.c.compound == compound))
    return (last or 0) + 1


async def running(conn: Connection, compound: int, now: datetime) -> list[Poll]:
    """Return a compound's polls that still take voices, the one that closes first first."""
    rows = await conn.fetch(
        select(polls)
        .where(
            polls.c.compound == compound,
            polls.c.state == State.OPEN.value,
            polls.c.closes_at > seconds(now),
        )
        .order_by(polls.c.closes_at, polls.c.id)
    )
    return [_poll(row) for row in rows]


async def latest(conn: Connection, compound: int, limit: int) -> list[Poll]:
    """Return a compound's polls that are over, the newest first."""
    over = [State.CLOSED.value, State.DECIDED.value]
    rows = await conn.fetch(
        select(polls)
        .where(polls.c.compound == compound, polls.c.state.in_(over))
        .order_by(polls.c.closes_at.desc())
        .limit(limit)
    )
    return [_poll(row) for row in rows]


async def remove(conn: Connection, id: int) -> None:
    """Forget a draft that never opened."""
    await conn.execute(delete(polls).where(polls.c.id == id, polls.c.number == 0))


async def clear_drafts(conn: Connection, before: datetime) -> int:
    """Forget drafts older than a moment that were never opened; returns how many."""
    return await conn.execute(
        delete(polls).where(polls.c.state == State.DRAFT.value, polls.c.opened_at < seconds(before))
    )


async def voice(conn: Connection, poll: int, voter: int) -> Voice | None:
    """Return what a household or person says in a poll, or None."""
    row = await conn.first(_VOICE, {"poll": poll, "voter": voter})
    return None if row is None else _voice(row)


async def voices_in(conn: Connection, poll: int) -> list[Voice]:
    """Return all voices in a poll."""
    return [_voice(row) for row in await conn.fetch(select(voices).where(voices.c.poll == poll))]


async def taking_part(conn: Connection, poll: int) -> int:
    """Return how many households or persons have said something."""
    query = select(func.count()).where(voices.c.poll == poll, voices.c.choices != "")
    return int(await conn.scalar(query))


async def save_voice(conn: Connection, compound: int, poll: int, id: int, one: Voice) -> None:
    """Keep a voice as it is now; `id` is for its line in the history."""
    values = {
        "compound": compound,
        "poll": poll,
        "voter": one.voter,
        "choices": ",".join(map(str, sorted(one.choices))),
        "by": one.by,
        "at": seconds(one.at),
        "witness": one.witness,
    }
    await conn.execute(upsert(voices, values, ("poll", "voter")))
    await conn.execute(insert(voice_history).values(id=id, **values))


async def hold(conn: Connection, id: int) -> Poll | None:
    """Return a poll and let nobody else change it until this transaction ends."""
    await conn.execute(update(polls).where(polls.c.id == id).values(id=id))
    return await get(conn, id)
