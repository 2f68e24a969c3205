"""(e) the everyday questions with 10⁴, 10⁵ and 10⁶ tickets: as many open ones each time, the rest lie in the past."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench import sample
from domain.conversation import Role
from domain.tickets import Body, Report
from storage import ticket_desk, ticket_figures, ticket_lists, ticket_search, tickets, tree
from storage.database import Connection, opened
from storage.desks import desk_of
from storage.tickets import Source

OPEN_EACH = 30
ROUNDS = 20
EACH = 10
MONTH = 202603
THINGS = (
    *("电梯停运有人被困", "电梯门关不上", "楼道灯不亮了", "下水道堵了", "墙面渗水", "门禁坏了"),
    *("垃圾没人清", "停车位被占", "噪音扰民", "水管漏水", "路面破损", "充电桩没电"),
)


@dataclass
class Size:
    """Medians in milliseconds at one number of tickets, and whether the search found what LIKE finds."""

    tickets: int
    inbox: float
    overdue: float
    figures: float
    search: float
    like: float
    same: bool


@dataclass
class Times:
    """What one number of tickets took, in milliseconds by question."""

    tickets: int
    each: dict[str, list[float]] = field(default_factory=dict)
    same: bool = True

    def medians(self) -> Size:
        """Return the medians."""
        return Size(self.tickets, same=self.same, **{n: median(t) for n, t in self.each.items()})


@dataclass(frozen=True)
class _Around:
    conn: Connection
    now: Any
    new_id: Callable[[], int]
    home: tree.Compound


async def measure(folder: Path, sizes: tuple[int, ...]) -> list[Size]:
    """Fill a database for each of the sizes and ask all of them in turn, so that a busy minute hits all alike."""
    async with AsyncExitStack() as stack:
        asked = []
        for size in sizes:
            path = folder / f"queries-{size}.db"
            await sample.prepare(path, residents=0)
            template = await _template(path)
            _fill(path, template, size)
            database = await stack.enter_async_context(opened(f"sqlite:///{path}"))
            asked.append((database, Times(size)))
        chance = random.Random(1)
        for _ in range(ROUNDS):
            homes = [sample.compound_id(chance.randrange(sample.COMPOUNDS)) for _ in range(EACH)]
            for database, times in asked:

                async def work(
                    conn: Connection, times: Times = times, homes: list[int] = homes
                ) -> None:
                    await _ask(conn, homes, times)

                await database.transact(work)
        return [times.medians() for _, times in asked]


async def _template(path: Path) -> dict[str, Any]:
    """Return the row of a real ticket, to be varied."""
    numbers = iter(range(1, 1000))

    async def work(conn: Connection) -> dict[str, Any]:
        home = await tree.compound(conn, sample.compound_id(0))
        assert home is not None
        desk = desk_of(_Around(conn, sample.START, lambda: next(numbers), home))
        report = Report(
            text=THINGS[0],
            reporter=1,
            category="elevator",
            subcategory="",
            goal="beauty",
            service="P2",
            place="1栋",
            building=home.id + 1,
            private=False,
        )
        ticket = await ticket_desk.receive(desk, report, Source(), Role.RESIDENT)
        row = await conn.first(
            tickets.tickets.select().where(tickets.tickets.c.number == ticket.number)
        )
        assert row is not None
        kept = {key: row[key] for key in row.keys()}  # noqa: SIM118
        await conn.execute(tickets.tickets.delete())
        await conn.execute(ticket_figures.figures.delete())
        return kept

    async with opened(f"sqlite:///{path}") as database:
        return await database.transact(work)


def _fill(path: Path, template: dict[str, Any], size: int) -> None:
    """Write the tickets, their figures and their pairs of characters, in the order of the keys."""
    each = size // sample.COMPOUNDS
    with sqlite3.connect(path, isolation_level=None) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA cache_size=-200000")
        raw.execute("BEGIN")
        names = list(template)
        marks = ", ".join("?" * len(names))
        put = f"INSERT INTO tickets ({', '.join(names)}) VALUES ({marks})"
        for compound in range(sample.COMPOUNDS):
            rows = list(_rows(template, compound, each))
            raw.executemany(put, ([row[name] for name in names] for row in rows))
            words = sorted(
                (row["compound"], gram, row["number"])
                for row in rows
                for gram in ticket_search.grams(f"{row['text']} {row['place']}")
            )
            raw.executemany("INSERT INTO ticket_words VALUES (?, ?, ?)", words)
        zeros = dict.fromkeys(ticket_figures.COUNTS, 0) | {"received": 7, "open": 1, "done": 5}
        raw.executemany(
            f"INSERT INTO figures VALUES ({', '.join('?' * (6 + len(zeros)))})",
            (
                [sample.compound_id(c), month, kind, "beauty", 0, "station", *zeros.values()]
                for c in range(sample.COMPOUNDS)
                for month in range(MONTH - 2, MONTH + 1)
                for kind in ("elevator", "light", "water", "noise")
            ),
        )
        raw.execute("COMMIT")
        raw.execute("ANALYZE")


def _rows(template: dict[str, Any], compound: int, each: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(compound)
    home, now = sample.compound_id(compound), int(sample.START.timestamp())
    for number in range(1, each + 1):
        is_open = number > each - OPEN_EACH
        received = now - (each - number) * 3600
        building = chance.randrange(sample.BUILDINGS)
        yield template | {
            "compound": home,
            "number": number,
            "text": chance.choice(THINGS),
            "place": f"{building + 1}栋",
            "building": home + 1 + building,
            "received_at": received,
            "state": template["state"] if is_open else "closed",
            "due_at": received + chance.randrange(0, 60) * 3600 if is_open else None,
            "ended_at": None if is_open else received + 86_400,
            "indexed": 1,
        }


async def _ask(conn: Connection, homes: list[int], times: Times) -> None:
    """Ask each question of some compounds, one question after the other, and note the milliseconds."""
    station = frozenset({Body.STATION})
    later = sample.START + timedelta(hours=12)

    async def like(home: int) -> list[int]:
        query = (
            tickets.tickets.select()
            .where(tickets.tickets.c.compound == home, tickets.tickets.c.text.like("%电梯%"))
            .order_by(tickets.tickets.c.number.desc())
            .limit(20)
        )
        return [row["number"] for row in await conn.fetch(query)]

    questions: dict[str, Callable[[int], Awaitable[Any]]] = {
        "inbox": lambda home: ticket_lists.awaiting(conn, home, station, frozenset({1}), 20),
        "overdue": lambda home: ticket_lists.due(conn, later),
        "figures": lambda home: ticket_figures.of_month(conn, [home], MONTH),
        "search": lambda home: ticket_search.find(conn, home, "电梯"),
        "like": like,
    }
    for name, ask in questions.items():
        for home in homes:
            began = time.perf_counter()
            await ask(home)
            times.each.setdefault(name, []).append(1000 * (time.perf_counter() - began))
    found = [t.number for t in await ticket_search.find(conn, homes[0], "电梯")]
    times.same = times.same and found == await like(homes[0])
