"""Methods that send: text, files, albums, places; and copies of what was sent."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from .access import Place, base_content, formatted, place_for, reachable, room_of
from .calls import Call, Upload
from .keyboards import read_markup
from .refusals import bad
from .service import Service
from .world import File, Json, Message

MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_PHOTO_BYTES = 10 * 1024 * 1024


def send_message(service: Service, call: Call) -> Json:
    if not call.text("text"):
        raise bad("message text is empty")
    place = place_for(service, call, "text")
    return _post(service, call, place, text_content(service, call)).payload


def text_content(service: Service, call: Call) -> Json:
    text, entities = formatted(call, "text", service, MOST_TEXT)
    if not text:
        raise bad("text must be non-empty")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    preview = call.json("link_preview_options")
    if preview:
        content["link_preview_options"] = preview
    return content


def caption_content(service: Service, call: Call) -> Json:
    text, entities = formatted(call, "caption", service, MOST_CAPTION)
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _post(service: Service, call: Call, place: Place, content: Json) -> Message:
    markup = read_markup(call, place.room)
    whole = base_content(service, place) | content
    if call.flag("protect_content"):
        whole["has_protected_content"] = True
    if markup is not None:
        whole["reply_markup"] = markup
    return service.store(place.room, whole, by_bot=True)


# Files


def file_from(service: Service, call: Call, name: str, value: Any, kind: str) -> File:
    """The file that a parameter means: an upload, `attach://…` or a file_id."""
    upload = call.uploads.get(name)
    if upload is None and isinstance(value, str) and value.startswith("attach://"):
        upload = call.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad("wrong file identifier/HTTP URL specified: attached file not found")
    if upload is not None:
        return keep_upload(service, upload, kind)
    if not value:
        raise bad(f"there is no {kind} in the request")
    if str(value).startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    known = service.files.get(str(value))
    if known is None:
        raise bad("wrong remote file identifier specified: Wrong string length")
    if known.kind != kind and "document" not in (known.kind, kind):
        raise bad(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def keep_upload(service: Service, upload: Upload, kind: str) -> File:
    if not upload.data:
        raise bad("file must be non-empty")
    width = height = 0
    if kind == "photo":
        if len(upload.data) > MOST_PHOTO_BYTES:
            raise bad(
                f"file of size {len(upload.data)} bytes is too big for a photo; "
                f"the maximum size is {MOST_PHOTO_BYTES} bytes",
            )
        width, height = _measure(upload.data)
    return service.add_file(
        kind, upload.data, name=upload.name, mime=upload.mime, width=width, height=height
    )


def _measure(data: bytes) -> tuple[int, int]:
    try:
        width, height = Image.open(io.BytesIO(data)).size
    except Exception:
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height


def shown_file(file: File, kind: str) -> Any:
    """A file as a message shows it."""
    fact: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id}
    size = {"file_size": file.size}
    if kind == "photo":
        small = {"file_id": file.file_id + "-s", "file_unique_id": file.unique_id + "s"}
        wide, high = file.width or 90, file.height or 60
        return [
            {**small, "width": max(1, wide // 4), "height": max(1, high // 4)},
            {**fact, "width": wide, "height": high, **size},
        ]
    fact |= size
    if file.mime:
        fact["mime_type"] = file.mime
    if kind in ("document", "video", "audio", "animation") and file.name:
        fact["file_name"] = file.name
    if kind in ("voice", "audio", "video", "animation"):
        fact["duration"] = file.duration or 3
    if kind in ("video", "animation"):
        fact |= {"width": file.width or 320, "height": file.height or 240}
    return fact


def _sender(kind: str) -> Any:
    def send(service: Service, call: Call) -> Json:
        place = place_for(service, call, kind)
        file = file_from(service, call, kind, call.params.get(kind), kind)
        content = {kind: shown_file(file, kind)} | caption_content(service, call)
        if kind == "animation":
            content["document"] = shown_file(file, "document")
        if call.flag("has_spoiler") or call.flag("show_caption_above_media"):
            names = ("has_spoiler", "show_caption_above_media")
            content |= {n.replace("has_s", "has_media_s"): True for n in names if call.flag(n)}
        return _post(service, call, place, content).payload

    return send


def send_media_group(service: Service, call: Call) -> list[Json]:
    media = call.json("media")
    if not isinstance(media, list) or not media:
        raise bad("there are no messages to send")
    if len(media) > 10:
        raise bad("too many messages to send as an album")
    if len(media) < 2:
        raise bad("too few messages to send as an album")
    place = place_for(service, call, "photo")
    kinds = {str(item.get("type")) for item in media}
    if len(kinds) > 1 and not kinds <= {"photo", "video"}:
        raise bad("documents and audio can't be mixed with other media types")
    group = str(13_000_000_000 + service.number())
    contents = []
    for item in media:
        kind = str(item.get("type"))
        file = file_from(service, call, "", item.get("media"), kind)
        inner = Call(call.method, item)
        shown = {kind: shown_file(file, kind)} | caption_content(service, inner)
        contents.append({"media_group_id": group, **shown})
    sent = []
    for content in contents:
        whole = base_content(service, place) | content
        sent.append(service.store(place.room, whole, by_bot=True).payload)
    return sent


def send_location(service: Service, call: Call) -> Json:
    place = place_for(service, call, "location")
    try:
        spot = {name: float(call.text(name)) for name in ("latitude", "longitude")}
    except ValueError:
        raise bad("latitude is empty") from None
    if abs(spot["latitude"]) > 90 or abs(spot["longitude"]) > 180:
        raise bad("wrong latitude or longitude specified")
    return _post(service, call, place, {"location": spot}).payload


def send_venue(service: Service, call: Call) -> Json:
    place = place_for(service, call, "location")
    spot = {name: float(call.text(name)) for name in ("latitude", "longitude")}
    venue = {"location": spot, "title": call.text("title"), "address": call.text("address")}
    return _post(service, call, place, {"venue": venue, "location": spot}).payload


def send_chat_action(service: Service, call: Call) -> bool:
    reachable(service, room_of(service, call))
    if not call.text("action"):
        raise bad("wrong parameter action in request")
    return True


# Copies


def _source(service: Service, call: Call, verb: str) -> Message:
    room = room_of(service, call, "from_chat_id")
    message = room.messages.get(call.whole("message_id"))
    if message is None or message.is_deleted:
        raise bad(f"message to {verb} not found")
    return message


def forward_message(service: Service, call: Call) -> Json:
    place = place_for(service, call)
    source = _source(service, call, "forward")
    content = _copied(source)
    content["forward_origin"] = {
        "type": "user",
        "date": source.payload["date"],
        "sender_user": source.payload.get("from", service.bot.shown()),
    }
    return _post(service, call, place, content).payload


def copy_message(service: Service, call: Call) -> Json:
    place = place_for(service, call)
    content = _copied(_source(service, call, "copy"))
    return {"message_id": _post(service, call, place, content).id}


def _copied(source: Message) -> Json:
    kept = ("text", "entities", "caption", "caption_entities", "photo", "voice", "document")
    kept += ("video", "audio", "location", "venue")
    content = {name: source.payload[name] for name in kept if name in source.payload}
    if not content:
        raise bad("message can't be copied")
    return content


METHODS = {
    "sendMessage": send_message,
    "sendMediaGroup": send_media_group,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVoice": _sender("voice"),
    "sendAudio": _sender("audio"),
    "sendVideo": _sender("video"),
    "sendAnimation": _sender("animation"),
}
