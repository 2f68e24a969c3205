"""When tickets fell due: the moments at which a level's time ran out, for the rates of a period (§3.4)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from domain.tickets import Ticket
from storage.database import Connection, metadata, upsert
from storage.people import seconds

dues = Table(
    "ticket_dues",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("level", Integer, nullable=False),
    Index("ticket_dues_by_time", "compound", "at"),
)


async def add(conn: Connection, ticket: Ticket, at: datetime) -> None:
    """Note that the time of the ticket's level ran out at a moment; twice changes nothing."""
    values = {
        "compound": ticket.compound,
        "number": ticket.number,
        "at": seconds(at),
        "level": ticket.level,
    }
    await conn.execute(upsert(dues, values, ("compound", "number", "at"), {}))
