"""Files that people send on WeChat: fetched at once where that is quick, else after the message has been answered."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import structlog

from bot.channels.contract import Rejected
from bot.channels.wechat_room import Room, media_type_of
from bot.channels.weixin_api import Answered, Unreachable
from bot.channels.weixin_records import NAME, Came, attachment
from domain.conversation import Attachment

AT_ONCE = 2.0
"""Seconds that a message waits for its files: an Official Account's has to be answered within five."""
WORKERS = 4
TRIES = 6
AGAIN = 20.0
LATER = "later:"
LOST = "lost"
PENDING = "?"

log = structlog.get_logger()

Media = Callable[[str], Awaitable[bytes]]
"""Gets the bytes of a file of the platform. Raises LookupError, Unreachable or Answered."""


class Files:
    """Fetches and keeps one account's files; the platform has them for three days.

    `account` is "kf" or "oa". What takes too long is noted before the message is handed in, and fetched by `run`;
    the note outlives a restart.
    """

    def __init__(
        self,
        account: str,
        media: Media,
        room: Room,
        at_once: float = AT_ONCE,
        again: float = AGAIN,
    ) -> None:
        self._account = account
        self._media = media
        self._room = room
        self._at_once = at_once
        self._again = again
        self._wanted: asyncio.Queue[str] = asyncio.Queue()
        self._fetched: OrderedDict[str, asyncio.Future[str]] = OrderedDict()

    async def of(self, came: Came) -> tuple[Attachment, ...]:
        """Return the files of a message as attachments: kept, lost, or to come."""
        wanted = [(kind, media, self._ask(media)) for kind, media in came.media]
        if wanted:
            await asyncio.wait([f for _, _, f in wanted], timeout=self._at_once)
        return tuple([await self._attached(*one) for one in wanted])

    async def _attached(self, kind: str, media: str, fetched: asyncio.Future[str]) -> Attachment:
        source = self._source(media)
        if not fetched.done():
            await self._room.keep_card(NAME, source, PENDING + media)
            if fetched.done():  # it came just now, when there was nothing yet to be finished
                await self._room.finish(NAME, source, fetched.result())
            return Attachment(kind, source, media[:64])
        if fetched.result() == LOST:
            return Attachment(kind, f"lost:{media}"[:100], media[:64])
        content = await self._room.file(fetched.result())
        return attachment(kind, fetched.result(), content, media_type_of(content))

    def _source(self, media: str) -> str:
        digest = media if len(media) <= 90 else hashlib.sha256(media.encode()).hexdigest()
        return f"{LATER}{self._account}:{digest}"

    def _ask(self, media: str) -> asyncio.Future[str]:
        """Return what becomes of a file: its digest, or LOST. A repeat of the message joins the first."""
        known = self._fetched.get(media)
        if known is not None and not known.cancelled():
            return known
        future = self._fetched[media] = asyncio.get_running_loop().create_future()
        if len(self._fetched) > 1000:
            self._fetched.popitem(last=False)
        self._wanted.put_nowait(media)
        return future

    async def run(self) -> None:
        """Fetch what is wanted, first what was left by the process before, until cancelled."""
        for left in await self._room.unfinished(NAME, f"{LATER}{self._account}:", PENDING):
            self._ask(left.removeprefix(PENDING))
        async with asyncio.TaskGroup() as group:
            for _ in range(WORKERS):
                group.create_task(self._work())

    async def _work(self) -> None:
        while True:
            media = await self._wanted.get()
            found = await self._surely(media)
            source = self._source(media)
            try:
                await self._room.finish(NAME, source, found)
            except Exception:
                log.exception("weixin-file-not-noted")
            future = self._fetched.get(media)
            if future is not None and not future.done():
                future.set_result(found)

    async def _surely(self, media: str) -> str:
        """Return the digest of a kept file, LOST when it cannot be had."""
        for number in range(TRIES):
            try:
                kept = await self._room.keep_file(await self._media(media), "")
                return LOST if kept.startswith(f"{LOST}:") else kept
            except LookupError as error:
                reason = str(error)
                if reason.lstrip("-").isdecimal():  # the platform said no
                    break
            except (Unreachable, Answered, OSError) as error:
                reason = type(error).__name__
            if number < TRIES - 1:
                await asyncio.sleep(self._again)
        log.warning("weixin-file-lost", reason=reason)
        return LOST

    async def fetch(self, source: str) -> bytes:
        """Return the bytes of a file that was to come later. Raises Rejected when it is lost, LookupError while it is on its way."""
        digest = await self._room.card(NAME, source)
        if digest == LOST:
            raise Rejected(source)
        if not digest or digest.startswith(PENDING):
            raise LookupError(source)
        return await self._room.file(digest)
