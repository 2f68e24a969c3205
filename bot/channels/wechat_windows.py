"""How much may still be sent to a chat: sliding windows over what was sent."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from bot.channels.contract import Later

MARGIN = 1.01
"""The service counts when a message arrives, we when it leaves; a hundredth of a window covers the difference."""


class Windows:
    """Counts per chat; `limits` are (number, seconds), `clock` gives seconds that only move forward."""

    def __init__(self, limits: Sequence[tuple[int, float]], clock: Callable[[], float]) -> None:
        self._limits = [(number, seconds * MARGIN) for number, seconds in limits]
        self._longest = max(seconds for _, seconds in self._limits)
        self._clock = clock
        self._sent: dict[str, deque[float]] = {}

    def wait(self, chat: str) -> float:
        """Return how many seconds until one more may be sent, 0 when at once."""
        now = self._clock()
        sent = self._sent.get(chat)
        if not sent:
            return 0.0
        while sent and sent[0] <= now - self._longest:
            sent.popleft()
        free = now
        for number, seconds in self._limits:
            if len(sent) >= number:
                free = max(free, sent[-number] + seconds)
        return free - now

    def take(self, chat: str) -> None:
        """Count one message. Raises Later when the chat has had its share."""
        wait = self.wait(chat)
        if wait > 0:
            raise Later(wait, own=True)
        if len(self._sent) > 10_000:
            self._sweep()
        self._sent.setdefault(chat, deque()).append(self._clock())

    def fill(self, chat: str) -> None:
        """Note that the service has counted more than we did: let a minute pass."""
        sent = self._sent.setdefault(chat, deque())
        missing = self._limits[0][0] - sum(t > self._clock() - self._limits[0][1] for t in sent)
        sent.extend([self._clock()] * max(0, missing))

    def _sweep(self) -> None:
        old = self._clock() - self._longest
        for chat in [c for c, sent in self._sent.items() if not sent or sent[-1] <= old]:
            del self._sent[chat]
