"""The web chat: a page for any phone that needs no account anywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.routing import BaseRoute

from bot.channels.contract import Gone, Limits, Menus, Outgoing, Take
from bot.channels.web.bell import Bell
from bot.channels.web.guard import Doors
from bot.channels.web.look import Look
from bot.channels.web.pages import Pages
from bot.channels.web.room import Room, is_group
from bot.channels.web.talk import Talk
from domain.conversation import Address

__all__ = ["WebChannel"]


class WebChannel:
    """Keeps what is said in the house itself and shows it on the page; there is no service behind it to wait for."""

    name = "web"
    limits = Limits()

    def __init__(self, room: Room, base_url: str = "") -> None:
        self._room = room
        self._doors = Doors(base_url)
        self._bell = Bell()

    def routes(self, take: Take) -> Sequence[BaseRoute]:
        """Return the pages and what they ask for."""
        return [
            *Pages(self._room, self._doors, take, Look()).routes(),
            *Talk(self._room, self._doors, self._bell, take).routes(),
        ]

    async def run(self, take: Take) -> None:
        """Wait until cancelled, as everything comes in by the routes; then let the open pages go, or they hold up the end."""
        try:
            await asyncio.Event().wait()
        finally:
            self._bell.close()

    async def send(self, to: Address, out: Outgoing) -> str:
        """Keep a message and wake the pages that show its chat. Raises Gone when there is no such chat."""
        try:
            number = await self._room.keep(to.chat, out)
        except LookupError as error:
            raise Gone from error
        self._bell.ring(to.chat)
        return str(number)

    def is_group(self, chat: str) -> bool:
        """Tell whether a chat is a compound's group."""
        return is_group(chat)

    async def fetch(self, source: str) -> bytes:
        """Return the bytes of a picture that a visitor sent. Raises LookupError when it is gone."""
        return await self._room.content(source)

    async def set_menus(self, menus: Menus) -> None:
        """Do nothing: the page asks for its visitor's own menu."""

    async def check(self) -> list[str]:
        """Return nothing: there is no service that could refuse."""
        return []

    async def close(self) -> None:
        """Let the open pages go; they come back when the house is open again."""
        self._bell.close()
