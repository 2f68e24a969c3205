"""Starts the peer and the real program on one core each in turn, and tells when they are ready."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import SECRET
from bench.stub import TOKEN, Stub

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, OWN_CORE = CORES[0], CORES[-1]
# As on a machine where both have been started before, whatever this one's settings say of bytecode.
COMPILED = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "yunguanjia-bench-bytecode"),
}


@dataclass
class Server:
    """A running server: its port, its process, seconds from its start to readiness."""

    port: int
    process: asyncio.subprocess.Process
    ready_after: float

    @property
    def memory(self) -> float:
        """Return its resident memory in MB."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    @property
    def cpu(self) -> float:
        """Return the seconds of processor time that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def line(self) -> bytes:
        """Return the next line that it prints."""
        assert self.process.stdout is not None
        return await self.process.stdout.readline()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _pin() -> None:
    os.sched_setaffinity(0, {SERVER_CORE})


@asynccontextmanager
async def serving(
    stub: Stub, port: int, *command: str, **environment: str
) -> AsyncIterator[Server]:
    """Run a command on the server's core until the block ends; it is ready when it listens and has set its webhook."""
    stub.listens.clear()
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        env={**os.environ, **COMPILED, **environment},
        stdout=asyncio.subprocess.PIPE,
        preexec_fn=_pin,
    )
    try:
        async with asyncio.timeout(120):
            await stub.listens.wait()
            await _listens(port)
        yield Server(port, process, time.perf_counter() - began)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _listens(port: int) -> None:
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.005)
        else:
            writer.close()
            return


def peer(stub: Stub, every: int, store: Path | None = None) -> AbstractAsyncContextManager[Server]:
    """Run python-telegram-bot's webhook runner; it prints a line at every `every`th handled update."""
    port = free_port()
    more = [str(store)] if store else []
    return serving(stub, port, "-m", "bench.peer", stub.url, str(port), str(every), *more)


@asynccontextmanager
async def polling(api: str, token: str, database: Path) -> AsyncIterator[None]:
    """Run the real program by polling, without a web server."""
    settings = {
        "YGJ_DATA_DIR": str(database.parent),
        "YGJ_DATABASE__URL": f"sqlite:///{database}",
        "YGJ_TELEGRAM__TOKEN": token,
        "YGJ_TELEGRAM__API_BASE": api,
        "YGJ_WEB__ENABLED": "false",
        "YGJ_LOG__LEVEL": "warning",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.DEVNULL,
        preexec_fn=_pin,
    )
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def ours(stub: Stub, database: Path, **more: str) -> AbstractAsyncContextManager[Server]:
    """Run the real program on a database."""
    port = free_port()
    settings = {
        "YGJ_DATA_DIR": str(database.parent),
        "YGJ_DATABASE__URL": f"sqlite:///{database}",
        "YGJ_TELEGRAM__TOKEN": TOKEN,
        "YGJ_TELEGRAM__API_BASE": stub.url,
        "YGJ_TELEGRAM__MODE": "webhook",
        "YGJ_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "YGJ_TELEGRAM__WEBHOOK_SECRET": SECRET,
        "YGJ_WEB__PORT": str(port),
        "YGJ_LOG__LEVEL": "warning",
    }
    return serving(stub, port, "-m", "bot", "run", **(settings | more))
