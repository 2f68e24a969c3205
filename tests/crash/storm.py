"""A stream of people's messages, during which the program is killed at random moments."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from .process import Program
from .wire import Wire

Line = dict[str, Any]
"""What the fake's `say` takes: user_id, text, chat_id for a group."""


@dataclass
class Said:
    """One line that was said, with the update and the message that it became."""

    line: Line
    update_id: int
    message_id: int

    @property
    def chat_id(self) -> int:
        return int(self.line.get("chat_id") or self.line["user_id"])


@dataclass
class Storm:
    """How the program is treated: `kills` kills, each after a life of `shortest`…`longest` seconds.

    A life is counted from the first update acknowledged; one in `early` from the start of the
    process, so that kills during the start are among them.
    """

    wire: Wire
    program: Program
    lines: Iterator[Line]
    kills: int
    seed: int
    shortest: float = 0.05
    longest: float = 0.9
    early: int = 5
    burst: int = 4
    pause: float = 0.08
    repeats: float = 0.1
    most_pending: int = 120
    repeated: int = 0
    said: list[Said] = field(default_factory=list)
    killed_at: list[int] = field(default_factory=list)

    async def rages(self) -> None:
        """Runs to its end: all updates acknowledged, nothing left to be said."""
        feeder = asyncio.ensure_future(self._feed())
        try:
            await self._kill_and_kill()
        finally:
            feeder.cancel()
            (fault,) = await asyncio.gather(feeder, return_exceptions=True)
        if fault is not None and not isinstance(fault, asyncio.CancelledError):
            raise fault
        await self.program.start()
        await self.program.becomes_ready()
        await self.wire.everything_is_acknowledged()

    async def _feed(self) -> None:
        rng = random.Random(self.seed)
        while True:
            # On a busy machine the program must not be buried: it is to be killed, not starved.
            while (await self.wire("about"))["pending"] > self.most_pending:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
            batch = list(islice(self.lines, rng.randint(1, self.burst)))
            if not batch:
                return
            # Shielded: what the fake has taken must be in our books, whatever ends the feeding.
            await asyncio.shield(self._say(batch))
            if self.said and rng.random() < self.repeats:
                again = rng.choice(self.said[-20:]).update_id
                self.repeated += 1
                await self.wire("again", update_id=again)
            await asyncio.sleep(rng.uniform(0, 2 * self.pause))

    async def _say(self, batch: list[Line]) -> None:
        told = (await self.wire("say_many", lines=batch))["said"]
        self.said += [
            Said(line, one["update_id"], one["message_id"])
            for line, one in zip(batch, told, strict=True)
        ]

    async def _kill_and_kill(self) -> None:
        rng = random.Random(self.seed + 1)
        for number in range(self.kills):
            await self.program.start()
            if rng.randrange(self.early):
                await self.program.becomes_ready()
                await self._works()
            await asyncio.sleep(rng.uniform(self.shortest, self.longest))
            await self.program.kill()
            self.killed_at.append((await self.wire("about"))["acknowledged"])
            assert len(self.killed_at) == number + 1

    async def _works(self, within: float = 5.0) -> None:
        """Waits until the program acknowledges something, so that the kill falls into its work."""
        before = (await self.wire("about"))["acknowledged"]
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while loop.time() < end and (await self.wire("about"))["acknowledged"] == before:  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    def report(self) -> str:
        between = sum(at > 0 for at in self.killed_at)
        return (
            f"{len(self.killed_at)} kills ({between} after the first acknowledgement), "
            f"{len(self.said)} messages, {self.repeated} of them delivered twice"
        )
