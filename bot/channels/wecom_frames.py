"""What the AI bot platform calls back with, read into messages."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.conversation import Address, Message, MessageKind, Sender

NAME = "wecom"
GROUP, DIRECT, HOOK = "group:", "user:", "hook:"
_MENTION = re.compile(r"^@[^\s\u2005]{1,64}(?:[\s\u2005]+|$)")
_VOTE = re.compile(r"^((?:~\d+ )?vote \d+ )(?=\d)")
_REF = 64
_KINDS = {"image": "photo", "file": "file", "video": "video"}
HELLO = "/start"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that came with a message: where it lies encrypted for five minutes, and its key."""

    kind: str
    url: str
    aes_key: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One callback: the messages that it means, the files to be fetched for the first, and how it may be answered."""

    messages: tuple[Message, ...]
    files: tuple[Wanted, ...]
    req_id: str
    kind: str
    task: str = ""
    user: str = ""
    chosen: tuple[str, ...] = ()


def is_group(chat: str) -> bool:
    """Tell whether a chat is a group."""
    return chat.startswith((GROUP, HOOK))


def target(chat: str) -> tuple[str, int]:
    """Return the platform's chat id and chat type (1 direct, 2 group) of a chat."""
    if chat.startswith(GROUP):
        return chat.removeprefix(GROUP), 2
    return chat.removeprefix(DIRECT), 1


def heard(frame: dict[str, Any], now: datetime, bot_name: str = "") -> Heard | None:
    """Return what a callback means; None for what nobody need know."""
    body = frame.get("body")
    headers = frame.get("headers")
    if not isinstance(body, dict) or not isinstance(headers, dict):
        return None
    user = _text(_dict(body.get("from")).get("userid"))
    if not user or user == "sys":
        return None
    common = _Common(
        update=_update(body),
        chat=_chat(body, user),
        at=_moment(body.get("create_time"), now),
        sender=Sender(user, user if len(user) <= 20 else user[-6:]),
    )
    req_id = _text(headers.get("req_id"))
    if frame.get("cmd") == "aibot_event_callback":
        return _event(body, common, req_id)
    if frame.get("cmd") == "aibot_msg_callback":
        return _said(body, common, req_id, bot_name)
    return None


@dataclass(frozen=True, slots=True)
class _Common:
    update: str
    chat: Address
    at: datetime
    sender: Sender

    def message(self, kind: MessageKind, text: str, **more: Any) -> Message:
        return Message(
            channel=NAME,
            update=more.pop("update", self.update),
            kind=kind,
            chat=self.chat,
            at=self.at,
            sender=self.sender,
            is_group=is_group(self.chat.chat),
            text=text,
            **more,
        )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _update(body: dict[str, Any]) -> str:
    """Return the callback's id; one without is known by its content."""
    given = _text(body.get("msgid"))
    if given and len(given) <= 128:
        return given
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _chat(body: dict[str, Any], user: str) -> Address:
    chat = _text(body.get("chatid"))
    if chat and body.get("chattype") != "single":
        return Address(NAME, GROUP + chat)
    return Address(NAME, DIRECT + user)


def _moment(value: Any, now: datetime) -> datetime:
    if isinstance(value, int) and 0 < value < 1 << 33:
        return datetime.fromtimestamp(value, UTC)
    return now


def _said(body: dict[str, Any], common: _Common, req_id: str, bot_name: str) -> Heard | None:
    text, files = _content(body)
    in_group = is_group(common.chat.chat)
    if in_group:
        text = _without_mention(text, bot_name)
    quoted, quoted_files = _content(_dict(body.get("quote")))
    if not text and not files:  # "@bot" and nothing else: it is about what is quoted
        text, quoted, files = quoted, "", quoted_files
    message = common.message(
        MessageKind.TEXT,
        text,
        ref=common.update[:_REF],
        quote=quoted,
        mentions_bot=in_group,
    )
    user = common.sender.account
    return Heard((message,), tuple(files), req_id, "message", user=user)


def _content(body: dict[str, Any]) -> tuple[str, list[Wanted]]:
    """Return the words and files of a message or of what it quotes."""
    kind = _text(body.get("msgtype"))
    inner = _dict(body.get(kind))
    if kind in {"text", "voice", "markdown"}:
        return _text(inner.get("content")).strip(), []
    if kind in _KINDS and _text(inner.get("url")):
        return "", [Wanted(_KINDS[kind], _text(inner["url"]), _text(inner.get("aeskey")))]
    if kind == "mixed":
        parts = [_content(_dict(item)) for item in _list(inner.get("msg_item"))]
        words = "\n".join(text for text, _ in parts if text)
        return words, [file for _, files in parts for file in files]
    return "", []


def _without_mention(text: str, bot_name: str) -> str:
    if bot_name:
        text = text.replace(f"@{bot_name}\u2005", "").replace(f"@{bot_name}", "")
    return _MENTION.sub("", text.strip(), count=1).strip()


def _event(body: dict[str, Any], common: _Common, req_id: str) -> Heard | None:
    event = _dict(body.get("event"))
    kind = _text(event.get("eventtype"))
    user = common.sender.account
    if kind == "enter_chat":
        return Heard((common.message(MessageKind.TEXT, HELLO),), (), req_id, kind, user=user)
    if kind != "template_card_event":
        return None
    inner = _dict(event.get("template_card_event")) or event
    task = _text(inner.get("task_id"))
    chosen = list(_chosen(inner))
    commands = [c for c in chosen or [_text(inner.get("event_key"))] if c != SUBMIT]
    if not task or not commands:
        return None
    message = common.message(
        MessageKind.PRESS,
        together(commands) if chosen else commands[0],
        press=req_id or task,
        card_ref=task[:_REF],
    )
    return Heard((message,), (), req_id, kind, task, user, tuple(commands))


SUBMIT = "submit"


def _chosen(inner: dict[str, Any]) -> Iterator[str]:
    """Yield the ids of the chosen options; the platform gives lists, single ones, or bare strings."""
    for item in _list(_dict(inner.get("selected_items")).get("selected_item")):
        options = _dict(item).get("option_ids")
        for option in _list(
            _dict(options).get("option_id") if isinstance(options, dict) else options
        ):
            if isinstance(option, str) and option:
                yield option


def together(commands: list[str]) -> str:
    """Return one command for several chosen options: "vote 17 1" and "vote 17 3" are "vote 17 =1 3".

    What a vote card submits is the whole choice, whatever was chosen before.
    """
    first, *others = map(_whole, commands)
    head = first.rpartition(" ")[0]
    same = [c.rpartition(" ")[2].removeprefix("=") for c in others if c.rpartition(" ")[0] == head]
    return " ".join([first, *same])


def _whole(command: str) -> str:
    return _VOTE.sub(r"\1=", command, count=1)
