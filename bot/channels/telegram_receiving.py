"""Receives Telegram updates, by polling or by webhook; both acknowledge only what is committed (design §6.1)."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import msgspec
import structlog
from telegram.error import TelegramError

from bot.channels import telegram_wire as wire
from bot.channels.telegram_request import AiohttpRequest

POLL = 25
BATCH = 100
BIGGEST = 1_000_000
TRIES = 5
SECRET = b"x-telegram-bot-api-secret-token"
LONGEST_PAUSE = 60.0

Scope = MutableMapping[str, Any]
Handle = Callable[[wire.Update], Awaitable[None]]
"""Handles one update to its end: when it returns, all is committed and a press is answered."""

log = structlog.get_logger()


def _is_of_database(error: BaseException) -> bool:
    return isinstance(error, OSError) or type(error).__module__.split(".")[0] in {
        "sqlite3",
        "asyncpg",
    }


class Polling:
    """Asks for updates and moves the offset when they are committed."""

    def __init__(self, request: AiohttpRequest, url: str, handle: Handle) -> None:
        self._request = request
        self._url = url
        self._handle = handle
        self._offset = 0
        self._failures = 0
        self._failed: dict[int, int] = {}

    async def run(self) -> None:
        """Poll until cancelled."""
        while True:
            batch = await self._ask()
            if batch is None:
                await asyncio.sleep(min(LONGEST_PAUSE, 2.0 ** min(self._failures, 6) / 2))
                continue
            await self.take(batch)

    async def _ask(self) -> Sequence[msgspec.Raw] | None:
        """Return the next updates; None when the service could not be asked."""
        values = {
            "offset": self._offset,
            "limit": BATCH,
            "timeout": POLL,
            "allowed_updates": wire.KINDS,
        }
        try:
            status, body = await self._request.raw(self._url, values, POLL)
            answer = wire.updates.decode(body)
        except (TelegramError, msgspec.DecodeError) as error:
            self._failures += 1
            log.warning("polling-failed", error=str(error), failures=self._failures)
            return None
        if not answer.ok:
            self._failures += 1
            log.warning("polling-refused", status=status, error=answer.description)
            await asyncio.sleep(min(LONGEST_PAUSE, answer.parameters.retry_after))
            return None
        self._failures = 0
        return answer.result

    async def take(self, batch: Sequence[msgspec.Raw]) -> None:
        """Handle a batch, each chat in order and the chats side by side, and move the offset over what is committed."""
        by_chat: dict[int, list[wire.Update]] = {}
        last = self._offset - 1
        for raw in batch:
            update = read(raw)
            if isinstance(update, int):
                last = max(last, update)
                continue
            last = max(last, update.update_id)
            by_chat.setdefault(chat_of(update), []).append(update)
        left: list[int] = []
        async with asyncio.TaskGroup() as group:
            for updates in by_chat.values():
                group.create_task(self._in_order(updates, left))
        self._offset = min([last + 1, *left])
        if left:
            self._failures += 1
            await asyncio.sleep(min(LONGEST_PAUSE, 2.0 ** min(self._failures, 6) / 2))

    async def _in_order(self, updates: Sequence[wire.Update], left: list[int]) -> None:
        """Handle the updates of one chat; the first that fails, and all behind it, stay with the service."""
        for update in updates:
            try:
                await self._handle(update)
            except Exception as error:
                if self._is_hopeless(update.update_id, error):
                    continue
                log.exception("update-failed", update=update.update_id)
                left.append(update.update_id)
                return
            self._failed.pop(update.update_id, None)

    def _is_hopeless(self, number: int, error: Exception) -> bool:
        """Tell whether an update failed so often, and not by the database, that it must not hold up the rest."""
        if _is_of_database(error):
            return False
        self._failed[number] = self._failed.get(number, 0) + 1
        if self._failed[number] < TRIES:
            return False
        del self._failed[number]
        log.critical("update-given-up", update=number, error=repr(error))
        return True


class Webhook:
    """The route that Telegram posts to, as a bare ASGI application: it is the busiest place of the house."""

    def __init__(self, secret: str, handle: Handle) -> None:
        self._secret = secret.encode()
        self._handle = handle

    async def __call__(
        self,
        scope: Scope,
        receive: Callable[[], Awaitable[Any]],
        send: Callable[[Any], Awaitable[None]],
    ) -> None:
        """Take one update: 200 after the commit, 403 without the secret, 413 and 400 for what is no update, 500 to have it again."""
        status = await self._status(scope, receive)
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [(b"content-length", b"0")],
            }
        )
        await send({"type": "http.response.body", "body": b""})

    async def _status(self, scope: Scope, receive: Callable[[], Awaitable[Any]]) -> int:
        given = b""
        for name, value in scope["headers"]:
            if name == SECRET:
                given = value
        if not hmac.compare_digest(given, self._secret):
            return 403
        body = await _body(receive)
        if body is None:
            return 413
        update = read(body)
        if isinstance(update, int):
            return 200 if update else 400
        try:
            await self._handle(update)
        except Exception:
            log.exception("update-failed", update=update.update_id)
            return 500
        return 200


async def _body(receive: Callable[[], Awaitable[Any]]) -> bytes | None:
    """Return the whole body; None when it is too big."""
    part = await receive()
    body: bytes = part.get("body", b"")
    while part.get("more_body"):
        part = await receive()
        body += part.get("body", b"")
        if len(body) > BIGGEST:
            return None
    return body if len(body) <= BIGGEST else None


def read(raw: bytes | msgspec.Raw) -> wire.Update | int:
    """Return an update; of a strange one only its number, and 0 for what is no update at all."""
    try:
        return wire.update.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = str(error)
    try:
        number = wire.numbered.decode(raw).update_id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return 0
    log.warning("update-strange", update=number, error=reason)
    return number


def chat_of(update: wire.Update) -> int:
    """Return the chat an update belongs to, for its order; a group that moves belongs to its old chat."""
    said = update.message or update.edited_message
    if said is None and update.callback_query is not None:
        said = update.callback_query.message
    if said is not None:
        return said.migrate_from_chat_id or said.chat.id
    if update.my_chat_member is not None:
        return update.my_chat_member.chat.id
    return 0
