"""A Bot API that says yes to everything and costs next to nothing, so that the bot is what is measured."""

from __future__ import annotations

import asyncio
import time
from typing import cast

TOKEN = "7000:AAbenchbenchbenchbenchbenchbenchben"
ME = (
    b'{"ok":true,"result":{"id":7000,"is_bot":true,"first_name":"bench","username":"BenchBot",'
    b'"can_join_groups":true,"can_read_all_group_messages":true,"supports_inline_queries":false}}'
)
TRUE = b'{"ok":true,"result":true}'
SENT = (
    b'{"ok":true,"result":{"message_id":%d,"date":1772400000,"chat":{"id":1,"type":"private",'
    b'"first_name":"x"},"text":"x"}}'
)
NO_UPDATES = b'{"ok":true,"result":[]}'


class _Wire(asyncio.Protocol):
    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            at = head.find(b"content-length:")
            size = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self._buffer) < end + 4 + size:
                return
            method = self._buffer[:end].split(b" ", 2)[1].rsplit(b"/", 1)[-1]
            self._buffer = self._buffer[end + 4 + size :]
            body = self._stub.answer(method.decode())
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                % len(body)
                + body
            )


class Stub:
    """The stub at work; `calls` counts by method, `sent` has the moments of messages."""

    def __init__(self) -> None:
        self.calls: dict[str, int] = {}
        self.sent: list[float] = []
        self.listens = asyncio.Event()
        self.url = ""

    async def __aenter__(self) -> Stub:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Wire(self), "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *error: object) -> None:
        self._server.close()

    def answer(self, method: str) -> bytes:
        """Return what the service says to a method."""
        self.calls[method] = self.calls.get(method, 0) + 1
        if method == "getMe":
            return ME
        if method == "setWebhook":
            self.listens.set()
        if method.startswith(("send", "edit")):
            self.sent.append(time.perf_counter())
            return SENT % (1000 + len(self.sent))
        return NO_UPDATES if method == "getUpdates" else TRUE
