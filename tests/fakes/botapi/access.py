"""May the bot do this here? Chats, rights, topics and replies, with Telegram's refusals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .calls import Call
from .entities import Entity, found_in, parse_html, trimmed, units
from .refusals import bad, forbidden, migrated
from .service import Service
from .world import Account, Json, Message, Room

PERMISSION_FOR = {
    "text": "can_send_messages",
    "photo": "can_send_photos",
    "document": "can_send_documents",
    "voice": "can_send_voice_notes",
    "audio": "can_send_audios",
    "video": "can_send_videos",
    "poll": "can_send_polls",
    "location": "can_send_messages",
    "animation": "can_send_other_messages",
    "sticker": "can_send_other_messages",
}
WORDS_FOR = {
    "text": "text messages",
    "voice": "voice notes",
    "location": "text messages",
    "animation": "animations",
    "audio": "music",
}


@dataclass
class Place:
    """Where a new message goes."""

    room: Room
    topic_id: int | None = None
    reply_to: Message | None = None
    quote: str = ""


def room_of(service: Service, call: Call, name: str = "chat_id") -> Room:
    """The chat that a call names; refuses unknown, migrated and unreachable ones."""
    value = call.text(name).strip()
    if not value:
        raise bad(f"{name} is empty")
    if value.startswith("@"):
        found = [r for r in service.rooms.values() if r.username and r.username == value[1:]]
        found = [room for room in found if room.type != "private"]
        if not found:
            raise bad("chat not found")
        room = found[0]
    else:
        try:
            known = service.rooms.get(int(value))
        except ValueError:
            raise bad("chat not found") from None
        if known is None:
            raise bad("chat not found")
        room = known
    if room.migrated_to is not None:
        raise migrated(room.migrated_to)
    return room


def reachable(service: Service, room: Room) -> Room:
    """Refuses chats that the bot cannot write to at all."""
    if room.person is not None:
        _check_person(service, room.person)
        return room
    where = {"group": "group", "supergroup": "supergroup", "channel": "channel"}[room.type]
    if room.is_deleted:
        raise forbidden(f"the {where} chat was deleted")
    standing = room.member(service.bot.id)
    if standing.status == "kicked":
        raise forbidden(f"bot was kicked from the {where} chat")
    if not standing.is_in:
        raise forbidden(f"bot is not a member of the {where} chat")
    return room


def _check_person(service: Service, person: Account) -> None:
    if person.is_bot:
        raise forbidden("bots can't send messages to bots")
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started and service.now() > person.may_be_written_until:
        raise forbidden("bot can't initiate conversation with a user")


def place_for(service: Service, call: Call, kind: str = "text") -> Place:
    """Chat, topic and replied message of a sending call, all checked."""
    room = reachable(service, room_of(service, call))
    standing = room.member(service.bot.id)
    if room.type == "channel" and not standing.may("can_post_messages"):
        raise bad("need administrator rights in the channel chat")
    if room.type in ("group", "supergroup") and not standing.is_admin:
        allowed = room.permissions if standing.status == "member" else set(standing.rights)
        if PERMISSION_FOR.get(kind, "can_send_messages") not in allowed:
            words = WORDS_FOR.get(kind, f"{kind}s")
            raise bad(f"not enough rights to send {words} to the chat")
    place = Place(room)
    _read_reply(service, call, place)
    _read_topic(service, call, place)
    return place


def _read_reply(service: Service, call: Call, place: Place) -> None:
    asked = call.json("reply_parameters") or {}
    message_id = asked.get("message_id") or call.whole("reply_to_message_id")
    if not message_id:
        return
    room = place.room
    if asked.get("chat_id") not in (None, "", room.id, str(room.id)):
        room = room_of(service, Call(call.method, {"chat_id": asked["chat_id"]}))
    found = room.messages.get(int(message_id))
    if found is None or found.is_deleted:
        if asked.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return
        raise bad("message to be replied not found")
    quote = str(asked.get("quote") or "")
    if quote and quote not in found.text:
        raise bad("QUOTE_TEXT_INVALID")
    place.reply_to, place.quote = found, quote


def _read_topic(service: Service, call: Call, place: Place) -> None:
    room = place.room
    asked = call.whole("message_thread_id")
    if not asked and place.reply_to is not None and place.reply_to.chat is room:
        asked = place.reply_to.topic_id or 0
    if asked:
        topic = room.topics.get(asked) if room.is_forum else None
        # General has no usable id: 1 is refused like any unknown topic.
        if topic is None or topic.is_deleted:
            raise bad("message thread not found")
        place.topic_id = asked
    else:
        topic = room.general
    manages = room.member(service.bot.id).may("can_manage_topics")
    if room.is_forum and topic.is_closed and not manages:
        raise bad("TOPIC_CLOSED")


def base_content(service: Service, place: Place) -> Json:
    """What every message of the bot has: its author, topic and reply."""
    content: Json = {}
    if place.room.type == "channel":
        content["sender_chat"] = place.room.shown()
    else:
        content["from"] = service.bot.shown()
    content |= thread_content(place.room, place.topic_id, place.reply_to)
    if place.quote and place.reply_to is not None:
        at = units(place.reply_to.text.partition(place.quote)[0])
        content["quote"] = {"text": place.quote, "position": at, "is_manual": True}
    return content


def thread_content(room: Room, topic_id: int | None, reply_to: Message | None) -> Json:
    """Thread fields as Telegram sets them, also where they are no topic (replies elsewhere)."""
    content: Json = {}
    if topic_id is not None:
        content |= {"message_thread_id": topic_id, "is_topic_message": True}
        if reply_to is None and (opening := room.messages.get(topic_id)):
            reply_to = opening
    elif reply_to is not None and room.type == "supergroup":
        root = reply_to.payload.get("message_thread_id") or reply_to.id
        content["message_thread_id"] = root
    if reply_to is not None:
        inner = {k: v for k, v in reply_to.payload.items() if k != "reply_to_message"}
        content["reply_to_message"] = inner
    return content


def formatted(call: Call, name: str, service: Service, most: int) -> tuple[str, list[Entity]]:
    """A text parameter with its entities, as it will stand; `most` in UTF-16 units."""
    source = call.text(name)
    stem = "" if name == "text" else f"{name}_"
    mode_name = "parse_mode" if name in ("text", "caption") else f"{name}_parse_mode"
    mode = call.text(mode_name)
    if mode.lower() == "html":
        text, entities = parse_html(source)
    elif mode:
        if mode.lower() in ("markdown", "markdownv2"):
            service.violations.append(f"{call.method}: the fake reads only HTML, not {mode}")
        raise bad(f"unsupported parse_mode {mode}")
    else:
        given = call.json(f"{stem}entities" if stem else "entities") or []
        text, entities = trimmed(source, given)
    if units(text) > most:
        raise _too_long(call, name)
    for entity in entities:
        if entity.get("type") == "text_mention" and "user" not in entity:
            known = service.accounts.get(int(entity.pop("user_id", 0)))
            entity["user"] = known.shown() if known else {}
    return text, with_found(text, [e for e in entities if e.get("user") != {}])


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    found = entities + found_in(text, entities)
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))[:100]


def _too_long(call: Call, name: str) -> Any:
    if name == "caption":
        return bad("message caption is too long")
    if call.method.startswith("edit"):
        return bad("MESSAGE_TOO_LONG")
    return bad("message is too long")


def own_message(service: Service, call: Call, action: str) -> Message:
    """The message of the bot that a call wants to change."""
    room = reachable(service, room_of(service, call))
    message = room.messages.get(call.whole("message_id"))
    if message is None or message.is_deleted:
        raise bad(f"message to {action} not found")
    if not message.by_bot:
        raise bad(f"message can't be {action}ed")
    return message


def needs(service: Service, room: Room, right: str, words: str) -> None:
    if not room.member(service.bot.id).may(right):
        raise bad(words)
