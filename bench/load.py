"""Posts updates to a webhook over kept connections, each waiting for its answer before the next."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

SECRET = "bench-secret"


@dataclass
class Outcome:
    """What a load came to: seconds for it all, seconds of each, and how many were not answered 200."""

    seconds: float = 0.0
    each: list[float] = field(default_factory=list)
    refused: int = 0
    acknowledged: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Return acknowledged updates per second."""
        return len(self.each) / self.seconds


def request(path: str, body: bytes) -> bytes:
    """Return a webhook post as it goes over the wire."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


class _Poster(asyncio.Protocol):
    def __init__(self, load: _Load) -> None:
        self._load = load
        self._buffer = b""
        self._number = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self._next()

    def _next(self) -> None:
        following = self._load.following()
        if following is None:
            self.transport.close()
            return
        self._number, body = following
        self._began = time.perf_counter()
        self.transport.write(body)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._buffer[:end].lower()
        at = head.find(b"content-length:")
        size = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._buffer) < end + 4 + size:
            return
        ok = self._buffer.startswith(b"HTTP/1.1 200")
        self._buffer = self._buffer[end + 4 + size :]
        self._load.answered(self._number, ok, time.perf_counter() - self._began)
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        self._load.lost(self._number)


class _Load:
    def __init__(self, requests: Sequence[bytes], connections: int) -> None:
        self.outcome = Outcome()
        self._requests = iter(enumerate(requests))
        self._open = connections
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def following(self) -> tuple[int, bytes] | None:
        return next(self._requests, None)

    def answered(self, number: int, ok: bool, seconds: float) -> None:
        self.outcome.each.append(seconds)
        if ok:
            self.outcome.acknowledged.append(number)
        else:
            self.outcome.refused += 1

    def lost(self, number: int) -> None:
        self._open -= 1
        if not self._open and not self.over.done():
            self.over.set_result(None)


async def post(port: int, requests: Sequence[bytes], connections: int = 32) -> Outcome:
    """Post all requests and return what came of it."""
    loop = asyncio.get_running_loop()
    load = _Load(requests, connections)
    began = time.perf_counter()
    for _ in range(connections):
        await loop.create_connection(lambda: _Poster(load), "127.0.0.1", port)
    await load.over
    load.outcome.seconds = time.perf_counter() - began
    return load.outcome
