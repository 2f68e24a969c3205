"""In which group chats something was said lately that could be part of a request: only there a "我家也是" matters."""

from __future__ import annotations

from datetime import datetime

from domain.conversation import Address
from domain.understanding.lines import FOLLOW_WITHIN
from storage import talk
from storage.database import Database


class Lately:
    """What the process remembers of the groups' talk, so that small talk need not ask the database.

    A database that other processes write to as well is asked each time: they may have heard what this one did not.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._heard: dict[tuple[str, str], datetime] = {}
        self._known = False

    def note(self, chat: Address, at: datetime) -> None:
        """Remember that words which may be part of a request were said in a chat."""
        self._heard[chat.channel, chat.chat] = at

    async def has(self, chat: Address, now: datetime) -> bool:
        """Tell whether a line in this chat may belong to one that was said before it."""
        if self._database.shared:
            return True
        if not self._known:
            await self._look_up(now)
        at = self._heard.get((chat.channel, chat.chat))
        return at is not None and now - at <= FOLLOW_WITHIN

    async def _look_up(self, now: datetime) -> None:
        """Learn what was said before this process began."""
        since = now - FOLLOW_WITHIN
        for chat, at in (await self._database.read(lambda conn: talk.heard(conn, since))).items():
            self._heard.setdefault(chat, at)
        self._known = True
