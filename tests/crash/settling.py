"""The compound in which the crash test happens, put into the real database beforehand."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.conversation import Address, Role, say
from domain.people import NodeKind
from domain.tickets import Report
from storage import migrate, outbox, people, ticket_desk, tree
from storage.database import Connection, opened
from storage.desks import desk_of
from storage.outbox import Lane
from storage.tickets import Source
from storage.tree import Compound, Group

COMPOUND = 3
FIRST_RESIDENT = 6_000_000_000
FIRST_REMINDED = 6_100_000_000
GROUPS = (-1_003_000_000_001, -1_003_000_000_002, -1_003_000_000_003)
BUILDINGS = 60
HEAD, HEAD_ID = 5, 6_200_000_000
PROPERTY, PROPERTY_ID = 6, 6_200_000_001
NOTED = 5
"""So many tickets stand from the beginning, for the station head to write notes on."""


@dataclass(frozen=True)
class Reminder:
    """A letter that was due at a moment (seconds since 1970) while the storm raged."""

    user_id: int
    due: float


async def settle(
    url: str, began: datetime, *, residents: int, reminders: int, span: timedelta, seed: int
) -> list[Reminder]:
    """Makes the database and the compound; returns the reminders that fall due within `span`."""
    await migrate.to_newest(url)
    rng = random.Random(seed)
    kept: list[Reminder] = []

    async def work(conn: Connection) -> None:
        await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
        await tree.add(conn, 2, NodeKind.COMMUNITY, "胜利路社区", 1)
        await tree.add(conn, COMPOUND, NodeKind.COMPOUND, "丽景苑", 2)
        for number in range(BUILDINGS):
            building = 1000 + number
            await tree.add(conn, building, NodeKind.BUILDING, f"{number + 1}栋", COMPOUND)
            await tree.add(conn, 2000 + number, NodeKind.UNIT, "1-101", building)
        for person, user_id, role in (
            (HEAD, HEAD_ID, Role.STATION_HEAD),
            (PROPERTY, PROPERTY_ID, Role.PROPERTY),
        ):
            await _member(conn, person, user_id, role, COMPOUND, began)
        for number in range(residents):
            await _resident(conn, 10_000 + number, FIRST_RESIDENT + number, began, rng)
        for number in range(reminders):
            user_id = FIRST_REMINDED + number
            await _resident(conn, 50_000 + number, user_id, began, rng)
            due = began + timedelta(seconds=int(rng.uniform(0, span.total_seconds())))
            letter = say("lang-set-zh")
            await outbox.put(
                conn,
                90_000 + number,
                began,
                letter,
                compound=COMPOUND,
                person=50_000 + number,
                lane=Lane.NEWS,
                due=due,
                once=f"crash:reminder:{number}",
            )
            kept.append(Reminder(user_id, due.timestamp()))
        desk = desk_of(await _around(conn, began))
        for number in range(NOTED):
            report = Report(
                text="路灯不亮",
                reporter=PROPERTY,
                category="public_space",
                subcategory="light",
                goal="beauty",
                service="P3",
                place=f"{number + 1}栋",
                building=1000 + number,
                private=False,
            )
            source = Source("telegram", str(PROPERTY_ID), f"before-{number}", "")
            await ticket_desk.receive(desk, report, source, Role.RESIDENT)
        for chat in GROUPS:
            address = Address("telegram", str(chat))
            await tree.bind(conn, Group(address, COMPOUND, COMPOUND, "丽景苑业主群"))

    async with opened(url) as database:
        await database.transact(work)
    return kept


@dataclass(frozen=True)
class _Around:
    conn: Connection
    now: datetime
    new_id: Callable[[], int]
    home: Compound


async def _around(conn: Connection, now: datetime) -> _Around:
    home = await tree.compound(conn, COMPOUND)
    assert home is not None
    ids = itertools.count(1_000_000)
    return _Around(conn, now, lambda: next(ids), home)


async def _resident(
    conn: Connection, person: int, user_id: int, at: datetime, rng: random.Random
) -> None:
    home = 2000 + rng.randrange(BUILDINGS)
    await _member(conn, person, user_id, Role.RESIDENT, home, at)


async def _member(
    conn: Connection, person: int, user_id: int, role: Role, node: int, at: datetime
) -> None:
    await people.add(conn, person, f"居民{person}", at, language="zh", compound=COMPOUND)
    await people.add_account(conn, person, "telegram", str(user_id), at, chat=str(user_id))
    await people.grant(conn, 200_000 + person, person, role, node, at)


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
