"""WeCom: internal groups (@mention) and direct chats by the AI bot's line, and notices by push webhooks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

import httpx
import msgspec
import structlog
from starlette.routing import BaseRoute

from bot.channels import wecom_frames as frames
from bot.channels import wecom_votes as votes
from bot.channels.contract import File, Later, Limits, Menus, Outgoing, Rejected, Take
from bot.channels.wechat_room import Room, media_type_of
from bot.channels.wechat_text import pieces
from bot.channels.wechat_windows import Windows
from bot.channels.wecom_cards import Card, Labels, words_and_cards
from bot.channels.wecom_frames import HOOK, NAME, Heard
from bot.channels.wecom_hook import BASE, Hooks
from bot.channels.wecom_line import URL, Frame, Line, Lost, Pace, Refused
from bot.channels.wecom_media import TooLarge, Uploads, download
from bot.channels.wecom_memory import Memory, Open
from bot.channels.wecom_refusals import DUPLICATES, problem, refused
from domain.conversation import Address, Attachment, Message

MARKDOWN = 20_480
LIMITS = ((30, 60.0), (1000, 3600.0))
AT_ONCE = 4.5
"""Seconds within which the platform takes the answer to a press or an entry, with half a second for the way."""
REPLY_WITHIN = 23.5 * 3600
WORKERS = 16
DUTY_EVERY = 3.0
DRAIN = 5.0

log = structlog.get_logger()


class WecomChannel:
    """One AI bot and any number of push webhooks. Chats: group:<chatid>, user:<userid>, hook:<name>."""

    name = NAME
    limits = Limits()

    def __init__(
        self,
        bot_id: str,
        secret: str,
        room: Room,
        labels: Labels,
        now: Callable[[], datetime],
        *,
        bot_name: str = "",
        hooks: Mapping[str, str] | None = None,
        url: str = URL,
        hook_base: str = BASE,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._credentials = (bot_id, secret)
        self._room = room
        self._labels = labels
        self._now = now
        self._bot_name = bot_name
        self._clock = clock
        self._url, self._pace = url, pace
        self._client = httpx.AsyncClient(timeout=30)
        self._hooks = Hooks(
            hooks or {}, self._client, base=hook_base, open_label=labels.open, clock=clock
        )
        self._line = Line(bot_id, secret, self._hear, url=url, pace=pace, note=self._become)
        self._uploads = Uploads(self._line, clock)
        self._windows = Windows(LIMITS, clock)
        self._memory = Memory()
        self._queues: list[asyncio.Queue[Heard]] = []
        self._running = False
        self._breaks = votes.Breaks()

    @property
    def line(self) -> Line:
        """Return the line, for those who watch it."""
        return self._line

    def routes(self, take: Take) -> Sequence[BaseRoute]:
        """Return nothing: the line is our own call."""
        return ()

    async def run(self, take: Take) -> None:
        """Receive until cancelled, or until the platform does not want us; what was heard is handled first."""
        if not self._credentials[0]:
            return
        self._running = True
        self._queues = [asyncio.Queue() for _ in range(WORKERS)]
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(self._work(q, take)) for q in self._queues]
            try:
                await self._while_on_duty()
            finally:
                with suppress(TimeoutError):
                    async with asyncio.timeout(DRAIN):
                        for queue in self._queues:
                            await queue.join()
                for worker in workers:
                    worker.cancel()

    async def _while_on_duty(self) -> None:
        """Keep the line while this process delivers; two processes would throw each other out for ever."""
        while True:
            while not await self._room.on_duty():  # noqa: ASYNC110 - another process is asked
                await asyncio.sleep(DUTY_EVERY)
            async with asyncio.TaskGroup() as group:
                line = group.create_task(self._line.run())
                while not line.done() and await self._room.on_duty():
                    if self._line.is_open:
                        await self._room.note(NAME, "open")
                    await asyncio.wait({line}, timeout=DUTY_EVERY)
                ended = line.done()
                line.cancel()
            if ended:
                return

    async def _become(self, state: str) -> None:
        """Note how the line stands; after a longer break people are told what is recorded of their votes."""
        if state == "broken":
            self._breaks.begun(self._clock())
        elif state == "open":
            self._breaks.over(self._clock(), self._now().timestamp())
        await self._room.note(NAME, state)

    # Receiving

    def _hear(self, frame: Frame) -> None:
        heard = frames.heard(frame, self._now(), self._bot_name)
        if heard is None:
            return
        chat = heard.messages[0].chat.chat
        memory, open_now = self._memory, Open(heard.req_id, self._clock(), heard.chosen)
        if heard.kind == "message":
            memory.replies[heard.messages[0].ref] = open_now
        elif heard.kind == "enter_chat":
            memory.entries[chat] = open_now
        else:
            memory.presses[heard.task] = open_now
        self._queues[hash(chat) % WORKERS].put_nowait(heard)

    async def _work(self, queue: asyncio.Queue[Heard], take: Take) -> None:
        while True:
            heard = await queue.get()
            try:
                await self._handle(heard, take)
            except Exception:
                log.exception("wecom-callback-failed")
            finally:
                queue.task_done()

    async def _handle(self, heard: Heard, take: Take) -> None:
        message = heard.messages[0]
        if heard.files:
            kept = [
                await self._fetched(wanted, message.update, n)
                for n, wanted in enumerate(heard.files)
            ]
            message = msgspec.structs.replace(message, attachments=tuple(kept))
        toast = await self._surely(take, message)
        if heard.kind == "message":
            for asked in await self._breaks.questions(self._room, message):
                await self._surely(take, asked)
        if toast and heard.task:
            await self._show_toast(heard, toast)

    async def _surely(self, take: Take, message: Message) -> str:
        """Hand a message in; the platform does not repeat it, so while the database is away we do."""
        pause = 0.5
        while True:
            try:
                return await take(message)
            except Exception:
                log.exception("wecom-message-not-kept", update=message.update)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)

    async def _fetched(self, wanted: frames.Wanted, update: str, number: int) -> Attachment:
        """Return a file as an attachment, kept at once: its address is good for five minutes only."""
        try:
            content, name = await download(self._client, wanted)
        except LookupError as error:
            log.warning("wecom-file-lost", reason=str(error))
            return Attachment(wanted.kind, f"lost:{update}:{number}", f"{update}:{number}")
        source = await self._room.keep_file(content, name)
        return Attachment(
            wanted.kind, source, source[:64], media_type_of(content), len(content), name
        )

    async def _show_toast(self, heard: Heard, toast: str) -> None:
        """Show an answer to who pressed, on their own view of the card."""
        card = votes.shown(await self._room.card(NAME, heard.task))
        if not card:
            return
        body = {
            "response_type": "update_template_card",
            "userids": [heard.user],
            "template_card": votes.with_words(card, toast, heard.chosen, self._labels),
        }
        with suppress(Lost, Refused):  # five seconds are over, or the line: nothing to be done
            await self._line.ask("aibot_respond_update_msg", body, heard.req_id)

    # Sending

    async def send(self, to: Address, out: Outgoing) -> str:
        """Send one message and return its ref: the task id of its last card, if it has one."""
        if to.chat.startswith(HOOK):
            return await self._hooks.send(to.chat.removeprefix(HOOK), out)
        if not self._line.is_open:
            raise Later(5.0, everywhere=True)
        if out.edits and await self._edited(to, out):
            return out.edits
        words, cards = words_and_cards(out, self._labels)
        parts: list[str | File | Card] = [*out.files]
        parts += [p for p in pieces(words, MARKDOWN) if p]
        parts += cards
        memory = self._memory
        for number in range(memory.done.get(out.id, 0), len(parts)):
            await self._send_part(to, out, parts[number], number)
            memory.done[out.id] = number + 1
        if not cards:
            return f"m{out.id}"
        task = str(cards[-1]["task_id"])
        await self._room.keep_card(NAME, task, votes.kept(cards[-1], to.chat))
        return task

    async def _edited(self, to: Address, out: Outgoing) -> bool:
        """Replace a card for everybody, if somebody pressed it a moment ago; else it cannot be replaced.

        A poll's card in a group stays: each voter's own is locked, and the result is a message of its own.
        So does one in private when the poll is over.
        """
        before = votes.shown(await self._room.card(NAME, out.edits))
        is_poll = votes.poll_of(before) is not None
        if is_poll and frames.is_group(to.chat):
            return True
        pressed = self._memory.presses.get(out.edits)
        if pressed is None or self._clock() - pressed.at > AT_ONCE:
            return is_poll and not out.buttons  # that a poll is over is no news of its own
        if is_poll and out.poll:
            card = votes.recorded(before, pressed.chosen, self._labels)
        else:
            _, cards = words_and_cards(replace(out, files=()), self._labels)
            if len(cards) != 1:
                return False
            card = cards[0] | {"task_id": out.edits}
        body = {"response_type": "update_template_card", "template_card": card}
        try:
            await self._line.ask("aibot_respond_update_msg", body, pressed.req_id)
        except (Lost, Refused):
            return False
        if not is_poll:
            await self._room.keep_card(NAME, out.edits, votes.kept(card, to.chat))
        return True

    async def _send_part(
        self, to: Address, out: Outgoing, part: str | File | Card, number: int
    ) -> None:
        """Send one part of a letter. Raises what the contract knows."""
        key = (out.id, number)
        before = self._memory.unsure.pop(key, "")
        if before and self._line.late_ack(before):
            return
        try:
            body = await self._body(part)
            self._windows.take(to.chat)
            await self._say(to, out, body, number)
        except TooLarge:
            log.warning("wecom-file-too-large", letter=out.id)
        except Lost as lost:
            if lost.unsure:
                self._memory.unsure[key] = lost.req_id
            raise Later(2.0, everywhere=not self._line.is_open) from None
        except Refused as refusal:
            if before and isinstance(part, dict) and refusal.code in DUPLICATES:
                return  # the card was shown at the try whose answer we missed
            if refusal.code == 45009:
                self._windows.fill(to.chat)
            raise refused(refusal) from None

    async def _body(self, part: str | File | Card) -> dict[str, Any]:
        if isinstance(part, str):
            return {"msgtype": "markdown", "markdown": {"content": part}}
        if isinstance(part, File):
            kind, media = await self._uploads.media_id(part)
            return {"msgtype": kind, kind: {"media_id": media}}
        return {"msgtype": "template_card", "template_card": part}

    async def _say(self, to: Address, out: Outgoing, body: dict[str, Any], number: int) -> None:
        """Say something as the welcome, as the reply, or on our own account, whichever the platform takes."""
        now, memory = self._clock(), self._memory
        entry = memory.entries.pop(to.chat, None)
        if entry is not None and now - entry.at <= AT_ONCE and "markdown" in body:
            text = {"msgtype": "text", "text": {"content": out.text[:2000]}}
            with suppress(Refused):
                await self._line.ask("aibot_respond_welcome_msg", text, entry.req_id)
                return
        elif entry is not None and now - entry.at <= AT_ONCE and "template_card" in body:
            with suppress(Refused):
                await self._line.ask("aibot_respond_welcome_msg", body, entry.req_id)
                return
        reply = memory.replies.get(out.reply_to) if out.reply_to and number == 0 else None
        if reply is not None and now - reply.at <= REPLY_WITHIN:
            try:
                await self._line.ask("aibot_respond_msg", body, reply.req_id)
            except Refused as refusal:
                if refusal.code not in {846605, 846608}:
                    raise
            else:
                return
        chat, kind = frames.target(to.chat)
        await self._line.ask("aibot_send_msg", {"chatid": chat, "chat_type": kind, **body})

    def is_group(self, chat: str) -> bool:
        """Tell whether a chat is a group."""
        return frames.is_group(chat)

    async def fetch(self, source: str) -> bytes:
        """Return the bytes of a file that came in; they were kept then."""
        if source.startswith("lost:"):
            raise Rejected(source)
        return await self._room.file(source)

    async def set_menus(self, menus: Menus) -> None:
        """Do nothing: the AI bot has no menus."""

    async def check(self) -> list[str]:
        """Return what is wrong with the credentials of the bot and of the push webhooks, as catalogue keys."""
        found = await self._check_line() if self._credentials[0] else []
        return [*found, *await self._hooks.check()]

    async def _check_line(self) -> list[str]:
        """Return what is wrong with the bot. It is tried only while no process of ours has the line."""
        await asyncio.sleep(
            0.1
        )  # where the line is about to be opened here, a second one would end it
        if self._running:
            return problem(await self._settled())
        noted = ""
        with suppress(Exception):  # before the first start there is nothing to ask
            noted = await self._room.noted(NAME)
        if noted:
            return problem(noted)
        short = replace(self._pace or Pace(), refusals=1, opening=8.0)
        line = Line(*self._credentials, lambda frame: None, url=self._url, pace=short)
        async with asyncio.TaskGroup() as group:
            task = group.create_task(line.run())
            with suppress(TimeoutError):
                async with asyncio.timeout(10):
                    while line.state in {"new"}:
                        await asyncio.wait({task}, timeout=0.05)
            task.cancel()
        return problem(line.state if line.state != "new" else "broken")

    async def _settled(self) -> str:
        """Return how our own line stands, once it has been tried; waiting for its duty is no fault."""
        with suppress(TimeoutError):
            async with asyncio.timeout(10):
                while self._line.state == "new":  # noqa: ASYNC110 - the line has no listeners
                    await asyncio.sleep(0.05)
        return "open" if self._line.state == "new" else self._line.state

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()
