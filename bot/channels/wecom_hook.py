"""The push webhook of a WeCom group: notices and digests out, nothing in."""

from __future__ import annotations

import base64
import hashlib
import io
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx

from bot.channels.contract import Button, File, Gone, Later, Outgoing, Rejected
from bot.channels.wechat_room import IMAGES
from bot.channels.wechat_text import as_markdown, beside, pieces
from bot.channels.wechat_windows import Windows
from bot.channels.wecom_cards import divided

BASE = "https://qyapi.weixin.qq.com"
MARKDOWN = 4096
IMAGE = 2 << 20
FILE = 20 << 20
PER_MINUTE = 20
RATE, BUSY = 45009, -1
WRONG_KEY = frozenset({93000, 40001, 40014})


class Hooks:
    """The webhooks by name. Their keys are secrets: no error or log line carries them."""

    def __init__(
        self,
        keys: Mapping[str, str],
        client: httpx.AsyncClient,
        *,
        base: str = BASE,
        open_label: str = "打开",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keys = dict(keys)
        self._client = client
        self._base = base.rstrip("/")
        self._windows = Windows([(PER_MINUTE, 60.0)], clock)
        self._open = open_label
        self._done: dict[int, int] = {}

    async def send(self, name: str, out: Outgoing) -> str:
        """Post one message to a group. Raises Later, Gone or Rejected; what was taken of it is not sent again."""
        if name not in self._keys:
            raise Gone(f"no webhook {name}")
        bodies = list(self._bodies(out))
        for number in range(self._done.get(out.id, 0), len(bodies)):
            self._windows.take(name)
            await self._post(name, bodies[number])
            self._done[out.id] = number + 1
        self._done.pop(out.id, None)
        return f"h{out.id}"

    def _bodies(self, out: Outgoing) -> Iterator[dict[str, Any]]:
        presses, links, _ = divided(out)
        if out.page and (presses or not links):
            links = [*links, Button(self._open, link=out.page)]
        for file in out.files:
            if file.media_type in IMAGES:
                content = smaller(file.content)
                md5 = hashlib.md5(content, usedforsecurity=False).hexdigest()
                data = base64.b64encode(content).decode()
                yield {"msgtype": "image", "image": {"base64": data, "md5": md5}}
            elif 5 < len(file.content) <= FILE:
                yield {"msgtype": "file", "file": file}
        text = as_markdown(beside(out.text, ())) + "".join(
            f"\n[{as_markdown(b.label)}]({b.link})" for b in links
        )
        for piece in pieces(text, MARKDOWN):
            if piece:
                yield {"msgtype": "markdown_v2", "markdown_v2": {"content": piece}}

    async def _post(self, name: str, body: dict[str, Any]) -> None:
        file = body.get("file")
        if isinstance(file, File):
            body = {"msgtype": "file", "file": {"media_id": await self._upload(name, file)}}
        await self._call(name, "send", {}, json=body)

    async def _upload(self, name: str, file: File) -> str:
        part = {"media": (file.name, file.content, "application/octet-stream")}
        answer = await self._call(name, "upload_media", {"type": "file"}, files=part)
        return str(answer.get("media_id", ""))

    async def check(self) -> list[str]:
        """Return what is wrong with the keys, as catalogue keys. Nothing is said in the groups: a small file is uploaded."""
        found = []
        probe = File("check.txt", "text/plain", b"yunguanjia check")
        for name in self._keys:
            try:
                await self._upload(name, probe)
            except Gone:
                found.append("wecom-check-hook")
            except Later as later:
                if not later.own:
                    found.append("wecom-check-hook-unreachable")
            except Rejected:
                found.append("wecom-check-hook-refused")
        return list(dict.fromkeys(found))

    async def _call(
        self, name: str, what: str, query: Mapping[str, str], **body: Any
    ) -> dict[str, Any]:
        url = f"{self._base}/cgi-bin/webhook/{what}"
        try:
            answer = await self._client.post(url, params={"key": self._keys[name], **query}, **body)
            answer.raise_for_status()
            result = dict(answer.json())
        except (httpx.HTTPError, ValueError):
            raise Later(10.0) from None  # from None: the address in the cause has the key
        code = int(result.get("errcode", 0))
        if code == RATE:
            self._windows.fill(name)
            raise Later(60.0, own=True)
        if code == BUSY:
            raise Later(5.0)
        if code in WRONG_KEY:
            raise Gone(f"webhook {name}: {code}")
        if code:
            raise Rejected(f"{code} {result.get('errmsg', '')}"[:200])
        return result


def smaller(content: bytes, most: int = IMAGE) -> bytes:
    """Return a picture within `most` bytes, as JPEG of less and less quality and size where it was larger."""
    if len(content) <= most:
        return content
    from PIL import Image

    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    for quality in (90, 80, 70):
        made = io.BytesIO()
        picture.save(made, "JPEG", quality=quality)
        if made.tell() <= most:
            return made.getvalue()
    while picture.width > 64:
        picture = picture.resize((picture.width * 2 // 3, picture.height * 2 // 3))
        made = io.BytesIO()
        picture.save(made, "JPEG", quality=70)
        if made.tell() <= most:
            return made.getvalue()
    return made.getvalue()
