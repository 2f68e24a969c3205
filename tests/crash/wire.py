"""The fake Bot API as a separate process, and the way to arrange and ask it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp


@dataclass
class Wire:
    """The fake's control endpoint."""

    base: str
    token: str
    session: aiohttp.ClientSession

    async def __call__(self, what: str, **body: Any) -> Any:
        async with self.session.post(f"{self.base}/_control/{what}", json=body) as answer:
            words = await answer.json()
            assert answer.status == 200, f"{what}: {words}"
            return words

    async def everything_is_acknowledged(self, within: float = 120.0) -> None:
        async with asyncio.timeout(within):
            # The fake is another process: asking it is the only way to know.
            while (await self("about"))["pending"]:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def calls_come_to_rest(self, quiet: float = 1.5, within: float = 60.0) -> None:
        """Waits until the bot has called nothing for `quiet` seconds."""
        loop = asyncio.get_running_loop()
        last, since, end = -1, loop.time(), loop.time() + within
        while loop.time() - since < quiet:
            count = (await self("about"))["calls"]
            if count != last:
                last, since = count, loop.time()
            assert loop.time() < end, "the bot never comes to rest"
            await asyncio.sleep(0.05)


@asynccontextmanager
async def fake_service(*options: str) -> AsyncIterator[Wire]:
    """Runs the fake in a process of its own, so that it outlives every kill of the bot."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.botapi", *options, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        where = json.loads(await process.stdout.readline())
        async with aiohttp.ClientSession() as session:
            yield Wire(where["base_url"].removesuffix("/bot"), where["token"], session)
    finally:
        process.kill()
        await process.wait()
