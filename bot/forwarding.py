"""Keeps what is to be forwarded and tells those who forward: the desk behind bot/channels/forward.py."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from bot.channels.contract import File, Outgoing, Rejected
from domain.conversation import Address, Choice, Reply, Role, Term, say
from storage import files, forwards, outbox, people, tree
from storage.database import Connection, Database
from storage.files import Kept
from storage.forwards import Forward
from storage.outbox import Lane

FORWARDERS = frozenset({Role.STATION_HEAD, Role.STATION})


class ForwardDesk:
    """The desk: a database, a folder for pictures, a clock, and ids."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        now: Callable[[], datetime],
        new_id: Callable[[], int],
    ) -> None:
        self._database = database
        self._folder = folder
        self._now = now
        self._new_id = new_id

    async def lay_down(self, chat: str, out: Outgoing, page: str) -> None:
        """Keep a message for a group and ask for it to be forwarded, once."""
        compound = int(chat.partition("-")[0]) if chat.partition("-")[0].isdecimal() else 0
        kept = [await self._kept(compound, chat, file) for file in out.files]

        async def work(conn: Connection) -> None:
            home = await tree.compound(conn, compound)
            found = await tree.group(conn, forwards_address(chat))
            if home is None or found is None:
                raise Rejected(chat)
            now = self._now()
            one = Forward(compound, out.id, chat, out.text, page, now)
            if not await forwards.add(conn, one):
                return
            for file in kept:
                await files.add(conn, file, now)
            holders = await people.holders(conn, home.path, FORWARDERS, now)
            chosen = [p for p, role in holders if role is Role.STATION_HEAD] or [
                p for p, _ in holders
            ]
            for person in dict.fromkeys(chosen):
                for reply in letters(one, found[0].title, tuple(file.id for file in kept)):
                    await outbox.put(
                        conn,
                        self._new_id(),
                        now,
                        reply,
                        compound=compound,
                        person=person,
                        lane=Lane.NEWS,
                    )

        await self._database.transact(work)

    async def _kept(self, compound: int, chat: str, file: File) -> Kept:
        sha256 = await asyncio.to_thread(files.write, self._folder, file.content)
        return Kept(
            compound=compound,
            id=secrets.token_hex(16),
            place=f"forward:{chat}",
            name=file.name,
            media_type=file.media_type,
            size=len(file.content),
            sha256=sha256,
        )


def forwards_address(chat: str) -> Address:
    """Return the address of a group without a bot."""
    return Address(forwards.CHANNEL, chat)


def letters(one: Forward, title: str, attachments: tuple[str, ...]) -> list[Reply]:
    """Return what a forwarder gets: what to do, with the button; then the words alone, to be forwarded as they are."""
    button = Choice(Term("forward-done-button"), f"forwarded {one.id}")
    ask = msgspec.structs.replace(
        say("forward-please", group=title), choices=((button,),), card=f"forward:{one.id}"
    )
    words = say("forward-text", text=one.text, link=one.link, linked="yes" if one.link else "no")
    return [ask, msgspec.structs.replace(words, attachments=attachments)]
