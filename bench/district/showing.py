"""What came of it: the rules over the database, and a page with the figures."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import func, select

from domain import reports
from domain.conversation import Reply, when
from domain.periods import Period
from domain.service_levels import Rules
from storage import report_desk, ticket_check, ticket_history, tickets, tree
from storage.database import Connection, Database
from storage.report_desk import Scope
from texts.catalogue import catalogue

from .life import AFTER, BEGIN, ZONE, Life
from .town import Shape

RULES = tuple(f"R-T{number:02}" for number in range(1, 16))


async def page(
    life: Life, shape: Shape, lines: int, progress: Callable[[int], None] = lambda done: None
) -> tuple[str, bool]:
    """Return the page, and whether every rule was kept and nothing failed."""
    database = life.wire.database
    broken: Counter[str] = Counter()
    end = BEGIN + timedelta(days=shape.days) + AFTER
    for number, home in enumerate(life.town.homes, 1):
        found = await database.read(
            lambda conn, id=home.id: ticket_check.problems(conn, id, end)  # type: ignore[misc]
        )
        broken.update(problem.rule for problem in found)
        progress(number)
    parts = (
        _what(life, shape, lines),
        await _counts(life, database),
        _rules(life, broken),
        await _report(life, shape, database),
    )
    return "\n\n".join(parts), not broken and not life.wire.faults


def _what(life: Life, shape: Shape, lines: int) -> str:
    out, machine = life.outcome, f"Python {platform.python_version()}, {platform.machine()}"
    per = 1000 * out.seconds / max(1, out.said)
    return "\n".join(
        (
            "| what | measured |",
            "|---|---|",
            f"| stations, communities, streets | {shape.stations}, {shape.communities}, {shape.streets} |",
            f"| requests said, in days | {out.said:,} in {shape.days} (and {AFTER.days} days to answer callbacks) |",
            f"| sentences to choose from | {lines:,} |",
            f"| messages sent by the bot | {out.messages:,} |",
            f"| time | {out.seconds / 60:.1f} min, {per:.0f} ms per request with all that follows from it |",
            f"| machine | one process, SQLite on disk (WAL, synchronous=FULL), {machine} |",
        )
    )


async def _counts(life: Life, database: Database) -> str:
    moves = await _counted(database, ticket_history.events.c.move)
    states = await _counted(database, tickets.tickets.c.state)
    levels = await _counted(database, tickets.tickets.c.level)
    rows = (
        ("how a request was taken", life.outcome.taken),
        ("tickets by state at the end", states),
        ("tickets by the level at which they ended", levels),
        ("moves in the histories", moves),
        ("refused to somebody, with a friendly sentence", life.outcome.refused),
    )
    lines = ["| counted | |", "|---|---|"]
    for name, counter in rows:
        said = ", ".join(f"{key} {count:,}" for key, count in counter.most_common())
        lines.append(f"| {name} | {said or 'none'} |")
    return "\n".join(lines)


def _rules(life: Life, broken: Counter[str]) -> str:
    others = {rule: count for rule, count in broken.items() if not rule.startswith("R-T")}
    lines = ["| rule | broken by |", "|---|---|"]
    for rule in RULES:
        lines.append(
            f"| {rule} | {sum(n for name, n in broken.items() if name.startswith(rule))} |"
        )
    lines.append(f"| ends, merges and kept figures | {sum(others.values())} |")
    lines.append(f"| faults of the program | {len(life.wire.faults)} |")
    return "\n".join(lines)


async def _report(life: Life, shape: Shape, database: Database) -> str:
    first = BEGIN.astimezone(ZONE).date()
    period = Period(first, first + timedelta(days=shape.days))

    async def work(conn: Connection) -> reports.Summary:
        homes = await tree.all_compounds(conn)
        scope = Scope("示范区", "district", tuple(homes))
        return await report_desk.summary(conn, scope, period, Rules().weights, staff=True)

    data = reports.data(await database.read(work), when(life.wire.now))
    total = {key: value for key, value in data["total"].items() if key != "name"}
    values = {**total, "place": data["place"], "period": data["period"]}
    reply = Reply(key="summary", values=values, also=tuple(reports.paragraphs(data)))
    return "```\n" + catalogue().reply(reply, "zh") + "\n```"


async def _counted(database: Database, column: object) -> Counter[str]:
    rows = await database.read(
        lambda conn: conn.fetch(select(column, func.count().label("count")).group_by(column))  # type: ignore[call-overload]
    )
    return Counter({str(row[0]): row["count"] for row in rows})
