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

    async def finish(self, channel: str, task: str, card: str) -> None:
        """Change a card if it is kept."""

    async def unfinished(self, channel: str, begins: str, card: str) -> list[str]:
        """Return the cards of the last three days whose task and content begin so."""

    async def votes(self, channel: str, until: float) -> list[str]:
        """Return the vote cards shown within two weeks before a moment, in seconds since 1970."""

    async def note(self, channel: str, state: str) -> None:
        """Note how a channel stands, for `check` in another process."""

    async def noted(self, channel: str) -> str:
        """Return how a channel stood last, while the process that said so lives; else empty."""

    async def standing(self, channel: str) -> str:
        """Return what was noted last of a channel within a week, empty for nothing."""

    async def on_duty(self) -> bool:
        """Tell whether this process is the one that delivers."""

    async def token(self, account: str) -> str:
        """Return the access token that the processes share, empty when there is no good one."""

    async def keep_token(self, account: str, token: str, seconds: float) -> None:
        """Share an access token for so many seconds."""

    async def drop_token(self, account: str, token: str) -> None:
        """Forget an access token that was refused."""

    async def cursor(self, channel: str, account: str) -> str:
        """Return how far an account was read."""

    async def move_cursor(self, channel: str, account: str, cursor: str) -> None:
        """Note how far an account was read, when nothing that was read has to be handled."""

    async def accounts_read(self, channel: str) -> list[str]:
        """Return the accounts that were ever read."""

    async def open_window(self, channel: str, chat: str, left: int, seconds: float) -> None:
        """Note that `left` messages may go to somebody within so many seconds."""

    async def left(self, channel: str, chat: str) -> int:
        """Return how many messages may go to somebody now."""

    async def use_window(self, channel: str, chat: str) -> bool:
        """Count one message; False when none may go."""

    async def give_back(self, channel: str, chat: str) -> None:
        """Uncount a message that the platform did not take."""

    async def close_window(self, channel: str, chat: str) -> None:
        """Note that nothing may go to somebody until they write."""

    async def add_consent(self, account: str, template: str) -> None:
        """Note that somebody agreed to one more notice."""

    async def use_consent(self, account: str, template: str) -> bool:
        """Use up one consent; False when there is none."""

    async def drop_consents(self, account: str, template: str) -> None:
        """Note that somebody wants no more of a kind of notice."""

    async def hold_again(self, letter: int) -> None:
        """Let a letter wait that the platform took and then could not show."""


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
