"""(f) updates that were acknowledged and are gone after SIGKILL: the peer's, whose handler stores each one, and ours."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bench import sample, servers
from bench.load import Outcome, post
from bench.stub import Stub


@dataclass
class Losses:
    """Acknowledged and lost updates over all kills."""

    kills: int
    peer_acknowledged: int = 0
    peer_lost: int = 0
    acknowledged: int = 0
    lost: int = 0


async def measure(folder: Path, rounds: int, messages: int = 4000) -> Losses:
    """Kill both at random moments under load and count what they had acknowledged and do not know any more."""
    found = Losses(rounds)
    database = folder / "losses.db"
    await sample.prepare(database, residents=messages * rounds)
    chance = random.Random(7)
    async with Stub() as stub:
        for round_ in range(rounds):
            requests = sample.asks(round_ * messages, messages)
            moment = chance.uniform(0.6, 2.4)
            stored = folder / f"peer-{round_}.db"
            async with servers.peer(stub, 1_000_000, stored) as one:
                outcome = await _killed(one, requests, moment)
            known = _stored(stored, "SELECT id FROM updates")
            found.peer_acknowledged += len(outcome.acknowledged)
            found.peer_lost += sum(n not in known for n in _numbers(round_, messages, outcome))
            async with servers.ours(stub, database) as one:
                outcome = await _killed(one, requests, moment)
            known = _stored(database, 'SELECT CAST("update" AS INTEGER) FROM inbox')
            found.acknowledged += len(outcome.acknowledged)
            found.lost += sum(n not in known for n in _numbers(round_, messages, outcome))
    return found


def _numbers(round_: int, messages: int, outcome: Outcome) -> list[int]:
    return [sample.FIRST_UPDATE + round_ * messages + n for n in outcome.acknowledged]


async def _killed(one: servers.Server, requests: list[bytes], moment: float) -> Outcome:
    async with asyncio.TaskGroup() as group:
        posting = group.create_task(post(one.port, requests))
        await asyncio.sleep(moment)
        one.process.kill()
    return posting.result()


def _stored(path: Path, query: str) -> set[int]:
    with sqlite3.connect(path) as raw:
        return {row[0] for row in raw.execute(query)}
