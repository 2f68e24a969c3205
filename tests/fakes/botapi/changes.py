"""Waiting for something to happen, without sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class TooLate(AssertionError):
    """What a test waited for did not happen in time."""


class Changes:
    """Wakes whoever waits each time that something in the fake has changed."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def touch(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def one(self, within: float) -> bool:
        """Waits for the next change; False if there was none for `within` real seconds."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait_for(future, within)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(future)
        return True

    async def until(
        self, look: Callable[[], T | None], within: float, otherwise: Callable[[], str]
    ) -> T:
        """The first value that `look` finds; raises TooLate with `otherwise()` as its words."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while True:
            found = look()
            if found is not None and found is not False:
                return found
            left = end - loop.time()
            if left <= 0:
                raise TooLate(otherwise())
            await self.one(left)
