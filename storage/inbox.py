"""Which updates were handled: the same one is never handled twice (design §6.2); and how far a channel was read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Index, String, Table, bindparam, delete, select

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

cursors = Table(
    "cursors",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("account", String(128), primary_key=True),
    Column("cursor", String(128), nullable=False),
    Column("at", BigInteger, nullable=False),
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


async def cursor(conn: Connection, channel: str, account: str) -> str:
    """Return how far an account of a channel that is asked for its messages was read, empty at the beginning."""
    query = select(cursors.c.cursor).where(
        cursors.c.channel == channel, cursors.c.account == account
    )
    return await conn.scalar(query) or ""


async def accounts_read(conn: Connection, channel: str) -> list[str]:
    """Return the accounts of a channel that were ever read."""
    query = select(cursors.c.account).where(cursors.c.channel == channel)
    return [row["account"] for row in await conn.fetch(query)]


async def move_cursor(
    conn: Connection, channel: str, account: str, cursor: str, now: datetime
) -> None:
    """Note how far an account was read, in the transaction that handled what was read."""
    values = {"channel": channel, "account": account, "cursor": cursor, "at": seconds(now)}
    await conn.execute(upsert(cursors, values, ("channel", "account")))
