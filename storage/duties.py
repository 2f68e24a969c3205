"""Work that only one of several equal processes may do at a time, and which of them does it now."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, String, Table, or_, select, update

from storage.database import Connection, metadata, upsert
from storage.people import seconds

duties = Table(
    "duties",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)


async def take(conn: Connection, name: str, holder: int, now: datetime, keep: timedelta) -> bool:
    """Take a duty, or keep it, for `keep`; False while another process has it."""
    mine = or_(duties.c.holder == holder, duties.c.until < seconds(now))
    until = seconds(now + keep)
    changed = await conn.execute(
        update(duties).where(duties.c.name == name, mine).values(holder=holder, until=until)
    )
    if changed:
        return True
    first = {"name": name, "holder": holder, "until": until}
    return await conn.execute(upsert(duties, first, ("name",), {})) == 1


async def lay_down(conn: Connection, name: str, holder: int) -> None:
    """Leave a duty to the next process that asks."""
    await conn.execute(duties.delete().where(duties.c.name == name, duties.c.holder == holder))


async def is_held(conn: Connection, name: str, holder: int, now: datetime) -> bool:
    """Tell whether a process has a duty now."""
    query = select(duties.c.holder).where(duties.c.name == name, duties.c.until >= seconds(now))
    return bool(await conn.scalar(query) == holder)
