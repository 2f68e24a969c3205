"""What the month's picture needs beside the kept figures: overdue tickets, and times to answer and to done."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from domain.tickets import LEFT_OUT, OPEN
from storage.database import Connection
from storage.people import seconds
from storage.tickets import tickets


async def overdue(conn: Connection, compound: int) -> int:
    """Return how many open tickets have run past their due time."""
    query = select(func.count()).where(
        tickets.c.compound == compound,
        tickets.c.state.in_([s.value for s in OPEN]),
        tickets.c.said.contains("level-due"),
    )
    return int(await conn.scalar(query))


async def spans(
    conn: Connection, compound: int, since: datetime, until: datetime
) -> tuple[list[int], list[int]]:
    """Return the seconds to the first answer and to done, of the tickets received in a span of time."""
    rows = await conn.fetch(
        select(tickets.c.received_at, tickets.c.first_answer_at, tickets.c.done_at).where(
            tickets.c.compound == compound,
            tickets.c.received_at >= seconds(since),
            tickets.c.received_at < seconds(until),
            tickets.c.state.not_in([s.value for s in LEFT_OUT]),
        )
    )
    answers = [r["first_answer_at"] - r["received_at"] for r in rows if r["first_answer_at"]]
    done = [r["done_at"] - r["received_at"] for r in rows if r["done_at"]]
    return answers, done
