"""The live line to a page: server-sent events that go on after a break exactly where they stopped."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping

import msgspec

from bot.channels.web.bell import Bell
from bot.channels.web.room import Room, Visitor

BEAT = 15.0
"""Seconds between signs of life, so that a dead line is noticed on both ends."""
GLANCE = 3.0
"""Seconds between looks at the database, for what another process of this installation has written."""
PORTION = 200

_SEEN = re.compile(r"([A-Za-z0-9_-]{1,64}):(\d{1,18})")


def position(text: str) -> dict[str, int]:
    """Return how far each chat was seen, from "group-3:12,w7:40"; what does not read so is left out."""
    return {chat: int(number) for chat, number in _SEEN.findall(text[:4000])}


def written(seen: Mapping[str, int]) -> str:
    """Return how far each chat was seen, as the browser hands it back."""
    return ",".join(f"{chat}:{number}" for chat, number in seen.items())


def event(name: str, data: object, id: str = "") -> bytes:
    """Return one event as it goes over the line."""
    mark = f"id: {id}\n".encode() if id else b""
    return mark + b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(data) + b"\n\n"


async def changes(
    room: Room, bell: Bell, visit: str, visitor: Visitor, seen: Mapping[str, int]
) -> AsyncIterator[bytes]:
    """Yield what changes in the visitor's chats from `seen` on, until the visit is over."""
    at = {chat: seen.get(chat, 0) for chat in visitor.chats}
    quiet = 0.0
    yield b"retry: 1500\n\n" + event("ready", {})
    with bell.listening(visitor.chats) as rung:
        while not bell.closing:
            rung.clear()
            news = await room.after(visitor, at, PORTION)
            for chat, lines in news.items():
                at[chat] = max(line.change for line in lines)
                yield event("lines", lines, written(at))
            if news:
                quiet = 0.0
                continue
            if quiet >= BEAT:
                quiet = 0.0
                yield event("beat", {})
            try:
                await asyncio.wait_for(rung.wait(), GLANCE)
            except TimeoutError:
                quiet += GLANCE
                if quiet >= BEAT and await _is_other(room, visit, visitor):
                    yield event("changed", {})
                    return
            else:
                if await _is_other(room, visit, visitor):
                    yield event("changed", {})
                    return


async def _is_other(room: Room, visit: str, visitor: Visitor) -> bool:
    """Tell whether the visit is over or its person has got other chats or another role."""
    now = await room.visitor(visit)
    return now is None or (now.chats, now.role) != (visitor.chats, visitor.role)
