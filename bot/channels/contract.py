"""What a channel has to be, and what passes between it and the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from starlette.routing import BaseRoute

from domain.conversation import Address, Message

Take = Callable[[Message], Awaitable[str]]
"""Hands a message in; returns, after the commit, the words to show at once to who pressed a button (mostly empty)."""

Fetch = Callable[[str], Awaitable[bytes]]
"""Gives the bytes of a kept file by its id."""


class NotSent(Exception):
    """A message was not taken by the service."""


class Later(NotSent):
    """The service asks to wait, or could not be reached; `seconds` is how long. `everywhere`: for all chats.

    `own`: the channel keeps to a limit by itself; nothing was tried, so it does not count as a try.
    """

    def __init__(self, seconds: float, *, everywhere: bool = False, own: bool = False) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds
        self.everywhere = everywhere
        self.own = own


class Closed(NotSent):
    """The chat takes nothing until somebody writes in it again; the letter waits for that, or takes another way."""


class Gone(NotSent):
    """The chat takes no messages from us: blocked, never started, left, deleted."""


class Moved(NotSent):
    """The chat has another id now."""

    def __init__(self, chat: str) -> None:
        super().__init__(chat)
        self.chat = chat


class Rejected(NotSent):
    """The service refuses this message for good; trying again is of no use."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button as a person sees it. Pressing sends `command`; `link` opens a page instead; `prompt` fills the input line."""

    label: str
    command: str = ""
    link: str = ""
    prompt: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file to be sent: a picture or a document."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message in somebody's language, ready for a service.

    `edits` is the ref of a message that this one replaces; a channel that cannot edit sends a new one.
    `reply_to` is the ref of the message it answers, in the same chat. `silent`: no sound at the receiver's.
    `id` is ours; a channel that keeps messages itself uses it to keep each one once.
    `poll`: the buttons are the options of a poll, of which one ("one") or several ("several") may be chosen.
    `urgent`: worth more than the wish to save messages where a service counts them.
    `page` is the address of the page that shows this, where there is one, for readers who cannot press buttons.
    """

    id: int
    text: str
    buttons: Sequence[Sequence[Button]] = ()
    files: Sequence[File] = ()
    reply_to: str = ""
    edits: str = ""
    silent: bool = False
    poll: str = ""
    urgent: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a service lets us send: messages per second in all, per chat and second, per group and minute; 0: no limit.

    `text` and `caption` are the longest text of a message without and with a file, in UTF-16 units; where they are set,
    a message carries one file.
    """

    per_second: int = 0
    per_chat_second: int = 0
    per_group_minute: int = 0
    text: int = 0
    caption: int = 0


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of a command menu."""

    name: str
    does: str


@dataclass(frozen=True, slots=True)
class Menus:
    """Command menus by scope ("private", "group", or "chat:<id>") and language ("zh", "en")."""

    items: dict[tuple[str, str], tuple[MenuItem, ...]] = field(default_factory=dict)


class Channel(Protocol):
    """One way to talk with people."""

    name: str
    limits: Limits

    def routes(self, take: Take) -> Sequence[BaseRoute]:
        """Return the web routes that the channel needs, empty for none."""

    async def run(self, take: Take) -> None:
        """Receive until cancelled; a channel that only has routes returns when it has nothing to do."""

    async def send(self, to: Address, out: Outgoing) -> str:
        """Send or edit one message and return its ref. Raises Later, Gone, Moved or Rejected."""

    def is_group(self, chat: str) -> bool:
        """Tell whether a chat is a group, for the limits."""

    async def fetch(self, source: str) -> bytes:
        """Return the bytes of an attachment by the channel's own reference."""

    async def set_menus(self, menus: Menus) -> None:
        """Show the command menus, where the service has any."""

    async def check(self) -> list[str]:
        """Return what is wrong with the channel's credentials and settings, as catalogue keys; empty when all is well."""

    async def close(self) -> None:
        """Let go of connections."""
