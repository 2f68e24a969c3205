"""What the WeChat channels need to have kept: the seam to storage, filled in by bot/wechat.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Room(Protocol):
    """Keeps files, cards and states beyond a restart."""

    async def keep_file(self, content: bytes, name: str) -> str:
        """Keep a file that came in and return the source to fetch it by."""

    async def file(self, source: str) -> bytes:
        """Return a kept file. Raises LookupError."""

    async def keep_card(self, channel: str, task: str, card: str) -> None:
        """Keep a card as it was shown, so that it can be shown changed."""

    async def card(self, channel: str, task: str) -> str:
        """Return a shown card, empty when unknown."""

    async def note(self, channel: str, state: str) -> None:
        """Note how a channel stands, for `check` in another process."""

    async def noted(self, channel: str) -> str:
        """Return how a channel stood last, while the process that said so lives; else empty."""

    async def on_duty(self) -> bool:
        """Tell whether this process is the one that delivers."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file of the platform: its kind there (image, voice, video, file), its name, and the bytes."""

    kind: str
    name: str
    content: bytes


IMAGES = frozenset({"image/jpeg", "image/png"})


def media_type_of(content: bytes) -> str:
    """Return the media type of a file by its first bytes."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"GIF8"):
        return "image/gif"
    if content.startswith(b"#!AMR"):
        return "audio/amr"
    if content[4:8] == b"ftyp":
        return "video/mp4"
    if content.startswith(b"%PDF"):
        return "application/pdf"
    return "application/octet-stream"
