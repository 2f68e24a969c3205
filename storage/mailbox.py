"""What the web chat keeps: its messages in order, who has read how far, sessions, and wrong tries.

Every change of a chat, a new message or an edited one, gets the next number of that chat. A reader who knows
the number seen last asks for what came after it, so a broken line loses nothing and doubles nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from storage.database import Connection, Prepared, Row, metadata, upsert
from storage.people import moment, seconds

chats = Table(
    "web_chats",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("chat", String(64), primary_key=True),
    Column("last", BigInteger, nullable=False),
)

messages = Table(
    "web_messages",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("chat", String(64), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("change", BigInteger, nullable=False),
    Column("mark", String(64), nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("extra", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("edited_at", BigInteger),
    UniqueConstraint("chat", "mark", name="web_messages_once"),
    Index("web_messages_by_change", "chat", "change"),
)

reads = Table(
    "web_reads",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("account", String(64), primary_key=True),
    Column("chat", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False),
)

sessions = Table(
    "web_sessions",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("digest", String(64), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("guard", String(64), nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Index("web_sessions_by_account", "account"),
    Index("web_sessions_by_expiry", "expires_at"),
)

tries = Table(
    "web_tries",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("origin", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
)


class Extra(msgspec.Struct, frozen=True, omit_defaults=True):
    """What hangs on a message: rows of buttons, files, the number of the message it answers, and whether it is a matter of danger."""

    buttons: tuple[tuple[dict[str, Any], ...], ...] = ()
    files: tuple[dict[str, Any], ...] = ()
    reply_to: int = 0
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a chat. `author` 0 is the bot; `change` is the chat's number of its last change."""

    compound: int
    chat: str
    number: int
    change: int
    mark: str
    author: int
    name: str
    role: str
    text: str
    extra: Extra
    at: datetime
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A visit: which account it speaks for, and the word that guards its forms."""

    account: str
    name: str
    language: str
    guard: str


_EXTRA = msgspec.json.Decoder(Extra)
_STEP = Prepared(
    update(chats)
    .where(chats.c.chat == bindparam("of_chat"))
    .values(last=chats.c.last + 1)
    .returning(chats.c.last)
)
_BY_MARK = Prepared(
    select(messages).where(
        messages.c.chat == bindparam("chat"), messages.c.mark == bindparam("mark")
    )
)
_ADD = Prepared(insert(messages))


def _entry(row: Row) -> Entry:
    return Entry(
        compound=row["compound"],
        chat=row["chat"],
        number=row["number"],
        change=row["change"],
        mark=row["mark"],
        author=row["author"],
        name=row["name"],
        role=row["role"],
        text=row["text"],
        extra=_EXTRA.decode(row["extra"]),
        at=moment(row["at"]),
        edited=row["edited_at"] is not None,
    )


async def _next(conn: Connection, compound: int, chat: str) -> int:
    """Return the chat's next number; its row is held until the commit, so numbers appear in order."""
    number = await conn.scalar(_STEP, {"of_chat": chat})
    if number is None:
        values = {"compound": compound, "chat": chat, "last": 0}
        await conn.execute(upsert(chats, values, ("chat",), {}))
        number = await conn.scalar(_STEP, {"of_chat": chat})
    return int(number)


async def add(
    conn: Connection,
    compound: int,
    chat: str,
    mark: str,
    text: str,
    now: datetime,
    *,
    author: int = 0,
    name: str = "",
    role: str = "",
    extra: Extra | None = None,
) -> Entry:
    """Keep a message; `mark` names it in its chat, and one that is there already is returned as it is."""
    known = await conn.first(_BY_MARK, {"chat": chat, "mark": mark})
    if known is not None:
        return _entry(known)
    number = await _next(conn, compound, chat)
    known = await conn.first(_BY_MARK, {"chat": chat, "mark": mark})
    if known is not None:  # another process was quicker while this one waited for the number
        return _entry(known)
    values = {
        "compound": compound,
        "chat": chat,
        "number": number,
        "change": number,
        "mark": mark,
        "author": author,
        "name": name,
        "role": role,
        "text": text,
        "extra": msgspec.json.encode(extra or Extra()).decode(),
        "at": seconds(now),
        "edited_at": None,
    }
    await conn.execute(_ADD, values)
    return Entry(
        compound, chat, number, number, mark, author, name, role, text, extra or Extra(), now
    )


async def edit(
    conn: Connection, chat: str, number: int, text: str, extra: Extra, now: datetime
) -> Entry | None:
    """Replace what a message of the bot says; None when there is no such message."""
    found = await get(conn, chat, number)
    if found is None or found.author:
        return None
    if found.text == text and found.extra == extra:
        return found
    change = await _next(conn, found.compound, chat)
    await conn.execute(
        update(messages)
        .where(messages.c.chat == chat, messages.c.number == number)
        .values(
            change=change,
            text=text,
            extra=msgspec.json.encode(extra).decode(),
            edited_at=seconds(now),
        )
    )
    return await get(conn, chat, number)


async def get(conn: Connection, chat: str, number: int) -> Entry | None:
    """Return one message, or None."""
    row = await conn.first(
        select(messages).where(messages.c.chat == chat, messages.c.number == number)
    )
    return None if row is None else _entry(row)


async def several(conn: Connection, chat: str, numbers: list[int]) -> list[Entry]:
    """Return the messages with these numbers that there are."""
    if not numbers:
        return []
    query = select(messages).where(messages.c.chat == chat, messages.c.number.in_(numbers))
    return [_entry(row) for row in await conn.fetch(query)]


async def last(conn: Connection, chat: str) -> int:
    """Return the number of a chat's last change, 0 when nothing was ever said there."""
    return int(await conn.scalar(select(chats.c.last).where(chats.c.chat == chat)) or 0)


async def before(conn: Connection, chat: str, number: int, limit: int) -> list[Entry]:
    """Return the `limit` messages before `number` (0: the newest), oldest first."""
    query = select(messages).where(messages.c.chat == chat)
    if number:
        query = query.where(messages.c.number < number)
    rows = await conn.fetch(query.order_by(messages.c.number.desc()).limit(limit))
    return [_entry(row) for row in reversed(rows)]


async def after(conn: Connection, chat: str, change: int, limit: int) -> list[Entry]:
    """Return what changed in a chat after `change`, in the order of the changes."""
    query = (
        select(messages)
        .where(messages.c.chat == chat, messages.c.change > change)
        .order_by(messages.c.change)
        .limit(limit)
    )
    return [_entry(row) for row in await conn.fetch(query)]


async def read_up_to(conn: Connection, compound: int, account: str, chat: str, number: int) -> None:
    """Note how far somebody has read; it never goes back."""
    found = await conn.scalar(
        select(reads.c.number).where(reads.c.account == account, reads.c.chat == chat)
    )
    if found is not None and found >= number:
        return
    values = {"compound": compound, "account": account, "chat": chat, "number": number}
    await conn.execute(upsert(reads, values, ("account", "chat")))


async def unread(conn: Connection, account: str, person: int, chat: str) -> tuple[int, int]:
    """Return how far somebody has read in a chat and how many messages of others wait there (at most 100 are counted)."""
    seen = await conn.scalar(
        select(reads.c.number).where(reads.c.account == account, reads.c.chat == chat)
    )
    waiting = (
        select(messages.c.number)
        .where(
            and_(
                messages.c.chat == chat,
                messages.c.number > (seen or 0),
                messages.c.author != (person or -1),
            )
        )
        .limit(100)
    )
    count = await conn.scalar(select(func.count()).select_from(waiting.subquery()))
    return int(seen or 0), int(count or 0)


def digest(secret: str) -> str:
    """Return how a secret is kept: its digest, so that the database opens no door."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def open_session(
    conn: Connection, secret: str, session: Session, now: datetime, keep: timedelta
) -> None:
    """Begin a visit that lasts `keep`."""
    await conn.execute(
        insert(sessions).values(
            compound=0,
            digest=digest(secret),
            account=session.account,
            name=session.name,
            language=session.language,
            guard=session.guard,
            started_at=seconds(now),
            expires_at=seconds(now + keep),
        )
    )


async def session(conn: Connection, secret: str, now: datetime) -> Session | None:
    """Return the visit behind a cookie, or None when it is unknown or over."""
    row = await conn.first(select(sessions).where(sessions.c.digest == digest(secret)))
    if row is None or row["expires_at"] <= seconds(now):
        return None
    return Session(row["account"], row["name"], row["language"], row["guard"])


async def prolong_session(conn: Connection, secret: str, until: datetime) -> None:
    """Let a visit last until a moment."""
    await conn.execute(
        update(sessions)
        .where(sessions.c.digest == digest(secret))
        .values(expires_at=seconds(until))
    )


async def close_session(conn: Connection, secret: str) -> None:
    """End a visit."""
    await conn.execute(delete(sessions).where(sessions.c.digest == digest(secret)))


async def clear(conn: Connection, now: datetime) -> int:
    """Forget visits and wrong tries whose time is over; returns how many."""
    at = seconds(now)
    gone = await conn.execute(delete(sessions).where(sessions.c.expires_at <= at))
    return gone + await conn.execute(delete(tries).where(tries.c.until <= at))


async def forget(conn: Connection, person: int, accounts: Sequence[str]) -> None:
    """Take somebody's name from what they said in groups, and their own chats and visits away (design §6.7)."""
    await conn.execute(update(messages).where(messages.c.author == person).values(name=""))
    for table, column in ((messages, messages.c.chat), (chats, chats.c.chat)):
        await conn.execute(delete(table).where(column.in_(accounts)))
    for table, column in ((reads, reads.c.account), (sessions, sessions.c.account)):
        await conn.execute(delete(table).where(column.in_(accounts)))


async def wrong_tries(conn: Connection, origin: str, now: datetime) -> int:
    """Return how many wrong codes came from somewhere lately."""
    row = await conn.first(select(tries).where(tries.c.origin == digest(origin)))
    return 0 if row is None or row["until"] <= seconds(now) else int(row["count"])


async def note_wrong_try(
    conn: Connection, origin: str, now: datetime, keep: timedelta = timedelta(minutes=15)
) -> None:
    """Count a wrong code; the count is kept for `keep` after the last one."""
    count = await wrong_tries(conn, origin, now)
    values = {
        "compound": 0,
        "origin": digest(origin),
        "count": count + 1,
        "until": seconds(now + keep),
    }
    await conn.execute(upsert(tries, values, ("origin",)))
