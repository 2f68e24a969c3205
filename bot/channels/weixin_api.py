"""Calls to WeChat's HTTP interfaces: shared access tokens, error codes, files."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx

from bot.channels.contract import File
from bot.channels.wechat_room import Room

CORP_BASE = "https://qyapi.weixin.qq.com"
OFFICIAL_BASE = "https://api.weixin.qq.com"
BAD_TOKEN = frozenset({40001, 40014, 42001})
EARLY = 300
LARGEST_IN = 100 << 20


class Unreachable(Exception):
    """The platform could not be asked."""


class Answered(Exception):
    """The platform answered with an error code."""

    def __init__(self, code: int, words: str = "") -> None:
        super().__init__(f"{code} {words}"[:200])
        self.code = code


async def asked(client: httpx.AsyncClient, method: str, url: str, **more: Any) -> dict[str, Any]:
    """Return the platform's answer. Raises Unreachable or Answered; neither carries the address, which has the token."""
    try:
        answer = await client.request(method, url, **more)
        answer.raise_for_status()
        result = dict(answer.json())
    except (httpx.HTTPError, ValueError, TypeError):
        raise Unreachable from None
    code = int(result.get("errcode", 0) or 0)
    if code:
        raise Answered(code, str(result.get("errmsg", "")))
    return result


Fresh = Callable[[], Awaitable[tuple[str, float]]]


class Api:
    """One account's interface. `fresh` gets a new token and its seconds from the platform."""

    def __init__(
        self, client: httpx.AsyncClient, base: str, account: str, room: Room, fresh: Fresh
    ) -> None:
        self._client = client
        self._base = base.rstrip("/")
        self._account = account
        self._room = room
        self._fresh = fresh
        self._one = asyncio.Lock()

    async def token(self) -> str:
        """Return a good token; the processes share one through the database."""
        held = await self._room.token(self._account)
        if held:
            return held
        async with self._one:
            held = await self._room.token(self._account)
            if held:
                return held
            token, seconds = await self._fresh()
            await self._room.keep_token(self._account, token, max(60.0, seconds - EARLY))
            return token

    async def call(
        self, path: str, body: Mapping[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        """Call a path: POST with a body, GET without. A token that is refused is replaced once."""
        method = "GET" if body is None and "files" not in more else "POST"
        params = dict(more.pop("params", {}))
        for last in (False, True):
            token = await self.token()
            try:
                return await asked(
                    self._client,
                    method,
                    f"{self._base}/cgi-bin/{path}",
                    params={"access_token": token, **params},
                    **({"json": body} if body is not None else {}),
                    **more,
                )
            except Answered as answered:
                if last or answered.code not in BAD_TOKEN:
                    raise
                await self._room.drop_token(self._account, token)
        raise Unreachable

    async def upload(self, kind: str, file: File) -> str:
        """Upload a file for three days and return its media id."""
        part = {"media": (file.name or "file", file.content, file.media_type)}
        answer = await self.call("media/upload", params={"type": kind}, files=part)
        return str(answer.get("media_id", ""))

    async def media(self, media_id: str) -> bytes:
        """Return the bytes of a file that somebody sent. Raises LookupError when it cannot be had."""
        for last in (False, True):
            token = await self.token()
            try:
                answer = await self._client.get(
                    f"{self._base}/cgi-bin/media/get",
                    params={"access_token": token, "media_id": media_id},
                )
                answer.raise_for_status()
            except httpx.HTTPError as error:
                raise LookupError(type(error).__name__) from None
            if not answer.headers.get("content-type", "").startswith(("application/json", "text/")):
                if len(answer.content) > LARGEST_IN:
                    raise LookupError("too large")
                return answer.content
            code = int(answer.json().get("errcode", -1))
            if last or code not in BAD_TOKEN:
                raise LookupError(str(code))
            await self._room.drop_token(self._account, token)
        raise LookupError(media_id)
