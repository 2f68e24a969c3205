"""What 微信客服 and an Official Account hand over, read into messages."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.conversation import Address, Attachment, Message, MessageKind, Sender

NAME = "weixin"
KF, OFFICIAL = "kf:", "oa:"
_FILES = {"image": "photo", "voice": "voice", "video": "video", "file": "file"}
_NODE = re.compile(r"n\d{1,20}")
_SCENE = re.compile(r"[0-9A-Za-z_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Came:
    """One message that came, and the media ids of its files, still to be fetched."""

    message: Message
    media: tuple[tuple[str, str], ...] = ()
    welcome: str = ""
    counts: bool = True


def kf_chat(kfid: str, user: str) -> Address:
    """Return the chat of a WeChat user with a 客服 account."""
    return Address(NAME, f"{KF}{kfid}:{user}")


def kf_target(chat: str) -> tuple[str, str]:
    """Return the 客服 account and the user of a chat."""
    kfid, _, user = chat.removeprefix(KF).partition(":")
    return kfid, user


def hello(scene: str) -> str:
    """Return what an entry by a link or QR code types: a place ("n10") or a household's code."""
    if not scene or not _SCENE.fullmatch(scene):
        return "/start"
    return f"/scene {scene}" if _NODE.fullmatch(scene) else f"/start {scene}"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _at(value: Any, now: datetime) -> datetime:
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, int) and 0 < value < 1 << 33:
        return datetime.fromtimestamp(value, UTC)
    return now


def record(one: dict[str, Any], now: datetime, name: str = "") -> Came | None:
    """Return the message that a record of 微信客服 is; None for those that are not a person's."""
    kind = _text(one.get("msgtype"))
    inner = _dict(one.get(kind))
    user = _text(one.get("external_userid")) or _text(inner.get("external_userid"))
    kfid = _text(one.get("open_kfid")) or _text(inner.get("open_kfid"))
    msgid = _text(one.get("msgid"))
    if not user or not kfid or not msgid or len(msgid) > 120:
        return None
    common: dict[str, Any] = {
        "channel": NAME,
        "update": f"{KF}{msgid}",
        "chat": kf_chat(kfid, user),
        "at": _at(one.get("send_time"), now),
        "sender": Sender(f"{KF}{user}", name or user[-6:]),
        "ref": msgid[:64],
    }
    if kind == "event":
        return _kf_event(inner, common)
    if one.get("origin") != 3:
        return None
    if kind == "text" and _text(inner.get("menu_id")):
        text = _text(inner["menu_id"])
        return Came(Message(kind=MessageKind.PRESS, text=text, press=msgid, **common))
    if kind in _FILES:
        media = ((_FILES[kind], _text(inner.get("media_id"))),)
        return Came(Message(kind=MessageKind.TEXT, **common), media)
    if kind == "location":
        place = (_number(inner.get("latitude")), _number(inner.get("longitude")))
        words = " ".join(w for w in (_text(inner.get("name")), _text(inner.get("address"))) if w)
        return Came(Message(kind=MessageKind.TEXT, text=words, location=place, **common))
    if kind == "link":
        words = "\n".join(w for w in (_text(inner.get("title")), _text(inner.get("url"))) if w)
        return Came(Message(kind=MessageKind.TEXT, text=words, **common))
    return Came(Message(kind=MessageKind.TEXT, text=_text(inner.get("content")).strip(), **common))


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _kf_event(inner: dict[str, Any], common: dict[str, Any]) -> Came | None:
    if inner.get("event_type") != "enter_session":
        return None
    scene = _text(inner.get("scene_param")) or _text(inner.get("scene"))
    welcome = _text(inner.get("welcome_code"))
    text = hello(scene)
    if not welcome and text == "/start":
        return None  # somebody came back to an open talk; nobody greets at each glance
    message = Message(kind=MessageKind.TEXT, text=text, **common)
    return Came(message, welcome=welcome, counts=False)


def failed(one: dict[str, Any]) -> str:
    """Return the id of a message of ours that could not be shown after all, else empty."""
    inner = _dict(one.get("event"))
    if one.get("msgtype") != "event" or inner.get("event_type") != "msg_send_fail":
        return ""
    return _text(inner.get("fail_msgid"))


@dataclass(frozen=True, slots=True)
class Call:
    """One callback of an Official Account: the message, if it is one, and what else it means."""

    came: Came | None
    openid: str
    window: tuple[int, float] = (0, 0.0)
    gone: bool = False
    consents: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


def call(fields: dict[str, Any], now: datetime) -> Call | None:
    """Return what a callback of an Official Account means; None for what is none."""
    openid = _text(fields.get("FromUserName"))
    kind = _text(fields.get("MsgType"))
    if not openid or len(openid) > 120:
        return None
    common: dict[str, Any] = {
        "channel": NAME,
        "update": OFFICIAL + _update(fields, openid),
        "chat": Address(NAME, OFFICIAL + openid),
        "at": _at(fields.get("CreateTime"), now),
        "sender": Sender(OFFICIAL + openid, openid[-6:]),
        "ref": _text(fields.get("MsgId"))[:64],
    }
    if kind == "event":
        return _official_event(fields, openid, common)
    return Call(_official_message(kind, fields, common), openid, (5, 48 * 3600.0))


def _update(fields: dict[str, Any], openid: str) -> str:
    """Return what identifies a callback: MsgId, for events who and when and what."""
    msgid = _text(fields.get("MsgId"))
    if msgid and _text(fields.get("MsgType")) != "event":
        return msgid[:100]
    parts = (openid, *(_text(fields.get(n)) for n in ("CreateTime", "Event", "EventKey")))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _official_message(kind: str, fields: dict[str, Any], common: dict[str, Any]) -> Came:
    tapped = _text(fields.get("bizmsgmenuid"))
    if tapped:
        return Came(Message(kind=MessageKind.PRESS, text=tapped, press=tapped[:64], **common))
    if kind in _FILES or kind == "shortvideo":
        media = ((_FILES.get(kind, "video"), _text(fields.get("MediaId"))),)
        words = _text(fields.get("Recognition")).strip()
        return Came(Message(kind=MessageKind.TEXT, text=words, **common), media)
    if kind == "location":
        place = (_float(fields.get("Location_X")), _float(fields.get("Location_Y")))
        words = _text(fields.get("Label"))
        return Came(Message(kind=MessageKind.TEXT, text=words, location=place, **common))
    if kind == "link":
        words = "\n".join(w for w in (_text(fields.get("Title")), _text(fields.get("Url"))) if w)
        return Came(Message(kind=MessageKind.TEXT, text=words, **common))
    words = _text(fields.get("Content")).strip()
    return Came(Message(kind=MessageKind.TEXT, text=words, **common))


def _float(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0


def _official_event(fields: dict[str, Any], openid: str, common: dict[str, Any]) -> Call:
    event, key = _text(fields.get("Event")), _text(fields.get("EventKey"))
    short = (3, 60.0)
    if event == "unsubscribe":
        message = Message(kind=MessageKind.BLOCKED, **common)
        return Call(Came(message), openid, gone=True)
    if event in {"subscribe", "SCAN"}:
        text = hello(key.removeprefix("qrscene_"))
        return Call(Came(Message(kind=MessageKind.TEXT, text=text, **common)), openid, short)
    if event == "CLICK" and key:
        message = Message(kind=MessageKind.PRESS, text=key, press="menu", **common)
        return Call(Came(message), openid, short)
    if event in {"subscribe_msg_popup_event", "subscribe_msg_change_event"}:
        said = _said_to_notices(fields, event)
        yes = tuple(t for t, status in said if status == "accept")
        no = tuple(t for t, status in said if status == "reject")
        return Call(None, openid, consents=yes, refusals=no)
    return Call(None, openid)


def _said_to_notices(fields: dict[str, Any], event: str) -> list[tuple[str, str]]:
    """Return the templates of notices that somebody was asked about, and what they said: accept or reject."""
    name = "".join(p.capitalize() for p in event.removesuffix("_event").split("_")) + "Event"
    listed = _dict(fields.get(name)).get("List")
    entries = [_dict(entry) for entry in (listed if isinstance(listed, list) else [listed])]
    return [
        (_text(entry["TemplateId"]), _text(entry.get("SubscribeStatusString")))
        for entry in entries
        if _text(entry.get("TemplateId"))
    ]


def attachment(kind: str, source: str, content: bytes, media_type: str) -> Attachment:
    """Return a kept file as an attachment."""
    return Attachment(kind, source, source[:64], media_type, len(content))
