"""Which updates were handled: the same one is never handled twice (design §6.2)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Index, String, Table, bindparam, delete

from storage.database import Connection, Prepared, metadata, upsert
from storage.people import seconds

inbox = Table(
    "inbox",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("update", String(128), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Index("inbox_by_time", "at"),
)

KEPT_FOR = timedelta(days=14)

_VALUES: dict[str, Any] = {
    "channel": bindparam("channel"),
    "update": bindparam("update"),
    "at": bindparam("at"),
}
_CLAIM = Prepared(upsert(inbox, _VALUES, ("channel", "update"), {}))


async def claim(conn: Connection, channel: str, update: str, now: datetime) -> bool:
    """Note an update as handled; False when it was already."""
    values = {"channel": channel, "update": update, "at": seconds(now)}
    return await conn.execute(_CLAIM, values) == 1


async def clear(conn: Connection, now: datetime) -> int:
    """Forget what is older than any service repeats; returns how many."""
    return await conn.execute(delete(inbox).where(inbox.c.at < seconds(now - KEPT_FOR)))
