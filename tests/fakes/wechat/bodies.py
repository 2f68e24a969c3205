"""What bodies of messages and cards WeCom takes: sizes in bytes, required fields, known kinds."""

from __future__ import annotations

import re
from typing import Any

TASK = re.compile(r"[A-Za-z0-9_@-]{1,128}")
MARKDOWN = 20_480


class Refusal(Exception):
    """The platform says no, with its error code."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code} {words}")
        self.code, self.words = code, words


def _need(right: Any, words: str) -> None:
    if not right:
        raise Refusal(40058, words)


def check_message(body: dict[str, Any], kinds: set[str]) -> None:
    """Refuse a message whose kind or size is not allowed here."""
    kind = body.get("msgtype")
    if kind not in kinds or not isinstance(body.get(kind), dict):
        raise Refusal(40008, "invalid message type")
    inner = body[kind]
    if kind in {"text", "markdown"}:
        content = inner.get("content")
        _need(isinstance(content, str) and content, "content is empty")
        if len(content.encode()) > MARKDOWN:
            raise Refusal(45002, "content size out of limit")
    elif kind == "stream":
        _need(isinstance(inner.get("id"), str) and inner["id"], "stream.id")
        if len(str(inner.get("content", "")).encode()) > MARKDOWN:
            raise Refusal(45002, "content size out of limit")
    elif kind == "template_card":
        check_card(inner)
    else:
        _need(isinstance(inner.get("media_id"), str), "media_id")


def check_card(card: dict[str, Any], update: bool = False) -> None:
    """Refuse a card that the platform refuses."""
    kind = card.get("card_type")
    checks = {
        "text_notice": _notice,
        "news_notice": _notice,
        "button_interaction": _buttons,
        "vote_interaction": _vote,
        "multiple_interaction": _form,
    }
    _need(kind in checks, "card_type")
    title = card.get("main_title", {})
    if kind != "text_notice":
        _need(title.get("title"), "main_title.title")
    if kind in {"button_interaction", "vote_interaction", "multiple_interaction"}:
        _need(TASK.fullmatch(str(card.get("task_id", ""))), "task_id")
    _need(len(card.get("horizontal_content_list", [])) <= 6, "horizontal_content_list")
    _need(len(card.get("jump_list", [])) <= 3, "jump_list")
    for jump in card.get("jump_list", []):
        _need(jump.get("title") and (jump.get("type") != 1 or jump.get("url")), "jump_list")
    checks[str(kind)](card, update)


def _notice(card: dict[str, Any], update: bool) -> None:
    _need(card.get("card_action", {}).get("type") in {1, 2}, "card_action")
    _need(card.get("main_title", {}).get("title") or card.get("sub_title_text"), "main_title")


def _buttons(card: dict[str, Any], update: bool) -> None:
    buttons = card.get("button_list")
    _need(isinstance(buttons, list) and 1 <= len(buttons) <= 6, "button_list")
    for button in buttons:
        _need(button.get("text"), "button.text")
        if button.get("type", 0) == 0:
            _need(0 < len(str(button.get("key", "")).encode()) <= 1024, "button.key")
    keys = [b.get("key") for b in buttons]
    _need(len(set(keys)) == len(keys), "button.key twice")


def _options(options: Any, most: int) -> None:
    _need(isinstance(options, list) and 1 <= len(options) <= most, "option_list")
    for option in options:
        _need(0 < len(str(option.get("id", "")).encode()) <= 128, "option.id")
        _need(option.get("text"), "option.text")
    _need(len({o["id"] for o in options}) == len(options), "option.id twice")


def _vote(card: dict[str, Any], update: bool) -> None:
    box = card.get("checkbox", {})
    _need(box.get("question_key") and box.get("mode", 0) in {0, 1}, "checkbox")
    _options(box.get("option_list"), 20)
    _submit(card)
    _need(update or "disable" not in box, "disable is for updates")


def _form(card: dict[str, Any], update: bool) -> None:
    selects = card.get("select_list")
    _need(isinstance(selects, list) and 1 <= len(selects) <= 3, "select_list")
    for select in selects:
        _need(select.get("question_key"), "question_key")
        _options(select.get("option_list"), 10)
    _submit(card)


def _submit(card: dict[str, Any]) -> None:
    button = card.get("submit_button", {})
    _need(button.get("text") and 0 < len(str(button.get("key", "")).encode()) <= 1024, "submit")
