"""Methods that change or remove messages, and answers to pressed buttons."""

from __future__ import annotations

from .access import own_message, reachable, room_of
from .calls import Call
from .entities import units
from .keyboards import read_markup
from .refusals import NOT_MODIFIED, QUERY_TOO_OLD, bad
from .sending import caption_content, file_from, shown_file, text_content
from .service import Service
from .world import Json, Message

MEDIA = ("photo", "video", "animation", "document", "audio", "voice")
ANSWER_WITHIN = 900.0
DELETE_WITHIN = 48 * 3600.0


def edit_message_text(service: Service, call: Call) -> Json:
    if not call.text("text"):
        raise bad("message text is empty")
    message = own_message(service, call, "edit")
    content = text_content(service, call)
    if "text" not in message.payload:
        raise bad("there is no text in the message to edit")
    return _change(service, call, message, content, ("text", "entities", "link_preview_options"))


def edit_message_caption(service: Service, call: Call) -> Json:
    message = own_message(service, call, "edit")
    content = caption_content(service, call)
    if not any(kind in message.payload for kind in MEDIA):
        raise bad("there is no caption in the message to edit")
    return _change(service, call, message, content, ("caption", "caption_entities"))


def edit_message_reply_markup(service: Service, call: Call) -> Json:
    message = own_message(service, call, "edit")
    return _change(service, call, message, {}, ())


def edit_message_media(service: Service, call: Call) -> Json:
    message = own_message(service, call, "edit")
    media = call.json("media") or {}
    kind = str(media.get("type", ""))
    if kind not in MEDIA:
        raise bad("can't parse InputMedia: type of the media is invalid")
    file = file_from(service, call, "media", media.get("media"), kind)
    content = {kind: shown_file(file, kind)} | caption_content(service, Call(call.method, media))
    gone = (*MEDIA, "text", "entities", "caption", "caption_entities")
    return _change(service, call, message, content, gone)


def _change(
    service: Service, call: Call, message: Message, content: Json, replaced: tuple[str, ...]
) -> Json:
    """Swaps the fields `replaced` and the keyboard, as one edit does."""
    markup = read_markup(call, message.chat)
    old = message.payload
    new = {key: value for key, value in old.items() if key not in (*replaced, "reply_markup")}
    new |= content
    if markup is not None:
        new["reply_markup"] = markup
    if new == old:
        raise NOT_MODIFIED
    new["edit_date"] = service.date()
    message.payload = new
    service.note("edited", message.chat, service.bot.first_name, message.text, message, True)
    return new


def delete_message(service: Service, call: Call) -> bool:
    room = reachable(service, room_of(service, call))
    _delete(service, room.messages.get(call.whole("message_id")))
    return True


def delete_messages(service: Service, call: Call) -> bool:
    room = reachable(service, room_of(service, call))
    for message_id in call.json("message_ids") or []:
        message = room.messages.get(int(message_id))
        if message is not None and not message.is_deleted:
            _delete(service, message)
    return True


def _delete(service: Service, message: Message | None) -> None:
    if message is None or message.is_deleted:
        raise bad("message to delete not found")
    admin = message.chat.member(service.bot.id).may("can_delete_messages")
    is_private = message.chat.type == "private"
    too_old = service.now() - message.payload["date"] > DELETE_WITHIN
    if (not message.by_bot and not admin and not is_private) or (too_old and not admin):
        raise bad("message can't be deleted")
    message.is_deleted = True
    service.note("deleted", message.chat, service.bot.first_name, message.text, message, True)


def answer_callback_query(service: Service, call: Call) -> bool:
    query = service.queries.get(call.text("callback_query_id"))
    if query is None or query.answers or service.now() - query.at > ANSWER_WITHIN:
        raise QUERY_TOO_OLD
    text = call.text("text")
    if units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query.answers.append(
        {"text": text, "show_alert": call.flag("show_alert"), "url": call.text("url")}
    )
    if text:
        service.note("toast", query.message.chat, query.user.first_name, text)
    service.changes.touch()
    return True


def pin_chat_message(service: Service, call: Call) -> bool:
    room, message = _pinnable(service, call)
    if message is None:
        raise bad("message to pin not found")
    if message.id not in room.pinned:
        room.pinned.append(message.id)
    service.changes.touch()
    return True


def unpin_chat_message(service: Service, call: Call) -> bool:
    room, message = _pinnable(service, call)
    if call.has("message_id") and (message is None or message.id not in room.pinned):
        raise bad("message to unpin not found")
    if message is not None:
        room.pinned.remove(message.id)
    elif room.pinned:
        room.pinned.pop()
    return True


def _pinnable(service: Service, call: Call):  # type: ignore[no-untyped-def]
    room = reachable(service, room_of(service, call))
    standing = room.member(service.bot.id)
    if room.type in ("group", "supergroup") and not standing.may("can_pin_messages"):
        raise bad("not enough rights to manage pinned messages in the chat")
    message = room.messages.get(call.whole("message_id"))
    return room, None if message is None or message.is_deleted else message


def set_message_reaction(service: Service, call: Call) -> bool:
    room = reachable(service, room_of(service, call))
    message = room.messages.get(call.whole("message_id"))
    if message is None or message.is_deleted:
        raise bad("message to react not found")
    reactions = call.json("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    words = "".join(each.get("emoji", "") for each in reactions)
    service.note("note", room, service.bot.first_name, f"reacts {words}", message, True)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageMedia": edit_message_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "setMessageReaction": set_message_reaction,
}
