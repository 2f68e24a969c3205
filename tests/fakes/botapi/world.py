"""What the fake Telegram knows: people, chats, messages, polls, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

ANONYMOUS_ADMIN_ID = 1087968824
CHANNEL_BOT_ID = 136817688
TELEGRAM_ID = 777000

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(eq=False)
class Account:
    """A person, or the bot itself, with what concerns the direct chat with the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "zh-hans"
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    may_be_written_until: float = 0.0

    def shown(self) -> Json:
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code and not self.is_bot:
            user["language_code"] = self.language_code
        return user


@dataclass
class Member:
    status: Status = "member"
    rights: frozenset[str] = frozenset()
    is_anonymous: bool = False
    title: str = ""

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    @property
    def is_in(self) -> bool:
        return self.status in ("creator", "administrator", "member", "restricted")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


@dataclass
class Topic:
    id: int
    name: str
    is_closed: bool = False
    is_deleted: bool = False


@dataclass(eq=False)
class Message:
    """One message as it stands; `payload` is what the Bot API would show of it."""

    chat: Room
    id: int
    payload: Json
    by_bot: bool = False
    is_deleted: bool = False

    @property
    def text(self) -> str:
        """The text or the caption, as people read it."""
        return str(self.payload.get("text") or self.payload.get("caption") or "")

    @property
    def keyboard(self) -> list[list[Json]]:
        markup = self.payload.get("reply_markup") or {}
        rows: list[list[Json]] = markup.get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[str]:
        """The words on the buttons, row after row."""
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def reply_to_id(self) -> int | None:
        found = self.payload.get("reply_to_message")
        return int(found["message_id"]) if found else None

    @property
    def topic_id(self) -> int | None:
        if self.payload.get("is_topic_message"):
            return int(self.payload["message_thread_id"])
        return None

    @property
    def poll(self) -> Json | None:
        return self.payload.get("poll")

    def __repr__(self) -> str:
        return f"<message {self.chat.id}/{self.id}: {self.text[:60]!r} {self.buttons or ''}>"


@dataclass(eq=False)
class Room:
    """A chat. A direct chat has the id of its person."""

    id: int
    type: Literal["private", "group", "supergroup", "channel"]
    title: str = ""
    username: str = ""
    is_forum: bool = False
    person: Account | None = None
    members: dict[int, Member] = field(default_factory=dict)
    permissions: set[str] = field(default_factory=lambda: set(PERMISSIONS))
    topics: dict[int, Topic] = field(default_factory=dict)
    general: Topic = field(default_factory=lambda: Topic(0, "General"))
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    migrated_to: int | None = None
    is_deleted: bool = False
    bot_reads_all: bool = False
    linked_channel: int | None = None

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def shown(self) -> Json:
        chat: Json = {"id": self.id, "type": self.type}
        if self.person is not None:
            chat["first_name"] = self.person.first_name
            if self.person.last_name:
                chat["last_name"] = self.person.last_name
            if self.person.username:
                chat["username"] = self.person.username
            return chat
        chat["title"] = self.title
        if self.username:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def member(self, user_id: int) -> Member:
        return self.members.get(user_id, Member("left"))

    def visible(self) -> Iterator[Message]:
        return (message for message in self.messages.values() if not message.is_deleted)


@dataclass
class File:
    file_id: str
    unique_id: str
    kind: str
    data: bytes
    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    path: str = ""
    size: int = 0


@dataclass
class Ballot:
    """A native poll: what the Bot API shows of it, and who chose what."""

    message: Message
    payload: Json
    votes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    closes_at: float | None = None


@dataclass
class Query:
    """A pressed button that waits for its answer."""

    id: str
    user: Account
    message: Message
    data: str
    at: float
    answers: list[Json] = field(default_factory=list)


@dataclass
class Event:
    """Something that happened in a chat, as the people in it saw it."""

    at: float
    chat: Room
    kind: Literal["sent", "edited", "deleted", "service", "toast", "pressed", "note"]
    who: str
    text: str
    buttons: list[str] = field(default_factory=list)
    message: Message | None = None
    by_bot: bool = False
    is_seen: bool = False
