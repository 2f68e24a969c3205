"""The whole real program in a compound on WeChat: fake platforms outside, nothing replaced inside."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import func, select

from bot import app as program
from bot.config import Config
from domain.conversation import Role
from domain.people import NodeKind
from storage import codes, inbox, migrate, outbox, people, tickets, tree
from storage.codes import Code
from storage.database import Connection, opened
from storage.outbox import State
from tests.channels.web_site import Browser, word_of
from tests.crash.process import free_port
from tests.fakes.botapi import ManualClock
from tests.fakes.wechat.aibot import FakeAiBot, Shown
from tests.fakes.wechat.hook import FakeHooks
from tests.fakes.wechat.kf import FakeKf
from tests.fakes.wechat.official import FakeOfficial

HERE = ZoneInfo("Asia/Shanghai")
COMPOUND = 3
HOME = 20
GROUP = "wrLijing"
HOOK = "693a91f6"
PATIENCE = 60.0
ROLES = {
    "王阿姨": (Role.RESIDENT, HOME),
    "李叔": (Role.RESIDENT, HOME + 1),
    "站长": (Role.STATION_HEAD, COMPOUND),
    "物业": (Role.PROPERTY, COMPOUND),
    "业委会": (Role.COMMITTEE, COMPOUND),
    "社区": (Role.COMMUNITY, 2),
}


@dataclass
class WechatLife:
    """A compound whose people are on WeChat; the program runs only when somebody looks, its clock stands still."""

    corp: FakeAiBot
    kf: FakeKf
    oa: FakeOfficial
    hooks: FakeHooks
    clock: ManualClock
    config: Config
    app: program.App | None = None
    browsers: dict[str, Browser] = field(default_factory=dict)
    marks: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    # Setting up

    async def settle(self) -> None:
        """Put the tree and the people into the database; nobody has an account yet."""
        url = self.config.database_url
        await migrate.to_newest(url)

        async def work(conn: Connection) -> None:
            await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
            await tree.add(conn, 2, NodeKind.COMMUNITY, "胜利路社区", 1)
            await tree.add(conn, COMPOUND, NodeKind.COMPOUND, "丽景苑", 2)
            for number in (3, 8):
                await tree.add(conn, 100 + number, NodeKind.BUILDING, f"{number}栋", COMPOUND)
            for number in range(4):
                await tree.add(conn, HOME + number, NodeKind.UNIT, f"1-10{number + 1}", 103)
            now = datetime(2026, 1, 1, tzinfo=UTC)
            for number, (name, (role, node)) in enumerate(ROLES.items()):
                await people.add(conn, 1000 + number, name, now, language="zh", compound=COMPOUND)
                await people.grant(conn, 5000 + number, 1000 + number, role, node, now)

        async with opened(url) as database:
            await database.transact(work)

    async def live_on(self, channel: str, *names: str | tuple[str, str]) -> None:
        """Let people be known by an account on a channel, where they have not written yet.

        On Telegram (name, number): there a chat that was started takes letters.
        """

        async def work(conn: Connection) -> None:
            for known in names:
                name, account = known if isinstance(known, tuple) else (known, known)
                account = {"weixin": f"kf:{name}"}.get(channel, account)
                now = datetime.fromtimestamp(self.clock.now(), UTC)
                chat = account if channel == "telegram" else ""
                await people.add_account(conn, person(name), channel, account, now, chat=chat)

        async with opened(self.config.database_url) as database:
            await database.transact(work)

    # Time

    @asynccontextmanager
    async def at(self, day: int, hour: int, minute: int = 0) -> AsyncIterator[program.App]:
        """The program is started at this moment of March 2026, and stopped after."""
        moment = datetime(2026, 3, day, hour, minute, tzinfo=HERE).timestamp()
        assert moment >= self.clock.now(), "time goes forward"
        self.clock.set(moment)
        async with program.built(self.config) as app, httpx.AsyncClient(trust_env=False) as client:
            running = asyncio.ensure_future(program.run(app))
            self.app = app
            try:
                await self._up(app, client)
                try:
                    yield app
                except AssertionError as error:
                    raise AssertionError(f"{error}\n{self.transcript()}") from error
                await self.settled()
            finally:
                for browser in self.browsers.values():
                    await browser.client.aclose()
                self.browsers.clear()
                app.stopping.set()
                await running

    async def _up(self, app: program.App, client: httpx.AsyncClient) -> None:
        """Wait until the program takes messages and has done what was due."""
        async with asyncio.timeout(PATIENCE):
            while not (app.ready and app.url):  # noqa: ASYNC110 - a program rings no bell
                await asyncio.sleep(0.02)
            client.base_url = httpx.URL(app.url)
            self.kf.post = self.oa.post = client
            if "wecom" in app.channels:
                await self.corp.subscribed.wait()
            while True:
                with suppress(httpx.TransportError):
                    if (await client.get("/readyz")).status_code == 200:
                        break
                await asyncio.sleep(0.02)
        await self.settled(calm=20)

    async def settled(self, calm: int = 5) -> None:
        """Wait until nothing is left to be said now."""
        assert self.app is not None
        waiting = select(func.count()).where(
            outbox.outbox.c.state.in_([State.WAITING.value, State.SENDING.value]),
            outbox.outbox.c.due_at <= int(self.clock.now()),
        )
        database, quiet = self.app.database, 0
        async with asyncio.timeout(PATIENCE):
            while quiet < calm:
                left = await database.read(lambda conn: conn.scalar(waiting))
                quiet = 0 if left else quiet + 1
                await asyncio.sleep(0.02)

    async def until(self, question: Callable[[], Any], what: str = "") -> Any:
        """Wait until something is so, and return it."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (found := question()):  # noqa: ASYNC110 - the fakes ring no bells
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"it did not come: {what}") from None
        return found

    async def handled(self, channel: str, update: str) -> None:
        """Wait until the program has kept what came of an update, and has said what there is to say."""
        assert self.app is not None
        known = select(func.count()).where(
            inbox.inbox.c.channel == channel, inbox.inbox.c.update == update
        )
        database = self.app.database
        async with asyncio.timeout(PATIENCE):
            while not await database.read(lambda conn: conn.scalar(known)):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await self.settled()

    # WeCom

    async def says(self, who: str, words: str) -> None:
        """Let somebody say something to the bot in the internal group."""
        await self.handled("wecom", await self.corp.writes(who, f"@云管家 {words}", group=GROUP))

    async def writes(self, who: str, *lines: str) -> None:
        """Let somebody write to the bot directly on WeCom."""
        for words in lines:
            await self.handled("wecom", await self.corp.writes(who, words))

    def card(self, who: str, word: str, chat: str = "") -> tuple[Shown, str]:
        """Return the newest card in a chat that offers somebody something, and the key of it."""
        chat = chat or who
        for shown in reversed([s for s in self.corp.shown if s.chat == chat and s.card]):
            card = shown.card_for(who)
            offers = card.get("button_list") or card.get("checkbox", {}).get("option_list", [])
            for offer in offers:
                if word in offer["text"]:
                    return shown, str(offer.get("key") or offer["id"])
        raise AssertionError(f"{who} sees no card with {word!r}\n{self.transcript()}")

    async def presses(self, who: str, word: str, chat: str = "") -> Shown:
        """Let somebody press a button, or choose and submit an option, of the newest card that has it."""
        shown, key = self.card(who, word, chat)
        if "button_list" in shown.card_for(who):
            event = await self.corp.presses(who, shown, key)
        else:
            event = await self.corp.presses(who, shown, "submit", [key])
        await self.handled("wecom", event)
        return shown

    def reads(self, chat: str) -> str:
        """Return all that the bot said in a chat on WeCom."""
        said = []
        for shown in self.corp.shown:
            if shown.chat == chat:
                card = shown.card.get("main_title", {})
                said += [shown.text, card.get("desc", ""), shown.card.get("sub_title_text", "")]
        return "\n".join(filter(None, said))

    # 微信客服

    async def writes_kf(self, who: str, *lines: str) -> None:
        """Let somebody write to the 客服 account."""
        for words in lines:
            await self.handled("weixin", f"kf:{await self.kf.writes(who, words)}")

    async def enters_kf(self, who: str, scene: str) -> None:
        """Let somebody scan a poster's code."""
        await self.handled("weixin", f"kf:{await self.kf.enters(who, scene_param=scene)}")

    async def taps_kf(self, who: str, word: str) -> None:
        """Let somebody tap an item of the newest menu that has it."""
        for seen in reversed(self.kf.customer(who).sees):
            for item in seen.get("msgmenu", {}).get("list", []):
                if word in item.get("click", {}).get("content", ""):
                    msgid = await self.kf.taps(who, item["click"]["id"], item["click"]["content"])
                    await self.handled("weixin", f"kf:{msgid}")
                    return
        raise AssertionError(f"{who} sees no menu with {word!r}\n{self.transcript()}")

    def reads_kf(self, who: str) -> str:
        """Return all that the 客服 account said to somebody."""
        return "\n".join(self.kf.customer(who).reads)

    # The Official Account

    async def writes_oa(self, who: str, words: str, **more: Any) -> str:
        """Let a follower write; returns what the call was answered with."""
        answer = await self.oa.writes(who, words, **more)
        await self.settled()
        return answer.text

    async def does_oa(self, who: str, event: str, key: str = "", **more: Any) -> None:
        """Let an event of a follower happen."""
        assert (await self.oa.does(who, event, key, **more)).status_code == 200
        await self.settled()

    def reads_oa(self, who: str) -> str:
        """Return all that the Official Account said to somebody."""
        return "\n".join(self.oa.follower(who).reads)

    # The web page

    async def browser(self, who: str) -> Browser:
        """Return a browser as WeChat's own, new in this run of the program."""
        assert self.app is not None
        agent = "Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.50 WeChat/arm64"
        client = httpx.AsyncClient(
            base_url=self.app.url, headers={"user-agent": agent}, trust_env=False
        )
        browser = self.browsers[who] = Browser(client)
        return browser

    async def code(self, purpose: str, who: str = "", node: int = COMPOUND) -> str:
        """Return a new code: "login" for somebody, "join" for a household."""
        assert self.app is not None
        code = program.new_code()
        role = Role.RESIDENT.value if purpose == "join" else ""
        what = Code(purpose, COMPOUND, node, person(who) if who else 0, role)
        await self.app.database.transact(
            lambda conn: codes.add(conn, code, what, program.now(), timedelta(days=1))
        )
        return code

    async def comes_back(self, who: str) -> Browser:
        """Return somebody's browser, in by a one-time link."""
        return await self.comes_by(who, f"/in/{await self.code('login', who)}")

    async def comes_by(self, who: str, link: str) -> Browser:
        """Return somebody's browser, in by that one-time link."""
        assert self.app is not None
        browser, path = await self.browser(who), link.removeprefix(self.app.url)
        page = await browser.client.get(path)
        await browser.client.post(path, data={"word": word_of(page)})
        await browser.open()
        return browser

    async def enters(self, who: str, code: str, link: str = "/") -> Browser:
        """Let somebody follow a link in a new browser, type the household's code, and be led to its place."""
        browser = await self.browser(who)
        await browser.client.get(link)
        page = await browser.client.get("/join")
        form = {"code": code, "name": who, "word": word_of(page)}
        answer = await browser.client.post("/join", data=form)
        while answer.is_redirect:
            answer = await browser.client.get(answer.headers["location"].partition("#")[0])
        await self.settled()
        await browser.open()
        return browser

    async def follows(self, browser: Browser, link: str) -> dict[str, Any]:
        """Let somebody known follow a link; returns the newest message of the direct chat."""
        assert self.app is not None
        path = link.removeprefix(self.app.url)
        answer = await browser.client.get(path)
        assert answer.headers["location"] == "/chat#direct", answer.headers
        await self.settled()
        await browser.open()
        found: dict[str, Any] = (await browser.lines(browser.direct))[-1]
        return found

    async def presses_web(self, browser: Browser, word: str) -> str:
        """Let somebody tap a button of the direct chat; returns what is shown for a moment."""
        await browser.open()
        for line in reversed(await browser.lines(browser.direct)):
            for knob in (k for row in line.get("buttons", ()) for k in row):
                if word in knob["label"]:
                    data = {
                        "chat": browser.direct,
                        "mark": self.mark(),
                        "number": line["number"],
                        "command": knob["command"],
                    }
                    answer = await browser.post("/chat/press", data)
                    assert answer.status_code == 200, answer.text
                    await self.settled()
                    return str(answer.json()["toast"])
        raise AssertionError(f"the page shows no button {word!r}")

    def mark(self) -> str:
        """Return a word that no message of any browser had before."""
        return f"mark{next(self.marks):06}"

    async def says_web(self, browser: Browser, *lines: str) -> None:
        """Let somebody write in the direct chat of the page."""
        for words in lines:
            answer = await browser.say(browser.direct, words, self.mark())
            assert answer.status_code == 200, answer.text
            await self.settled()

    async def reads_web(self, browser: Browser) -> str:
        """Return what the direct chat of the page shows."""
        return "\n".join(line["text"] for line in await browser.lines(browser.direct))

    # Looking behind

    async def asked(self, work: Callable[[Connection], Awaitable[Any]]) -> Any:
        """Read from the database."""
        assert self.app is not None
        return await self.app.database.read(work)

    async def tickets(self) -> list[Any]:
        """Return the tickets."""
        return list(await self.asked(lambda conn: conn.fetch(select(tickets.tickets))))

    def transcript(self) -> str:
        """Return what everybody was told, for a failed test."""
        lines = []
        for shown in self.corp.shown:
            offers = shown.card.get("button_list") or shown.card.get("checkbox", {}).get(
                "option_list", []
            )
            labels = " ".join(f"[{o['text']}]" for o in offers)
            lines.append(f"wecom {shown.chat}: {shown.text} {labels}")
        for customer in self.kf.customers.values():
            lines += [f"kf {customer.id}: {words}" for words in customer.reads]
        return "\n".join(lines)

    def kept_within_limits(self) -> None:
        """Fail if the platforms had to refuse anything, or a limit was passed."""
        assert self.corp.violations == []
        assert [r for r in self.corp.refused if r[1] != 846607] == []
        for times in self.corp.counts.values():
            assert max(sum(t <= s < t + 60 for s in times) for t in times) <= 30
        assert self.kf.refused == [], self.kf.refused
        assert self.oa.refused == []
        assert self.hooks.refused == []


def person(name: str) -> int:
    """Return the id of one of the sample people."""
    return 1000 + list(ROLES).index(name)


def link_in(text: str) -> str:
    """Return the first web address in a text."""
    found = re.search(r"https?://[^\s<>()]+", text)
    assert found, text
    return found[0]


@asynccontextmanager
async def wechat_life(
    tmp_path: Path, monkeypatch: Any, **settings: Any
) -> AsyncIterator[WechatLife]:
    """It is the second of March, nine o'clock; `settings` change sections of the configuration, None empties one."""
    clock = ManualClock(datetime(2026, 3, 2, 9, 0, tzinfo=HERE).timestamp())
    monkeypatch.setattr(program, "now", lambda: datetime.fromtimestamp(clock.now(), UTC))
    async with (
        FakeAiBot(clock=clock.now) as corp,
        FakeKf(clock=clock.now) as kf,
        FakeOfficial(clock=clock.now) as oa,
        FakeHooks(clock.now, HOOK) as hooks,
    ):
        port = free_port()
        sections: dict[str, Any] = {
            "data_dir": str(tmp_path),
            "web": {"port": port, "public_url": f"http://127.0.0.1:{port}"},
            "wecom": {
                "bot_id": "BOT",
                "secret": "SEC",
                "url": corp.url,
                "hooks": {"lijing": HOOK},
                "hook_base": hooks.url,
            },
            "weixin_kf": {
                "corp_id": "wwcorp1",
                "secret": "SECRET",
                "token": "TOKEN",
                "aes_key": "a" * 43,
                "accounts": ["wkOne"],
                "api_base": kf.url,
            },
            "weixin_oa": {
                "app_id": "wxapp1",
                "secret": "SECRET",
                "token": "TOKEN",
                "aes_key": "b" * 43,
                "api_base": oa.url,
            },
        }
        for name, changed in settings.items():
            sections[name] = {} if changed is None else {**sections.get(name, {}), **changed}
        life = WechatLife(corp, kf, oa, hooks, clock, Config(**sections))
        await life.settle()
        yield life
