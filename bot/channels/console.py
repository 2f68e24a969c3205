"""The terminal as a channel: several people and groups in one window, for development and scripts."""

from __future__ import annotations

import asyncio
import re
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TextIO

from starlette.routing import BaseRoute

from bot.channels.contract import Button, Limits, Menus, Outgoing, Rejected, Take
from domain.conversation import Address, Message, MessageKind, Sender

# "王阿姨: 电梯停了" in private, "群 王阿姨: 电梯停了" in the group, "群2 王阿姨: …" in another one
_LINE = re.compile(
    r"^(?:(?P<group>群|group)(?P<number>\d*)\s+)?(?P<who>[^\s:：]{1,32})\s*[:：]\s?(?P<text>.*)$"
)
_PRESS = re.compile(r"^\d{1,3}$")
_MENTION = re.compile(r"^@\S+\s*")
ENDS = frozenset({"/quit", "/exit", "退出"})


class Console:
    """Reads lines and prints what is said; a number presses the button so numbered."""

    name = "console"
    limits = Limits()

    def __init__(
        self,
        now: Callable[[], datetime],
        new_id: Callable[[], int],
        source: TextIO | None = None,
        target: TextIO | None = None,
        first: str = "我",
    ) -> None:
        self.settle: Callable[[], Awaitable[None]] | None = None
        self._now = now
        self._new_id = new_id
        self._source = source or sys.stdin
        self._target = target or sys.stdout
        self._who = first
        self._chat = Address(self.name, first)
        self._shown: dict[int, tuple[str, Address, Button]] = {}  # by the number printed

    def routes(self, take: Take) -> Sequence[BaseRoute]:
        """Return nothing: a terminal has no pages."""
        return ()

    async def run(self, take: Take) -> None:
        """Take line after line until the end of the input."""
        lines: asyncio.Queue[str | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def read() -> None:
            for line in self._source:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, None)

        # A thread of its own, because nothing can wake a thread that waits for a terminal.
        threading.Thread(target=read, name="console", daemon=True).start()
        while (line := await lines.get()) is not None:
            if line.strip() in ENDS:
                return
            message = self.message(line.strip())
            if message is not None:
                toast = await take(message)
                if toast:
                    self._print(f"  ({toast})")
                if (
                    self.settle is not None
                ):  # so that a script's next line meets the answer to this one
                    await self.settle()

    def message(self, line: str) -> Message | None:
        """Return what a line means, None for nothing."""
        if not line:
            return None
        if _PRESS.match(line) and int(line) in self._shown:
            return self._press(*self._shown[int(line)])
        found = _LINE.match(line)
        text = line
        if found:
            self._who, text = found["who"], found["text"]
            chat = f"group-{found['number'] or 1}" if found["group"] else self._who
            self._chat = Address(self.name, chat)
        mention = _MENTION.match(text)
        return Message(
            channel=self.name,
            update=str(self._new_id()),
            kind=MessageKind.TEXT,
            chat=self._chat,
            at=self._now(),
            sender=Sender(self._who, self._who),
            is_group=self.is_group(self._chat.chat),
            text=text[mention.end() :] if mention else text,
            ref=str(self._new_id()),
            mentions_bot=mention is not None,
        )

    def _press(self, ref: str, chat: Address, button: Button) -> Message:
        who = self._who if self.is_group(chat.chat) else chat.chat
        return Message(
            channel=self.name,
            update=str(self._new_id()),
            kind=MessageKind.PRESS,
            chat=chat,
            at=self._now(),
            sender=Sender(who, who),
            is_group=self.is_group(chat.chat),
            text=button.command,
            press=str(self._new_id()),
            card_ref=ref,
        )

    async def send(self, to: Address, out: Outgoing) -> str:
        """Print one message with its buttons numbered."""
        ref = out.edits or str(out.id)
        where = "群" + to.chat.removeprefix("group-") if self.is_group(to.chat) else to.chat
        mark = "✎" if out.edits else "→"
        head, *rest = out.text.split("\n")
        self._print(f"{mark} {where} │ {head}")
        for line in rest:
            self._print(f"  {' ' * 2 * len(where)} │ {line}")
        for file in out.files:
            self._print(f"   📎 {file.name} ({len(file.content)} B)")
        for row in out.buttons:
            self._print("   " + "  ".join(self._numbered(ref, to, button) for button in row))
        return ref

    def _numbered(self, ref: str, chat: Address, button: Button) -> str:
        if button.link:
            return f"{button.label}: {button.link}"
        number = len(self._shown) % 999 + 1
        self._shown[number] = (ref, chat, button)
        return f"[{number}] {button.label}"

    def _print(self, line: str) -> None:
        print(line, file=self._target, flush=True)

    def is_group(self, chat: str) -> bool:
        """Tell whether a chat is a group."""
        return chat.startswith("group-")

    async def fetch(self, source: str) -> bytes:
        """Refuse: nobody can send a file from here."""
        raise Rejected(source)

    async def set_menus(self, menus: Menus) -> None:
        """Do nothing: there are no menus."""

    async def check(self) -> list[str]:
        """Return nothing: there is nothing to be wrong."""
        return []

    async def close(self) -> None:
        """Do nothing: the terminal stays open."""
