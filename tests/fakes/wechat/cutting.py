"""A wire that breaks: passes bytes between a client and a server, and cuts the connection after a chosen number of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from urllib.parse import urlsplit


class CuttingWire:
    """Listens on its own port; each connection lives until `next_cut()` bytes went through, in whichever direction."""

    def __init__(self, target: str, next_cut: Callable[[], int | None]) -> None:
        self._target = urlsplit(target)
        self._next_cut = next_cut
        self.cuts = 0
        self._server: asyncio.Server | None = None
        self.url = ""

    async def __aenter__(self) -> CuttingWire:
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"{self._target.scheme}://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = self._next_cut()
        try:
            other_reader, other_writer = await asyncio.open_connection(
                self._target.hostname, self._target.port
            )
        except OSError:
            writer.transport.abort()
            return

        async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            nonlocal left
            while data := await source.read(65_536):
                if left is not None:
                    data, left = data[:left], left - len(data)
                target.write(data)
                with contextlib.suppress(ConnectionError):
                    await target.drain()
                if left is not None and left <= 0:
                    self.cuts += 1
                    return

        pumps = [
            asyncio.ensure_future(pump(reader, other_writer)),
            asyncio.ensure_future(pump(other_reader, writer)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in pumps:
                each.cancel()
            writer.transport.abort()
            other_writer.transport.abort()
            await asyncio.gather(*pumps, return_exceptions=True)
