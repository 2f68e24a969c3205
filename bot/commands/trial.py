"""A trial database for `replay`: the history lived through by the real dispatch, in a compound of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import update

from bot.commands import speech
from domain.conversation import Address, Message, MessageKind, Sender
from domain.people import NodeKind
from storage import outbox, tree

if TYPE_CHECKING:
    from bot.history import Said
    from storage.database import Connection, Database

CHANNEL = "replay"
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


def live(said: Iterator[Said], url: str) -> Iterator[Said]:
    """Pass messages on after they were handled in the trial database; nothing is ever sent from it."""
    with asyncio.Runner() as runner:
        scene = _Scene()
        try:
            runner.run(scene.open(url))
        except ValueError:
            speech.stop("cli-check-database-kind", speech.MISUSED)
        try:
            for one in said:
                runner.run(scene.take(one))
                yield one
        finally:
            runner.run(scene.close())


class _Scene:
    """The trial compound with its clock, which is the time of the message at hand."""

    def __init__(self) -> None:
        self._now = EARLIEST
        self._count = 0

    async def open(self, url: str) -> None:
        """Make the database and its compound; an existing one has to be empty."""
        from bot import app
        from bot.dispatch import Dispatch, Surroundings
        from bot.readers import Readers
        from bot.wording import Words
        from domain.understanding import Understanding
        from handlers.table import FEATURES
        from storage import backup, migrate
        from storage.database import connect
        from texts.catalogue import catalogue

        self._database: Database = connect(url)
        await migrate.to_newest(url)
        await self._database.start()
        if not await backup.is_empty(self._database):
            await self._database.stop()
            speech.stop("cli-replay-not-empty", speech.MISUSED)
        around = Surroundings(
            lambda: self._now, app.new_id, app.new_code, Readers(Understanding.load())
        )
        self._dispatch = Dispatch(self._database, FEATURES, Words(catalogue().words()), around)
        await self._database.transact(self._settle)

    async def _settle(self, conn: Connection) -> None:
        from bot import app

        root = await tree.add(conn, app.new_id(), NodeKind.DISTRICT, "–")
        name = speech.words("cli-replay-compound")
        home = await tree.add(conn, app.new_id(), NodeKind.COMPOUND, name, root.id)
        self._home = home.id
        self._chats: set[str] = set()

    async def take(self, said: Said) -> None:
        """Let one message be said in the compound's group."""
        self._count += 1
        self._now = max(self._now, said.at or self._now)
        account, _, name = said.speaker.partition("\t")
        chat = Address(CHANNEL, f"group-{said.chat}"[:120])
        if chat.chat not in self._chats:
            self._chats.add(chat.chat)
            group = tree.Group(chat, self._home, self._home, said.chat)
            await self._database.transact(lambda conn: tree.bind(conn, group))
        message = Message(
            channel=CHANNEL,
            update=str(self._count),
            kind=MessageKind.TEXT,
            chat=chat,
            at=self._now,
            sender=Sender((account or "?")[:120], name),
            is_group=True,
            text=said.text,
            ref=str(self._count),
        )
        await self._dispatch.take(message)

    async def close(self) -> None:
        """Put aside what would have been sent, and close."""

        async def work(conn: Connection) -> None:
            waiting = outbox.outbox.c.state.in_([outbox.State.WAITING, outbox.State.HELD])
            await conn.execute(
                update(outbox.outbox)
                .where(waiting)
                .values(state=outbox.State.FAILED.value, error="replay")
            )

        await self._database.transact(work)
        await self._database.stop()
