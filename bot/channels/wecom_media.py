"""Files to and from the AI bot platform: encrypted downloads, uploads in chunks."""

from __future__ import annotations

import base64
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import unquote

import httpx

from bot.channels.contract import File
from bot.channels.wechat_crypto import Unsealed, open_media
from bot.channels.wechat_room import IMAGES
from bot.channels.wechat_text import cut
from bot.channels.wecom_frames import Wanted
from bot.channels.wecom_line import Line

CHUNK = 512 * 1024
SMALLEST = 5
LARGEST = {"image": 10 << 20, "file": 20 << 20}
LARGEST_IN = 100 << 20
KEPT_FOR = 2.5 * 86_400
_KEPT = 500


class TooLarge(Exception):
    """A file that the platform does not take."""


class Uploads:
    """Uploads files once; an id is good for three days, we use it for two and a half."""

    def __init__(self, line: Line, clock: Callable[[], float]) -> None:
        self._line = line
        self._clock = clock
        self._known: OrderedDict[str, tuple[str, float]] = OrderedDict()

    async def media_id(self, file: File) -> tuple[str, str]:
        """Return the kind and media id of a file. Raises TooLarge, Lost or Refused."""
        kind = "image" if file.media_type in IMAGES else "file"
        if kind == "image" and len(file.content) > LARGEST[kind]:
            kind = "file"
        if not SMALLEST <= len(file.content) <= LARGEST[kind]:
            raise TooLarge(file.name)
        digest = hashlib.sha256(file.content).hexdigest()
        known = self._known.get(digest)
        if known is not None and known[1] > self._clock() - KEPT_FOR:
            return kind, known[0]
        media = await self._upload(kind, file)
        self._known[digest] = media, self._clock()
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return kind, media

    async def _upload(self, kind: str, file: File) -> str:
        content = file.content
        chunks = [content[i : i + CHUNK] for i in range(0, len(content), CHUNK)]
        begun = await self._line.ask(
            "aibot_upload_media_init",
            {
                "type": kind,
                "filename": cut(file.name or "file", 200),
                "total_size": len(content),
                "total_chunks": len(chunks),
                "md5": hashlib.md5(content, usedforsecurity=False).hexdigest(),
            },
        )
        upload = str(begun.get("upload_id", ""))
        for index, chunk in enumerate(chunks):
            data = base64.b64encode(chunk).decode()
            await self._line.ask(
                "aibot_upload_media_chunk",
                {"upload_id": upload, "chunk_index": index, "base64_data": data},
            )
        done = await self._line.ask("aibot_upload_media_finish", {"upload_id": upload})
        return str(done.get("media_id", ""))


async def download(client: httpx.AsyncClient, wanted: Wanted) -> tuple[bytes, str]:
    """Return the bytes and name of a file that came with a message. Raises LookupError when it cannot be had."""
    try:
        async with client.stream("GET", wanted.url, follow_redirects=True) as answer:
            answer.raise_for_status()
            sealed = bytearray()
            async for piece in answer.aiter_bytes():
                sealed += piece
                if len(sealed) > LARGEST_IN:
                    raise LookupError("too large")
            name = _name(answer.headers.get("content-disposition", ""))
        content = open_media(bytes(sealed), wanted.aes_key) if wanted.aes_key else bytes(sealed)
    except (httpx.HTTPError, httpx.InvalidURL, Unsealed) as error:
        raise LookupError(type(error).__name__) from None
    return content, name


def _name(disposition: str) -> str:
    """Return the file name of a Content-Disposition header, without any path."""
    if not disposition:
        return ""
    parts = disposition.split(";")
    for part in parts:
        key, _, value = part.strip().partition("=")
        value = value.strip().strip('"')
        if key.lower() == "filename*" and "''" in value:
            return unquote(value.partition("''")[2])[-100:].replace("/", "_").replace("\\", "_")
        if key.lower() == "filename":
            return value[-100:].replace("/", "_").replace("\\", "_")
    return ""
