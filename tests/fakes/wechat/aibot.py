"""A WeCom AI bot platform for tests: the real wire on a loopback WebSocket, with the real one's refusals and limits.

It knows nothing of our code. Time is whatever `clock` says, so that whole days pass at once.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import itertools
import json
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from tests.fakes.wechat.bodies import Refusal, check_card, check_message

MINUTE, HOUR = 60, 3600
CHUNK = 512 * 1024
LARGEST = {"image": 10 << 20, "video": 10 << 20, "voice": 2 << 20, "file": 20 << 20}


@dataclass
class Shown:
    """One message of the bot as people see it."""

    chat: str
    body: dict[str, Any]
    at: float
    answers: str = ""
    done: bool = True
    card: dict[str, Any] = field(default_factory=dict)
    replaced: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words of the message."""
        kind = self.body["msgtype"]
        if kind == "stream":
            return str(self.body["stream"].get("content", ""))
        if kind in {"text", "markdown"}:
            return str(self.body[kind]["content"])
        return str(self.card.get("main_title", {}).get("title", ""))

    def card_for(self, userid: str) -> dict[str, Any]:
        """The card as one person sees it."""
        return self.replaced.get(userid) or self.replaced.get("*") or self.card


@dataclass
class _Called:
    kind: str
    chat: str
    user: str
    at: float
    task: str = ""
    frame: dict[str, Any] = field(default_factory=dict)


@dataclass
class _Upload:
    kind: str
    size: int
    chunks: int
    md5: str
    at: float
    parts: dict[int, bytes] = field(default_factory=dict)


class FakeAiBot:
    """The platform's side of one AI bot."""

    def __init__(
        self,
        bot_id: str = "BOT",
        secret: str = "SEC",
        clock: Callable[[], float] = time.time,
        retry_callbacks: bool = True,
    ) -> None:
        self.bot_id, self.secret, self.clock = bot_id, secret, clock
        self.shown: list[Shown] = []
        self.violations: list[str] = []
        self.received: list[dict[str, Any]] = []
        self.media: dict[str, bytes] = {}
        self.subscribed = asyncio.Event()
        self.subscriptions = 0
        self.refused: list[tuple[str, int]] = []
        self.refuses = False  # nobody can connect
        self.silent: set[str] = set()  # commands that get no answer
        self.broken: dict[str, list[int]] = defaultdict(list)  # command -> error codes to come
        self.counts: dict[str, deque[float]] = defaultdict(deque)
        self._live: ServerConnection | None = None
        self._called: dict[str, _Called] = {}
        self._known: dict[str, int] = {}  # chat -> 1 direct, 2 group
        self._uploads: dict[str, _Upload] = {}
        self._tasks: dict[str, Shown] = {}
        self._ids = itertools.count(1)
        self._undelivered: deque[_Called] = deque()
        self._recent: deque[_Called] = deque(maxlen=50)
        self._retry = retry_callbacks
        self._server: Server | None = None
        self._files: web.AppRunner | None = None
        self._kept: dict[str, tuple[bytes, float, str]] = {}
        self.url = self.files_url = ""

    async def __aenter__(self) -> FakeAiBot:
        self._server = await serve(
            self._serve, "127.0.0.1", 0, max_size=4 << 20, ping_interval=None
        )
        port = next(iter(self._server.sockets)).getsockname()[1]
        self.url = f"ws://127.0.0.1:{port}"
        app = web.Application()
        app.router.add_get("/media/{name}", self._file)
        self._files = web.AppRunner(app, access_log=None)
        await self._files.setup()
        site = web.TCPSite(self._files, "127.0.0.1", 0)
        await site.start()
        self.files_url = f"http://127.0.0.1:{self._files.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        assert self._files is not None
        self._server.close()
        await self._server.wait_closed()
        await self._files.cleanup()

    # --- what happens on the wire

    async def _serve(self, wire: ServerConnection) -> None:
        if self.refuses:
            wire.transport.abort()
            return
        try:
            async for raw in wire:
                if not isinstance(raw, str):
                    self.violations.append("a binary frame")
                    continue
                await self._frame(wire, json.loads(raw))
        except ConnectionClosed:
            pass
        finally:
            if self._live is wire:
                self._live = None
                self.subscribed.clear()
                if self._retry:
                    self._undelivered.extendleft(
                        c for c in reversed(self._recent) if c.kind == "message"
                    )
                self._recent.clear()

    async def _frame(self, wire: ServerConnection, frame: dict[str, Any]) -> None:
        command, req_id = frame.get("cmd", ""), frame.get("headers", {}).get("req_id", "")
        self.received.append(frame)
        if not isinstance(req_id, str) or not req_id:
            self.violations.append(f"{command} without a req_id")
        body = frame.get("body") or {}
        answer: dict[str, Any] = {}
        code, words = 0, "ok"
        try:
            if self.broken[command]:
                raise Refusal(self.broken[command].pop(0), "as the test asked")
            answer = await self._do(wire, command, req_id, body)
        except Refusal as refusal:
            code, words = refusal.code, refusal.words
            self.refused.append((command, code))
        if command in self.silent:
            return
        ack: dict[str, Any] = {"headers": {"req_id": req_id}, "errcode": code, "errmsg": words}
        if answer:
            ack["body"] = answer
        await wire.send(json.dumps(ack, ensure_ascii=False))
        if command == "aibot_subscribe" and code == 0:
            await self._catch_up()

    async def _do(
        self, wire: ServerConnection, command: str, req_id: str, body: dict[str, Any]
    ) -> dict[str, Any]:
        if command == "aibot_subscribe":
            await self._subscribe(wire, body)
            return {}
        if wire is not self._live:
            raise Refusal(846609, "aibot websocket not subscribed")
        works = {
            "ping": dict,
            "aibot_respond_msg": lambda: self._respond(req_id, body),
            "aibot_respond_welcome_msg": lambda: self._welcome(req_id, body),
            "aibot_respond_update_msg": lambda: self._update(req_id, body),
            "aibot_send_msg": lambda: self._push(body),
            "aibot_upload_media_init": lambda: self._upload(body),
            "aibot_upload_media_chunk": lambda: self._chunk(body),
            "aibot_upload_media_finish": lambda: self._finish(body),
        }
        if command not in works:
            self.violations.append(f"unknown command {command!r}")
            raise Refusal(40058, "invalid cmd")
        return works[command]() or {}

    async def _subscribe(self, wire: ServerConnection, body: dict[str, Any]) -> None:
        if wire is self._live:
            self.violations.append("subscribed twice on one connection")
        if body.get("bot_id") != self.bot_id:
            raise Refusal(93019, "invalid bot id")
        if body.get("secret") != self.secret:
            raise Refusal(853000, "invalid bot_id or secret")
        former, self._live = self._live, wire
        self.subscriptions += 1
        self.subscribed.set()
        if former is not None and former is not wire:
            await self._send(former, self._event("disconnected_event", "", "", {}))
            await former.close(1000, "replaced")

    async def _catch_up(self) -> None:
        while self._undelivered and self._live is not None:
            called = self._undelivered.popleft()
            if self.clock() - called.at <= HOUR:  # what is older is not repeated any more
                await self._deliver(called)

    async def _send(self, wire: ServerConnection, frame: dict[str, Any]) -> None:
        with contextlib.suppress(ConnectionClosed):
            await wire.send(json.dumps(frame, ensure_ascii=False))

    async def _deliver(self, called: _Called) -> None:
        if self._live is None:
            if called.kind == "message" and self._retry:
                self._undelivered.append(called)
            return
        self._recent.append(called)
        await self._send(self._live, called.frame)

    # --- what the bot may do

    def _count(self, chat: str) -> None:
        times = self.counts[chat]
        now = self.clock()
        lately = [t for t in times if t > now - HOUR]
        if sum(t > now - MINUTE for t in lately) >= 30 or len(lately) >= 1000:
            raise Refusal(45009, "api freq out of limit")
        times.append(now)

    def _respond(self, req_id: str, body: dict[str, Any]) -> None:
        called = self._called.get(req_id)
        if called is None or called.kind != "message" or self.clock() - called.at > 24 * HOUR:
            raise Refusal(846605, "invalid req_id")
        check_message(
            body, {"stream", "markdown", "template_card", "image", "file", "voice", "video"}
        )
        if body["msgtype"] == "stream":
            self._stream(called, req_id, body)
            return
        self._show(called.chat, body, req_id)

    def _stream(self, called: _Called, req_id: str, body: dict[str, Any]) -> None:
        stream = body["stream"]
        for shown in self.shown:
            if shown.answers == req_id and shown.body.get("stream", {}).get("id") == stream["id"]:
                if shown.done or self.clock() - shown.at > 600:
                    raise Refusal(846608, "stream message update expired")
                shown.body, shown.done = body, bool(stream.get("finish"))
                return
        self._show(called.chat, body, req_id)
        self.shown[-1].done = bool(stream.get("finish"))

    def _welcome(self, req_id: str, body: dict[str, Any]) -> None:
        called = self._called.get(req_id)
        if called is None or called.kind != "enter_chat" or self.clock() - called.at > 5:
            raise Refusal(846605, "invalid req_id")
        check_message(body, {"text", "template_card"})
        self._show(called.chat, body, req_id)

    def _update(self, req_id: str, body: dict[str, Any]) -> None:
        called = self._called.get(req_id)
        if called is None or called.kind != "template_card_event" or self.clock() - called.at > 5:
            raise Refusal(846605, "invalid req_id")
        if body.get("response_type") != "update_template_card":
            raise Refusal(40058, "invalid response_type")
        card = body.get("template_card") or {}
        check_card(card, update=True)
        if card.get("task_id") != called.task:
            raise Refusal(40058, "invalid task_id")
        shown = self._tasks[called.task]
        if not body.get("userids"):
            shown.replaced.clear()  # the newest update is what people see
        for user in body.get("userids") or ["*"]:
            shown.replaced[user] = card

    def _push(self, body: dict[str, Any]) -> None:
        chat, kind = body.get("chatid"), body.get("chat_type", 0)
        if not isinstance(chat, str) or not chat or kind not in {0, 1, 2}:
            raise Refusal(93006, "invalid chatid")
        if chat not in self._known:
            raise Refusal(846607, "no message in this chat before")
        if kind and kind != self._known[chat]:
            raise Refusal(93006, "invalid chatid")
        check_message(body, {"markdown", "template_card", "image", "file", "voice", "video"})
        self._show(chat, body, "")

    def _show(self, chat: str, body: dict[str, Any], answers: str) -> None:
        kind = body["msgtype"]
        if kind in LARGEST and body[kind].get("media_id") not in self.media:
            raise Refusal(40007, "invalid media_id")
        shown = Shown(chat, body, self.clock(), answers)
        if kind == "template_card":
            shown.card = body["template_card"]
            task = shown.card.get("task_id", "")
            if task and task in self._tasks:
                raise Refusal(40058, "task_id used before")
            self._count(chat)
            self._tasks[task] = shown
        else:
            self._count(chat)
        self.shown.append(shown)

    def _upload(self, body: dict[str, Any]) -> dict[str, Any]:
        kind, size, chunks = body.get("type"), body.get("total_size"), body.get("total_chunks")
        if kind not in LARGEST or not body.get("filename") or not isinstance(size, int):
            raise Refusal(40058, "invalid upload")
        if not 5 <= size <= LARGEST[kind] or not isinstance(chunks, int) or not 1 <= chunks <= 100:
            raise Refusal(40006, "invalid media size")
        upload = f"up{next(self._ids)}"
        self._uploads[upload] = _Upload(kind, size, chunks, body.get("md5", ""), self.clock())
        return {"upload_id": upload}

    def _chunk(self, body: dict[str, Any]) -> None:
        upload = self._uploads.get(body.get("upload_id", ""))
        if upload is None or self.clock() - upload.at > 1800:
            raise Refusal(40058, "invalid upload_id")
        raw = base64.b64decode(body.get("base64_data", ""), validate=True)
        index = body.get("chunk_index")
        if len(raw) > CHUNK or not isinstance(index, int) or not 0 <= index <= upload.chunks:
            raise Refusal(40058, "invalid chunk")
        upload.parts[index] = raw

    def _finish(self, body: dict[str, Any]) -> dict[str, Any]:
        upload = self._uploads.pop(body.get("upload_id", ""), None)
        if upload is None:
            raise Refusal(40058, "invalid upload_id")
        content = b"".join(upload.parts[i] for i in sorted(upload.parts))
        right = not upload.md5 or hashlib.md5(content).hexdigest() == upload.md5
        if len(upload.parts) != upload.chunks or len(content) != upload.size or not right:
            raise Refusal(40058, "incomplete upload")
        media = f"media{next(self._ids)}"
        self.media[media] = content
        return {"type": upload.kind, "media_id": media, "created_at": int(self.clock())}

    # --- what people do

    def _event(self, kind: str, user: str, chat: str, event: dict[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "msgid": f"E{next(self._ids)}",
            "aibotid": self.bot_id,
            "create_time": int(self.clock()),
            "msgtype": "event",
            "event": {"eventtype": kind, **event},
        }
        if user:
            body["from"] = {"userid": user}
        if chat and chat != user:
            body |= {"chatid": chat, "chattype": "group"}
        elif user:
            body["chattype"] = "single"
        return {
            "cmd": "aibot_event_callback",
            "headers": {"req_id": f"R{next(self._ids)}"},
            "body": body,
        }

    async def writes(self, user: str, words: str = "", /, group: str = "", **more: Any) -> str:
        """Let a member write (in a group: with a mention of the bot already in `words`); returns the msgid."""
        msgid = more.pop("msgid", f"M{next(self._ids)}")
        body: dict[str, Any] = {
            "msgid": msgid,
            "aibotid": self.bot_id,
            "chattype": "group" if group else "single",
            "from": {"userid": user},
            "create_time": int(self.clock()),
        }
        if group:
            body["chatid"] = group
        body |= more or {"msgtype": "text", "text": {"content": words}}
        self._known[group or user] = 2 if group else 1
        req_id = f"R{next(self._ids)}"
        frame = {"cmd": "aibot_msg_callback", "headers": {"req_id": req_id}, "body": body}
        called = _Called("message", group or user, user, self.clock(), frame=frame)
        self._called[req_id] = called
        await self._deliver(called)
        return str(msgid)

    async def enters(self, user: str) -> str:
        """Let a member open the direct chat for the first time of the day; returns the event's id."""
        return await self._happens("enter_chat", user, user, {})

    async def _happens(
        self, kind: str, user: str, chat: str, event: dict[str, Any], task: str = ""
    ) -> str:
        frame = self._event(kind, user, chat, event)
        called = _Called(kind, chat, user, self.clock(), task, frame)
        self._called[frame["headers"]["req_id"]] = called
        await self._deliver(called)
        return str(frame["body"]["msgid"])

    async def presses(
        self, user: str, shown: Shown, key: str, chosen: list[str] | None = None, flat: bool = False
    ) -> str:
        """Let a member press a button, or submit a vote with the chosen options; returns the event's id.

        `flat` is the event's other shape.
        """
        card = shown.card_for(user)
        event: dict[str, Any] = {
            "card_type": card["card_type"],
            "event_key": key,
            "task_id": card["task_id"],
        }
        if chosen is not None:
            question = card["checkbox"]["question_key"]
            options: Any = chosen[0] if flat and len(chosen) == 1 else chosen
            event["selected_items"] = {
                "selected_item": [{"question_key": question, "option_ids": {"option_id": options}}]
            }
        inner = event if flat else {"template_card_event": event}
        return await self._happens("template_card_event", user, shown.chat, inner, card["task_id"])

    async def sends_raw(self, text: str) -> None:
        """Put any text on the wire."""
        assert self._live is not None
        await self._live.send(text)

    async def kicks(self) -> None:
        """Do as if another process had subscribed."""
        assert self._live is not None
        wire, self._live = self._live, None
        await self._send(wire, self._event("disconnected_event", "", "", {}))
        await wire.close(1000)

    async def closes(self, code: int = 1000) -> None:
        """Close the connection properly."""
        if self._live is not None:
            await self._live.close(code)

    async def aborts(self) -> None:
        """Cut the connection."""
        if self._live is not None:
            self._live.transport.abort()

    def forgets_subscription(self) -> None:
        """Lose the subscription while the socket stays open."""
        self._live = None
        self.subscribed.clear()

    def has_file(self, content: bytes, name: str = "") -> dict[str, str]:
        """Keep a file as the platform does: encrypted with its own key, for five minutes; returns {url, aeskey}."""
        key = secrets.token_bytes(32)
        pad = 32 - len(content) % 32
        work = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
        sealed = work.update(content + bytes([pad]) * pad) + work.finalize()
        token = f"f{next(self._ids)}"
        self._kept[token] = (sealed, self.clock(), name)
        return {
            "url": f"{self.files_url}/media/{token}",
            "aeskey": base64.b64encode(key).decode().rstrip("="),
        }

    async def _file(self, request: web.Request) -> web.Response:
        kept = self._kept.get(request.match_info["name"])
        if kept is None or self.clock() - kept[1] > 300:
            return web.Response(status=404)
        headers = {"Content-Disposition": f'attachment; filename="{kept[2]}"'} if kept[2] else {}
        return web.Response(body=kept[0], headers=headers)

    def seen_in(self, chat: str) -> list[str]:
        """The words of the bot in one chat, in order."""
        return [s.text for s in self.shown if s.chat == chat]
