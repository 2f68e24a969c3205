"""The last lines and pictures of a group's talk that could be part of a request, kept for under an hour to be joined."""

from __future__ import annotations

import functools
from collections.abc import Sequence
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

from domain.conversation import Address, Attachment
from domain.understanding import Reading
from domain.understanding.lines import FOLLOW_WITHIN, JOIN_WITHIN, JudgedLine, Judgement, Line
from storage.database import Connection, Prepared, metadata
from storage.people import moment, seconds

LINES = 12

talk_lines = Table(
    "talk_lines",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("thread", String(64), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("is_request", Integer, nullable=False),
    Column("follows", BigInteger),
    Column("adds", Integer, nullable=False),
    Column("ticket", Integer, nullable=False),
    Index("talk_lines_by_chat", "channel", "chat", "at"),
    Index("talk_lines_by_time", "at"),
)

talk_files = Table(
    "talk_files",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("thread", String(64), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("files", Text, nullable=False),
    Index("talk_files_by_chat", "channel", "chat", "person"),
)

_FILES = msgspec.json.Decoder(list[Attachment])
_READING = msgspec.json.Decoder(Reading)
_ADD = Prepared(insert(talk_lines))
_WINDOW = Prepared(
    select(
        talk_lines.c.id,
        talk_lines.c.thread,
        talk_lines.c.person,
        talk_lines.c.at,
        talk_lines.c.text,
        talk_lines.c.reading,
        talk_lines.c.is_request,
        talk_lines.c.follows,
        talk_lines.c.adds,
    )
    .where(
        talk_lines.c.channel == bindparam("channel"),
        talk_lines.c.chat == bindparam("chat"),
        talk_lines.c.thread == bindparam("thread"),
        talk_lines.c.at >= bindparam("since"),
    )
    .order_by(talk_lines.c.at.desc(), talk_lines.c.id.desc())
    .limit(LINES)
)
_TICKET = Prepared(
    update(talk_lines)
    .where(talk_lines.c.id == bindparam("of_line"))
    .values(ticket=bindparam("ticket"))
)
_THEIR_FILES = (
    talk_files.c.channel == bindparam("channel"),
    talk_files.c.chat == bindparam("chat"),
    talk_files.c.thread == bindparam("thread"),
    talk_files.c.person == bindparam("person"),
    talk_files.c.at >= bindparam("since"),
)
_FILES_OF = Prepared(select(talk_files.c.files).where(*_THEIR_FILES).order_by(talk_files.c.id))
_FORGET_FILES = Prepared(delete(talk_files).where(*_THEIR_FILES))
_OF_LINE = Prepared(select(talk_lines.c.ticket).where(talk_lines.c.id == bindparam("line")))


@functools.lru_cache(maxsize=4096)
def _judged(
    id: int,
    thread: str,
    person: int,
    at: int,
    text: str,
    reading: str,
    is_request: int,
    follows: int | None,
    adds: int,
) -> JudgedLine:
    """Return a kept line; each is looked at again with the next ones of its group, so it is made once."""
    line = Line(str(id), thread, str(person), moment(at), text)
    judgement = Judgement(
        reading=_READING.decode(reading),
        is_request=bool(is_request),
        follows=None if follows is None else str(follows),
        adds=bool(adds),
        text=text,
        parts=(line.id,),
    )
    return JudgedLine(line, judgement)


async def window(conn: Connection, chat: Address, now: datetime) -> list[JudgedLine]:
    """Return the last kept lines of a chat, oldest first."""
    values = {
        "channel": chat.channel,
        "chat": chat.chat,
        "thread": chat.thread,
        "since": seconds(now - FOLLOW_WITHIN),
    }
    return [_judged(*row) for row in reversed(await conn.fetch(_WINDOW, values))]


async def add(
    conn: Connection, compound: int, chat: Address, judged: JudgedLine, now: datetime
) -> None:
    """Keep a line with what was made of it."""
    follows = judged.judgement.follows
    await conn.execute(
        _ADD,
        {
            "compound": compound,
            "id": int(judged.line.id),
            "channel": chat.channel,
            "chat": chat.chat,
            "thread": chat.thread,
            "person": int(judged.line.speaker),
            "at": seconds(now),
            "text": judged.judgement.text,
            "reading": msgspec.json.encode(judged.judgement.reading).decode(),
            "is_request": int(judged.judgement.is_request),
            "follows": None if follows is None else int(follows),
            "adds": int(judged.judgement.adds),
            "ticket": 0,
        },
    )


async def heard(conn: Connection, since: datetime) -> dict[tuple[str, str], datetime]:
    """Return when a line was last kept, for each chat (channel, chat) where one was."""
    chat = talk_lines.c.channel, talk_lines.c.chat
    last = select(*chat, func.max(talk_lines.c.at)).where(talk_lines.c.at >= seconds(since))
    rows = await conn.fetch(last.group_by(*chat))
    return {(row[0], row[1]): moment(row[2]) for row in rows}


async def note_ticket(conn: Connection, line: int, ticket: int) -> None:
    """Note which ticket a line became."""
    await conn.execute(_TICKET, {"of_line": line, "ticket": ticket})


async def ticket_of(conn: Connection, line: int) -> int:
    """Return the number of the ticket that a line became, 0 if none."""
    return int(await conn.scalar(_OF_LINE, {"line": line}) or 0)


async def keep_files(
    conn: Connection,
    compound: int,
    id: int,
    chat: Address,
    person: int,
    files: Sequence[Attachment],
    now: datetime,
) -> None:
    """Keep pictures that came without a word, until their writer says what they show."""
    await conn.execute(
        insert(talk_files).values(
            compound=compound,
            id=id,
            channel=chat.channel,
            chat=chat.chat,
            thread=chat.thread,
            person=person,
            at=seconds(now),
            files=msgspec.json.encode(files).decode(),
        )
    )


async def take_files(
    conn: Connection, chat: Address, person: int, now: datetime
) -> list[Attachment]:
    """Return and forget the pictures that somebody sent just before in a chat, oldest first."""
    theirs = {
        "channel": chat.channel,
        "chat": chat.chat,
        "thread": chat.thread,
        "person": person,
        "since": seconds(now - JOIN_WITHIN),
    }
    rows = await conn.fetch(_FILES_OF, theirs)
    if rows:
        await conn.execute(_FORGET_FILES, theirs)
    return [file for row in rows for file in _FILES.decode(row[0])]


async def clear(conn: Connection, now: datetime) -> int:
    """Forget what is too old to be joined; returns how many."""
    await conn.execute(delete(talk_files).where(talk_files.c.at < seconds(now - JOIN_WITHIN)))
    return await conn.execute(
        delete(talk_lines).where(talk_lines.c.at < seconds(now - FOLLOW_WITHIN))
    )
