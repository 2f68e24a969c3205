"""A letter as the few messages that WeChat lets through: text, menus to tap, files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from bot.channels.contract import Button, File, Outgoing
from bot.channels.wechat_text import beside, cut, pieces, size
from bot.channels.wecom_cards import divided

TEXT, HEAD, ITEM, ID, ITEMS = 2048, 1024, 128, 64, 10
MOST = 4
"""So many messages may one letter be; of five, the last one is kept for what is urgent."""

Body = dict[str, Any]
Part = Body | File


def menu_id(command: str) -> str:
    """Return the id of a menu's item: the command itself where it fits."""
    if size(command) <= ID:
        return command
    return "#" + hashlib.sha256(command.encode()).hexdigest()[:40]


def parts(out: Outgoing, *, official: bool) -> list[Part]:
    """Return the messages of a letter, at most MOST; `official`: in an Official Account's shape."""
    presses, links, prompts = divided(out)
    tapped = [*presses, *([] if official else links)]
    text = beside(out.text, [*prompts, *(links if official else [])])
    files: list[Part] = [*out.files[: MOST - 1]]
    room = MOST - len(files)
    if not tapped:
        return [*files, *_texts(text, room)]
    menus = [tapped[i : i + ITEMS] for i in range(0, len(tapped), ITEMS)][:room]
    if size(text) <= HEAD:
        heads = [text, *("…" for _ in menus[1:])]
        before: list[Part] = []
    else:
        before = _texts(text, max(1, room - len(menus)))
        menus = menus[: max(1, room - len(before))]
        heads = ["👇" for _ in menus]
    return [*files, *before, *(_menu(h, m, official) for h, m in zip(heads, menus, strict=True))]


def _texts(text: str, most: int) -> list[Part]:
    found = [piece for piece in pieces(text, TEXT) if piece]
    if len(found) > most:
        rest = "\n".join(found[most - 1 :])
        found = [*found[: most - 1], cut(rest, TEXT)]
    return [{"msgtype": "text", "text": {"content": piece}} for piece in found]


def _menu(head: str, buttons: Sequence[Button], official: bool) -> Body:
    items: list[Body] = []
    for button in buttons:
        label = cut(button.label, ITEM)
        if official:
            items.append({"id": menu_id(button.command), "content": label})
        elif button.link:
            items.append({"type": "view", "view": {"url": button.link, "content": label}})
        else:
            click = {"id": menu_id(button.command), "content": label}
            items.append({"type": "click", "click": click})
    return {"msgtype": "msgmenu", "msgmenu": {"head_content": head, "list": items}}


def numbered(out: Outgoing, before: int = 0) -> tuple[str, list[str]]:
    """Return a letter as one text with its choices numbered from `before` on, and their commands in that order."""
    presses, links, prompts = divided(out)
    text = beside(out.text, [*prompts, *links])
    lines = [f"{n}. {button.label}" for n, button in enumerate(presses, before + 1)]
    return cut("\n".join([text, *lines]), TEXT), [b.command for b in presses]
