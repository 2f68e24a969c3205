"""The whole real program in a compound on Telegram: the fake service outside, nothing replaced inside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot import app as program
from bot.config import Config
from domain.conversation import Address, Role
from domain.people import NodeKind
from storage import migrate, people, ticket_history, tickets, tree
from storage.database import Connection, opened
from storage.tree import Group as Bound
from tests.crash.process import free_port
from tests.fakes.botapi import FakeTelegram, Group, ManualClock, Person, ScaledClock

COMPOUND = 3
HOME = 20
HERE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)  # 09:30 in the compound


@dataclass
class Life:
    """A compound with people on Telegram, and the running program."""

    tg: FakeTelegram
    config: Config
    people: dict[str, Person] = field(default_factory=dict)
    app: program.App | None = None

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    async def settle(self) -> None:
        """Puts the tree, the people and their accounts into the database."""
        url = self.config.database_url
        await migrate.to_newest(url)
        roles = {
            "王阿姨": (Role.RESIDENT, HOME),
            "李叔": (Role.RESIDENT, HOME + 1),
            "站长": (Role.STATION_HEAD, COMPOUND),
            "副站长": (Role.STATION_HEAD, COMPOUND),
            "物业": (Role.PROPERTY, COMPOUND),
            "物业乙": (Role.PROPERTY, COMPOUND),
        }
        for name in roles:
            self.people[name] = self.tg.user(name, started=True)

        async def work(conn: Connection) -> None:
            await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
            await tree.add(conn, 2, NodeKind.COMMUNITY, "胜利路社区", 1)
            await tree.add(conn, COMPOUND, NodeKind.COMPOUND, "丽景苑", 2)
            for number in (3, 8):
                await tree.add(conn, 100 + number, NodeKind.BUILDING, f"{number}栋", COMPOUND)
            for number in range(2):
                await tree.add(conn, HOME + number, NodeKind.UNIT, f"1-10{number + 1}", 103)
            for number, (name, (role, node)) in enumerate(roles.items()):
                await self.member(conn, 1000 + number, self.people[name], role, node)

        async with opened(url) as database:
            await database.transact(work)

    async def member(
        self, conn: Connection, number: int, person: Person, role: Role, node: int
    ) -> None:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        account = str(person.id)
        await people.add(conn, number, person.name, now, language="zh", compound=COMPOUND)
        chat = account if person.account.started else ""
        await people.add_account(conn, number, "telegram", account, now, chat=chat)
        await people.grant(conn, 5000 + number, number, role, node, now)

    async def many(self, count: int) -> list[Person]:
        """More residents, all at once."""
        made = [self.tg.user(f"住户{at}", started=True) for at in range(count)]

        async def work(conn: Connection) -> None:
            for at, person in enumerate(made):
                await self.member(conn, 20_000 + at, person, Role.RESIDENT, HOME)

        async with opened(self.config.database_url) as database:
            await database.transact(work)
        return made

    async def bound(self, group: Group) -> Group:
        """Ties a group to the compound."""

        async def work(conn: Connection) -> None:
            address = Address("telegram", str(group.id))
            await tree.bind(conn, Bound(address, COMPOUND, COMPOUND, group.title))

        async with opened(self.config.database_url) as database:
            await database.transact(work)
        return group

    async def tickets(self) -> list[Any]:
        async with opened(self.config.database_url) as database:
            return list(await database.read(lambda conn: conn.fetch(select(tickets.tickets))))

    async def moves(self, number: int, move: str) -> list[Any]:
        """The lines of a ticket's history for one move."""
        events = ticket_history.events
        query = select(events).where(events.c.number == number, events.c.move == move)
        async with opened(self.config.database_url) as database:
            return list(await database.read(lambda conn: conn.fetch(query)))

    @asynccontextmanager
    async def runs(self) -> AsyncIterator[program.App]:
        """The program, from its start to its clean end."""
        async with program.built(self.config) as built:
            running = asyncio.ensure_future(program.run(built))
            await self.tg.listened_to()
            self.app = built
            try:
                yield built
            finally:
                built.stopping.set()
                await running


@pytest.fixture
async def life(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Life]:
    """It is Monday morning; the clock of program and service runs on from there."""
    options: dict[str, Any] = dict(getattr(request, "param", {}))
    clock = options["clock"] = ScaledClock(1, MONDAY.timestamp())
    monkeypatch.setattr(program, "now", lambda: datetime.fromtimestamp(clock.now(), UTC))
    mode = options.pop("mode", "polling")
    async with FakeTelegram(**options) as tg:
        port = free_port()
        config = Config(
            data_dir=str(tmp_path),
            telegram={  # type: ignore[arg-type]
                "token": tg.token,
                "api_base": tg.server.url,
                "mode": mode,
                "webhook_url": f"http://127.0.0.1:{port}",
                "per_second": 1000,
                "per_chat_second": 0,
                "per_group_minute": 0,
            },
            web={"port": port},  # type: ignore[arg-type]
        )
        one = Life(tg, config)
        await one.settle()
        yield one


@dataclass
class Month:
    """The compound with its own calendar: the program runs only when somebody looks."""

    life: Life
    clock: ManualClock
    group: Group

    @asynccontextmanager
    async def at(
        self, day: int, hour: int, minute: int = 0, month: int = 3
    ) -> AsyncIterator[program.App]:
        """The program is started at this moment of 2026, of March where nothing else is said, and stopped after."""
        moment = self.moment(day, hour, minute, month)
        assert moment.timestamp() >= self.clock.now(), "time goes forward"
        self.clock.set(moment.timestamp())
        async with self.life.runs() as app:
            await self.life.tg.settles(quiet=0.5)
            try:
                yield app
            except AssertionError as error:
                raise AssertionError(f"{error}\n{self.life.tg.transcript()}") from error
            await self.life.tg.settles(quiet=0.5)

    def moment(self, day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
        """A moment of 2026 in the compound."""
        return datetime(2026, month, day, hour, minute, tzinfo=HERE)

    async def press(self, who: str, words: str, *, group: bool = False) -> None:
        """Presses the newest button with these words, in private or in the group."""
        place = self.group if group else self.life[who]
        shown = place.shows(button=words)
        assert shown, f"{who} sees no button {words!r}\n{place.transcript()}"
        await (await self.life[who].presses(shown[-1], words)).answer()
        await self.life.tg.settles()


@pytest.fixture
async def month(life: Life, monkeypatch: pytest.MonkeyPatch) -> Month:
    clock = ManualClock(datetime(2026, 3, 2, 9, 0, tzinfo=HERE).timestamp())
    life.tg.service.clock = clock
    monkeypatch.setattr(program, "now", lambda: datetime.fromtimestamp(clock.now(), UTC))
    group = life.tg.supergroup("丽景苑", life.people.values(), bot="administrator")
    return Month(life, clock, await life.bound(group))
