"""Drills of the danger chain: when one began, how often it rang, and who took it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, Integer, Table, insert, select, update

from storage.database import Connection, Row, metadata, partial_index
from storage.people import moment, seconds

drills = Table(
    "drills",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("by", BigInteger, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("due_at", BigInteger),
    Column("taken_by", BigInteger, nullable=False),
    Column("taken_at", BigInteger),
)
partial_index(
    "drills_due",
    drills.c.due_at,
    where=drills.c.due_at.is_not(None),
)


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill; `rung` counts the calls so far, `taken_by` is 0 while nobody took it."""

    compound: int
    id: int
    by: int
    began_at: datetime
    rung: int = 0
    taken_by: int = 0


def _drill(row: Row) -> Drill:
    return Drill(
        row["compound"],
        row["id"],
        row["by"],
        moment(row["began_at"]),
        row["rung"],
        row["taken_by"],
    )


async def add(conn: Connection, drill: Drill, due: datetime) -> None:
    """Keep a drill that begins; it rings again at `due`."""
    await conn.execute(
        insert(drills).values(
            {
                "compound": drill.compound,
                "id": drill.id,
                "by": drill.by,
                "began_at": seconds(drill.began_at),
                "rung": drill.rung,
                "due_at": seconds(due),
                "taken_by": 0,
                "taken_at": None,
            }
        )
    )


async def under_way(conn: Connection, compound: int) -> Drill | None:
    """Return the compound's drill that nobody took yet, or None."""
    row = await conn.first(
        select(drills).where(drills.c.compound == compound, drills.c.due_at.is_not(None))
    )
    return None if row is None else _drill(row)


async def due(conn: Connection, now: datetime) -> list[Drill]:
    """Return the drills that have to ring again."""
    rows = await conn.fetch(
        select(drills)
        .where(drills.c.due_at <= seconds(now))
        .limit(20)
        .with_for_update(skip_locked=True)
    )
    return [_drill(row) for row in rows]


async def ring_next(conn: Connection, id: int, at: datetime | None) -> None:
    """Count a call, and note when the next one is due; None ends the drill."""
    await conn.execute(
        update(drills)
        .where(drills.c.id == id)
        .values(rung=drills.c.rung + 1, due_at=None if at is None else seconds(at))
    )


async def take(
    conn: Connection, compound: int, person: int, now: datetime
) -> tuple[Drill, timedelta] | None:
    """End the drill under way by somebody taking it; returns it and how long it took, or None."""
    drill = await under_way(conn, compound)
    if drill is None:
        return None
    await conn.execute(
        update(drills)
        .where(drills.c.id == drill.id)
        .values(taken_by=person, taken_at=seconds(now), due_at=None)
    )
    return drill, now - drill.began_at
