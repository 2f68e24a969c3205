"""A program under test as a process of its own: started, found ready, killed, started again."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Program:
    """A command line; `ready_url` answers 200 when it can work."""

    command: Sequence[str]
    log: Path
    ready_url: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None
    starts: int = 0

    async def start(self) -> None:
        assert not self.is_alive, "it runs already"
        self.starts += 1
        with self.log.open("ab") as out:
            out.write(f"--- start {self.starts} ---\n".encode())
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                stdout=out,
                stderr=asyncio.subprocess.STDOUT,
                stdin=asyncio.subprocess.DEVNULL,
                env={**os.environ, **self.environment},
            )

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def becomes_ready(self, within: float = 60.0) -> None:
        """Waits for the ready URL; fails with the end of the log if the process ends before."""
        async with aiohttp.ClientSession() as session, asyncio.timeout(within):
            while True:
                assert self.is_alive, f"it ended by itself:\n{self.tail()}"
                try:
                    async with session.get(self.ready_url) as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """SIGKILL: nothing can be tidied up."""
        assert self.process is not None
        assert self.is_alive, f"it ended by itself:\n{self.tail()}"
        self.process.kill()
        await self.process.wait()

    async def ends(self) -> None:
        """Leaves no process behind, whatever happened."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def stop(self, within: float = 30.0) -> int:
        """SIGTERM; the exit code."""
        assert self.process is not None
        if self.is_alive:
            self.process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(within):
                return await self.process.wait()
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
            raise AssertionError(f"it did not stop in {within} s:\n{self.tail()}") from None

    def tail(self, lines: int = 40) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
