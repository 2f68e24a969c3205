"""Tickets on their way to an outside system, written in the transaction that offers them to level 3."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    insert,
    or_,
    select,
    update,
)

from domain.outside import ACTIVE, IN_DOUBT_AFTER, Case, Stand
from domain.tickets import Body
from storage.database import Connection, Row, metadata, partial_index
from storage.people import moment, seconds

cases = Table(
    "outside_cases",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("body", String(16), nullable=False),
    Column("summary", Text, nullable=False),
    Column("offered_at", BigInteger, nullable=False),
    Column("way", String(16), nullable=False),
    Column("stand", String(16), nullable=False),
    Column("due_at", BigInteger),
    Column("claimed_at", BigInteger),
    Column("doubtful", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("outside", String(64), nullable=False),
    Column("token", String(128), nullable=False),
    Column("status", String(16), nullable=False),
    Column("notes", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("told", Integer, nullable=False),
    Index("outside_cases_by_number", "compound", "number"),
)
partial_index(
    "outside_cases_due",
    cases.c.due_at,
    where=cases.c.due_at.is_not(None),
)


def _case(row: Row) -> Case:
    return Case(
        id=row["id"],
        compound=row["compound"],
        number=row["number"],
        body=Body(row["body"]),
        summary=row["summary"],
        offered_at=moment(row["offered_at"]),
        way=row["way"],
        stand=Stand(row["stand"]),
        doubtful=bool(row["doubtful"]),
        attempts=row["attempts"],
        outside=row["outside"],
        token=row["token"],
        status=row["status"],
        notes=row["notes"],
        error=row["error"],
        told=bool(row["told"]),
    )


async def add(conn: Connection, case: Case) -> None:
    """Lay a ticket out for whichever outside way is configured; with none it stays here."""
    await conn.execute(
        insert(cases).values(
            compound=case.compound,
            id=case.id,
            number=case.number,
            body=case.body.value,
            summary=case.summary,
            offered_at=seconds(case.offered_at),
            way=case.way,
            stand=case.stand.value,
            due_at=seconds(case.offered_at),
            claimed_at=None,
            doubtful=0,
            attempts=0,
            outside="",
            token="",
            status="",
            notes="",
            error="",
            told=0,
        )
    )


async def get(conn: Connection, id: int) -> Case | None:
    """Return a case, or None."""
    row = await conn.first(select(cases).where(cases.c.id == id))
    return None if row is None else _case(row)


async def latest(conn: Connection, compound: int, number: int) -> Case | None:
    """Return a ticket's last case, or None."""
    row = await conn.first(
        select(cases)
        .where(cases.c.compound == compound, cases.c.number == number)
        .order_by(cases.c.id.desc())
        .limit(1)
    )
    return None if row is None else _case(row)


async def claim(conn: Connection, now: datetime, bodies: Collection[Body]) -> Case | None:
    """Take the case that is due longest; other processes pass it over (design §6.6).

    One whose sender died with it in hand comes back as doubtful: it may have arrived.
    """
    row = await conn.first(
        select(cases)
        .where(
            cases.c.due_at <= seconds(now),
            cases.c.body.in_([body.value for body in bodies]),
            or_(
                cases.c.stand != Stand.SENDING.value,
                cases.c.claimed_at < seconds(now - IN_DOUBT_AFTER),
            ),
        )
        .order_by(cases.c.due_at, cases.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    case = _case(row)
    lost = case.stand is Stand.SENDING
    values: dict[str, int | str] = {
        "claimed_at": seconds(now),
        "doubtful": int(lost or case.doubtful),
    }
    if case.stand in {Stand.NEW, Stand.REFUSED, Stand.SENDING}:
        values |= {"stand": Stand.SENDING.value}
    else:  # only asked about: another process must not ask at the same time
        values |= {"due_at": seconds(now + IN_DOUBT_AFTER)}
    await conn.execute(update(cases).where(cases.c.id == case.id).values(values))
    return replace(case, doubtful=bool(values["doubtful"]))


async def save(conn: Connection, case: Case, due: datetime | None) -> None:
    """Keep what came of a try; `due` is when the case wants attention again, None for never."""
    assert due is None or case.stand in ACTIVE
    await conn.execute(
        update(cases)
        .where(cases.c.id == case.id)
        .values(
            way=case.way,
            stand=case.stand.value,
            due_at=None if due is None else seconds(due),
            claimed_at=None,
            doubtful=int(case.doubtful),
            attempts=case.attempts,
            outside=case.outside,
            token=case.token,
            status=case.status,
            notes=case.notes,
            error=case.error,
            told=int(case.told),
        )
    )


async def of_day(conn: Connection, begin: datetime, end: datetime, way: str) -> list[Case]:
    """Return the cases that a way took over on offers of a day, in order."""
    rows = await conn.fetch(
        select(cases)
        .where(
            cases.c.offered_at >= seconds(begin),
            cases.c.offered_at < seconds(end),
            cases.c.way == way,
        )
        .order_by(cases.c.id)
    )
    return [_case(row) for row in rows]
