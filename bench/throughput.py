"""(a) ordinary talk and (b) tickets: updates per second through the webhook, the peer and ours in turn."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import sample, servers
from bench.load import Outcome, post
from bench.stub import Stub


@dataclass
class Pair:
    """One round: updates per second and processor milliseconds per update of the peer and of ours, and our p99 in ms."""

    peer: float
    ours: float
    peer_cpu: float
    cpu: float
    p99: float

    @property
    def ratio(self) -> float:
        """Return how many times as fast ours is."""
        return self.ours / self.peer


async def compare(
    folder: Path, posts: Callable[[int, int], list[bytes]], messages: int, rounds: int, name: str
) -> list[Pair]:
    """Return the rounds; the peer counts as done when the last update is handled, since it acknowledges before."""
    database = folder / f"{name}.db"
    await sample.prepare(database, residents=messages * (rounds + 1))
    pairs = []
    async with (
        Stub() as stub,
        servers.peer(stub, messages) as peer,
        servers.ours(stub, database) as ours,
    ):
        for round_ in range(-1, rounds):  # the first warms both up
            first = (round_ + 1) * messages
            used = peer.cpu
            theirs = await _peer(peer, posts(first, messages))
            their_cpu = 1000 * (peer.cpu - used) / messages
            used = ours.cpu
            outcome = await post(ours.port, posts(first, messages))
            cpu = 1000 * (ours.cpu - used) / messages
            if outcome.refused:
                raise RuntimeError(f"{outcome.refused} updates were refused")
            if round_ >= 0:
                each = sorted(outcome.each)
                p99 = 1000 * each[int(len(each) * 0.99)]
                pairs.append(Pair(theirs, outcome.rate, their_cpu, cpu, p99))
    return pairs


async def _peer(peer: servers.Server, requests: list[bytes]) -> float:
    began = time.perf_counter()
    await post(peer.port, requests)
    await peer.line()
    return len(requests) / (time.perf_counter() - began)


def shown(pairs: list[Pair]) -> str:
    """Return medians in a line."""
    return (
        f"peer {median(p.peer for p in pairs):,.0f}/s, ours {median(p.ours for p in pairs):,.0f}/s, "
        f"× {median(p.ratio for p in pairs):.2f} "
        f"({min(p.ratio for p in pairs):.2f} … {max(p.ratio for p in pairs):.2f}), "
        f"CPU {median(p.peer_cpu for p in pairs):.2f} : {median(p.cpu for p in pairs):.2f} ms, "
        f"p99 {median(p.p99 for p in pairs):.1f} ms"
    )


__all__ = ["Outcome", "Pair", "compare", "shown"]
