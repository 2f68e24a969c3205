"""The figures of a period, added up from the tickets themselves by compound, building, category, goal and party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from domain.rates import SATISFIED_FROM, Rates
from domain.reports import Figures
from domain.tickets import LEFT_OUT, OPEN
from storage.database import Connection
from storage.people import seconds
from storage.ticket_dues import dues
from storage.tickets import tickets

AT_ONCE = 200
"""So many compounds are asked about in one question."""


@dataclass(frozen=True, slots=True)
class Part:
    """Tickets that have all five in common. `building` is 0 where it is not known."""

    compound: int
    building: int
    category: str
    goal: str
    party: str


KEYS = (
    tickets.c.compound,
    tickets.c.building,
    tickets.c.category,
    tickets.c.goal,
    tickets.c.holder,
)


async def parts(
    conn: Connection,
    compounds: Sequence[int],
    since: datetime,
    until: datetime,
    buildings: Sequence[int] | None = None,
) -> dict[Part, Figures]:
    """Return the figures of each part: received from `since` to before `until`, ended or fell due then, open now.

    `buildings`: only what lies in them. A ticket that ended in the period counts once, however often it fell due.
    """
    found: dict[Part, Figures] = {}
    for at in range(0, len(compounds), AT_ONCE):
        some = compounds[at : at + AT_ONCE]
        for query in _questions(some, seconds(since), seconds(until)):
            if buildings is not None:
                query = query.where(tickets.c.building.in_(buildings))
            for row in await conn.fetch(query):
                key = Part(*(row[n] for n in range(len(KEYS))))
                found[key] = found.get(key, Figures()) + _figures([row[n] for n in range(5, 15)])
    return found


def _questions(compounds: Sequence[int], since: int, until: int) -> list[Select[tuple[int, ...]]]:
    """Return what to ask: what came in, what ended, what only fell due, and what is open now."""
    t = tickets.c
    here = t.compound.in_(compounds)
    received = and_(here, t.received_at >= since, t.received_at < until)
    ended = and_(here, t.ended_at >= since, t.ended_at < until)
    fell = exists().where(
        dues.c.compound == t.compound,
        dues.c.number == t.number,
        dues.c.at >= since,
        dues.c.at < until,
    )
    still = or_(t.ended_at.is_(None), t.ended_at >= until)
    # What fell due was received before the period ended: that bounds the search to an index.
    due = and_(here, t.received_at < until, still, fell)
    is_open = and_(here, t.state.in_([state.value for state in OPEN]))
    return [
        _sums(received, received=func.count()),
        _sums(ended, counted=True),
        _sums(due, counted=True),
        _sums(is_open, open=func.count(), overdue=_count(t.said.contains("level-due"))),
    ]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _sums(
    condition: ColumnElement[bool], *, counted: bool = False, **counts: ColumnElement[int]
) -> Select[tuple[int, ...]]:
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
    return select(*KEYS, *columns).where(condition).group_by(*KEYS)


def _figures(sums: Sequence[int]) -> Figures:
    received, open_, overdue, *rates = (int(value or 0) for value in sums)
    return Figures(received, open_, overdue, Rates(*rates))
