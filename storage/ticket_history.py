"""What happened to tickets, who stands behind them, and the files that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from domain.conversation import Attachment, Role
from domain.tickets import Body, Entry, Holder, State
from storage.database import Connection, Prepared, metadata, upsert
from storage.people import moment, seconds

events = Table(
    "ticket_events",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", BigInteger, nullable=False),
    Column("role", String(16), nullable=False),
    Column("move", String(16), nullable=False),
    Column("before", String(24), nullable=False),
    Column("after", String(24), nullable=False),
    Column("level", Integer, nullable=False),
    Column("holder", String(16), nullable=False),
    Column("holder_person", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Index("ticket_events_by_number", "compound", "number", "id"),
)

followers = Table(
    "ticket_followers",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("since", BigInteger, nullable=False),
    Column("how", String(16), nullable=False),
    Column("merged_from", Integer, nullable=False),
    Column("vote", Integer),
    Index("ticket_followers_by_person", "compound", "person"),
)

files = Table(
    "ticket_files",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("unique", String(256), nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Index("ticket_files_by_number", "compound", "number", "id"),
)

STAGES = ("report", "proof")
"""When a file came: with the report, or as the proof of work; before and after."""

_ADD = Prepared(insert(events))
_OF = Prepared(
    select(events)
    .where(events.c.compound == bindparam("compound"), events.c.number == bindparam("number"))
    .order_by(events.c.id)
)


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who stands behind a ticket; `vote` is the answer to "solved?", None while there is none."""

    person: int
    how: str
    merged_from: int
    vote: bool | None


async def add(
    conn: Connection, new_id: Callable[[], int], compound: int, number: int, *entries: Entry
) -> None:
    """Add lines to a ticket's history (R-T11)."""
    rows = [
        {
            "compound": compound,
            "id": new_id(),
            "number": number,
            "at": seconds(entry.at),
            "actor": entry.actor,
            "role": entry.role.value if entry.role else "",
            "move": entry.move,
            "before": entry.before.value if entry.before else "",
            "after": entry.after.value,
            "level": entry.level,
            "holder": entry.holder.body.value,
            "holder_person": entry.holder.person,
            "text": entry.text,
        }
        for entry in entries
    ]
    await conn.execute_many(_ADD, rows)


async def of(conn: Connection, compound: int, number: int) -> list[Entry]:
    """Return a ticket's history, oldest first."""
    rows = await conn.fetch(_OF, {"compound": compound, "number": number})
    return [
        Entry(
            at=moment(row["at"]),
            actor=row["actor"],
            role=Role(row["role"]) if row["role"] else None,
            move=row["move"],
            before=State(row["before"]) if row["before"] else None,
            after=State(row["after"]),
            level=row["level"],
            holder=Holder(Body(row["holder"]), row["holder_person"]),
            text=row["text"],
        )
        for row in rows
    ]


async def follow(
    conn: Connection,
    compound: int,
    number: int,
    person: int,
    how: str,
    now: datetime,
    merged_from: int = 0,
) -> bool:
    """Let a person follow a ticket; returns False when they did already."""
    values = {
        "compound": compound,
        "number": number,
        "person": person,
        "since": seconds(now),
        "how": how,
        "merged_from": merged_from,
        "vote": None,
    }
    return await conn.execute(upsert(followers, values, ("compound", "number", "person"), {})) > 0


async def followers_of(conn: Connection, compound: int, number: int) -> list[Follower]:
    """Return who follows a ticket, the first first."""
    rows = await conn.fetch(
        select(followers)
        .where(followers.c.compound == compound, followers.c.number == number)
        .order_by(followers.c.since, followers.c.person)
    )
    return [
        Follower(
            row["person"],
            row["how"],
            row["merged_from"],
            None if row["vote"] is None else bool(row["vote"]),
        )
        for row in rows
    ]


async def unfollow_merged(conn: Connection, compound: int, number: int, merged_from: int) -> int:
    """Take those off a ticket who came with one that is split off again; returns how many."""
    return await conn.execute(
        followers.delete().where(
            followers.c.compound == compound,
            followers.c.number == number,
            followers.c.merged_from == merged_from,
        )
    )


async def vote(conn: Connection, compound: int, number: int, person: int, solved: bool) -> bool:
    """Keep a follower's answer to "solved?"; returns False when the person does not follow (R-T09)."""
    touched = await conn.execute(
        update(followers)
        .where(
            followers.c.compound == compound,
            followers.c.number == number,
            followers.c.person == person,
        )
        .values(vote=int(solved))
    )
    return touched > 0


async def clear_votes(conn: Connection, compound: int, number: int) -> None:
    """Forget the answers of an earlier callback: the work is done anew."""
    await conn.execute(
        update(followers)
        .where(followers.c.compound == compound, followers.c.number == number)
        .values(vote=None)
    )


async def add_files(
    conn: Connection,
    ids: Iterable[int],
    compound: int,
    number: int,
    person: int,
    channel: str,
    stage: str,
    attachments: Iterable[Attachment],
    now: datetime,
) -> int:
    """Keep which files belong to a ticket; `stage` is report or proof. Returns how many were new."""
    known = {unique for unique, _ in await files_of(conn, compound, number)}
    fresh = [a for a in attachments if a.unique not in known]
    for id, file in zip(ids, fresh, strict=False):
        await conn.execute(
            insert(files).values(
                compound=compound,
                id=id,
                number=number,
                at=seconds(now),
                person=person,
                stage=stage,
                channel=channel,
                kind=file.kind,
                source=file.source,
                unique=file.unique,
                media_type=file.media_type,
                size=file.size,
                name=file.name,
            )
        )
    return len(fresh)


async def files_of(conn: Connection, compound: int, number: int) -> list[tuple[str, str]]:
    """Return (unique, stage) of a ticket's files, the oldest first."""
    rows = await conn.fetch(
        select(files.c.unique, files.c.stage)
        .where(files.c.compound == compound, files.c.number == number)
        .order_by(files.c.id)
    )
    return [(row["unique"], row["stage"]) for row in rows]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a ticket: `id` is what a reply may bring along ("telegram:…"), `stage` whether before or after."""

    id: str
    stage: str
    at: datetime


async def photos_kept(
    conn: Connection,
    compound: int,
    number: int,
    stages: Collection[str] = STAGES,
    person: int = 0,
) -> list[Photo]:
    """Return a ticket's photos, the oldest first; `person`: only what they sent."""
    query = select(files.c.channel, files.c.source, files.c.stage, files.c.at).where(
        files.c.compound == compound,
        files.c.number == number,
        files.c.stage.in_(list(stages)),
        or_(files.c.kind == "photo", files.c.media_type.like("image/%")),
        files.c.source.not_like("lost:%"),
    )
    if person:
        query = query.where(files.c.person == person)
    rows = await conn.fetch(query.order_by(files.c.id))
    return [
        Photo(f"{row['channel']}:{row['source']}", row["stage"], moment(row["at"])) for row in rows
    ]


async def pictures_of(
    conn: Connection, compound: int, number: int, stages: Collection[str] = STAGES
) -> list[str]:
    """Return the ids of a ticket's photos, the oldest first."""
    return [photo.id for photo in await photos_kept(conn, compound, number, stages)]


async def file_count(conn: Connection, compound: int, number: int, stage: str) -> int:
    """Return how many files of a stage a ticket has."""
    count = await conn.scalar(
        select(func.count())
        .select_from(files)
        .where(files.c.compound == compound, files.c.number == number, files.c.stage == stage)
    )
    return int(count)
