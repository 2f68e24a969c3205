"""The line to the WeCom AI bot platform: subscribe, heartbeat, reconnection, and commands with their acks."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

URL = "wss://openws.work.weixin.qq.com"
SUBSCRIBE, PING = "aibot_subscribe", "ping"
NOT_SUBSCRIBED = 846609
LARGEST_FRAME = 16 << 20
QUEUED = 500
LATE_KEPT = 500
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")

log = structlog.get_logger()

Frame = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pace:
    """The line's times in seconds, and how many refused subscriptions end it."""

    ping: float = 30.0
    unanswered_pings: int = 2
    ack: float = 5.0
    opening: float = 15.0
    again_first: float = 1.0
    again_longest: float = 30.0
    refusals: int = 5


class Lost(Exception):
    """There is no line, or it broke. `unsure`: the platform may have taken the command all the same; `req_id` names it."""

    def __init__(self, req_id: str = "", *, unsure: bool = False) -> None:
        super().__init__("no line")
        self.req_id = req_id
        self.unsure = unsure


class Refused(Exception):
    """The platform answered a command with an error code."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code} {words}"[:200])
        self.code = code


class Line:
    """One bot's connection, which comes back after every break but a kick. `state` is what became of it last.

    `hear` gets each callback and must return soon; `state`: new, open, broken, kicked, refused:<code>.
    """

    def __init__(
        self,
        bot_id: str,
        secret: str,
        hear: Callable[[Frame], None],
        *,
        url: str = URL,
        pace: Pace | None = None,
        note: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._bot_id = bot_id
        self._secret = secret
        self._hear = hear
        self._url = url
        self._pace = pace or Pace()
        self._note = note
        self._wire: ClientConnection | None = None
        self._waiting: dict[str, asyncio.Future[Frame]] = {}
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}
        self._late: OrderedDict[str, Frame | None] = OrderedDict()
        self._unanswered = 0
        self.state = "new"
        self.gaps = 0

    @property
    def is_open(self) -> bool:
        """Tell whether commands can be given now."""
        return self._wire is not None and self.state == "open"

    async def run(self) -> None:
        """Keep the line up; returns only when the platform does not want it: kicked, or refused too often."""
        pause, refusals = self._pace.again_first, 0
        while True:
            self.state = "broken" if self.state == "open" else self.state
            try:
                await self._once()
            except Refused as refusal:
                refusals += 1
                await self._become(f"refused:{refusal.code}")
                log.error("wecom-refused", code=refusal.code, times=refusals)
                if refusals >= self._pace.refusals:
                    return
            except (OSError, TimeoutError, WebSocketException, Lost) as error:
                log.info("wecom-line-broken", reason=type(error).__name__)
            if self.state == "kicked":
                await self._become("kicked")
                log.error("wecom-kicked")
                return
            if self.state == "open":
                pause, refusals = self._pace.again_first, 0
                self.gaps += 1
                await self._become("broken")
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._pace.again_longest)

    async def _become(self, state: str) -> None:
        self.state = state
        if self._note is not None:
            with suppress(Exception):  # what is noted is for `check` only
                await self._note(state)

    async def _once(self) -> None:
        """Open the line and serve it until it breaks."""
        local = urlsplit(self._url).hostname in {"127.0.0.1", "localhost", "::1"}
        async with connect(
            self._url,
            ping_interval=None,
            max_size=LARGEST_FRAME,
            open_timeout=self._pace.opening,
            close_timeout=1,
            proxy=None if local else True,
        ) as wire:
            self._wire, self._unanswered = wire, 0
            try:
                async with asyncio.TaskGroup() as group:
                    reader = group.create_task(self._read(wire))
                    try:
                        await self.ask(SUBSCRIBE, {"bot_id": self._bot_id, "secret": self._secret})
                        if self.state != "kicked":
                            await self._become("open")
                            log.info("wecom-line-open")
                        await self._beat(reader)
                    finally:
                        reader.cancel()
            except BaseExceptionGroup as several:
                raise several.exceptions[0] from None
            finally:
                self._wire = None
                wire.transport.abort()
                self._drop_waiting()

    async def _read(self, wire: ClientConnection) -> None:
        try:
            await self._frames(wire)
        finally:
            self._drop_waiting()

    async def _frames(self, wire: ClientConnection) -> None:
        async for raw in wire:
            text = raw if isinstance(raw, str) else raw.decode(errors="replace")
            try:
                frame = json.loads(_CONTROL.sub("", text), strict=False)
            except ValueError:
                log.warning("wecom-frame-unreadable", size=len(text))
                continue
            if not isinstance(frame, dict):
                continue
            self._unanswered = 0 if _req_id(frame).startswith(PING) else self._unanswered
            if not frame.get("cmd"):
                self._acked(frame)
            elif _is_kick(frame):
                self.state = "kicked"
                return
            else:
                self._hear(frame)

    async def _beat(self, reader: asyncio.Task[None]) -> None:
        """Ping until the reader ends; two pings without an answer mean that the line is dead."""
        while not reader.done():
            await asyncio.wait({reader}, timeout=self._pace.ping)
            if reader.done():
                return
            if self._unanswered >= self._pace.unanswered_pings:
                log.warning("wecom-no-pong")
                return
            self._unanswered += 1
            wire = self._wire
            if wire is None:
                return
            await wire.send(_encoded(PING, new_req_id(PING), None))

    def _acked(self, frame: Frame) -> None:
        req_id = _req_id(frame)
        future = self._waiting.pop(req_id, None)
        if future is not None and not future.done():
            future.set_result(frame)
        elif req_id in self._late:
            self._late[req_id] = frame
        if frame.get("errcode") == NOT_SUBSCRIBED and self._wire is not None:
            self._wire.transport.abort()

    def late_ack(self, req_id: str) -> bool:
        """Tell whether a command that was given up for lost was taken after all."""
        frame = self._late.pop(req_id, None)
        return frame is not None and frame.get("errcode") == 0

    def _drop_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for req_id, future in waiting.items():
            if not future.done():
                future.set_exception(Lost(req_id, unsure=True))

    async def ask(self, command: str, body: Frame, req_id: str = "") -> Frame:
        """Give a command and return the body of its ack. Raises Lost or Refused.

        Commands with the same `req_id` (replies to one callback) go one after the other.
        """
        req_id = req_id or new_req_id(command)
        async with self._turn(req_id):
            wire = self._wire
            if wire is None or (self.state != "open" and command != SUBSCRIBE):
                raise Lost(req_id)
            future: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
            self._waiting[req_id] = future
            try:
                await wire.send(_encoded(command, req_id, body))
                async with asyncio.timeout(self._pace.ack):
                    frame = await future
            except TimeoutError:
                self._remember(req_id)
                raise Lost(req_id, unsure=True) from None
            except (WebSocketException, OSError):
                raise Lost(req_id, unsure=True) from None
            finally:
                self._waiting.pop(req_id, None)
        code = frame.get("errcode", 0)
        if code == NOT_SUBSCRIBED:
            raise Lost(req_id)
        if code:
            raise Refused(int(code), str(frame.get("errmsg", "")))
        return dict(frame.get("body") or {})

    def _remember(self, req_id: str) -> None:
        self._late[req_id] = None
        if len(self._late) > LATE_KEPT:
            self._late.popitem(last=False)

    @asynccontextmanager
    async def _turn(self, req_id: str) -> AsyncIterator[None]:
        lock, count = self._turns.get(req_id, (asyncio.Lock(), 0))
        if count >= QUEUED:
            raise Lost(req_id)
        self._turns[req_id] = lock, count + 1
        try:
            async with lock:
                yield
        finally:
            lock, count = self._turns[req_id]
            if count > 1:
                self._turns[req_id] = lock, count - 1
            else:
                del self._turns[req_id]


def new_req_id(command: str) -> str:
    """Return an id for a command of ours, in the platform's own style."""
    return f"{command}_{time.time_ns() // 1_000_000}_{secrets.token_hex(4)}"


def _req_id(frame: Frame) -> str:
    headers = frame.get("headers")
    return str(headers.get("req_id", "")) if isinstance(headers, dict) else ""


def _is_kick(frame: Frame) -> bool:
    body = frame.get("body")
    event = body.get("event") if isinstance(body, dict) else None
    return isinstance(event, dict) and event.get("eventtype") == "disconnected_event"


def _encoded(command: str, req_id: str, body: Frame | None) -> str:
    frame: Frame = {"cmd": command, "headers": {"req_id": req_id}}
    if body is not None:
        frame["body"] = body
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
