"""The web chat on a real database, its people as browsers, and the bot's answers delivered at once."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from PIL import Image
from starlette.applications import Starlette

from bot.channels.contract import Gone, Limits
from bot.channels.web import WebChannel
from bot.channels.web.room import Face
from bot.ids import new_code
from bot.letters import Reader, Rendering
from bot.mailroom import House, Mailroom
from domain.conversation import Message
from storage import card_places, codes, outbox, people
from storage.codes import Code
from tests.conftest import Talk

HOME = "group-3"


@dataclass
class Browser:
    """Somebody's browser: cookies, and the guard of the page it shows."""

    client: httpx.AsyncClient
    guard: str = ""
    state: dict[str, Any] = field(default_factory=dict)

    async def open(self) -> dict[str, Any]:
        """Open the chat page and return what it was given."""
        page = await self.client.get("/chat")
        found = re.search(r'<script type="application/json" id="state">(.*?)</script>', page.text)
        assert found, page.text[:400]
        self.state = json.loads(found[1])
        self.guard = self.state["guard"]
        return self.state

    @property
    def direct(self) -> str:
        """Return the id of the direct chat."""
        return next(c["id"] for c in self.state["chats"] if not c["group"])

    async def post(self, path: str, data: object, **headers: str) -> httpx.Response:
        """Post data as the page does."""
        return await self.client.post(path, json=data, headers={"x-guard": self.guard, **headers})

    async def say(self, chat: str, text: str, mark: str = "", **more: Any) -> httpx.Response:
        """Say something in a chat."""
        self.state["count"] = self.state.get("count", 0) + 1
        mark = mark or f"mark{self.state['count']:06}"
        return await self.post("/chat/send", {"chat": chat, "mark": mark, "text": text, **more})

    async def lines(self, chat: str) -> list[dict[str, Any]]:
        """Return what a chat shows."""
        answer = await self.client.get("/chat/before", params={"chat": chat})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()
        return found

    async def upload(self, chat: str, content: bytes) -> httpx.Response:
        """Upload a picture."""
        return await self.client.post(
            "/chat/photo", params={"chat": chat}, content=content, headers={"x-guard": self.guard}
        )


class Site:
    """The page, put together as in the house, with a clock that stands still."""

    def __init__(self, talk: Talk, folder: Path, faces: tuple[Face, ...] = ()) -> None:
        self.talk = talk
        commands = talk.dispatch.commands
        self.room = Mailroom(
            House(talk.database, folder, talk.texts, commands, lambda: talk.now, faces)
        )
        self.channel = WebChannel(self.room)
        self.app = Starlette(routes=self.channel.routes(self.take))
        self.rendering = Rendering(talk.texts, None, self.room.content)
        self.taken: list[Message] = []
        self.browsers: list[Browser] = []

    async def take(self, message: Message) -> str:
        """Hand a message to the real dispatch and deliver what comes of it."""
        self.taken.append(message)
        outcome = await self.talk.dispatch.take(message)
        await self.deliver()
        return self.talk.texts.reply(outcome.toast, outcome.language) if outcome.toast else ""

    async def deliver(self) -> None:
        """Deliver what waits for people on the web."""
        database = self.talk.database
        for letter in await database.transact(lambda c: outbox.claim(c, self.talk.now, 99)):
            to = letter.address or await database.read(
                lambda c, letter=letter: people.direct_chat(c, letter.person)
            )
            if to is None or to.channel != "web":
                continue
            ref = ""
            try:
                for out in await self.rendering.messages(letter, Reader("zh"), Limits()):
                    ref = await self.channel.send(to, out)
            except Gone:
                continue

            async def note(conn: Any, letter: Any = letter, to: Any = to, ref: str = ref) -> None:
                await outbox.mark_sent(conn, letter.id, ref, self.talk.now)
                if letter.card:
                    await card_places.note(
                        conn, letter.compound, letter.card, to, ref, letter.person
                    )

            await database.transact(note)

    def browser(self, base: str = "http://house.test", ip: str = "10.0.0.1") -> Browser:
        """Return a new browser that nobody has used."""
        transport = httpx.ASGITransport(app=self.app, client=(ip, 4000))
        one = Browser(httpx.AsyncClient(transport=transport, base_url=base))
        self.browsers.append(one)
        return one

    async def code(self, purpose: str = "login", who: str = "resident", **more: Any) -> str:
        """Return a new code."""
        code = new_code()
        person = self.talk.person(who) if purpose == "login" else 0
        what = Code(purpose, 3, more.pop("node", 3), person, more.pop("role", ""))
        await self.talk.database.transact(
            lambda c: codes.add(c, code, what, self.talk.now, timedelta(hours=1), **more)
        )
        return code

    async def enter(self, who: str) -> Browser:
        """Return a browser in which somebody has come in by a one-time link."""
        browser = self.browser()
        code = await self.code("login", who)
        answer = await self.follow(browser, code)
        assert answer.status_code == 303, answer.text
        await browser.open()
        return browser

    async def follow(self, browser: Browser, code: str) -> httpx.Response:
        """Open a one-time link and tap its button."""
        page = await browser.client.get(f"/in/{code}")
        return await browser.client.post(f"/in/{code}", data={"word": word_of(page)})

    async def close(self) -> None:
        """Close all browsers."""
        for browser in self.browsers:
            await browser.client.aclose()


def word_of(page: httpx.Response) -> str:
    """Return the hidden word of a form."""
    found = re.search(r'name="word" value="([^"]+)"', page.text)
    assert found, page.text[:400]
    return found[1]


def picture(width: int = 60, height: int = 40, kind: str = "JPEG", **more: Any) -> bytes:
    """Return a small picture."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), "orange").save(made, kind, **more)
    return made.getvalue()
