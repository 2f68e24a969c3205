"""Polls as vote cards: when a card is locked for its voter, and what voters are told after a break of the line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from bot.channels.wechat_room import Room
from bot.channels.wechat_text import shortened
from bot.channels.wecom_cards import DESC, Card, Labels, answered
from bot.channels.wecom_frames import DIRECT, NAME
from domain.conversation import Message

AWAY = 10.0
"""Seconds of a break from which on a press may have been lost: the platform does not repeat one."""
CHAT = "_chat"
"""Under this name a kept card has the chat where it is shown."""
_VOTE = re.compile(r"(~\d+ )?vote (\d+) ")


def kept(card: Card, chat: str) -> str:
    """Return a card as it is kept, with its chat."""
    return json.dumps(card | {CHAT: chat}, ensure_ascii=False)


def shown(text: str) -> Card:
    """Return a kept card as the platform knows it, empty for none."""
    card: dict[str, Any] = json.loads(text) if text else {}
    card.pop(CHAT, None)
    return card


def poll_of(card: Card) -> tuple[str, str] | None:
    """Return the mark of the compound ("~3 ") and the number of the poll that a card asks about, or None."""
    options = card.get("checkbox", {}).get("option_list") or [{}]
    found = _VOTE.match(str(options[0].get("id", "")))
    return (found[1] or "", found[2]) if found else None


def is_recorded(words: str, labels: Labels) -> bool:
    """Tell whether the words for a voter say that the voice is kept; else the card must stay open to them."""
    return words.startswith(labels.recorded)


def with_words(card: Card, words: str, chosen: Sequence[str], labels: Labels) -> Card:
    """Return a card as who pressed it sees it: a vote is locked with its choice only once it is kept."""
    if poll_of(card) is None or is_recorded(words, labels):
        return answered(card, words, chosen, labels)
    card = json.loads(json.dumps(card))
    card["main_title"]["desc"] = shortened(words, DESC)
    return card


def recorded(card: Card, chosen: Sequence[str], labels: Labels) -> Card:
    """Return a vote card for the one voter of a direct chat whose voice is kept."""
    texts = [o["text"] for o in card["checkbox"]["option_list"] if o["id"] in chosen]
    return answered(
        card, "：".join(filter(None, (labels.recorded[0], "、".join(texts)))), chosen, labels
    )


class Breaks:
    """Knows of the last break of the line, and whom it has told since what is recorded of them."""

    def __init__(self) -> None:
        self._broken_at = -AWAY
        self._back_at = 0.0
        self._told: set[str] = set()

    def begun(self, clock: float) -> None:
        """Note that the line is broken."""
        self._broken_at = clock

    def over(self, clock: float, now: float) -> None:
        """Note that the line is up again; the start of the program ends a break too."""
        if clock - self._broken_at >= AWAY:
            self._back_at, self._broken_at = now, clock
            self._told.clear()

    async def questions(self, room: Room, message: Message) -> list[Message]:
        """Return what to ask for somebody who is in touch for the first time since: what is recorded of their voices.

        In a group only the polls that are shown there are asked about, in private all.
        """
        sender = message.sender
        if sender is None or sender.account in self._told or not self._back_at:
            return []
        self._told.add(sender.account)
        here = {message.chat.chat, DIRECT + sender.account}
        found: dict[tuple[str, str], Message] = {}
        for text in await room.votes(NAME, self._back_at):
            card = json.loads(text)
            poll = poll_of(card)
            if poll is None or (message.is_group and card.get(CHAT) not in here):
                continue
            mark, number = poll
            found[poll] = msgspec.structs.replace(
                message,
                update=f"voice:{mark}{number}:{self._back_at:.0f}:{sender.account}"[:128],
                text=f"{mark}/poll_recorded {number}",
                quote="",
                attachments=(),
            )
        return list(found.values())
