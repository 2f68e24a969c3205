"""Which morning digests were sent, so that each compound gets one a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, Column, String, Table, case, func, select

from domain.digest import Figures
from domain.tickets import OPEN, State
from storage.database import Connection, Prepared, metadata, upsert
from storage.people import seconds
from storage.tickets import tickets

A_DAY = timedelta(days=1)

digests = Table(
    "digests",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("day", String(10), nullable=False),
)

_LAST = Prepared(select(digests))


async def last(conn: Connection) -> dict[int, str]:
    """Return the day of each compound's last digest."""
    return {row["compound"]: row["day"] for row in await conn.fetch(_LAST, {})}


async def note(conn: Connection, compound: int, day: date) -> None:
    """Note that a compound's digest of a day is done."""
    values = {"compound": compound, "day": day.isoformat()}
    await conn.execute(upsert(digests, values, ("compound",)))


async def morning(conn: Connection, compound: int, now: datetime) -> Figures:
    """Return what a compound's morning counts."""
    t = tickets.c
    new = await conn.scalar(
        select(func.count()).where(t.compound == compound, t.received_at >= seconds(now - A_DAY))
    )
    is_done = t.state == State.DONE.value
    row = await conn.first(
        select(
            func.count().label("open"),
            func.sum(case((t.said.contains("level-due"), 1), else_=0)).label("overdue"),
            func.sum(case((is_done, 1), else_=0)).label("waiting"),
        ).where(t.compound == compound, t.state.in_([state.value for state in OPEN]))
    )
    assert row is not None, "a count is always one row"
    waiting, overdue = int(row["waiting"] or 0), int(row["overdue"] or 0)
    return Figures(int(new), int(row["open"]) - waiting, overdue, waiting)
