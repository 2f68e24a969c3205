"""Command menus per scope and language: what everybody may do, and more in the direct chats of those with a role."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.channels.contract import MenuItem, Menus
from bot.dispatch import Dispatch
from domain.conversation import Role
from domain.people import lowest
from handlers.contract import Command
from storage import posts
from storage.database import Connection, Database
from texts.catalogue import LANGUAGES, catalogue

IN_GROUPS = ("report", "help", "bind")
MOST_CHATS = 200
"""Chats with a menu of their own; each costs a call to the service at the start."""


def items(
    commands: Iterable[Command], roles: frozenset[Role], language: str
) -> tuple[MenuItem, ...]:
    """Return the lines of a menu for somebody with these roles."""
    texts = catalogue()
    return tuple(
        MenuItem(c.name, texts.text(f"{c.name.replace('_', '-')}-help", {}, language))
        for c in commands
        if c.menu and lowest(c.roles, roles) is not None
    )


async def shown(database: Database, dispatch: Dispatch, channel: str, now: datetime) -> Menus:
    """Return the menus of a channel as they are now."""
    commands = dispatch.commands
    everybody = frozenset({Role.GUEST, Role.RESIDENT})
    menus = Menus()
    for language in LANGUAGES:
        menus.items["private", language] = items(commands, everybody, language)
        menus.items["group", language] = items(
            [c for c in commands if c.name in IN_GROUPS], everybody, language
        )

    async def work(conn: Connection) -> list[tuple[str, frozenset[Role]]]:
        return await posts.chats(conn, channel, now, MOST_CHATS)

    for chat, roles in await database.read(work):
        for language in LANGUAGES:
            menus.items[f"chat:{chat}", language] = items(commands, roles | everybody, language)
    return menus
