"""Sends and edits Telegram messages, and tells what a refusal means for us."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import structlog
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.contract import Button, File, Gone, Later, Moved, NotSent, Outgoing, Rejected
from bot.channels.telegram_request import Unreachable
from domain.conversation import Address

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
DATA_BYTES = 64
PHOTO_BYTES = 10_000_000
PHOTOS = frozenset({"image/jpeg", "image/png"})
TOAST = 200
ALERT_FROM = 40
"""A longer toast is shown as a window that has to be tapped away, since nobody reads it in two seconds."""

CROWD = 3
CROWD_SECONDS = 5.0
LONGEST_PAUSE = 60.0

_UNCHANGED = re.compile("message is not modified", re.IGNORECASE)
_NO_TEXT = re.compile("no text in the message to edit", re.IGNORECASE)
_LOST = re.compile(
    "message to edit not found|message can't be edited|message_id_invalid|no (caption|media) in the message",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(
    "thread not found|topic_closed|topic_deleted|topic_id_invalid", re.IGNORECASE
)
_NO_CHAT = re.compile(
    "chat not found|peer_id_invalid|user not found|user is deactivated|group chat was deactivated|bot was kicked",
    re.IGNORECASE,
)
_NO_PHOTO = re.compile("photo_invalid_dimensions|image_process_failed", re.IGNORECASE)

log = structlog.get_logger()


class Sending:
    """The way out, through the library's Bot."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._failures = 0
        self._slowed: dict[str, float] = {}

    async def send(self, to: Address, out: Outgoing) -> str:
        """Send or edit one message and return its id. Raises Later, Gone, Moved or Rejected."""
        try:
            ref = await (self._edit(to, out) if out.edits else self._send(to, out))
        except TelegramError as error:
            raise self._meaning(to.chat, error) from None
        self._failures = 0
        self._slowed.clear()
        return ref

    async def answer(self, press: str, words: str, person: str) -> None:
        """Answer a press, so that the button stops waiting.

        A press that waited while the program was away is too old for that: then the words go to the person in private,
        where that is possible.
        """
        try:
            await self._bot.answer_callback_query(
                press, text=words[:TOAST] or None, show_alert=len(words) > ALERT_FROM
            )
        except TelegramError as error:
            log.debug("press-not-answered", error=str(error))
            if words:
                with suppress(NotSent):
                    await self.send(Address("telegram", person), Outgoing(0, words))

    async def _edit(self, to: Address, out: Outgoing) -> str:
        """Bring a message up to date; where that is not possible any more, say it anew."""
        where: dict[str, Any] = {"chat_id": _chat(to), "message_id": int(out.edits)}
        markup = _keyboard(out.buttons)
        try:
            if out.files:
                await self._bot.edit_message_media(media=_media(out), reply_markup=markup, **where)
            else:
                await self._edit_words(out.text, where, markup)
        except BadRequest as error:
            if _UNCHANGED.search(error.message):
                return out.edits
            if _LOST.search(error.message):
                return await self._send(to, out)
            raise
        return out.edits

    async def _edit_words(
        self, text: str, where: dict[str, Any], markup: InlineKeyboardMarkup | None
    ) -> None:
        try:
            await self._bot.edit_message_text(
                text, reply_markup=markup, link_preview_options=NO_PREVIEW, **where
            )
        except BadRequest as error:
            if not _NO_TEXT.search(error.message):
                raise
            await self._bot.edit_message_caption(caption=text, reply_markup=markup, **where)

    async def _send(self, to: Address, out: Outgoing) -> str:
        """Send a message; a topic that is closed or gone falls back to the general one."""
        try:
            return await self._into(to, out)
        except BadRequest as error:
            if to.thread and _NO_TOPIC.search(error.message):
                return await self._into(Address(to.channel, to.chat), out)
            raise

    async def _into(self, to: Address, out: Outgoing) -> str:
        reply_to = None
        if out.reply_to.isdecimal():
            reply_to = ReplyParameters(int(out.reply_to), allow_sending_without_reply=True)
        where: dict[str, Any] = {
            "chat_id": _chat(to),
            "message_thread_id": int(to.thread) if to.thread else None,
            "disable_notification": out.silent or None,
            "reply_parameters": reply_to,
            "reply_markup": _keyboard(out.buttons),
        }
        if out.files:
            return await self._file(out.files[0], out.text or None, where)
        if not out.text.strip():
            raise Rejected("nothing to say")
        sent = await self._bot.send_message(text=out.text, link_preview_options=NO_PREVIEW, **where)
        return str(sent.message_id)

    async def _file(self, file: File, caption: str | None, where: dict[str, Any]) -> str:
        if file.media_type in PHOTOS and len(file.content) <= PHOTO_BYTES:
            try:
                sent = await self._bot.send_photo(
                    photo=file.content, caption=caption, filename=file.name, **where
                )
            except BadRequest as error:
                if not _NO_PHOTO.search(error.message):
                    raise
            else:
                return str(sent.message_id)
        if file.media_type == "audio/ogg":
            sent = await self._bot.send_voice(
                voice=file.content, caption=caption, filename=file.name, **where
            )
        else:
            sent = await self._bot.send_document(
                document=file.content, caption=caption, filename=file.name, **where
            )
        return str(sent.message_id)

    def _meaning(self, chat: str, error: TelegramError) -> NotSent:
        """Return what an error means for the letter. The order matters: a BadRequest is a NetworkError too."""
        match error:
            case RetryAfter():
                return self._later(chat, float(_seconds(error.retry_after)))
            case ChatMigrated():
                return Moved(str(error.new_chat_id))
            case Forbidden():
                return Gone(error.message)
            case BadRequest():
                return (Gone if _NO_CHAT.search(error.message) else Rejected)(error.message)
            case InvalidToken() | Conflict():
                log.error("telegram-refuses-us", error=error.message)
                return Later(LONGEST_PAUSE, everywhere=True)
            case NetworkError():
                if "too large" in error.message.lower():
                    return Rejected(error.message)
                self._failures += 1
                pause = min(LONGEST_PAUSE, 2.0 ** min(self._failures, 10) / 2)
                return Later(pause, everywhere=isinstance(error, Unreachable | TimedOut))
            case _:
                return Rejected(error.message)

    def _later(self, chat: str, seconds: float) -> Later:
        """Tell a chat that is too busy from a bot that is: several chats slowed at once mean the bot."""
        now = self._clock()
        self._slowed = {c: t for c, t in self._slowed.items() if now - t < CROWD_SECONDS}
        self._slowed[chat] = now
        return Later(seconds, everywhere=len(self._slowed) >= CROWD)


def _seconds(value: Any) -> float:
    return value.total_seconds() if hasattr(value, "total_seconds") else float(value)


def _chat(to: Address) -> int:
    try:
        return int(to.chat)
    except ValueError:
        raise Rejected(f"no chat id: {to.chat}") from None


def _media(out: Outgoing) -> InputMediaPhoto | InputMediaDocument:
    file = out.files[0]
    kind = InputMediaPhoto if file.media_type in PHOTOS else InputMediaDocument
    return kind(file.content, caption=out.text or None, filename=file.name)


def _keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    made = [[b for b in map(_button, row) if b is not None] for row in rows]
    made = [row for row in made if row]
    return InlineKeyboardMarkup(made) if made else None


def _button(button: Button) -> InlineKeyboardButton | None:
    """Return a button; one whose command does not fit loses the mark of its compound, which the chat tells as well."""
    if button.link:
        return InlineKeyboardButton(button.label, url=button.link)
    command = button.command
    if button.prompt:
        return InlineKeyboardButton(button.label, switch_inline_query_current_chat=command)
    if len(command.encode()) > DATA_BYTES and command.startswith("~"):
        command = command.partition(" ")[2]
    if not command or len(command.encode()) > DATA_BYTES:
        log.error("button-too-long", command=button.command)
        return None
    return InlineKeyboardButton(button.label, callback_data=command)
