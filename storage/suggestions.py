"""Words that may be a request, kept until their writer says whether to log them; and when a group was last spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
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
    update,
)

from domain.conversation import Address, Attachment
from storage.database import Connection, Prepared, metadata, upsert
from storage.people import seconds

suggestions = Table(
    "suggestions",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("ref", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("files", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("suggestions_by_time", "at"),
)

unasked = Table(
    "unasked",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("channel", String(16), primary_key=True),
    Column("chat", String(128), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

_CLEAR = Prepared(delete(suggestions).where(suggestions.c.at < bindparam("before")))

KEPT_FOR = timedelta(days=3)
QUIET_FOR = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody wrote, and where."""

    person: int
    address: Address
    ref: str
    text: str
    files: tuple[Attachment, ...]


async def add(conn: Connection, id: int, compound: int, what: Suggestion, now: datetime) -> None:
    """Keep words until their writer decides."""
    await conn.execute(
        insert(suggestions).values(
            compound=compound,
            id=id,
            person=what.person,
            channel=what.address.channel,
            chat=what.address.chat,
            ref=what.ref,
            text=what.text,
            files=msgspec.json.encode(what.files).decode(),
            at=seconds(now),
        )
    )


async def take(conn: Connection, compound: int, id: int, person: int) -> Suggestion | None:
    """Return and forget words that were kept for their writer; None for others, or when it is decided."""
    mine = (
        suggestions.c.compound == compound,
        suggestions.c.id == id,
        suggestions.c.person == person,
    )
    row = await conn.first(select(suggestions).where(*mine))
    if row is None or not await conn.execute(delete(suggestions).where(*mine)):
        return None
    return Suggestion(
        person=row["person"],
        address=Address(row["channel"], row["chat"]),
        ref=row["ref"],
        text=row["text"],
        files=tuple(msgspec.json.decode(row["files"], type=list[Attachment])),
    )


async def clear(conn: Connection, now: datetime) -> int:
    """Forget what nobody decided in time; returns how many."""
    return await conn.execute(_CLEAR, {"before": seconds(now - KEPT_FOR)})


async def may_speak(conn: Connection, compound: int, address: Address, now: datetime) -> bool:
    """Tell whether a group may be spoken to unasked now, and note that it is: once a minute (R-T15)."""
    here = (unasked.c.channel == address.channel, unasked.c.chat == address.chat)
    values = {
        "compound": compound,
        "channel": address.channel,
        "chat": address.chat,
        "at": seconds(now),
    }
    if await conn.execute(upsert(unasked, values, ("channel", "chat"), {})):
        return True
    free = unasked.c.at <= seconds(now - QUIET_FOR)
    return await conn.execute(update(unasked).where(*here, free).values(at=seconds(now))) > 0
