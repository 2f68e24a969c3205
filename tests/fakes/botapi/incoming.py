"""From what people do to the updates that the bot gets, privacy mode and all."""

from __future__ import annotations

import re

from .access import thread_content, with_found
from .entities import trimmed, units
from .service import Service
from .standing import shown_member
from .world import ANONYMOUS_ADMIN_ID, CHANNEL_BOT_ID, Account, Json, Member, Message, Room

ANONYMOUS = Account(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = Account(CHANNEL_BOT_ID, "Channel", username="Channel_Bot", is_bot=True)
MOST_TEXT = 4096


def parts(text: str) -> list[str]:
    """A client cuts what is too long into several messages."""
    found, part = [], ""
    for letter in text:
        if units(part) + units(letter) > MOST_TEXT:
            found.append(part)
            part = ""
        part += letter
    return [*found, part]


def worded(text: str, name: str = "text") -> Json:
    """Text as the service stores it: trimmed, with the entities it finds by itself."""
    text, _ = trimmed(text, [])
    if not text:
        return {}
    entities = with_found(text, [])
    marks = {"entities" if name == "text" else "caption_entities": entities} if entities else {}
    return {name: text} | marks


def sender(service: Service, room: Room, account: Account, as_channel: Room | None) -> Json:
    if room.type == "channel":
        return {"sender_chat": room.shown()}
    if as_channel is not None:
        return {"from": CHANNEL_BOT.shown(), "sender_chat": as_channel.shown()}
    if room.member(account.id).is_anonymous:
        return {"from": ANONYMOUS.shown(), "sender_chat": room.shown()}
    return {"from": account.shown()}


def put_message(
    service: Service,
    room: Room,
    account: Account,
    content: Json,
    *,
    reply_to: Message | None = None,
    topic_id: int | None = None,
    as_channel: Room | None = None,
    kind: str = "sent",
) -> Message:
    """A person's message: stored, and delivered to the bot if the bot may see it."""
    if reply_to is not None and topic_id is None:
        topic_id = reply_to.topic_id
    whole = sender(service, room, account, as_channel)
    whole |= thread_content(room, topic_id, reply_to) | content
    message = service.store(room, whole, kind=kind)
    deliver(service, message, is_service=kind == "service")
    return message


def deliver(
    service: Service, message: Message, *, is_edit: bool = False, is_service: bool = False
) -> int | None:
    if not bot_sees(service, message, is_service=is_service):
        return None
    stem = "channel_post" if message.chat.type == "channel" else "message"
    return service.emit(f"edited_{stem}" if is_edit else stem, message.payload)


def bot_sees(service: Service, message: Message, *, is_service: bool = False) -> bool:
    """Whether privacy mode and membership let the bot see a message."""
    room = message.chat
    if room.person is not None:
        return not room.person.blocked
    standing = room.member(service.bot.id)
    if not standing.is_in:
        return False
    if room.type == "channel":
        return standing.is_admin
    author = message.payload.get("from") or {}
    if author.get("is_bot") and author["id"] not in (ANONYMOUS_ADMIN_ID, CHANNEL_BOT_ID):
        return False
    return is_service or standing.is_admin or room.bot_reads_all or _is_meant(service, message)


def _is_meant(service: Service, message: Message) -> bool:
    name = re.escape(service.bot.username)
    text = message.text
    if re.match(rf"/[A-Za-z0-9_]+(@{name})?(?![\w@])", text, re.IGNORECASE):
        return True
    if re.search(rf"@{name}(?!\w)", text, re.IGNORECASE):
        return True
    replied = message.payload.get("reply_to_message")
    return bool(replied and (replied.get("from") or {}).get("id") == service.bot.id)


def member_change(
    service: Service, room: Room, actor: Account, who: Account, old: Member, new: Member
) -> None:
    """Tells the bot of a change of standing: its own always, others' as administrator."""
    change = {
        "chat": room.shown(),
        "from": actor.shown(),
        "date": service.date(),
        "old_chat_member": shown_member(who, old),
        "new_chat_member": shown_member(who, new),
    }
    if who is service.bot:
        service.emit("my_chat_member", change)
    elif room.member(service.bot.id).is_admin:
        service.emit("chat_member", change)


def accessible(service: Service, message: Message) -> Json:
    """A message as a pressed button shows it: bare if it is gone."""
    if message.is_deleted:
        return {"chat": message.chat.shown(), "message_id": message.id, "date": 0}
    return message.payload
