"""In which group chats something was said lately that could be part of a request: only there a "我家也是" matters."""

from __future__ import annotations

from datetime import datetime

from domain.conversation import Address
from domain.understanding.lines import FOLLOW_WITHIN, JOIN_WITHIN
from handlers.contract import Look
from storage import talk
from storage.database import Database


class Lately:
    """What the process remembers of the groups' talk, so that small talk need not ask the database.

    A database that other processes write to as well is asked each time: they may have heard what this one did not.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._heard: dict[tuple[str, str], datetime] = {}
        self._begun: dict[tuple[str, str], dict[str, datetime]] = {}
        self._known = False

    def note(self, chat: Address, who: str, look: Look, at: datetime) -> None:
        """Remember that somebody said in a chat what may be a request, or only begins one.

        What somebody begins and goes on with may have become a request.
        """
        key = chat.channel, chat.chat
        if look is Look.MATTERS or self._goes_on(key, who, at):
            self._heard[key] = at
        begun = self._begun.get(key, {})
        self._begun[key] = {w: t for w, t in begun.items() if at - t <= JOIN_WITHIN} | {who: at}

    async def has(self, chat: Address, who: str, now: datetime) -> bool:
        """Tell whether a line in this chat may belong to one that was said before it."""
        if self._database.shared:
            return True
        if not self._known:
            await self._look_up(now)
        key = chat.channel, chat.chat
        at = self._heard.get(key)
        return (at is not None and now - at <= FOLLOW_WITHIN) or self._goes_on(key, who, now)

    def _goes_on(self, key: tuple[str, str], who: str, now: datetime) -> bool:
        """Whether somebody began something in a chat minutes ago."""
        at = self._begun.get(key, {}).get(who)
        return at is not None and now - at <= JOIN_WITHIN

    async def _look_up(self, now: datetime) -> None:
        """Learn what was said before this process began."""
        since = now - FOLLOW_WITHIN
        for chat, at in (await self._database.read(lambda conn: talk.heard(conn, since))).items():
            self._heard.setdefault(chat, at)
        self._known = True
