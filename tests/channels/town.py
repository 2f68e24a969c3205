"""The sample compound on WeCom, 微信客服, and a group without a bot: real dispatch, outbox, delivery and channels."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import func, select
from starlette.applications import Starlette

from bot.channels.forward import ForwardChannel
from bot.channels.wechat_crypto import Envelope
from bot.channels.wecom import WecomChannel
from bot.channels.wecom_line import Pace
from bot.channels.weixin import WeixinChannel
from bot.channels.weixin_kf import Kf
from bot.delivery import Delivery
from bot.forwarding import ForwardDesk
from bot.letters import Rendering
from bot.wechat import Kept, labels
from domain.conversation import Address, Message
from handlers.table import FEATURES
from storage import outbox, people, tree
from storage.database import Connection
from storage.outbox import State
from storage.tree import Group
from tests.conftest import Talk
from tests.fakes.wechat.aibot import FakeAiBot, Shown
from tests.fakes.wechat.kf import FakeKf
from texts.catalogue import catalogue

GROUP = "wrLijing"
PACE = Pace(ping=5, ack=2, again_first=0.02, again_longest=0.1)
SITE = "https://yun.example.cn"


class Town:
    """People who talk with the bot on WeChat; `talk.now` is everybody's clock."""

    def __init__(self, talk: Talk, tmp_path: Path, corp: FakeAiBot, kf: FakeKf) -> None:
        self.talk, self.corp, self.kf = talk, corp, kf
        self.database = talk.database
        self._folder = tmp_path
        self._tasks: list[asyncio.Future[Any]] = []
        self._client = httpx.AsyncClient(trust_env=False)

    def clock(self) -> float:
        """Return the time in seconds."""
        return self.talk.now.timestamp()

    async def take(self, message: Message) -> str:
        """Hand a message in, as the program does."""
        outcome = await self.talk.dispatch.take(message)
        self.delivery.wake()
        if outcome.toast is None:
            return ""
        return self.talk.texts.reply(outcome.toast, outcome.language)

    async def open(self) -> None:
        """Start channels and delivery; let the group and everybody's accounts be known."""
        kept = Kept(self.database, self._folder, lambda: self.talk.now, 1)
        self.wecom = WecomChannel(
            "BOT",
            "SEC",
            kept,
            labels(catalogue()),
            lambda: self.talk.now,
            url=self.corp.url,
            pace=PACE,
            clock=self.clock,
        )
        desk = Kf(
            "wwcorp1",
            "SECRET",
            Envelope("TOKEN", "a" * 43, "wwcorp1"),
            kept,
            self._client,
            lambda: self.talk.now,
            base=self.kf.url,
        )
        self.weixin = WeixinChannel(
            kept, client=self._client, kf=desk, now=lambda: self.talk.now, clock=self.clock
        )
        forwarding = ForwardDesk(
            self.database, self._folder, lambda: self.talk.now, lambda: next(self.talk.ids)
        )
        channels = {
            "wecom": self.wecom,
            "weixin": self.weixin,
            "forward": ForwardChannel(forwarding),
        }
        self.delivery = Delivery(
            self.database,
            channels,
            Rendering(catalogue(), None, None, site=SITE),
            lambda: self.talk.now,
            1,
        )
        app = Starlette(routes=list(self.weixin.routes(self.take)))
        self._web = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://bot.example"
        )
        self.kf.post = self._web
        self._tasks = [
            asyncio.ensure_future(self.wecom.run(self.take)),
            asyncio.ensure_future(self.weixin.run(self.take)),
            asyncio.ensure_future(self.delivery.run()),
        ]
        await self.corp.subscribed.wait()

        async def work(conn: Connection) -> None:
            address = Address("wecom", f"group:{GROUP}")
            await tree.unbind(conn, Address("console", "group-1"))
            await tree.bind(conn, Group(address, 3, 3, "丽景苑内部群", "auto"))

        await self.database.transact(work)

    async def close(self) -> None:
        """Stop everything."""
        self.delivery.stop()
        for task in self._tasks[:2]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._web.aclose()
        await self.wecom.close()
        await self.weixin.close()

    async def lives_on(self, channel: str, *names: str) -> None:
        """Let sample people be known by an account on a channel, used just now."""

        async def work(conn: Connection) -> None:
            for name in names:
                account, chat = name, f"user:{name}"
                if channel == "weixin":
                    account, chat = f"kf:{name}", f"kf:{self.kf.kfid}:{name}"
                await people.add_account(
                    conn, self.talk.person(name), channel, account, self.talk.now, chat
                )

        await self.database.transact(work)

    async def settled(self) -> None:
        """Wait until nothing is left to be said now."""
        waiting = select(func.count()).where(
            outbox.outbox.c.state.in_([State.WAITING.value, State.SENDING.value]),
            outbox.outbox.c.due_at <= int(self.clock()),
        )
        self.delivery.wake()
        async with asyncio.timeout(20):
            calm = 0
            while calm < 3:
                count = await self.database.read(lambda conn: conn.scalar(waiting))
                calm = 0 if count else calm + 1
                await asyncio.sleep(0.02)

    async def says(self, who: str, words: str) -> None:
        """Let somebody say something to the bot in the group."""
        await self.corp.writes(who, f"@云管家 {words}", group=GROUP)
        await self.heard()

    async def writes(self, who: str, words: str) -> None:
        """Let somebody write to the bot directly on WeCom."""
        await self.corp.writes(who, words)
        await self.heard()

    async def writes_kf(self, who: str, words: str) -> None:
        """Let somebody write to the 客服 account."""
        await self.kf.writes(who, words)
        await self.heard()

    async def presses(self, who: str, shown: Shown, key: str, *chosen: str) -> None:
        """Let somebody press a card."""
        await self.corp.presses(who, shown, key, list(chosen) or None)
        await self.heard()

    async def taps(self, who: str, shown: Shown, word: str) -> None:
        """Let somebody choose what types a command with a word in it, from buttons or from a list."""
        if "button_list" in shown.card:
            keys = [b["key"] for b in shown.card["button_list"]]
            await self.presses(who, shown, next(k for k in keys if word in k))
        else:
            keys = [o["id"] for o in shown.card["checkbox"]["option_list"]]
            await self.presses(who, shown, "submit", next(k for k in keys if word in k))

    async def heard(self) -> None:
        """Wait until what was said has been handled and answered."""
        await asyncio.sleep(0.15)
        await self.settled()

    async def passes(self, **span: float) -> None:
        """Let time pass in steps of half an hour, with all jobs awake."""
        end = self.talk.now + timedelta(**span)
        while self.talk.now < end:
            self.talk.now = min(end, self.talk.now + timedelta(minutes=30))
            for feature in FEATURES:
                for job in feature.jobs:
                    while await self.database.transact(
                        lambda conn, job=job: job.run(self.talk.dispatch.context(conn))
                    ):
                        pass
        await self.settled()

    def in_group(self) -> list[str]:
        """Return what the bot said in the group."""
        return self.corp.seen_in(GROUP)

    def cards(self, chat: str = GROUP) -> list[Shown]:
        """Return the cards shown in a chat."""
        return [s for s in self.corp.shown if s.chat == chat and s.card]


@asynccontextmanager
async def town_of(talk: Talk, tmp_path: Path) -> AsyncIterator[Town]:
    """The town, open."""

    def clock() -> float:
        return talk.now.timestamp()

    async with FakeAiBot(clock=clock) as corp, FakeKf(clock=clock) as kf:
        town = Town(talk, tmp_path, corp, kf)
        await town.open()
        try:
            yield town
        finally:
            await town.close()
        assert corp.violations == []
