"""Joint meetings, their delegates, the items of their agenda, and what was resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
    update,
)

from domain.meetings import Answer, Delegate, Meeting, Party, State
from domain.minutes import Mark, Resolution
from storage.database import Connection, Row, metadata, upsert
from storage.people import moment, seconds

meetings = Table(
    "meetings",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("place", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("announced_at", BigInteger, nullable=False),
    Column("round", Integer, nullable=False),
    Column("valid", Integer, nullable=False),
    Column("agenda_shown", Integer, nullable=False),
    Column("summary", Text, nullable=False),
    UniqueConstraint("compound", "key", name="meetings_once"),
    Index("meetings_by_time", "compound", "state", "at"),
)

delegates = Table(
    "delegates",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("meeting", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("parties", String(64), nullable=False),
    Column("answer", String(16), nullable=False),
    Column("deputy", Text, nullable=False),
)

agenda_items = Table(
    "agenda_items",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("meeting", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("agenda_items_by_meeting", "compound", "meeting"),
)

resolutions = Table(
    "resolutions",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("meeting", BigInteger, nullable=False),
    Column("what", Text, nullable=False),
    Column("doer", Text, nullable=False),
    Column("until", String(10), nullable=False),
    Column("measure", Text, nullable=False),
    Column("marks", String(32), nullable=False),
    Column("done_at", BigInteger),
    Column("note", Text, nullable=False),
    Index("resolutions_open", "compound", "done_at"),
)

NEXT = 0
"""The meeting of items that wait for the next one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A resolution as it is kept: its number, its meeting, and whether it is done."""

    number: int
    meeting: int
    resolution: Resolution
    done_at: datetime | None = None
    note: str = ""


def _meeting(row: Row) -> Meeting:
    return Meeting(
        id=row["id"],
        compound=row["compound"],
        key=row["key"],
        at=moment(row["at"]),
        place=row["place"],
        state=State(row["state"]),
        announced_at=moment(row["announced_at"]),
        round=row["round"],
        valid=bool(row["valid"]),
        agenda_shown=bool(row["agenda_shown"]),
        summary=row["summary"],
    )


def _delegate(row: Row) -> Delegate:
    parties = tuple(Party(part) for part in row["parties"].split(",") if part)
    return Delegate(row["person"], parties, Answer(row["answer"]), row["deputy"])


def _kept(row: Row) -> Kept:
    resolution = Resolution(
        what=row["what"],
        doer=row["doer"],
        until=date.fromisoformat(row["until"]),
        measure=row["measure"],
        marks=tuple(Mark(part) for part in row["marks"].split(",") if part),
    )
    done = None if row["done_at"] is None else moment(row["done_at"])
    return Kept(row["number"], row["meeting"], resolution, done, row["note"])


async def save(conn: Connection, meeting: Meeting) -> None:
    """Keep a meeting as it stands."""
    values = {
        "compound": meeting.compound,
        "id": meeting.id,
        "key": meeting.key,
        "at": seconds(meeting.at),
        "place": meeting.place,
        "state": meeting.state.value,
        "announced_at": seconds(meeting.announced_at),
        "round": meeting.round,
        "valid": int(meeting.valid),
        "agenda_shown": int(meeting.agenda_shown),
        "summary": meeting.summary,
    }
    await conn.execute(upsert(meetings, values, ("id",)))


async def get(conn: Connection, id: int) -> Meeting | None:
    """Return a meeting, or None."""
    row = await conn.first(select(meetings).where(meetings.c.id == id))
    return None if row is None else _meeting(row)


async def hold(conn: Connection, id: int) -> Meeting | None:
    """Return a meeting and let nobody else change it until this transaction ends."""
    await conn.execute(update(meetings).where(meetings.c.id == id).values(id=id))
    return await get(conn, id)


async def remove(conn: Connection, id: int) -> None:
    """Forget a draft."""
    await conn.execute(
        delete(meetings).where(meetings.c.id == id, meetings.c.state == State.DRAFT.value)
    )


async def clear_drafts(conn: Connection, before: datetime) -> int:
    """Forget dates older than a moment that were only shown; returns how many."""
    return await conn.execute(
        delete(meetings).where(
            meetings.c.state == State.DRAFT.value, meetings.c.announced_at < seconds(before)
        )
    )


async def keys(conn: Connection, compound: int, month: str) -> list[str]:
    """Return the keys taken in a month ("2026-12"), by cancelled meetings too."""
    rows = await conn.fetch(
        select(meetings.c.key).where(
            meetings.c.compound == compound, meetings.c.key.startswith(month, autoescape=True)
        )
    )
    return [row["key"] for row in rows]


async def coming(conn: Connection, compound: int, now: datetime) -> Meeting | None:
    """Return the planned meeting that is next, or None."""
    row = await conn.first(
        select(meetings)
        .where(
            meetings.c.compound == compound,
            meetings.c.state == State.PLANNED.value,
            meetings.c.at > seconds(now),
        )
        .order_by(meetings.c.at)
        .limit(1)
    )
    return None if row is None else _meeting(row)


async def to_write_up(conn: Connection, compound: int, now: datetime) -> Meeting | None:
    """Return the latest meeting that has begun and has no minutes, or None."""
    row = await conn.first(
        select(meetings)
        .where(
            meetings.c.compound == compound,
            meetings.c.state == State.PLANNED.value,
            meetings.c.at <= seconds(now),
        )
        .order_by(meetings.c.at.desc())
        .limit(1)
    )
    return None if row is None else _meeting(row)


async def between(
    conn: Connection, compound: int, since: datetime, until: datetime
) -> list[Meeting]:
    """Return the meetings that begin in a span of time, drafts left out, in their order."""
    rows = await conn.fetch(
        select(meetings)
        .where(
            meetings.c.compound == compound,
            meetings.c.at >= seconds(since),
            meetings.c.at < seconds(until),
            meetings.c.state != State.DRAFT.value,
        )
        .order_by(meetings.c.at)
    )
    return [_meeting(row) for row in rows]


async def invite(conn: Connection, meeting: Meeting, person: int, parties: list[Party]) -> None:
    """Put somebody on a meeting's list without an answer; an older answer is forgotten."""
    values = {
        "compound": meeting.compound,
        "meeting": meeting.id,
        "person": person,
        "parties": ",".join(p.value for p in parties),
        "answer": Answer.NONE.value,
        "deputy": "",
    }
    await conn.execute(upsert(delegates, values, ("meeting", "person")))


async def answer(
    conn: Connection, meeting: int, person: int, given: Answer, deputy: str = ""
) -> bool:
    """Keep what a delegate answers; False when they are not on the list."""
    touched = await conn.execute(
        update(delegates)
        .where(delegates.c.meeting == meeting, delegates.c.person == person)
        .values(answer=given.value, deputy=deputy)
    )
    return touched > 0


async def delegates_of(conn: Connection, meeting: int) -> list[Delegate]:
    """Return a meeting's delegates in the order of their ids."""
    rows = await conn.fetch(
        select(delegates).where(delegates.c.meeting == meeting).order_by(delegates.c.person)
    )
    return [_delegate(row) for row in rows]


async def add_item(
    conn: Connection, compound: int, id: int, text: str, by: int, now: datetime
) -> None:
    """Put an item on the agenda of the next meeting."""
    await conn.execute(
        insert(agenda_items).values(
            compound=compound, id=id, meeting=NEXT, text=text, by=by, at=seconds(now)
        )
    )


async def items(conn: Connection, compound: int) -> list[tuple[str, int]]:
    """Return the items that wait for the next meeting, and who proposed each."""
    rows = await conn.fetch(
        select(agenda_items)
        .where(agenda_items.c.compound == compound, agenda_items.c.meeting == NEXT)
        .order_by(agenda_items.c.id)
    )
    return [(row["text"], row["by"]) for row in rows]


async def settle_items(conn: Connection, meeting: Meeting) -> None:
    """Let the items that waited belong to the meeting that dealt with them."""
    await conn.execute(
        update(agenda_items)
        .where(
            agenda_items.c.compound == meeting.compound,
            agenda_items.c.meeting == NEXT,
            agenda_items.c.at <= seconds(meeting.at),
        )
        .values(meeting=meeting.id)
    )


async def resolve(conn: Connection, meeting: Meeting, one: Resolution) -> int:
    """Keep a resolution and return its number."""
    last = await conn.scalar(
        select(func.max(resolutions.c.number)).where(resolutions.c.compound == meeting.compound)
    )
    number = (last or 0) + 1
    await conn.execute(
        insert(resolutions).values(
            compound=meeting.compound,
            number=number,
            meeting=meeting.id,
            what=one.what,
            doer=one.doer,
            until=one.until.isoformat(),
            measure=one.measure,
            marks=",".join(mark.value for mark in one.marks),
            done_at=None,
            note="",
        )
    )
    return number


async def open_resolutions(conn: Connection, compound: int) -> list[Kept]:
    """Return what was resolved and is not done, the oldest first (R-M03)."""
    rows = await conn.fetch(
        select(resolutions)
        .where(resolutions.c.compound == compound, resolutions.c.done_at.is_(None))
        .order_by(resolutions.c.number)
    )
    return [_kept(row) for row in rows]


async def resolution(conn: Connection, compound: int, number: int) -> Kept | None:
    """Return a resolution by its number, or None."""
    row = await conn.first(
        select(resolutions).where(
            resolutions.c.compound == compound, resolutions.c.number == number
        )
    )
    return None if row is None else _kept(row)


async def finish(conn: Connection, compound: int, number: int, note: str, now: datetime) -> None:
    """Note that a resolution is done."""
    await conn.execute(
        update(resolutions)
        .where(resolutions.c.compound == compound, resolutions.c.number == number)
        .values(done_at=seconds(now), note=note)
    )
