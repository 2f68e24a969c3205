"""Updates on their way to the bot: the queue, long polling, and the webhook with its retries."""

from __future__ import annotations

import asyncio
import heapq
import json
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp

from .changes import Changes
from .refusals import OTHER_POLLER, WEBHOOK_ACTIVE
from .world import Json

NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")


@dataclass
class Pending:
    update_id: int
    body: Json
    at: float
    attempts: int = 0
    under_way: bool = False


@dataclass
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: float = 0.0


@dataclass
class Delivery:
    """Keeps updates until the bot has confirmed them, by offset or by a 2xx answer."""

    now: Callable[[], float]
    next_id: int = 845_120_001
    allowed: list[str] = field(default_factory=list)
    pending: dict[int, Pending] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
    sent: dict[int, Json] = field(default_factory=dict)
    acknowledged: dict[int, float] = field(default_factory=dict)
    deliveries: list[tuple[int, int]] = field(default_factory=list)
    retry_after: float = 0.1
    changes: Changes = field(default_factory=Changes)
    arrivals: Changes = field(default_factory=Changes)
    _poller: asyncio.Future[None] | None = None
    _posting: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _line: list[int] = field(default_factory=list)
    _session: aiohttp.ClientSession | None = None

    def is_allowed(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def put(self, kind: str, payload: Json) -> int | None:
        """Queues one update; None if the bot did not ask for this kind."""
        if not self.is_allowed(kind):
            return None
        body = {"update_id": self.next_id, kind: payload}
        self.next_id += 1
        self.put_raw(body)
        return int(body["update_id"])

    def put_raw(self, body: Json) -> None:
        """Queues an update as it stands, also one that was confirmed before."""
        update_id = body["update_id"]
        self.sent[update_id] = body
        self.pending[update_id] = Pending(update_id, body, self.now())
        if self.webhook.url:
            heapq.heappush(self._line, update_id)
        self.arrivals.touch()
        self.changes.touch()
        self.push()

    def acknowledge(self, update_id: int) -> None:
        if self.pending.pop(update_id, None) is not None:
            self.acknowledged.setdefault(update_id, self.now())
            self.changes.touch()

    @property
    def is_listened_to(self) -> bool:
        polled = self._poller is not None and not self._poller.done()
        return polled or bool(self.webhook.url)

    # Long polling

    async def get_updates(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """The oldest unconfirmed updates; a second poller ends the first one with a 409."""
        if self.webhook.url:
            raise WEBHOOK_ACTIVE
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(OTHER_POLLER)
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = mine
        self.changes.touch()
        self._confirm(offset)
        try:
            end = asyncio.get_running_loop().time() + timeout
            while not self.pending:
                left = end - asyncio.get_running_loop().time()
                if left <= 0:
                    return []
                await self._wait(mine, left)
            chosen = sorted(self.pending)[: max(1, min(limit, 100))]
            for update_id in chosen:
                self.pending[update_id].attempts += 1
                self.deliveries.append((update_id, 200))
            return [self.pending[update_id].body for update_id in chosen]
        finally:
            mine.cancel()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            for update_id in sorted(self.pending)[:offset]:
                self.acknowledge(update_id)
        for update_id in [known for known in self.pending if known < offset]:
            # One that a test delivers once more has to be fetched before it can be confirmed.
            if update_id not in self.acknowledged or self.pending[update_id].attempts:
                self.acknowledge(update_id)

    async def _wait(self, mine: asyncio.Future[None], left: float) -> None:
        arrival = asyncio.ensure_future(self.arrivals.one(left))
        try:
            await asyncio.wait({arrival, mine}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            arrival.cancel()
        if mine.done():
            mine.result()
        if self.webhook.url:
            raise WEBHOOK_ACTIVE

    # Webhook

    def push(self) -> None:
        """Starts as many posts as the webhook's max_connections permits, oldest first."""
        loop = asyncio.get_running_loop()
        while self.webhook.url and self._line and len(self._posting) < self.webhook.max_connections:
            update_id = heapq.heappop(self._line)
            if update_id in self._posting or update_id not in self.pending:
                continue
            task = loop.create_task(self._post(self.pending[update_id]))
            self._posting[update_id] = task
            task.add_done_callback(lambda _, gone=update_id: self._posted(gone))

    def _posted(self, update_id: int) -> None:
        self._posting.pop(update_id, None)
        if update_id in self.pending:
            heapq.heappush(self._line, update_id)
        self.push()

    async def _post(self, pending: Pending) -> None:
        status = await self._post_once(pending.body)
        pending.attempts += 1
        self.deliveries.append((pending.update_id, status))
        if 200 <= status < 300:
            self.acknowledge(pending.update_id)
            return
        self.webhook.last_error = (
            f"Wrong response from the webhook: {status}" if status else "Connection refused"
        )
        self.webhook.last_error_at = self.now()
        self.changes.touch()
        await asyncio.sleep(self.retry_after)

    async def _post_once(self, body: Json) -> int:
        """The answer's HTTP status; 0 if there was none."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                timeout=aiohttp.ClientTimeout(total=60),
            )
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook.secret
        data = json.dumps(body, ensure_ascii=False).encode()
        try:
            async with self._session.post(self.webhook.url, data=data, headers=headers) as answer:
                await answer.read()
                return answer.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0

    async def post_again(self, update_id: int) -> int:
        """Delivers an update once more by webhook, confirmed or not; the answer's status."""
        status = await self._post_once(self.sent[update_id])
        self.deliveries.append((update_id, status))
        return status

    def set_webhook(self, webhook: Webhook) -> None:
        self.webhook = webhook
        self._line = sorted(self.pending)
        self.changes.touch()
        if self._poller is not None and not self._poller.done() and webhook.url:
            self._poller.set_exception(WEBHOOK_ACTIVE)
        self.push()

    async def close(self) -> None:
        self.webhook = Webhook()
        self._line.clear()
        for task in list(self._posting.values()):
            task.cancel()
        await asyncio.gather(*self._posting.values(), return_exceptions=True)
        if self._session is not None:
            await self._session.close()
