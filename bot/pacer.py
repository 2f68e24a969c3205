"""Who may be sent to next: a service's limits as sliding windows, and the most urgent first."""

from __future__ import annotations

import heapq
from bisect import insort
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.channels.contract import Limits

T = TypeVar("T")

# The service counts when a message arrives, we when it leaves; a hundredth of a window covers the difference.
SECOND = 1.01
CHAT_SECOND = 1.05
MINUTE = 60.1
EVENLY_FROM = 2
"""Lanes from this one on are spread evenly over the second, so that an urgent message never finds it used up."""
CATCH_UP = 3
IDLE = 90.0
USUAL = 50
"""The quickest of so many messages tells how long one usually is on its way."""


@dataclass(slots=True)
class Slot(Generic[T]):
    """One thing to be sent, and its place in the queue, which it keeps when it has to be sent again."""

    item: T
    chat: str
    lane: int
    order: int
    left: float = 0.0


@dataclass(slots=True)
class _Chat(Generic[T]):
    group: bool
    waiting: list[tuple[int, int, Slot[T]]] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    not_before: float = 0.0
    busy: bool = False


class Pacer(Generic[T]):
    """Queues for one channel. Times are seconds of any clock that only moves forward; the caller gives them.

    One thing is under way per chat at a time; within a lane and chat the order of adding is kept.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._chats: dict[str, _Chat[T]] = {}
        self._ready: list[tuple[int, int, str]] = []
        self._sleeping: list[tuple[float, str]] = []
        self._sent: list[float] = []
        self._usual: deque[float] = deque(maxlen=USUAL)
        self._not_before = 0.0
        self._evenly = 0.0
        self._order = 0
        self._swept = 0.0

    def add(self, item: T, chat: str, lane: int, *, group: bool = False) -> None:
        """Queue something for a chat."""
        self._order += 1
        self._queue(Slot(item, chat, lane, self._order), group)

    def again(self, slot: Slot[T]) -> None:
        """Put back what was not taken, at its old place."""
        self._queue(slot, self._chats[slot.chat].group)

    def _queue(self, slot: Slot[T], group: bool) -> None:
        chat = self._chats.get(slot.chat)
        if chat is None:
            chat = self._chats[slot.chat] = _Chat(group)
        heapq.heappush(chat.waiting, (slot.lane, slot.order, slot))
        self._offer(slot.chat, chat)

    def _offer(self, name: str, chat: _Chat[T]) -> None:
        if chat.waiting and not chat.busy:
            lane, order, _ = chat.waiting[0]
            heapq.heappush(self._ready, (lane, order, name))

    def next(self, now: float) -> Slot[T] | None:
        """Return the most urgent thing that may be sent now, counted as sent; None when nothing may."""
        self._wake(now)
        head = self._head(now)
        if head is None or self._in_all(now, head[0]) > now:
            return None
        heapq.heappop(self._ready)
        chat = self._chats[head[2]]
        slot = heapq.heappop(chat.waiting)[2]
        chat.busy = True
        slot.left = now
        self._count(chat, now)
        return slot

    def arrived(self, slot: Slot[T], now: float) -> None:
        """Note that the service has answered: a message that took longer than usual may have come to it later by as much."""
        took = now - slot.left
        self._usual.append(took)
        late = took - min(self._usual)
        if late <= 0:
            return
        chat = self._chats.get(slot.chat)
        for times in (self._sent, chat.sent if chat is not None else []):
            if slot.left in times:
                times.remove(slot.left)
                insort(times, slot.left + late)

    def wait(self, now: float) -> float | None:
        """Return how many seconds until something may be sent; None while nothing waits but what is under way."""
        self._wake(now)
        head = self._head(now)
        moments = [self._sleeping[0][0]] if self._sleeping else []
        if head is not None:
            moments.append(self._in_all(now, head[0]))
        if not moments:
            return None
        return max(0.0, min(moments) - now, self._not_before - now)

    def done(self, slot: Slot[T], now: float) -> None:
        """Note that what was under way in a chat has ended, sent or not."""
        chat = self._chats.get(slot.chat)
        if chat is not None:
            chat.busy = False
            self._offer(slot.chat, chat)
        if now - self._swept > IDLE:
            self._sweep(now)

    def delay(self, chat: str, until: float) -> None:
        """Send nothing to one chat before a moment; the others are not held up."""
        if chat in self._chats:
            self._chats[chat].not_before = max(self._chats[chat].not_before, until)

    def delay_all(self, until: float) -> None:
        """Send nothing to anybody before a moment."""
        self._not_before = max(self._not_before, until)

    def drop(self, chat: str) -> list[T]:
        """Take back all that waits for a chat, in order."""
        found = self._chats.get(chat)
        if found is None:
            return []
        taken = [entry[2].item for entry in sorted(found.waiting, key=lambda e: e[:2])]
        found.waiting.clear()
        return taken

    def waiting(self) -> Iterator[Slot[T]]:
        """Return all that waits, in no order."""
        for chat in self._chats.values():
            for _, _, slot in chat.waiting:
                yield slot

    def _wake(self, now: float) -> None:
        while self._sleeping and self._sleeping[0][0] <= now:
            name = heapq.heappop(self._sleeping)[1]
            if name in self._chats:
                self._offer(name, self._chats[name])

    def _head(self, now: float) -> tuple[int, int, str] | None:
        """Return the most urgent entry whose chat may be sent to; chats that may not yet go to sleep until they may."""
        while self._ready:
            entry = self._ready[0]
            chat = self._chats.get(entry[2])
            if chat is None or chat.busy or not chat.waiting or chat.waiting[0][:2] != entry[:2]:
                heapq.heappop(self._ready)
                continue
            free = self._in_chat(chat)
            if free <= now:
                return entry
            heapq.heappop(self._ready)
            heapq.heappush(self._sleeping, (free, entry[2]))
        return None

    def _in_chat(self, chat: _Chat[T]) -> float:
        """Return when a chat's own limits let the next message through."""
        free, sent, limits = chat.not_before, chat.sent, self._limits
        if limits.per_chat_second and len(sent) >= limits.per_chat_second:
            free = max(free, sent[-limits.per_chat_second] + CHAT_SECOND)
        if chat.group and limits.per_group_minute and len(sent) >= limits.per_group_minute:
            free = max(free, sent[-limits.per_group_minute] + MINUTE)
        return free

    def _in_all(self, now: float, lane: int) -> float:
        """Return when the limit over all chats lets a message of a lane through."""
        free, limit = max(now, self._not_before), self._limits.per_second
        if limit and len(self._sent) >= limit:
            free = max(free, self._sent[-limit] + SECOND)
        return max(free, self._evenly) if limit and lane >= EVENLY_FROM else free

    def _count(self, chat: _Chat[T], now: float) -> None:
        limits = self._limits
        if limits.per_second:
            insort(self._sent, now)
            del self._sent[: -2 * limits.per_second]
            gap = SECOND / limits.per_second
            self._evenly = max(self._evenly, now - CATCH_UP * gap) + gap
        keep = max(limits.per_chat_second, limits.per_group_minute if chat.group else 0)
        if keep:
            insort(chat.sent, now)
            del chat.sent[: -2 * keep]

    def _sweep(self, now: float) -> None:
        """Forget chats whose windows are empty."""
        self._swept = now
        for name, chat in list(self._chats.items()):
            over = not chat.sent or now - chat.sent[-1] > IDLE
            if over and not chat.waiting and not chat.busy and chat.not_before <= now:
                del self._chats[name]
