"""Telegram: groups with and without topics, direct chats, polling and webhook."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import os
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Literal

os.environ.setdefault(
    "PTB_TIMEDELTA", "1"
)  # read by the library at each call; durations as timedelta

import structlog
from starlette.routing import BaseRoute, Route
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import InvalidToken, TelegramError

from bot.channels import telegram_wire as wire
from bot.channels.contract import Limits, Menus, Outgoing, Take
from bot.channels.telegram_reading import NAME, Reader
from bot.channels.telegram_receiving import Polling, Webhook
from bot.channels.telegram_request import AiohttpRequest
from bot.channels.telegram_sending import Sending
from domain.conversation import Address

API = "https://api.telegram.org"
LIMITS = Limits(per_second=30, per_chat_second=1, per_group_minute=20, text=4096, caption=1024)
CONNECTIONS = 100
COMMANDS = 100
AGAIN = 10.0

log = structlog.get_logger()


class TelegramChannel:
    """One Telegram bot. `api_base` and `file_base` may name a Bot API server of one's own."""

    name = NAME

    def __init__(
        self,
        token: str,
        now: Callable[[], datetime],
        *,
        api_base: str = API,
        file_base: str = "",
        mode: Literal["polling", "webhook"] = "polling",
        webhook_url: str = "",
        webhook_path: str = "/telegram",
        secret: str = "",
        proxy: str = "",
        limits: Limits = LIMITS,
    ) -> None:
        self.limits = limits
        self._now = now
        self._mode = mode
        self._path = webhook_path
        self._url = webhook_url.rstrip("/").removesuffix(webhook_path) + webhook_path
        # Without a secret of its own the route still opens to nobody but Telegram.
        self._secret = secret or hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()
        base = api_base.rstrip("/")
        files = file_base.rstrip("/") or f"{base}/file"
        self._poll_url = f"{base}/bot{token}/getUpdates"
        self._wire = AiohttpRequest(proxy)
        self._bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{files}/bot",
            request=self._wire,
            get_updates_request=self._wire,
        )
        self._sending = Sending(self._bot)
        self._reader: Reader | None = None
        self._sees_all = True
        self.link = ""  # where people find the bot, known when Telegram told its name
        # Their lines carry the address of requests, and the token is part of it.
        for noisy in ("telegram", "aiohttp", "httpx"):
            logging.getLogger(noisy).setLevel(logging.WARNING)

    def routes(self, take: Take) -> Sequence[BaseRoute]:
        """Return the route that Telegram posts to; none when polling."""
        if self._mode != "webhook":
            return ()

        async def handle(update: wire.Update) -> None:
            await self._handle(update, take)

        return (Route(self._path, Webhook(self._secret, handle), methods=["POST"]),)

    async def run(self, take: Take) -> None:
        """Receive until cancelled."""
        await self._begin()
        if self._mode == "webhook":
            await self._surely(self._set_webhook)
            await asyncio.Event().wait()

        async def handle(update: wire.Update) -> None:
            await self._handle(update, take)

        await self._surely(self._bot.delete_webhook)
        await Polling(self._wire, self._poll_url, handle).run()

    async def send(self, to: Address, out: Outgoing) -> str:
        """Send or edit one message and return its id. Raises Later, Gone, Moved or Rejected."""
        return await self._sending.send(to, out)

    def is_group(self, chat: str) -> bool:
        """Tell whether a chat is a group: their ids are negative."""
        return chat.startswith("-")

    async def fetch(self, source: str) -> bytes:
        """Return the bytes of a file by its file id. Raises LookupError when Telegram gives it to us no more."""
        try:
            file = await self._bot.get_file(source)
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise LookupError(f"{source}: {error.message}") from None

    async def set_menus(self, menus: Menus) -> None:
        """Show the command menus per scope; Chinese is what everybody sees for whom no other language is set."""
        for (scope, language), items in menus.items.items():
            commands = [BotCommand(i.name, i.does[:256]) for i in items[:COMMANDS]]
            for code in ("", "zh") if language == "zh" else (language,):
                await self._bot.set_my_commands(
                    commands, scope=_scope(scope), language_code=code or None
                )

    async def check(self) -> list[str]:
        """Return what is wrong with the token and the settings; privacy mode hides what is said in groups."""
        try:
            await self._learn()
        except InvalidToken:
            return ["telegram-token-refused"]
        except TelegramError:
            return ["telegram-unreachable"]
        problems = []
        if not self._sees_all:
            problems.append("telegram-privacy-on")
        if (
            self._mode == "webhook"
            and not self._url.startswith("https://")
            and API in self._poll_url
        ):
            problems.append("telegram-webhook-url")
        return problems

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.shutdown()

    async def _handle(self, update: wire.Update, take: Take) -> None:
        """Hand an update in, and answer a press exactly when its outcome is committed."""
        if self._reader is None:
            await self._learn()
        assert self._reader is not None
        message = self._reader.read(update)
        words = "" if message is None else await take(message)
        press = update.callback_query
        if press is not None:
            await self._sending.answer(press.id, words, str(press.from_.id))

    async def _learn(self) -> None:
        """Ask who we are: mentions and commands are recognised by the name."""
        me = await self._bot.get_me()
        self._sees_all = bool(me.can_read_all_group_messages)
        self.link = f"https://t.me/{me.username}" if me.username else ""
        self._reader = Reader(
            wire.User(id=me.id, is_bot=True, username=me.username or ""), self._now
        )

    async def _begin(self) -> None:
        if self._reader is None:
            await self._surely(self._learn)
        if not self._sees_all:
            log.warning("telegram-privacy-on")

    async def _set_webhook(self) -> None:
        await self._bot.set_webhook(
            self._url,
            allowed_updates=list(wire.KINDS),
            secret_token=self._secret,
            max_connections=CONNECTIONS,
        )

    async def _surely(self, ask: Callable[[], Awaitable[object]]) -> None:
        """Ask until the service takes it."""
        while True:
            try:
                await ask()
            except TelegramError as error:
                log.warning("telegram-not-ready", error=error.message)
                await asyncio.sleep(AGAIN)
            else:
                return


def _scope(name: str) -> BotCommandScope:
    if name == "private":
        return BotCommandScopeAllPrivateChats()
    if name == "group":
        return BotCommandScopeAllGroupChats()
    if name.startswith("chat:"):
        return BotCommandScopeChat(int(name.removeprefix("chat:")))
    return BotCommandScopeDefault()
