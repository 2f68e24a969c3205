"""Reply markup: what Telegram accepts under a message."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from .calls import Call
from .refusals import bad
from .world import Json, Room

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def read_markup(call: Call, chat: Room) -> Json | None:
    """The checked markup of a call, or None if there is none."""
    markup = call.json("reply_markup")
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup, chat)
    if "keyboard" in markup:
        for row in markup["keyboard"]:
            for button in row:
                words = button if isinstance(button, str) else button.get("text")
                if not words:
                    raise bad("can't parse keyboard button: Text must be non-empty")
        return None
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return None
    raise bad("can't parse reply keyboard markup JSON object")


def _inline(markup: Json, chat: Room) -> Json | None:
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(len(row) for row in rows) > 100:
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button, chat)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Any, chat: Room) -> None:
    trouble = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad(f"{trouble}: InlineKeyboardButton must be an Object")
    if not str(button.get("text", "")).strip():
        raise bad(f'{trouble}: Can\'t find field "text"')
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad(f"{trouble}: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad(f"{trouble}: Button must have exactly one of the optional fields")
    if button.get("style") not in (None, "primary", "success", "danger"):
        raise bad(f"{trouble}: Invalid button style specified")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(str(button["url"]))
    if "web_app" in button and chat.type != "private":
        raise bad("BUTTON_TYPE_INVALID")
    if "web_app" in button and not str(button["web_app"].get("url", "")).startswith("https://"):
        raise bad(
            f"inline keyboard button Web App URL '{button['web_app'].get('url')}' is invalid: "
            "Only HTTPS links are allowed"
        )
    if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= 256:
        raise bad(f"{trouble}: Text length must not exceed 256 characters")


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https", "tg") or (parts.scheme != "tg" and "." not in host):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
