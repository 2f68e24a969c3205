"""What Telegram's updates look like on the wire, only as far as we read them."""

from __future__ import annotations

from typing import Any

import msgspec


class User(msgspec.Struct, frozen=True):
    """A person or a bot."""

    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    can_read_all_group_messages: bool = False


class Chat(msgspec.Struct, frozen=True):
    """A direct chat ("private"), a "group", "supergroup" or "channel"."""

    id: int
    type: str = ""
    title: str = ""


class Entity(msgspec.Struct, frozen=True):
    """A marked piece of text; offsets are in UTF-16 units, so we only look at the kind."""

    type: str
    offset: int = 0
    length: int = 0
    user: User | None = None


class Sized(msgspec.Struct, frozen=True):
    """One size of a photo."""

    file_id: str
    file_unique_id: str
    file_size: int = 0


class Media(msgspec.Struct, frozen=True):
    """A voice, audio, video, animation or document."""

    file_id: str
    file_unique_id: str
    mime_type: str = ""
    file_size: int = 0
    file_name: str = ""


class Location(msgspec.Struct, frozen=True):
    """A place on the map."""

    latitude: float
    longitude: float


class Venue(msgspec.Struct, frozen=True):
    """A place with a name."""

    title: str = ""
    address: str = ""


class Sticker(msgspec.Struct, frozen=True):
    """A sticker, of which only the emoji says something."""

    emoji: str = ""


class Answered(msgspec.Struct, frozen=True):
    """The message that another one answers."""

    message_id: int
    from_: User | None = msgspec.field(default=None, name="from")
    forum_topic_created: Any = None


class Said(msgspec.Struct, frozen=True):
    """A message. `date` 0 means that it is no longer accessible."""

    message_id: int
    chat: Chat
    date: int = 0
    edit_date: int = 0
    from_: User | None = msgspec.field(default=None, name="from")
    sender_chat: Chat | None = None
    author_signature: str = ""
    is_automatic_forward: bool = False
    message_thread_id: int = 0
    is_topic_message: bool = False
    media_group_id: str = ""
    reply_to_message: Answered | None = None
    text: str = ""
    caption: str = ""
    entities: tuple[Entity, ...] = ()
    caption_entities: tuple[Entity, ...] = ()
    photo: tuple[Sized, ...] = ()
    voice: Media | None = None
    audio: Media | None = None
    video: Media | None = None
    video_note: Media | None = None
    document: Media | None = None
    sticker: Sticker | None = None
    location: Location | None = None
    venue: Venue | None = None
    migrate_to_chat_id: int = 0
    migrate_from_chat_id: int = 0


class Pressed(msgspec.Struct, frozen=True):
    """A button that was pressed."""

    id: str
    from_: User = msgspec.field(name="from")
    message: Said | None = None
    data: str = ""


class Membership(msgspec.Struct, frozen=True):
    """How somebody belongs to a chat."""

    status: str
    is_member: bool = False


class Belonging(msgspec.Struct, frozen=True):
    """A change of our own membership in a chat."""

    chat: Chat
    from_: User = msgspec.field(name="from")
    old_chat_member: Membership
    new_chat_member: Membership
    date: int = 0


class Update(msgspec.Struct, frozen=True):
    """One update with the kinds that we ask for; the others stay empty."""

    update_id: int
    message: Said | None = None
    edited_message: Said | None = None
    callback_query: Pressed | None = None
    my_chat_member: Belonging | None = None


KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""What we let Telegram send; named each time, since leaving it out keeps what was set before."""


class Parameters(msgspec.Struct, frozen=True):
    """What an error says besides its words."""

    retry_after: float = 0


class Updates(msgspec.Struct, frozen=True):
    """The answer to getUpdates; the updates stay undecoded, so that a strange one spoils no other."""

    ok: bool
    result: tuple[msgspec.Raw, ...] = ()
    description: str = ""
    parameters: Parameters = Parameters()


class Numbered(msgspec.Struct, frozen=True):
    """The number of an update that could not be read otherwise."""

    update_id: int


update = msgspec.json.Decoder(Update)
updates = msgspec.json.Decoder(Updates)
numbered = msgspec.json.Decoder(Numbered)
