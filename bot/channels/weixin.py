"""WeChat one to one: 微信客服 for every WeChat user, an Official Account for its followers."""

from __future__ import annotations

import asyncio
import json
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.channels import weixin_words as words
from bot.channels.contract import (
    Closed,
    File,
    Gone,
    Later,
    Limits,
    Menus,
    NotSent,
    Outgoing,
    Rejected,
    Take,
)
from bot.channels.wechat_room import IMAGES, Room
from bot.channels.weixin_api import Answered, Api, Unreachable
from bot.channels.weixin_files import LATER
from bot.channels.weixin_kf import WINDOW, Kf, msgid_of
from bot.channels.weixin_official import Official
from bot.channels.weixin_records import KF, NAME, OFFICIAL, Call, Came, kf_target
from domain.conversation import Address, Message, MessageKind

GREETING_WITHIN = 18.0
URGENT_LEFT = 1
"""Of the messages that may still go to somebody, the last one is kept for what is urgent."""
FULL = frozenset({95001, 95002, 95018, 45015, 45047, 48001})
NOBODY = frozenset({40096, 40003, 43004})
NOT_HERE = frozenset({60020, 40164})
REFUSED_CREDENTIALS = frozenset({40001, 40013, 40125})

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Notice:
    """The template of a subscription notice: its id, the field that takes our words, and the page it opens."""

    template: str = ""
    field: str = "thing1"
    link: str = ""


@dataclass(slots=True)
class _Memory:
    """What is under way; losing it costs a repeat at most."""

    done: OrderedDict[int, int] = field(default_factory=OrderedDict)
    greetings: dict[str, tuple[str, float]] = field(default_factory=dict)


class WeixinChannel:
    """微信客服 and an Official Account, either of them or both. Chats: kf:<account>:<user>, oa:<openid>."""

    name = NAME
    limits = Limits()

    def __init__(
        self,
        room: Room,
        *,
        client: httpx.AsyncClient,
        kf: Kf | None = None,
        official: Official | None = None,
        notice: Notice | None = None,
        menu: Sequence[tuple[str, str]] = (),
        now: Callable[[], datetime],
        kf_path: str = "/weixin/kf",
        official_path: str = "/weixin/oa",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._room = room
        self._client = client
        self._kf = kf
        self._official = official
        self._notice = notice or Notice()
        self._menu = tuple(menu)
        self._now = now
        self._paths = kf_path, official_path
        self._clock = clock
        self._memory = _Memory()
        self.link = ""

    def routes(self, take: Take) -> Sequence[BaseRoute]:
        """Return the two callback addresses, as far as they are set up."""
        routes: list[BaseRoute] = []
        if self._kf is not None:
            kf = self._kf
            routes.append(Route(self._paths[0], kf.verify, methods=["GET"]))
            routes.append(Route(self._paths[0], kf.called, methods=["POST"]))
        if self._official is not None:
            official = self._official

            async def called(request: Request) -> Response:
                return await official.called(request, lambda meant: self._mean(meant, take))

            routes.append(Route(self._paths[1], official.verify, methods=["GET"]))
            routes.append(Route(self._paths[1], called, methods=["POST"]))
        return routes

    async def run(self, take: Take) -> None:
        """Ask for what came until cancelled."""
        if self._official is not None and self._menu:
            with suppress(Unreachable, Answered):
                await self._official.set_menu(self._menu)

        async def handle(came: Came) -> None:
            await self._handle(came, take)

        async with asyncio.TaskGroup() as group:
            for files in [part.files for part in (self._kf, self._official) if part is not None]:
                group.create_task(files.run())
            if self._kf is not None:
                group.create_task(self._kf.run(handle, take))

    # Receiving

    async def _mean(self, meant: Call, take: Take) -> None:
        """Do what a callback of the Official Account means."""
        account = OFFICIAL + meant.openid
        for template in meant.consents:
            await self._room.add_consent(account, template)
        for template in meant.refusals:
            await self._room.drop_consents(account, template)
        if meant.came is None:
            return
        if meant.window[0]:
            await self._room.open_window(NAME, account, *meant.window)
        if meant.gone:
            await self._room.close_window(NAME, account)
        await self._handle(meant.came, take)

    async def _handle(self, came: Came, take: Take) -> None:
        message = came.message
        chat = message.chat.chat
        if chat.startswith(KF) and came.counts:
            await self._room.open_window(NAME, chat, *WINDOW)
        if came.welcome:
            self._memory.greetings[chat] = came.welcome, self._clock()
        if came.media:
            source = self._kf if chat.startswith(KF) else self._official
            assert source is not None
            message = msgspec.structs.replace(message, attachments=await source.files.of(came))
        message = await self._with_command(message)
        toast = await take(message)
        if toast:
            out = Outgoing(0, toast)
            with suppress(NotSent):
                await self._send_all(message.chat, out)

    async def _with_command(self, message: Message) -> Message:
        """Return the message with the command behind a menu's id, or behind the number of a numbered choice."""
        if message.kind is MessageKind.PRESS and message.text.startswith("#"):
            command = await self._room.card(NAME, message.text)
            return msgspec.structs.replace(message, text=command or message.text)
        number = message.text.strip().rstrip("。.、")
        if message.kind is MessageKind.TEXT and number.isdecimal() and len(number) < 3:
            kept = await self._room.card(NAME, f"menu:{message.chat.chat}"[:128])
            commands = json.loads(kept) if kept else []
            if 1 <= int(number) <= len(commands):
                command = commands[int(number) - 1]
                return msgspec.structs.replace(
                    message, kind=MessageKind.PRESS, text=command, press="number"
                )
        return message

    # Sending

    async def send(self, to: Address, out: Outgoing) -> str:
        """Send one message within what the platform allows, or raise Closed: then it waits for the next contact."""
        if out.edits:
            # Nothing can be edited here, and what changed is told by a letter of its own: messages are few.
            return out.edits
        await self._send_all(to, out)
        return f"x{out.id}"

    async def _send_all(self, to: Address, out: Outgoing) -> None:
        official = self._official
        if to.chat.startswith(OFFICIAL) and official is not None and official.passive:
            await self._answer(official, to, out)
            return
        await self._keep_ids(out)
        parts = words.parts(out, official=to.chat.startswith(OFFICIAL))
        done = self._memory.done
        start = done.get(out.id, 0) if out.id else 0
        left = await self._room.left(NAME, to.chat)
        allowed = left if out.urgent else max(0, left - URGENT_LEFT)
        if len(parts) - start > allowed + (to.chat in self._memory.greetings):
            await self._notify(to, out)
            raise Closed(f"{left} left")
        for number in range(start, len(parts)):
            await self._send_part(to, out, parts[number], number)
            if out.id:
                done[out.id] = number + 1
        while len(done) > 2000:
            done.popitem(last=False)

    async def _answer(self, official: Official, to: Address, out: Outgoing) -> None:
        """Give a letter as the answer to the call that waits, with its choices numbered."""
        waiting = official.waiting(to.chat.removeprefix(OFFICIAL))
        if waiting is None:
            raise Closed("answers only")
        text, commands = words.numbered(out, len(waiting.commands))
        if not waiting.add(text, commands):
            raise Closed("the answer is full")
        kept = json.dumps(waiting.commands)
        await self._room.keep_card(NAME, f"menu:{to.chat}"[:128], kept)

    async def _keep_ids(self, out: Outgoing) -> None:
        """Keep the commands that are too long for a menu's id."""
        for button in (b for row in out.buttons for b in row):
            key = words.menu_id(button.command) if button.command else ""
            if key.startswith("#"):
                await self._room.keep_card(NAME, key, button.command)

    async def _notify(self, to: Address, out: Outgoing) -> None:
        """Where somebody agreed to a notice, tell them that something waits."""
        notice, official = self._notice, self._official
        if official is None or not notice.template or not to.chat.startswith(OFFICIAL):
            return
        if await self._room.use_consent(to.chat, notice.template):
            openid = to.chat.removeprefix(OFFICIAL)
            link = out.page or notice.link
            if not await official.notify(openid, notice.template, notice.field, out.text, link):
                await self._room.drop_consents(to.chat, notice.template)

    async def _send_part(self, to: Address, out: Outgoing, part: words.Part, number: int) -> None:
        api = self._api(to)
        greeting = self._memory.greetings.pop(to.chat, None)
        counted = False
        try:
            body = await self._body(api, part)
            if body is None:
                return
            if greeting is not None and await self._greeted(greeting, body):
                return
            counted = await self._room.use_window(NAME, to.chat)
            if not counted:
                raise Closed("0 left")
            if to.chat.startswith(KF):
                assert self._kf is not None
                kfid, user = kf_target(to.chat)
                msgid = msgid_of(out.id or time.time_ns(), number)
                await self._kf.send(kfid, user, body, msgid)
            else:
                assert self._official is not None
                await self._official.send(to.chat.removeprefix(OFFICIAL), body)
        except Unreachable:
            # It may have arrived: counted it stays for an Official Account, where a second try is a second message.
            if counted and to.chat.startswith(KF):
                await self._room.give_back(NAME, to.chat)
            raise Later(10.0) from None
        except Answered as answered:
            if answered.code in FULL:
                await self._room.close_window(NAME, to.chat)
            elif counted:
                await self._room.give_back(NAME, to.chat)
            raise _meaning(answered) from None

    async def _greeted(self, greeting: tuple[str, float], body: dict[str, Any]) -> bool:
        """Send something as the welcome of an entry; False when it is too late for that."""
        code, at = greeting
        if self._clock() - at > GREETING_WITHIN or body["msgtype"] not in {"text", "msgmenu"}:
            return False
        assert self._kf is not None
        try:
            await self._kf.greet(code, body)
        except Answered:
            return False
        return True

    def _api(self, to: Address) -> Api:
        part = self._kf if to.chat.startswith(KF) else self._official
        if part is None:
            raise Gone("not set up")
        return part.api

    @staticmethod
    async def _body(api: Api, part: words.Part) -> dict[str, Any] | None:
        """Return the body of one message; None for a file that the platform does not take."""
        if not isinstance(part, File):
            return part
        kind = "image" if part.media_type in IMAGES else "file"
        if not 5 < len(part.content) <= (10 << 20 if kind == "image" else 20 << 20):
            log.warning("weixin-file-too-large", file=part.name)
            return None
        return {"msgtype": kind, kind: {"media_id": await api.upload(kind, part)}}

    def is_group(self, chat: str) -> bool:
        """Tell whether a chat is a group: never here."""
        return False

    async def fetch(self, source: str) -> bytes:
        """Return the bytes of a file that came in; they were kept then."""
        if source.startswith("lost:"):
            raise Rejected(source)
        if source.startswith(LATER):
            part = self._kf if source.startswith(f"{LATER}{KF}") else self._official
            if part is None:
                raise Rejected(source)
            return await part.files.fetch(source)
        return await self._room.file(source)

    async def set_menus(self, menus: Menus) -> None:
        """Do nothing: an Official Account's menu is few words, set at the start."""

    async def entry(self, scene: str, kfid: str = "") -> str:
        """Return what a QR code has to contain that opens a chat with us and says `scene`; empty when there is none."""
        try:
            if self._kf is not None and kfid:
                return await self._kf.entry(kfid, scene)
            if self._official is not None and not self._official.passive:
                return await self._official.entry(scene)
        except (Unreachable, Answered) as error:
            log.warning("weixin-entry-failed", reason=str(error))
        return ""

    async def check(self) -> list[str]:
        """Return what is wrong with the credentials, as catalogue keys."""
        found = []
        if self._kf is not None:
            found += await self._kf.check()
            if not found and self._kf.accounts and not self.link:
                with suppress(Exception):  # before the first start there is no place for tokens
                    self.link = await self.entry("", self._kf.accounts[0])
        if self._official is not None:
            found += await self._official.check()
        return list(dict.fromkeys(found))

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()


def _meaning(answered: Answered) -> NotSent:
    """Return what an error code means for a letter."""
    code = answered.code
    if code in FULL:
        return Closed(str(answered))
    if code in NOBODY:
        return Gone(str(answered))
    if code in NOT_HERE or code in REFUSED_CREDENTIALS:
        return Later(60.0, everywhere=True)
    if code in {-1, 45009, 45011}:
        return Later(30.0)
    return Rejected(str(answered))
