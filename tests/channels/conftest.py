"""The bot's own parts, put together around one Telegram channel that speaks with the fake service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels.telegram import TelegramChannel
from bot.delivery import Delivery
from bot.letters import Rendering
from domain.conversation import Message, Picture, Reply
from storage import outbox
from storage.database import Connection, Database
from tests.conftest import Talk
from tests.fakes.botapi import FakeTelegram, small_picture
from texts.catalogue import Catalogue, catalogue


@dataclass
class House:
    """A running delivery and channel over the sample compound; `take` may be replaced to listen in."""

    talk: Talk
    tg: FakeTelegram
    channel: TelegramChannel
    delivery: Delivery = field(init=False)
    drawn: list[tuple[str, str]] = field(default_factory=list)

    def draw(self, picture: Picture, texts: Catalogue, language: str, zone: str) -> bytes:
        """Draw nothing much, and remember for whom."""
        self.drawn.append((picture.drawing, language))
        return small_picture()

    def another_delivery(self) -> Delivery:
        """Return a delivery as a new process would have it."""
        rendering = Rendering(catalogue(), self.draw, None)
        return Delivery(
            self.database, {"telegram": self.channel}, rendering, lambda: self.talk.now, holder=2
        )

    @property
    def database(self) -> Database:
        """Return the database under it all."""
        return self.talk.database

    async def put(self, reply: Reply, **more: Any) -> int:
        """Queue a letter and wake the delivery; returns its id."""
        id = next(self.talk.ids)

        async def work(conn: Connection) -> None:
            await outbox.put(
                conn, id, self.talk.now, reply, compound=more.pop("compound", 3), **more
            )

        await self.database.transact(work)
        self.delivery.wake()
        return id

    async def row(self, id: int) -> dict[str, Any]:
        """Return a letter as it is kept."""

        async def work(conn: Connection) -> dict[str, Any]:
            found = await conn.first(outbox.outbox.select().where(outbox.outbox.c.id == id))
            assert found is not None
            return {key: found[key] for key in found.keys()}  # noqa: SIM118

        return await self.database.transact(work)

    async def becomes(self, id: int, state: outbox.State, within: float = 30.0) -> dict[str, Any]:
        """Wait until a letter is in a state."""
        async with asyncio.timeout(within):
            while (row := await self.row(id))["state"] != state:  # noqa: ASYNC110 - rows ring no bell
                await asyncio.sleep(0.01)
        return row


@asynccontextmanager
async def running(talk: Talk, tg: FakeTelegram, **settings: Any) -> AsyncIterator[House]:
    """Run a channel and a delivery over `talk`'s database until the block ends."""
    base = tg.base_url.removesuffix("/bot")
    channel = TelegramChannel(tg.token, lambda: talk.now, api_base=base, **settings)
    house = House(talk, tg, channel)
    house.delivery = delivery = house.another_delivery()
    talk.dispatch.around.wake = delivery.wake

    async def take(message: Message) -> str:
        outcome = await talk.dispatch.take(message)
        if outcome.toast is None:
            return ""
        return talk.texts.reply(outcome.toast, outcome.language)

    async with asyncio.TaskGroup() as group:
        delivering = group.create_task(delivery.run())
        receiving = group.create_task(channel.run(take))
        await tg.listened_to()
        yield house
        receiving.cancel()
        delivery.stop()
        await delivering
        await channel.close()


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    """A fake Telegram that fails the test if a shape or a limit was wrong."""
    async with FakeTelegram() as fake:
        yield fake
        fake.assert_within_limits()


@pytest.fixture
async def house(talk: Talk, tg: FakeTelegram) -> AsyncIterator[House]:
    """The parts of the bot at work, by polling."""
    async with running(talk, tg) as one:
        yield one
