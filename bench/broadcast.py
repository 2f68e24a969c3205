"""(c) a broadcast to 5,144 chats with three urgent answers in it, against the fake Bot API server with its limits on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bench import sample, servers
from domain.conversation import Address, say
from storage import migrate, outbox
from storage.database import Connection, opened
from storage.outbox import Lane
from tests.fakes.botapi import FakeTelegram
from tests.fakes.botapi.calls import Call

CHATS = 5_144
GROUPS = 144
URGENT_AT = (0.11, 0.47, 0.83)
"""When the urgent ones are asked for, as parts of the whole."""


@dataclass
class Run:
    """What a broadcast came to, in seconds; `urgent` from the asking to the arrival of each answer."""

    messages: int
    shortest: float
    took: float
    urgent: list[float]
    refused: int

    @property
    def ratio(self) -> float:
        """Return how much longer it took than the service's limits allow at best."""
        return self.took / self.shortest


async def measure(folder: Path, chats: int = CHATS) -> Run:
    """Send a broadcast and return how long it took; fails if any limit was exceeded."""
    database = folder / "broadcast.db"
    groups = chats * GROUPS // CHATS
    async with FakeTelegram(validate=False) as tg:
        people = [tg.user(f"住户{n}", started=True) for n in range(chats - groups)]
        rooms = [tg.supergroup(f"小区{n}") for n in range(groups)]
        askers = [tg.user(f"急{n}", started=True) for n in range(len(URGENT_AT))]
        await _write(database, [p.id for p in people] + [r.id for r in rooms])
        tg.be_strict(tolerance=0.0)
        async with servers.polling(tg.server.url, tg.token, database):
            answers = await _ask(tg, askers, chats)
            await tg.service.changes.until(
                lambda: len(_taken(tg)) >= chats + len(askers),
                chats / 30 * 1.5 + 30,
                lambda: f"{len(_taken(tg))} messages arrived",
            )
        calls = _taken(tg)
        refused = len(tg.calls("sendMessage")) - len(calls)
        tg.assert_within_limits()
        moments = sorted(c.at for c in calls)
        return Run(len(calls), len(calls) / 30 - 1, moments[-1] - moments[0], answers, refused)


def _taken(tg: FakeTelegram) -> list[Call]:
    return [c for c in tg.calls("sendMessage") if c.refusal is None]


async def _write(database: Path, chats: list[int]) -> None:
    """Put the broadcast into the outbox of a fresh database."""
    url = f"sqlite:///{database}"
    await migrate.to_newest(url)

    async def work(conn: Connection) -> None:
        for n, chat in enumerate(chats):
            await outbox.put(
                conn,
                n + 1,
                sample.START,
                say("lang-which"),
                address=Address("telegram", str(chat)),
                lane=Lane.BROADCAST,
            )

    async with opened(url) as db:
        await db.transact(work)


async def _ask(tg: FakeTelegram, askers: list, chats: int) -> list[float]:  # type: ignore[type-arg]
    """Let somebody ask something in the middle of it, three times, and return how long each waited."""
    await tg.called("sendMessage", within=30)
    loop = asyncio.get_running_loop()
    began, whole = loop.time(), chats / 30
    waited = []
    for part, asker in zip(URGENT_AT, askers, strict=True):
        await asyncio.sleep(began + whole * part - loop.time())
        asked = loop.time()
        await asker.writes("/help")
        await asker.sees(within=whole)
        waited.append(loop.time() - asked)
    return waited
