"""Dialogues under way: which question waits for somebody's next words (nothing waits in memory)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Column, String, Table, Text, bindparam, delete, select

from domain.conversation import Address
from storage.database import Connection, Prepared, metadata, upsert
from storage.people import seconds

dialogs = Table(
    "dialogs",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("channel", String(16), primary_key=True),
    Column("chat", String(128), primary_key=True),
    Column("person", BigInteger, primary_key=True),
    Column("step", String(64), nullable=False),
    Column("payload", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

_OPEN = Prepared(
    select(dialogs).where(
        dialogs.c.channel == bindparam("channel"),
        dialogs.c.chat == bindparam("chat"),
        dialogs.c.person == bindparam("person"),
    )
)


@dataclass(frozen=True, slots=True)
class Dialog:
    """A question that waits: which step takes the answer, what was gathered so far, and of which compound it speaks."""

    step: str
    payload: dict[str, Any]
    compound: int = 0


async def current(conn: Connection, address: Address, person: int, now: datetime) -> Dialog | None:
    """Return the question that waits for this person in this chat, or None."""
    row = await conn.first(
        _OPEN, {"channel": address.channel, "chat": address.chat, "person": person}
    )
    if row is None or row["expires_at"] <= seconds(now):
        return None
    return Dialog(row["step"], msgspec.json.decode(row["payload"]), row["compound"])


async def begin(
    conn: Connection,
    compound: int,
    address: Address,
    person: int,
    dialog: Dialog,
    now: datetime,
    keep: timedelta = timedelta(hours=2),
) -> None:
    """Let the person's next words in this chat go to `dialog.step`; replaces a question that waited."""
    values = {
        "compound": compound,
        "channel": address.channel,
        "chat": address.chat,
        "person": person,
        "step": dialog.step,
        "payload": msgspec.json.encode(dialog.payload).decode(),
        "expires_at": seconds(now + keep),
    }
    await conn.execute(upsert(dialogs, values, ("channel", "chat", "person")))


async def end(conn: Connection, address: Address, person: int) -> bool:
    """Let no question wait here any more; returns whether one did."""
    touched = await conn.execute(
        delete(dialogs).where(
            dialogs.c.channel == address.channel,
            dialogs.c.chat == address.chat,
            dialogs.c.person == person,
        )
    )
    return touched > 0


async def clear(conn: Connection, now: datetime) -> int:
    """Forget questions that nobody answered in time; returns how many."""
    return await conn.execute(delete(dialogs).where(dialogs.c.expires_at <= seconds(now)))
