"""Buttons as WeCom's template cards: button cards, vote cards, and the words that go before them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.contract import Button, Outgoing
from bot.channels.wechat_text import as_markdown, beside, shortened
from bot.channels.wecom_frames import SUBMIT

TITLE, DESC, SUBTITLE, LABEL, JUMP = 26, 30, 110, 10, 13
BUTTONS, OPTIONS, JUMPS = 6, 20, 3
QUESTION = "q"

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labels:
    """The words on the cards that no letter carries, from the catalogue."""

    submit: str
    choose: str
    submitted: str
    open: str = "打开"
    recorded: tuple[str, ...] = ("已记录",)
    """The words with which it is said, in each language, that a voice is kept."""


def divided(out: Outgoing) -> tuple[list[Button], list[Button], list[Button]]:
    """Return the buttons that are pressed, those that open a page, and those that fill the input line."""
    every = [b for row in out.buttons for b in row]
    presses = [b for b in every if b.command and not b.link and not b.prompt]
    return presses, [b for b in every if b.link], [b for b in every if b.prompt and not b.link]


def words_and_cards(out: Outgoing, labels: Labels) -> tuple[str, list[Card]]:
    """Return the markdown to send first (may be empty) and the cards after it."""
    presses, links, prompts = divided(out)
    if not presses:
        return as_markdown(beside(out.text, prompts)) + _linked(links), []
    text = beside(out.text, prompts)
    head, _, rest = text.strip().partition("\n")
    fits = len(head) <= TITLE and len(rest) <= SUBTITLE and len(links) <= JUMPS
    title, below = (head, rest.strip()) if fits else (shortened(head, TITLE), "")
    words = "" if fits else as_markdown(text) + _linked(links[JUMPS:])
    cards = _cards(out, labels, presses, title, below)
    if links:
        cards[-1]["jump_list"] = [
            {"type": 1, "title": shortened(b.label, JUMP), "url": b.link} for b in links[:JUMPS]
        ]
    return words, cards


def _linked(links: Sequence[Button]) -> str:
    return "".join(f"\n[{as_markdown(b.label)}]({b.link})" for b in links)


def _cards(
    out: Outgoing, labels: Labels, presses: list[Button], title: str, below: str
) -> list[Card]:
    if out.poll or len(presses) > BUTTONS:
        size, make = OPTIONS, _vote
    else:
        size, make = BUTTONS, _buttons
    groups = [presses[i : i + size] for i in range(0, len(presses), size)]
    return [
        make(out, labels, task_id(out.id, n), group, title, below) for n, group in enumerate(groups)
    ]


def task_id(letter: int, place: int) -> str:
    """Return the id of a letter's card; it is the same at each try, so that a card is not shown twice."""
    return f"y{letter}-{place}"


def _common(kind: str, task: str, title: str, below: str) -> Card:
    card: Card = {"card_type": kind, "task_id": task, "main_title": {"title": title or "…"}}
    if below and kind == "button_interaction":
        card["sub_title_text"] = below
    elif below:
        card["main_title"]["desc"] = below
    return card


def _buttons(
    out: Outgoing, labels: Labels, task: str, presses: Sequence[Button], title: str, below: str
) -> Card:
    card = _common("button_interaction", task, title, below)
    seen: dict[str, Button] = {b.command: b for b in presses}
    card["button_list"] = [
        {"text": shortened(b.label, LABEL), "style": 1 if n == 0 else 2, "key": command}
        for n, (command, b) in enumerate(seen.items())
    ]
    return card


def _vote(
    out: Outgoing, labels: Labels, task: str, presses: Sequence[Button], title: str, below: str
) -> Card:
    card = _common("vote_interaction", task, title, below)
    seen: dict[str, Button] = {b.command: b for b in presses}
    card["checkbox"] = {
        "question_key": QUESTION,
        "mode": 1 if out.poll == "several" else 0,
        "option_list": [{"id": command, "text": b.label} for command, b in seen.items()],
    }
    card["submit_button"] = {"text": labels.submit if out.poll else labels.choose, "key": SUBMIT}
    return card


def answered(card: Card, words: str, chosen: Sequence[str], labels: Labels) -> Card:
    """Return a card as who pressed it sees it afterwards: with the answer, a vote locked with its choice ticked."""
    card = json.loads(json.dumps(card))
    card["main_title"]["desc"] = shortened(words, DESC)
    box = card.get("checkbox")
    if box is None:
        card.pop("sub_title_text", None)
        card["sub_title_text"] = words[:SUBTITLE]
        return dict(card)
    box["disable"] = True
    for option in box["option_list"]:
        option["is_checked"] = option["id"] in chosen
    card["submit_button"]["text"] = labels.submitted
    return dict(card)
