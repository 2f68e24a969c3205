"""Puts the WeChat channels together: their seam to storage, and the labels that no letter carries."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from bot.channels.wecom_cards import Labels
from domain.conversation import Term
from storage import duties, files, wechat
from storage.database import Connection, Database
from texts.catalogue import Catalogue

FRESH = timedelta(seconds=90)
KICKED_FOR = timedelta(days=1)


def labels(texts: Catalogue, language: str = "zh") -> Labels:
    """Return the words on the cards."""
    submit, choose, submitted = (
        texts.term(Term(f"wecom-{name}"), language) for name in ("submit", "choose", "submitted")
    )
    return Labels(submit, choose, submitted)


class Kept:
    """Keeps files on disk and everything else in the database; see bot/channels/wechat_room.py."""

    def __init__(
        self, database: Database, root: Path, now: Callable[[], datetime], holder: int
    ) -> None:
        self._database = database
        self._root = root
        self._now = now
        self._holder = holder
        self._alone = database.url.startswith("sqlite:")

    async def keep_file(self, content: bytes, name: str) -> str:
        """Keep a file that came in and return its digest as the source."""
        return await asyncio.to_thread(files.write, self._root, content)

    async def file(self, source: str) -> bytes:
        """Return a kept file. Raises LookupError."""
        try:
            return await asyncio.to_thread(files.read, self._root, source)
        except (OSError, ValueError):
            raise LookupError(source) from None

    async def keep_card(self, channel: str, task: str, card: str) -> None:
        """Keep a card as it was shown."""

        async def work(conn: Connection) -> None:
            await wechat.keep_card(conn, channel, task, card, self._now())

        await self._database.transact(work)

    async def card(self, channel: str, task: str) -> str:
        """Return a shown card, empty when unknown."""
        return await self._database.read(lambda conn: wechat.card(conn, channel, task))

    async def note(self, channel: str, state: str) -> None:
        """Note how a channel stands."""

        async def work(conn: Connection) -> None:
            await wechat.note(conn, channel, state, self._now())

        await self._database.transact(work)

    async def noted(self, channel: str) -> str:
        """Return "open" while a process of ours has the line, "kicked" when it lost it to another one, else empty."""

        async def work(conn: Connection) -> str:
            now = self._now()
            if await wechat.noted(conn, channel, now - KICKED_FOR) == "kicked":
                return "kicked"
            fresh = await wechat.noted(conn, channel, now - FRESH)
            return fresh if fresh == "open" else ""

        return await self._database.read(work)

    async def on_duty(self) -> bool:
        """Tell whether this process is the one that delivers: a line without the letters would be of no use."""
        if self._alone:
            return True
        return await self._database.read(
            lambda conn: duties.is_held(conn, "delivery", self._holder, self._now())
        )
