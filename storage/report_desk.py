"""Putting a report together: the scope's compounds, their figures for the period, and the names of its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.conversation import Term
from domain.moments import at_clock
from domain.people import NodeKind
from domain.periods import Period
from domain.reports import PUBLIC, TABLES, Row, Summary, Weights, folded, ranked
from domain.tickets import Body, body_term
from storage import reports, tree
from storage.database import Connection
from storage.reports import Key, Sums
from storage.tree import Compound

PLACES = frozenset({NodeKind.DISTRICT, NodeKind.STREET, NodeKind.COMMUNITY, NodeKind.COMPOUND})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: a place with its compounds; `buildings` where it is only a part of one."""

    place: str
    kind: str
    compounds: tuple[Compound, ...]
    buildings: tuple[int, ...] | None = None


async def summary(
    conn: Connection, scope: Scope, period: Period, weights: Weights, *, staff: bool
) -> Summary:
    """Return the report of a scope on a period, with the public's parts only unless it is for staff."""
    since, until = _span(scope, period)
    ids = [compound.id for compound in scope.compounds]
    found = await reports.parts(conn, ids, since, until, scope.buildings)
    tables = []
    for id in TABLES:
        if id == ("building" if len(ids) > 1 else "compound") or (not staff and id not in PUBLIC):
            continue
        rows = ranked(await _rows(conn, scope, id, found))
        tables.append((id, rows if staff else folded(rows)))
    return Summary(
        place=scope.place,
        scope=scope.kind,
        period=period,
        staff=staff,
        total=reports.figures(sums for _, sums in found),
        tables=tuple(tables),
        months=tuple([row async for row in _months(conn, scope, period)]),
        weights=weights,
    )


def _span(scope: Scope, period: Period) -> tuple[datetime, datetime]:
    zone = ZoneInfo(scope.compounds[0].zone)
    return at_clock(period.first, 0, zone), at_clock(period.after, 0, zone)


async def _rows(
    conn: Connection, scope: Scope, table: str, found: Sequence[tuple[Key, Sums]]
) -> Iterable[Row]:
    at = reports.KEYS.index(table)
    groups: dict[str | int, list[Sums]] = defaultdict(list)
    for key, sums in found:
        groups[key[at]].append(sums)
    names = await _names(conn, scope, table)
    return [
        Row(names.get(key) or _name(table, key), reports.figures(pieces))
        for key, pieces in groups.items()
    ]


async def _names(conn: Connection, scope: Scope, table: str) -> dict[str | int, str]:
    if table == "compound":
        return {compound.id: compound.name for compound in scope.compounds}
    if table == "building":
        nodes = await tree.within(conn, scope.compounds[0].id, NodeKind.BUILDING)
        return {node.id: node.name for node in nodes}
    return {}


def _name(table: str, key: str | int) -> str | Term:
    match table:
        case "category":
            return Term(f"category-{key}") if key else Term("stats-no-category")
        case "goal":
            return Term(f"goal-{key}") if key else Term("summary-no-goal")
        case "party":
            return body_term(Body(str(key)))
        case _:
            return Term("summary-no-building")


async def _months(conn: Connection, scope: Scope, period: Period) -> AsyncIterator[Row]:
    months = list(period.months())
    ids = [compound.id for compound in scope.compounds]
    for month in months if len(months) > 1 else ():
        found = await reports.total(conn, ids, *_span(scope, month), scope.buildings)
        total = replace(found, open=0, overdue=0)
        name = Term("period-month", {"year": str(month.first.year), "month": month.first.month})
        yield Row(name, total)


async def scope_named(conn: Connection, name: str) -> Scope | None:
    """Return the scope of the only place with this name, of everything for ""; None where there is none or several."""
    nodes = [n for n in await tree.everything(conn) if n.kind in PLACES and n.name == name]
    top = await tree.root(conn) if not name else None
    node = top or (nodes[0] if len(nodes) == 1 else None)
    if node is None:
        return None
    compounds = await tree.compounds_within(conn, node.path)
    return Scope(node.name, node.kind.value, tuple(compounds)) if compounds else None
