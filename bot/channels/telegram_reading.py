"""Turns a Telegram update into a message of ours: who, where, what, and to whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from bot.channels.telegram_wire import (
    Belonging,
    Chat,
    Entity,
    Media,
    Pressed,
    Said,
    Update,
    User,
)
from domain.conversation import Address, Attachment, Message, MessageKind, Sender

NAME = "telegram"
GROUPS = frozenset({"group", "supergroup"})
_COMMAND = re.compile(r"^(/[^\s@]+)@(\w+)")
_AWAY = frozenset({"left", "kicked"})


class Reader:
    """Reads updates for one bot; `now` gives the time of what carries none."""

    def __init__(self, me: User, now: Callable[[], datetime]) -> None:
        self._me = me
        self._now = now
        self._mention = re.compile(
            rf"(?<![\w@])@{re.escape(me.username)}\b[\s,，:：]*", re.IGNORECASE
        )

    def read(self, update: Update) -> Message | None:
        """Return the message that an update means to us, or None when it means nothing."""
        number = str(update.update_id)
        if update.message is not None:
            return self._said(number, update.message, MessageKind.TEXT)
        if update.callback_query is not None:
            return self._pressed(number, update.callback_query)
        if update.edited_message is not None:
            return self._said(number, update.edited_message, MessageKind.EDIT)
        if update.my_chat_member is not None:
            return self._belongs(number, update.my_chat_member)
        return None

    def _said(self, number: str, said: Said, kind: MessageKind) -> Message | None:
        if said.migrate_to_chat_id:
            return _moved(number, said, said.chat.id, said.migrate_to_chat_id)
        if said.migrate_from_chat_id:
            return _moved(number, said, said.migrate_from_chat_id, said.chat.id)
        sender = _sender(said)
        if sender is None or said.chat.type == "channel":
            return None
        is_group = said.chat.type in GROUPS
        attachments = tuple(_attachments(said))
        text, called = self._words(said)
        if called is None:
            return None
        if not (text or attachments or said.location or called):
            return None
        answered = said.reply_to_message
        if answered is not None and answered.forum_topic_created is not None:
            answered = None  # every message of a topic "answers" the topic's beginning
        to_me = (
            answered is not None and answered.from_ is not None and answered.from_.id == self._me.id
        )
        place = said.location
        return Message(
            channel=NAME,
            update=number,
            kind=kind,
            chat=_address(said),
            at=datetime.fromtimestamp(said.edit_date or said.date, UTC),
            sender=sender,
            is_group=is_group,
            text=text,
            ref=str(said.message_id),
            reply_to=str(answered.message_id) if answered is not None else "",
            mentions_bot=called or to_me,
            attachments=attachments,
            album=said.media_group_id,
            location=(place.latitude, place.longitude) if place is not None else None,
            chat_title=said.chat.title,
        )

    def _words(self, said: Said) -> tuple[str, bool | None]:
        """Return the words without our name, and whether we were named; None: another bot was given a command."""
        text, entities = (
            (said.text, said.entities) if said.text else (said.caption, said.caption_entities)
        )
        if not text and said.venue is not None:
            text = f"{said.venue.title} {said.venue.address}".strip()
        if not text and said.sticker is not None and said.chat.type not in GROUPS:
            text = said.sticker.emoji
        if "@" not in text:
            return text, _is_named(entities, self._me)
        command = _COMMAND.match(text)
        if command is not None:
            if command[2].lower() != self._me.username.lower():
                return text, None
            return command[1] + text[command.end() :], True
        if any(e.type == "mention" for e in entities):
            without, count = self._mention.subn("", text)
            if count:
                return without.strip(), True
        return text, _is_named(entities, self._me)

    def _pressed(self, number: str, pressed: Pressed) -> Message | None:
        said = pressed.message
        if said is None or pressed.from_.is_bot:
            return None
        return Message(
            channel=NAME,
            update=number,
            kind=MessageKind.PRESS,
            chat=_address(said),
            at=self._now(),
            sender=_person(pressed.from_),
            is_group=said.chat.type in GROUPS,
            text=pressed.data,
            ref=str(said.message_id),
            press=pressed.id,
            card_ref=str(said.message_id),
            chat_title=said.chat.title,
        )

    def _belongs(self, number: str, change: Belonging) -> Message | None:
        """Return what a change of our own membership means; only coming and going count, not a promotion."""
        was, is_now = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
        if was == is_now or change.chat.type == "channel":
            return None
        is_group = change.chat.type in GROUPS
        if is_group:
            kind = MessageKind.JOINED if is_now else MessageKind.LEFT
        elif is_now:
            return None  # the person's own /start follows
        else:
            kind = MessageKind.BLOCKED
        return Message(
            channel=NAME,
            update=number,
            kind=kind,
            chat=Address(NAME, str(change.chat.id)),
            at=datetime.fromtimestamp(change.date, UTC),
            sender=_person(change.from_),
            is_group=is_group,
            chat_title=change.chat.title,
        )


def _is_in(membership: object) -> bool:
    status = getattr(membership, "status", "left")
    if status == "restricted":
        return bool(getattr(membership, "is_member", False))
    return status not in _AWAY


def _is_named(entities: tuple[Entity, ...], me: User) -> bool:
    return any(
        e.type == "text_mention" and e.user is not None and e.user.id == me.id for e in entities
    )


def _address(said: Said) -> Address:
    """Return where something was said; only a message of a topic has a usable thread."""
    thread = str(said.message_thread_id) if said.is_topic_message and said.message_thread_id else ""
    return Address(NAME, str(said.chat.id), thread)


def _sender(said: Said) -> Sender | None:
    """Return who speaks; None for channels and bots. `sender_chat` decides before the fake user beside it."""
    behind = said.sender_chat
    if behind is not None:
        return _anonymous(behind, said) if behind.id == said.chat.id else None
    if said.from_ is None or said.from_.is_bot:
        return None
    return _person(said.from_)


def _anonymous(behind: Chat, said: Said) -> Sender:
    return Sender(f"anonymous:{behind.id}", said.author_signature or behind.title, anonymous=True)


def _person(user: User) -> Sender:
    name = f"{user.first_name} {user.last_name}".strip() or user.username
    return Sender(str(user.id), name, user.language_code)


def _moved(number: str, said: Said, old: int, new: int) -> Message:
    return Message(
        channel=NAME,
        update=number,
        kind=MessageKind.MIGRATED,
        chat=Address(NAME, str(old)),
        at=datetime.fromtimestamp(said.date, UTC),
        is_group=True,
        moved_to=str(new),
        chat_title=said.chat.title,
    )


def _attachments(said: Said) -> Iterator[Attachment]:
    if said.photo:
        best = said.photo[-1]
        yield Attachment("photo", best.file_id, best.file_unique_id, "image/jpeg", best.file_size)
    kinds: tuple[tuple[str, Media | None, str], ...] = (
        ("voice", said.voice, "audio/ogg"),
        ("audio", said.audio, "audio/mpeg"),
        ("video", said.video or said.video_note, "video/mp4"),
        ("document", said.document, "application/octet-stream"),
    )
    for kind, media, usual in kinds:
        if media is not None:
            yield Attachment(
                kind,
                media.file_id,
                media.file_unique_id,
                media.mime_type or usual,
                media.file_size,
                media.file_name,
            )
