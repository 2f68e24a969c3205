"""Clients that others wrote, for tests: installed when missing; those for Node are skipped only where there is no Node."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def needed() -> str:
    """Return the path of node with the packages in place."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node on this machine, so the platform's own clients cannot run")
    with open(Path(tempfile.gettempdir()) / "yunguanjia-node.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run([str(HERE / "fetch.sh")], capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"the Node clients could not be installed: {done.stderr[-500:]}")
    return node


def _python() -> dict[str, str]:
    """Return the environment in which Python clients of others are found; they are installed when missing."""
    with open(Path(tempfile.gettempdir()) / "yunguanjia-node.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = [str(HERE / "fetch.sh"), "python", sys.executable]
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"the Python clients could not be installed: {done.stderr[-500:]}")
    return {**os.environ, "PYTHONPATH": str(HERE / "python_modules")}


class Script:
    """A script for Node or Python that answers one JSON line to each JSON line."""

    def __init__(self, name: str, *arguments: str) -> None:
        is_python = name.endswith(".py")
        self._environment = _python() if is_python else dict(os.environ)
        program = sys.executable if is_python else needed()
        self._command = [program, str(HERE / name), *arguments]
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Script:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=tempfile.gettempdir() if self._command[1].endswith(".py") else HERE,
            env=self._environment,
            limit=64 << 20,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), 10)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        transport = self._process._transport
        transport.close()

    async def ask(self, **order: Any) -> dict[str, Any]:
        """Give one order and return its answer."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        await self._process.stdin.drain()
        return await self.line()

    async def line(self) -> dict[str, Any]:
        """Return the next line said."""
        assert self._process is not None
        assert self._process.stdout is not None
        said = await asyncio.wait_for(self._process.stdout.readline(), 30)
        return dict(json.loads(said))
