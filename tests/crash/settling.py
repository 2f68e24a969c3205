"""The compound in which the crash test happens, put into the real database beforehand."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.conversation import Address, Role, say
from domain.people import NodeKind
from storage import migrate, outbox, people, tree
from storage.database import Connection, opened
from storage.outbox import Lane
from storage.tree import Group

COMPOUND = 3
FIRST_RESIDENT = 6_000_000_000
FIRST_REMINDED = 6_100_000_000
GROUPS = (-1_003_000_000_001, -1_003_000_000_002, -1_003_000_000_003)
BUILDINGS = 40


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
        for chat in GROUPS:
            address = Address("telegram", str(chat))
            await tree.bind(conn, Group(address, COMPOUND, COMPOUND, "丽景苑业主群"))

    async with opened(url) as database:
        await database.transact(work)
    return kept


async def _resident(
    conn: Connection, person: int, user_id: int, at: datetime, rng: random.Random
) -> None:
    name = f"居民{person}"
    await people.add(conn, person, name, at, language="zh", compound=COMPOUND)
    await people.add_account(conn, person, "telegram", str(user_id), at, chat=str(user_id))
    home = 2000 + rng.randrange(BUILDINGS)
    await people.grant(conn, 200_000 + person, person, Role.RESIDENT, home, at)


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
