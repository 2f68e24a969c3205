"""Telegram's published sending limits, as exact sliding windows."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from .calls import Call
from .refusals import Refusal, too_many

UNCOUNTED = ("sendChatAction",)


def weight(call: Call) -> int:
    """How many messages a call sends (an album: one for each item); 0 if it is not limited."""
    if call.method in UNCOUNTED:
        return 0
    if call.method in ("sendMediaGroup", "forwardMessages", "copyMessages"):
        items = call.json("media") or call.json("message_ids") or [None]
        return len(items)
    return 1 if call.method.startswith(("send", "edit", "copy", "forward", "stopPoll")) else 0


@dataclass(frozen=True)
class Rule:
    """At most `most` messages within any `seconds`."""

    name: str
    most: int
    seconds: float


OVERALL = Rule("30 per second", 30, 1.0)
EACH_CHAT = Rule("1 per second and chat", 1, 1.0)
EACH_GROUP = Rule("20 per minute and group", 20, 60.0)


def rules_for(chat_id: str) -> list[tuple[str, Rule]]:
    """Pairs of the window's key and its rule."""
    found = [("*", OVERALL), (f"chat {chat_id}", EACH_CHAT)]
    if chat_id.startswith(("-", "@")):
        found.append((f"group {chat_id}", EACH_GROUP))
    return found


@dataclass
class Limits:
    """Refuses with 429 what would exceed a window. `tolerance` (seconds) forgives jitter.

    `edits` says whether edits count for the limits of a chat, as they do in groups.
    """

    is_on: bool = False
    tolerance: float = 0.03
    edits: bool = True
    _sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, call: Call, at: float) -> Refusal | None:
        count = self._weight(call)
        if not self.is_on or not count:
            return None
        windows = [(self._sent[key], rule) for key, rule in rules_for(_chat(call))]
        wait = 0.0
        for sent, rule in windows:
            # An album is one call: it may not be split, so it only needs one free place.
            while sent and sent[0] <= at - rule.seconds + self.tolerance:
                sent.popleft()
            if len(sent) >= rule.most:
                wait = max(wait, sent[0] + rule.seconds - at)
        if wait > 0:
            return too_many(max(1, math.ceil(wait)))
        for sent, _ in windows:
            sent.extend([at] * count)
        return None

    def _weight(self, call: Call) -> int:
        return weight(call) if self.edits or not call.method.startswith("edit") else 0

    def broken(self, calls: Iterable[Call]) -> list[str]:
        """Every place in a record of calls where a limit was exceeded, in words."""
        windows: dict[str, deque[float]] = defaultdict(deque)
        found = []
        for call in sorted(calls, key=lambda each: each.at):
            if call.refusal is not None or not (count := self._weight(call)):
                continue
            for key, rule in rules_for(_chat(call)):
                sent = windows[key]
                while sent and sent[0] <= call.at - rule.seconds + self.tolerance:
                    sent.popleft()
                if len(sent) >= rule.most:
                    found.append(f"{call.method} to {_chat(call)} at {call.at:.3f}: {rule.name}")
                sent.extend([call.at] * count)
        return found


def _chat(call: Call) -> str:
    return str(call.params.get("chat_id", ""))
