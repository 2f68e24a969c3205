"""The figures of a period, added up from the tickets themselves by compound, building, category, goal and party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from domain.rates import SATISFIED_FROM, Rates
from domain.reports import Figures
from domain.tickets import LEFT_OUT, OPEN
from storage.database import Connection
from storage.people import seconds
from storage.ticket_dues import dues
from storage.tickets import tickets

AT_ONCE = 200
"""So many compounds are asked about in one question."""


Sums = list[int]
Key = tuple[int | str, ...]
KEYS = ("compound", "building", "category", "goal", "party")
"""What tickets that are counted together have in common; `building` is 0 where it is not known."""

_COLUMNS = (
    tickets.c.compound,
    tickets.c.building,
    tickets.c.category,
    tickets.c.goal,
    tickets.c.holder,
)
_COUNTS = 10


async def parts(
    conn: Connection,
    compounds: Sequence[int],
    since: datetime,
    until: datetime,
    buildings: Sequence[int] | None = None,
) -> list[tuple[Key, Sums]]:
    """Return sums for each combination of KEYS, some in several pieces; see `figures` for what they come to.

    Counted are tickets received from `since` to before `until`, those that ended or fell due then, and those open now.
    `buildings`: only what lies in them. A ticket that ended in the period counts once, however often it fell due.
    """
    rows = await _asked(conn, compounds, since, until, buildings, _COLUMNS)
    return [(row[: len(KEYS)], list(row[len(KEYS) :])) for row in rows]


async def total(
    conn: Connection,
    compounds: Sequence[int],
    since: datetime,
    until: datetime,
    buildings: Sequence[int] | None = None,
) -> Figures:
    """Return the figures of all tickets together."""
    return figures(
        [list(row) for row in await _asked(conn, compounds, since, until, buildings, ())]
    )


def figures(pieces: Iterable[Sums]) -> Figures:
    """Return what several sums come to."""
    received, open_, overdue, *rates = map(int, added(pieces))
    return Figures(received, open_, overdue, Rates(*rates))


def added(pieces: Iterable[Sums]) -> Sums:
    """Return the sums added up."""
    return [sum(column) for column in zip(*pieces, strict=True)] or [0] * _COUNTS


async def _asked(
    conn: Connection,
    compounds: Sequence[int],
    since: datetime,
    until: datetime,
    buildings: Sequence[int] | None,
    columns: Sequence[ColumnElement[Any]],
) -> list[tuple[Any, ...]]:
    found = []
    for at in range(0, len(compounds), AT_ONCE):
        some = compounds[at : at + AT_ONCE]
        for query in _questions(some, seconds(since), seconds(until), columns):
            if buildings is not None:
                query = query.where(tickets.c.building.in_(buildings))
            keys = len(columns)
            for row in await conn.fetch(query):
                plain = tuple(row)
                found.append((*plain[:keys], *(value or 0 for value in plain[keys:])))
    return found


def _questions(
    compounds: Sequence[int], since: int, until: int, columns: Sequence[ColumnElement[Any]]
) -> list[Select[Any]]:
    """Return what to ask: what came in, what ended, what only fell due, and what is open now."""
    t = tickets.c
    here = t.compound.in_(compounds)
    received = and_(here, t.received_at >= since, t.received_at < until)
    ended = and_(here, t.ended_at >= since, t.ended_at < until)
    fell = (
        select(dues.c.compound, dues.c.number)
        .where(dues.c.compound.in_(compounds), dues.c.at >= since, dues.c.at < until)
        .distinct()
        .subquery()
    )
    still = or_(t.ended_at.is_(None), t.ended_at >= until)
    # Few tickets fall due: they are looked up one by one, not among all that were ever received.
    due = and_(t.compound == fell.c.compound, t.number == fell.c.number, still)
    is_open = and_(here, t.state.in_([state.value for state in OPEN]))
    return [
        _sums(columns, received, received=func.count()),
        _sums(columns, ended, counted=True),
        _sums(columns, due, counted=True),
        _sums(columns, is_open, open=func.count(), overdue=_count(t.said.contains("level-due"))),
    ]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _sums(
    keys: Sequence[ColumnElement[Any]],
    condition: ColumnElement[bool],
    *,
    counted: bool = False,
    **counts: ColumnElement[int],
) -> Select[Any]:
    """Return a question for sums by part; what is not asked for is zero."""
    t = tickets.c
    zero = func.sum(0)
    is_out = t.state.in_([state.value for state in LEFT_OUT])
    answered = and_(
        t.first_answer_at.is_not(None),
        or_(t.due_answer.is_(None), t.first_answer_at <= t.due_answer),
    )
    solved = and_(~is_out, t.solved == 1)
    rates = (
        (func.count(), *map(_count, (
            is_out,
            and_(~is_out, answered),
            solved,
            and_(~is_out, t.score > 0),
            and_(~is_out, t.score >= SATISFIED_FROM),
            and_(solved, t.level == 1),
        )))
        if counted
        else (zero,) * 7
    )  # fmt: skip
    asked = (counts.get("received", zero), counts.get("open", zero), counts.get("overdue", zero))
    columns = [c.label(f"c{n}") for n, c in enumerate((*asked, *rates))]
    query = select(*keys, *columns).where(condition)
    return query.group_by(*keys) if keys else query
