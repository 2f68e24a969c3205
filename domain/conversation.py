"""What a conversation is made of: who speaks, what is asked, what is answered, in no language."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import msgspec


class Role(StrEnum):
    """What a person may do somewhere; the order is the order of reach, lowest first (R-O02, R-O03)."""

    GUEST = "guest"
    RESIDENT = "resident"
    STEWARD = "steward"
    VOLUNTEER = "volunteer"
    PROPERTY = "property"
    COMMITTEE = "committee"
    STATION = "station"
    STATION_HEAD = "station_head"
    GRID = "grid"
    COMMUNITY = "community"
    STREET = "street"
    OPERATOR = "operator"


EVERYONE = frozenset(Role)
KNOWN = EVERYONE - {Role.GUEST}
STAFF = frozenset(
    {
        Role.PROPERTY,
        Role.COMMITTEE,
        Role.STATION,
        Role.STATION_HEAD,
        Role.GRID,
        Role.COMMUNITY,
        Role.STREET,
    }
)
KEEPERS = frozenset({Role.STATION, Role.STATION_HEAD, Role.GRID, Role.COMMUNITY, Role.STREET})


class Refused(Exception):
    """A rule says no: nothing changes, and the asker is told why in their language."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Address(msgspec.Struct, frozen=True):
    """Where something can be said: a channel, a chat in it, and a topic of that chat if it has any."""

    channel: str
    chat: str
    thread: str = ""


class Term(msgspec.Struct, frozen=True, tag="term"):
    """A piece of text by its catalogue key, put into the reader's language when it is shown."""

    key: str
    values: dict[str, Any] = {}


class When(msgspec.Struct, frozen=True, tag="when"):
    """A moment, shown in the station's zone; seconds since 1970 in UTC. style: full, day, time."""

    at: int
    style: str = "full"

    @property
    def moment(self) -> datetime:
        """Return the moment as an aware datetime in UTC."""
        return datetime.fromtimestamp(self.at, UTC)


Value = str | int | float | Term | When | list[Term]


class Choice(msgspec.Struct, frozen=True):
    """A button: its label, and the command that a press types for the user.

    `command` is ASCII of at most 48 bytes ("take 42"), so that every channel can carry it.
    `prompt` means: a press puts the words into the writer's input line instead of sending them.
    """

    label: Term
    command: str
    prompt: bool = False
    link: str = ""


class Picture(msgspec.Struct, frozen=True):
    """A picture to be drawn when it is sent: which drawing, and its data as plain values."""

    drawing: str
    data: dict[str, Any] = {}


class Paper(msgspec.Struct, frozen=True):
    """A document to be written when it is sent: which one, in which form ("docx"), its data, the photos that go into it.

    `name` is the file's name without its ending. `data` is plain values, terms and moments.
    """

    kind: str
    form: str
    name: str
    data: dict[str, Any] = {}
    photos: tuple[str, ...] = ()


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What is said, in no language: a key and values, buttons, a picture, files, documents.

    `also`: further paragraphs of the same message. `card`: the subject of which this message is the card ("ticket:3:42"):
    later replies with the same card edit it in place. `private`: asked in a group, answered in the direct chat.
    `toast`: for a press, shown for a moment to the presser only.
    `page`: the page of the web chat that shows this ("poll-17", "notice-5", "meeting", "board"), for who reads it elsewhere.
    `maker`: who puts this together from `values` when it is sent, because it takes long.
    """

    key: str
    values: dict[str, Any] = {}
    choices: tuple[tuple[Choice, ...], ...] = ()
    also: tuple[Term, ...] = ()
    picture: Picture | None = None
    attachments: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    card: str = ""
    private: bool = False
    toast: bool = False
    silent: bool = False
    page: str = ""
    maker: str = ""


_REPLY = msgspec.json.Decoder(Reply)


def written(reply: Reply) -> str:
    """Return a reply as JSON, to be kept."""
    return msgspec.json.encode(reply).decode()


def read_back(text: str) -> Reply:
    """Return the reply that was written as JSON, equal to the one that was."""
    reply = _REPLY.decode(text)
    return msgspec.structs.replace(
        reply,
        values=_revived(reply.values),
        also=tuple(Term(part.key, _revived(part.values)) for part in reply.also),
        papers=tuple(msgspec.structs.replace(p, data=_revived(p.data)) for p in reply.papers),
    )


def _revived(value: Any) -> Any:
    """Return a decoded value with its terms and moments as what they were."""
    if isinstance(value, list):
        return [_revived(item) for item in value]
    if isinstance(value, dict):
        inner = {name: _revived(item) for name, item in value.items()}
        match inner.pop("type", None):
            case "term":
                return Term(**inner)
            case "when":
                return When(**inner)
            case None:
                return inner
            case kind:
                return inner | {"type": kind}
    return value


def say(key: str, /, **values: Value) -> Reply:
    """Return the reply that says `key` with `values`."""
    return Reply(key=key, values=values)


def when(moment: datetime, style: str = "full") -> When:
    """Return a moment as a value of a reply."""
    return When(at=int(moment.timestamp()), style=style)


class MessageKind(StrEnum):
    """What came in."""

    TEXT = "text"
    EDIT = "edit"
    PRESS = "press"
    JOINED = "joined"
    LEFT = "left"
    MIGRATED = "migrated"
    BLOCKED = "blocked"
    VIEWED = "viewed"


class Attachment(msgspec.Struct, frozen=True):
    """A file that came with a message; `source` is the channel's own reference to fetch it by.

    `unique` is stable over repeats of the same file; `size` in bytes, 0 when unknown.
    """

    kind: str
    source: str
    unique: str
    media_type: str = ""
    size: int = 0
    name: str = ""


class Sender(msgspec.Struct, frozen=True):
    """Who speaks, as the channel knows it; `anonymous` for an administrator who speaks as the group."""

    account: str
    name: str
    language: str = ""
    anonymous: bool = False


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a channel hands in: one update, checked and in no service's own shape.

    `update` identifies the update within its channel (idempotence). `ref` is the message's id in its chat.
    `text` of a PRESS is the command of the pressed choice; `press` is the id to answer it by; `card_ref` the message pressed.
    `cursor` is (account, how far it was read with this message), for a channel that has to ask for its messages.
    `quote` is what the writer quoted, where the channel gives its words instead of its ref.
    `album` joins several messages with one picture each. `moved_to` goes with MIGRATED.
    """

    channel: str
    update: str
    kind: MessageKind
    chat: Address
    at: datetime
    sender: Sender | None = None
    is_group: bool = False
    text: str = ""
    ref: str = ""
    reply_to: str = ""
    quote: str = ""
    cursor: tuple[str, str] | None = None
    mentions_bot: bool = False
    attachments: tuple[Attachment, ...] = ()
    album: str = ""
    location: tuple[float, float] | None = None
    press: str = ""
    card_ref: str = ""
    moved_to: str = ""
    chat_title: str = ""
