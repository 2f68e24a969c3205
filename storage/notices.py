"""Notices, and how far the sending of one has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    String,
    Table,
    Text,
    delete,
    func,
    select,
    update,
)

from domain.conversation import Role
from domain.notices import Notice, State
from storage.database import Connection, Row, metadata, upsert
from storage.outbox import State as Sending
from storage.outbox import outbox
from storage.people import moment, seconds

notices = Table(
    "notices",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("scope", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("role", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("decided_by", BigInteger, nullable=False),
    Column("told", Integer, nullable=False),
)


AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How many letters of a notice are out, on their way, kept for later contact, or refused."""

    sent: int = 0
    waiting: int = 0
    held: int = 0
    failed: int = 0


def _notice(row: Row) -> Notice:
    return Notice(
        id=row["id"],
        compound=row["compound"],
        text=row["text"],
        scope=row["scope"],
        author=row["author"],
        role=Role(row["role"]),
        state=State(row["state"]),
        at=moment(row["at"]),
        decided_by=row["decided_by"],
        told=row["told"],
    )


async def save(conn: Connection, notice: Notice) -> None:
    """Keep a notice as it stands."""
    values = {
        "compound": notice.compound,
        "id": notice.id,
        "text": notice.text,
        "scope": notice.scope,
        "author": notice.author,
        "role": notice.role.value,
        "state": notice.state.value,
        "at": seconds(notice.at),
        "decided_by": notice.decided_by,
        "told": notice.told,
    }
    await conn.execute(upsert(notices, values, ("id",)))


async def hold(conn: Connection, id: int) -> Notice | None:
    """Return a notice and let nobody else change it until this transaction ends; None if unknown."""
    await conn.execute(update(notices).where(notices.c.id == id).values(id=id))
    row = await conn.first(select(notices).where(notices.c.id == id))
    return None if row is None else _notice(row)


async def clear_drafts(conn: Connection, before: datetime) -> int:
    """Forget notices older than a moment that were only shown; returns how many."""
    return await conn.execute(
        delete(notices).where(notices.c.state == State.DRAFT.value, notices.c.at < seconds(before))
    )


def occasion(notice: int, to: str) -> str:
    """Return the name under which a letter of a notice is written once."""
    return f"notice:{notice}:{to}"


async def progress(conn: Connection, occasions: Sequence[str]) -> Progress:
    """Return how far the letters written under these names have come."""
    counts: Counter[Sending] = Counter()
    for start in range(0, len(occasions), AT_ONCE):
        rows = await conn.fetch(
            select(outbox.c.state, func.count().label("letters"))
            .where(outbox.c.once.in_(occasions[start : start + AT_ONCE]))
            .group_by(outbox.c.state)
        )
        for row in rows:
            counts[Sending(row["state"])] += row["letters"]
    return Progress(
        sent=counts[Sending.SENT],
        waiting=counts[Sending.WAITING] + counts[Sending.SENDING],
        held=counts[Sending.HELD],
        failed=counts[Sending.FAILED],
    )
