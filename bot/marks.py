"""Changes that end a letter's way, committed several at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from storage.database import Connection, Database, Work

PAUSE = 1.0
"""Seconds until changes are tried again after the database failed."""

log = structlog.get_logger()


@dataclass(slots=True)
class _Mark:
    """A change that waits to be committed together with others."""

    work: Work[None]
    kept: asyncio.Future[None]


class Marks:
    """Gathers changes while the last ones are being committed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Mark] = []
        self._event = asyncio.Event()

    async def keep(self, work: Work[None]) -> None:
        """Return when a change is committed."""
        mark = _Mark(work, asyncio.get_running_loop().create_future())
        self._waiting.append(mark)
        self._event.set()
        await mark.kept

    async def run(self) -> None:
        """Commit changes until cancelled; while the database is away they are tried again, never dropped."""
        while True:
            await self._event.wait()
            self._event.clear()
            marks, self._waiting = self._waiting, []

            async def work(conn: Connection, marks: Sequence[_Mark] = marks) -> None:
                for mark in marks:
                    await mark.work(conn)

            while marks:
                try:
                    await self._database.transact(work)
                    break
                except Exception:
                    log.exception("marks-not-kept", count=len(marks))
                    await asyncio.sleep(PAUSE)
            for mark in marks:
                mark.kept.set_result(None)
