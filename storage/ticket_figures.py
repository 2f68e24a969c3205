"""The figures of each month, kept in the same transaction as the tickets that they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, String, Table, bindparam, func, select

from domain.rates import SATISFIED_FROM, Rates
from domain.service_levels import Rules
from domain.tickets import LEFT_OUT, OPEN, Ticket
from storage.database import Connection, PerDatabase, Prepared, metadata
from storage.tickets import month_of

COUNTS = (
    "received",
    "open",
    "left_out",
    "answered_in_time",
    "done",
    "solved",
    "in_station",
    "rated",
    "satisfied",
    "reopened",
    "followers",
)

figures = Table(
    "figures",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("category", String(32), primary_key=True),
    Column("goal", String(16), primary_key=True),
    Column("building", BigInteger, primary_key=True, autoincrement=False),
    Column("party", String(16), primary_key=True),
    *(Column(name, Integer, nullable=False) for name in COUNTS),
)
KEYS = ("compound", "month", "category", "goal", "building", "party")


@dataclass(frozen=True, slots=True)
class Figures:
    """A month in numbers; of tickets received in it, as they stand now."""

    received: int = 0
    open: int = 0
    left_out: int = 0
    answered_in_time: int = 0
    done: int = 0
    solved: int = 0
    in_station: int = 0
    rated: int = 0
    satisfied: int = 0
    reopened: int = 0
    followers: int = 0

    @property
    def rates(self) -> Rates:
        """Return the three rates of those that ended (§3.4)."""
        return Rates(
            received=self.received - self.open,
            left_out=self.left_out,
            answered_in_time=self.answered_in_time,
            solved=self.solved,
            rated=self.rated,
            satisfied=self.satisfied,
            in_station=self.in_station,
        )


def counts(ticket: Ticket) -> dict[str, int]:
    """Return what one ticket adds to the figures as it stands."""
    is_open, is_out = ticket.state in OPEN, ticket.state in LEFT_OUT
    counted = not is_open and not is_out
    first, due = ticket.first_answer_at, ticket.due_answer
    in_time = first is not None and (due is None or first <= due)
    return {
        "received": 1,
        "open": int(is_open),
        "left_out": int(is_out),
        "answered_in_time": int(counted and in_time),
        "done": int(ticket.done_at is not None and not is_out),
        "solved": int(counted and ticket.solved is True),
        "in_station": int(counted and ticket.solved is True and ticket.level == 1),
        "rated": int(counted and ticket.score > 0),
        "satisfied": int(counted and ticket.score >= SATISFIED_FROM),
        "reopened": ticket.reopened,
        "followers": ticket.followers,
    }


def key_of(ticket: Ticket, rules: Rules) -> tuple[int, int, str, str, int, str]:
    """Return which row of the figures a ticket counts in."""
    month = month_of(ticket, rules)
    body = ticket.holder.body.value
    return ticket.compound, month, ticket.category, ticket.goal, ticket.building, body


async def note(conn: Connection, before: Ticket | None, after: Ticket, rules: Rules) -> None:
    """Bring the figures up to date with a ticket that was added or changed."""
    new, key = counts(after), key_of(after, rules)
    if before is None:
        await _shift(conn, key, new)
        return
    old, old_key = counts(before), key_of(before, rules)
    if old_key != key:
        await _shift(conn, old_key, {name: -value for name, value in old.items()})
        await _shift(conn, key, new)
    elif old != new:
        await _shift(conn, key, {name: new[name] - old[name] for name in COUNTS})


def _grown(insert: Any) -> Any:
    """Return the statement that adds to a row's counts, or makes the row."""
    row = insert(figures).values({c.name: bindparam(c.name) for c in figures.c})
    grown = {name: figures.c[name] + row.excluded[name] for name in COUNTS}
    return row.on_conflict_do_update(index_elements=list(KEYS), set_=grown)


_GROW = Prepared(PerDatabase(_grown))


async def _shift(
    conn: Connection, key: tuple[int, int, str, str, int, str], change: Mapping[str, int]
) -> None:
    await conn.execute(_GROW, dict(zip(KEYS, key, strict=True)) | dict(change))


async def of_month(conn: Connection, compounds: list[int], month: int) -> Figures:
    """Return the figures of compounds for a month (202603)."""
    grouped = await by(conn, compounds, month, "month")
    return grouped.get(month, Figures())


async def by(
    conn: Connection, compounds: list[int], month: int, key: str
) -> dict[int | str, Figures]:
    """Return a month's figures grouped by category, goal, building, party or compound."""
    rows = await conn.fetch(
        select(figures.c[key], *(func.sum(figures.c[name]).label(name) for name in COUNTS))
        .where(figures.c.compound.in_(compounds), figures.c.month == month)
        .group_by(figures.c[key])
    )
    names = [field.name for field in fields(Figures)]
    return {row[0]: Figures(**{name: int(row[name]) for name in names}) for row in rows}
