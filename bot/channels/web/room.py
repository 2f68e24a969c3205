"""What the web chat shows and what it needs to have kept: the seam to storage, filled in by bot/mailroom.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from bot.channels.contract import Outgoing

GROUP = "group-"


def is_group(chat: str) -> bool:
    """Tell whether a chat is a compound's group."""
    return chat.startswith(GROUP)


class Knob(msgspec.Struct, frozen=True, omit_defaults=True):
    """A button as the page gets it."""

    label: str
    command: str = ""
    link: str = ""
    prompt: bool = False


class Photo(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file as the page gets it; without a width it is offered for download. Sizes in pixels."""

    id: str
    name: str = ""
    width: int = 0
    height: int = 0


class Quote(msgspec.Struct, frozen=True):
    """The message that another one answers, cut short."""

    number: int
    name: str
    text: str


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message as the page gets it. `author` is empty for the bot; ids are text, for they exceed a browser's numbers."""

    chat: str
    number: int
    change: int
    at: int
    text: str
    author: str = ""
    name: str = ""
    role: str = ""
    mark: str = ""
    buttons: tuple[tuple[Knob, ...], ...] = ()
    files: tuple[Photo, ...] = ()
    quote: Quote | None = None
    edited: bool = False
    urgent: bool = False


class Chat(msgspec.Struct, frozen=True):
    """One chat of a visitor, with what waits there unread. `change` is the chat's last number."""

    id: str
    title: str
    group: bool
    change: int
    unread: int
    people: int = 0


class Hint(msgspec.Struct, frozen=True):
    """One command that the visitor may give: the word for it and what it does."""

    word: str
    does: str


class Face(msgspec.Struct, frozen=True):
    """One of the sample people of the demo."""

    account: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is looking: the account, the person behind it (0: nobody yet), and the word that guards the forms."""

    account: str
    person: int
    name: str
    language: str
    guard: str
    compound: int = 0
    compound_name: str = ""
    zone: str = "Asia/Shanghai"
    role: str = ""
    chats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A visit just begun: its secret, and whether it still has to join by the code."""

    secret: str
    joins: bool


class Room(Protocol):
    """What the web chat asks of the house."""

    def words(self, language: str) -> Mapping[str, str]:
        """Return the page's own texts in a language, by key."""

    async def visitor(self, secret: str) -> Visitor | None:
        """Return who comes with this cookie, or None."""

    async def enter_by_code(self, code: str, name: str, language: str) -> Opened | None:
        """Begin a visit with a code; None when the code opens nothing.

        A login code is used up and opens the visit of its person. A household code opens a new one, which then has to
        join by a command.
        """

    async def enter_as_guest(self, name: str, language: str) -> str:
        """Begin the visit of somebody without a code and return its secret."""

    async def enter_as(self, account: str) -> str | None:
        """Begin the visit of one of the sample people and return its secret; None outside the demo."""

    async def remember(self, secret: str) -> None:
        """Let a visit last from now on as long as a new one."""

    async def leave(self, secret: str) -> None:
        """End a visit."""

    async def may_try(self, origin: str) -> bool:
        """Tell whether another code may be tried from there; wrong ones are counted."""

    async def note_wrong_try(self, origin: str) -> None:
        """Count a wrong code."""

    async def chats(self, visitor: Visitor) -> list[Chat]:
        """Return the visitor's chats, the group first."""

    async def before(self, visitor: Visitor, chat: str, number: int, limit: int) -> list[Line]:
        """Return messages before `number` (0: the newest), oldest first."""

    async def after(
        self, visitor: Visitor, seen: Mapping[str, int], limit: int
    ) -> dict[str, list[Line]]:
        """Return what changed in each chat after the number seen there."""

    async def line(self, visitor: Visitor, chat: str, number: int) -> Line | None:
        """Return one message."""

    async def write(
        self,
        visitor: Visitor,
        chat: str,
        mark: str,
        text: str,
        files: Sequence[str],
        reply_to: int,
    ) -> tuple[Line, int]:
        """Keep what a visitor says, once for each `mark`; returns it and the moment it was said (seconds)."""

    async def keep(self, chat: str, out: Outgoing) -> int:
        """Keep what the bot says, once for each id, or put it in the place of `out.edits`; returns its number.

        Raises LookupError when there is no such chat.
        """

    async def read_up_to(self, visitor: Visitor, chat: str, number: int) -> None:
        """Note how far a visitor has read."""

    async def keep_photo(
        self, visitor: Visitor, chat: str, content: bytes, width: int, height: int
    ) -> str:
        """Keep a cleaned picture (JPEG) and return its id."""

    async def keep_sheet(self, visitor: Visitor, chat: str, content: bytes, name: str) -> str:
        """Keep a workbook and return its id."""

    async def file(self, visitor: Visitor, id: str) -> tuple[str, str, bytes] | None:
        """Return name, media type and bytes of a file, None when the visitor may not see it or there is none."""

    async def content(self, id: str) -> bytes:
        """Return the bytes of a file for the house itself. Raises LookupError when there is none."""

    async def file_facts(self, visitor: Visitor, id: str) -> tuple[str, int, str, str]:
        """Return media type, size in bytes, digest and name of a visitor's file. Raises LookupError when there is none."""

    async def moment(self) -> int:
        """Return the time in the house, in seconds."""

    async def hints(self, visitor: Visitor) -> list[Hint]:
        """Return the commands that the visitor may give."""

    async def faces(self) -> list[Face]:
        """Return the sample people of the demo, empty outside it."""
