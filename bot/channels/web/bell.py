"""Wakes the open streams when something was said in a chat of theirs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Bell:
    """One bell for each chat; whoever listens is woken by the next ring, also by one that came before the wait."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[asyncio.Event]] = defaultdict(set)
        self.closing = False

    @contextmanager
    def listening(self, chats: Iterable[str]) -> Iterator[asyncio.Event]:
        """Give an event that is set at each ring of one of the chats."""
        event, names = asyncio.Event(), tuple(chats)
        for name in names:
            self._listeners[name].add(event)
        try:
            yield event
        finally:
            for name in names:
                self._listeners[name].discard(event)
                if not self._listeners[name]:
                    del self._listeners[name]

    def ring(self, chat: str) -> None:
        """Wake who listens to a chat."""
        for event in self._listeners.get(chat, ()):
            event.set()

    def close(self) -> None:
        """Let every stream end: the house closes."""
        self.closing = True
        for events in self._listeners.values():
            for event in events:
                event.set()
