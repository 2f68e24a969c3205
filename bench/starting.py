"""(d) seconds from the start of the process to its readiness, and its memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import sample, servers
from bench.load import post
from bench.stub import Stub


@dataclass
class Starts:
    """Medians: seconds to readiness, and MB at readiness and after work."""

    peer: float
    ours: float
    peer_memory: float
    memory: float
    memory_after: float


async def measure(folder: Path, rounds: int, messages: int = 2000) -> Starts:
    """Start both in turn on one core; a start is over when the webhook is set and the port listens.

    The first start of each, which compiles what it loads, is not counted.
    """
    database = folder / "start.db"
    await sample.prepare(database, residents=messages * rounds)
    theirs, mine, their_memory, memory, after = [], [], [], [], []
    async with Stub() as stub:
        for round_ in range(-1, rounds):
            async with servers.peer(stub, 1_000_000) as one:
                if round_ >= 0:
                    theirs.append(one.ready_after)
                    their_memory.append(one.memory)
            async with servers.ours(stub, database) as one:
                if round_ >= 0:
                    mine.append(one.ready_after)
                    memory.append(one.memory)
                    await post(one.port, sample.asks(round_ * messages, messages))
                    after.append(one.memory)
    return Starts(*(median(values) for values in (theirs, mine, their_memory, memory, after)))
