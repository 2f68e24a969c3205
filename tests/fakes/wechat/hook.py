"""The push webhook of WeCom groups for tests: kinds, sizes, and 20 messages a minute for each key."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.fakes.wechat.kf import Corp, Refusal

SIZES = {"text": 2048, "markdown": 4096, "markdown_v2": 4096}


class FakeHooks(Corp):
    """Groups by the key of their webhook."""

    def __init__(self, clock: Callable[[], float], *keys: str) -> None:
        super().__init__(clock)
        self.groups: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
        self.times: dict[str, list[float]] = defaultdict(list)

    def routes(self) -> list[web.RouteDef]:
        """The paths served."""
        return [
            web.post("/cgi-bin/webhook/send", self._wrap(self._send, free=True)),
            web.post("/cgi-bin/webhook/upload_media", self._wrap(self._upload_file, free=True)),
        ]

    def _key(self, request: web.Request) -> str:
        key = request.query.get("key", "")
        if key not in self.groups:
            raise Refusal(93000, "invalid webhook url")
        return key

    async def _send(self, request: web.Request) -> None:
        key, body = self._key(request), await request.json()
        kind = body.get("msgtype")
        inner = body.get(kind)
        if kind not in {*SIZES, "image", "file", "news"} or not isinstance(inner, dict):
            raise Refusal(40008, "invalid message type")
        if kind in SIZES and not 0 < len(inner["content"].encode()) <= SIZES[kind]:
            raise Refusal(40058, "content exceed max length")
        if kind == "image":
            raw = base64.b64decode(inner["base64"], validate=True)
            if len(raw) > 2 << 20 or hashlib.md5(raw).hexdigest() != inner["md5"]:
                raise Refusal(301019, "md5 or size not match")
        if kind == "file" and inner["media_id"] not in self.media:
            raise Refusal(40007, "invalid media_id")
        now = self.clock()
        if sum(t > now - 60 for t in self.times[key]) >= 20:
            raise Refusal(45009, "api freq out of limit")
        self.times[key].append(now)
        self.groups[key].append(body)

    async def _upload_file(self, request: web.Request) -> dict[str, Any]:
        self._key(request)
        return await self._upload(request)

    def reads(self, key: str) -> list[str]:
        """The words that a group sees."""
        bodies = self.groups[key]
        return [b["markdown_v2"]["content"] for b in bodies if b["msgtype"] == "markdown_v2"]
