"""The group without a bot: what is to be said there goes, ready to be forwarded, to a person of the station."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from starlette.routing import BaseRoute

from bot.channels.contract import Limits, Menus, Outgoing, Rejected, Take
from domain.conversation import Address

NAME = "forward"


class Desk(Protocol):
    """Keeps what is to be forwarded and tells those who forward; filled in by bot/forwarding.py."""

    async def lay_down(self, chat: str, out: Outgoing, page: str) -> None:
        """Keep a message for a group and ask for it to be forwarded, once; `page` is its link, may be empty."""


class ForwardChannel:
    """Chats: <compound>-<number>. Nothing comes in."""

    name = NAME
    limits = Limits()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self, take: Take) -> Sequence[BaseRoute]:
        """Return nothing."""
        return ()

    async def run(self, take: Take) -> None:
        """Return: nobody can be heard there."""

    async def send(self, to: Address, out: Outgoing) -> str:
        """Lay a message down to be forwarded; a changed card is not worth a second forwarding."""
        if not out.edits:
            await self._desk.lay_down(to.chat, out, page_of(out))
        return out.edits or f"f{out.id}"

    def is_group(self, chat: str) -> bool:
        """Tell whether a chat is a group: always."""
        return True

    async def fetch(self, source: str) -> bytes:
        """Refuse: nothing comes in."""
        raise Rejected(source)

    async def set_menus(self, menus: Menus) -> None:
        """Do nothing."""

    async def check(self) -> list[str]:
        """Return nothing: there is nothing to be wrong."""
        return []

    async def close(self) -> None:
        """Do nothing."""


def page_of(out: Outgoing) -> str:
    """Return the address where a reader can see and do what the message is about, or nothing."""
    links = [button.link for row in out.buttons for button in row if button.link]
    return out.page or next(iter(links), "")
