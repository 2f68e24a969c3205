"""A report on a period: the three rates with the counts behind them, for the whole and for each of its parts (§3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from domain.conversation import Term, Value
from domain.periods import Length, Period
from domain.rates import Rates, percent

SMALL = 5
"""Below so many tickets (or ratings) a share says more about one household than about the work, and is not shown."""

TABLES = ("compound", "category", "goal", "building", "party")
"""The parts by which a report is divided, in its order."""

PUBLIC = frozenset({"category", "goal"})
"""The parts that residents see as well: where and by whom a single ticket was handled stays with those at work."""

ROWS_SHOWN = 5
"""So many rows of each part are said in words."""

Weights = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """What came in during the period, what is open and overdue now, and the rates of what ended or fell due."""

    received: int = 0
    open: int = 0
    overdue: int = 0
    rates: Rates = field(default_factory=Rates)

    def __add__(self, other: Figures) -> Figures:
        """Return the figures of both together."""
        return Figures(
            self.received + other.received,
            self.open + other.open,
            self.overdue + other.overdue,
            self.rates + other.rates,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One part with its name and figures."""

    name: str | Term
    figures: Figures


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole report. `scope` is compound, grid, community, street or district; `staff` tells for whom it is."""

    place: str
    scope: str
    period: Period
    staff: bool
    total: Figures
    tables: tuple[tuple[str, tuple[Row, ...]], ...]
    months: tuple[Row, ...]
    weights: Weights


def ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows with the most work first, without those in which nothing happened."""
    kept = [
        row
        for row in rows
        if row.figures.received or row.figures.rates.received or row.figures.open
    ]
    return tuple(
        sorted(kept, key=lambda row: -max(row.figures.received, row.figures.rates.counted))
    )


def folded(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows as the public sees them: the small ones together as "others", left out if they are small even so."""
    large = [row for row in rows if _weight(row) >= SMALL]
    rest = sum((row.figures for row in rows if _weight(row) < SMALL), Figures())
    others = Row(Term("summary-others"), rest)
    return (*large, others) if _weight(others) >= SMALL else tuple(large)


def _weight(row: Row) -> int:
    return max(row.figures.received, row.figures.rates.counted)


def shares(figures: Figures, weights: Weights) -> dict[str, str]:
    """Return the shares as they are shown, "" where nothing was counted or too little to be shown."""
    rates = figures.rates
    enough, rated = rates.counted >= SMALL, rates.rated >= SMALL
    return {
        "response": _share(rates.response, enough),
        "resolution": _share(rates.resolution, enough),
        "satisfaction": _share(rates.satisfaction, rated),
        "composite": _number(rates.composite(weights), enough and rated),
        "inside": _share(rates.inside, enough),
    }


def _share(value: Decimal | None, enough: bool) -> str:
    return f"{value}%" if value is not None and enough else ""


def _number(value: Decimal | None, enough: bool) -> str:
    return str(value) if value is not None and enough else ""


def cells(row: Row, weights: Weights) -> dict[str, Any]:
    """Return a row as plain values: the counts, and each share with the counts behind it."""
    figures, rates = row.figures, row.figures.rates
    return {
        "name": row.name,
        "received": figures.received,
        "open": figures.open,
        "overdue": figures.overdue,
        "counted": rates.counted,
        "left_out": rates.left_out,
        "answered": rates.answered_in_time,
        "solved": rates.solved,
        "rated": rates.rated,
        "satisfied": rates.satisfied,
        "not_rated": rates.not_rated,
        "in_station": rates.in_station,
        **shares(figures, weights),
    }


def data(summary: Summary, made: Value) -> dict[str, Any]:
    """Return a report as plain values, for whoever writes or draws it."""
    weights = summary.weights
    return {
        "place": summary.place,
        "scope": summary.scope,
        "period": period_term(summary.period),
        "days": f"{summary.period.first.isoformat()} – {summary.period.last.isoformat()}",
        "made": made,
        "staff": summary.staff,
        "total": cells(Row("", summary.total), weights),
        "inside_of_solved": _share(
            summary.total.rates.inside_of_solved, summary.total.rates.solved >= SMALL
        ),
        "tables": [[id, [cells(row, weights) for row in rows]] for id, rows in summary.tables],
        "months": [cells(row, weights) for row in summary.months],
        "weights": [f"{weight:g}" for weight in weights],
        "small": SMALL,
    }


def period_term(period: Period) -> Term:
    """Return a period in words: "2026年3月", "2026年上半年", or its days."""
    year = str(period.first.year)
    match period.length:
        case Length.MONTH if period.first.day == 1:
            return Term("period-month", {"year": year, "month": period.part})
        case Length.QUARTER | Length.HALF:
            return Term(f"period-{period.length.value}", {"year": year, "part": period.part})
        case Length.YEAR:
            return Term("period-year", {"year": year})
        case _:
            first, last = period.first.isoformat(), period.last.isoformat()
            return Term("period-range", {"first": first, "last": last})


def of_whole(part: int, whole: int) -> str:
    """Return a share with the counts behind it: "96.3% (183/190)"; "–" of nothing."""
    share = percent(part, whole)
    return f"{share}% ({part}/{whole})" if share is not None else "–"


def paragraphs(data: Mapping[str, Any]) -> list[Term]:
    """Return a report in words: the shares with their counts, what is open for those at work, and the parts."""
    total = data["total"]
    keys = ("response", "resolution", "satisfaction", "composite", "inside")
    rates = [Term(f"summary-{k}" if total[k] else f"summary-{k}-few", dict(total)) for k in keys]
    lines = [Term("summary-rates", {"lines": rates})]
    if data["staff"]:
        lines.append(Term("summary-open", {"open": total["open"], "overdue": total["overdue"]}))
    for id, rows in data["tables"]:
        named = [_line(row) for row in rows[:ROWS_SHOWN]]
        if named:
            lines.append(Term("summary-table", {"name": Term(f"summary-by-{id}"), "lines": named}))
    return lines


def _line(row: Mapping[str, Any]) -> Term:
    shown = "" if row["satisfaction"] else "-unrated" if row["response"] else "-few"
    return Term(f"summary-row{shown}", dict(row))
