"""What came of it: the rules over the database, and a page with the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from sqlalchemy import func, select

from storage import ticket_check, ticket_history, tickets
from storage.database import Database

from .life import Life
from .town import Shape


async def page(
    life: Life, shape: Shape, lines: int, progress: Callable[[int], None] = lambda done: None
) -> tuple[str, bool]:
    """Return the page, and whether every rule was kept and nothing failed."""
    database, outcome = life.wire.database, life.outcome
    broken: Counter[str] = Counter()
    for number, home in enumerate(life.town.homes, 1):
        found = await database.read(lambda conn, id=home.id: ticket_check.problems(conn, id))
        broken.update(problem.rule for problem in found)
        progress(number)
    moves = await _counted(database, ticket_history.events.c.move)
    states = await _counted(database, tickets.tickets.c.state)
    levels = await _counted(database, tickets.tickets.c.level)
    out = [
        f"stations {len(life.town.homes)}, requests said {outcome.said} in {shape.days} days, sentences {lines}",
        f"tickets {sum(states.values())}, messages sent {outcome.messages} {dict(life.wire.sent)}",
        f"seconds {outcome.seconds:.0f}",
        f"states {dict(states)}",
        f"levels {dict(levels)}",
        f"moves {dict(moves)}",
        f"taken {dict(outcome.taken)}",
        f"refused {dict(outcome.refused)}",
        f"faults {len(life.wire.faults)} {life.wire.faults[:3]}",
        f"rules broken {dict(broken)}",
    ]
    return "\n".join(out), not broken and not life.wire.faults


async def _counted(database: Database, column: object) -> Counter[str]:
    rows = await database.read(
        lambda conn: conn.fetch(select(column, func.count().label("count")).group_by(column))  # type: ignore[call-overload]
    )
    return Counter({str(row[0]): row["count"] for row in rows})
