"""The result of a poll: a bar for each option, the line of the quorum (R-K02, R-N05)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.drawings.paper import (
    AMBER,
    EDGE,
    GREEN,
    INK,
    INNER,
    PALE,
    RED,
    SOFT,
    TRACK,
    WIDTH,
    Paper,
    Words,
    font,
    speaker,
)
from domain.polls import share
from texts.catalogue import Catalogue


def draw(data: Mapping[str, Any], texts: Catalogue, language: str, zone: str) -> bytes:
    """Return the picture of a result, see `poll_cards.picture` for its data."""
    words = speaker(texts, language, zone)
    paper = Paper()
    paper.text(words("poll-picture-title", number=data["number"], place=data["place"]), 28, SOFT)
    paper.y += 6
    paper.text(data["question"], 46, heavy=True)
    paper.y += 18
    clear = data["verdict"] == "clear"
    paper.badge(
        words(f"poll-picture-{data['verdict'].replace('_', '-')}"), GREEN if clear else AMBER
    )
    paper.y += 34
    part, leading = data["taking_part"], set(data["leading"])
    for place, (option, count) in enumerate(zip(data["options"], data["counts"], strict=True)):
        told = words("poll-picture-count", count=count, who=data["who"], share=share(count, part))
        ahead = place in leading and count > 0
        room = INNER - round(font(32).getlength(told)) - 30
        top = paper.y
        paper.text(option, 32, heavy=ahead, width=room, lines=2)
        paper.write(WIDTH - EDGE, told, 32, INK if ahead else SOFT, anchor="ra", y=top)
        paper.y += 6
        paper.bar(count / part if part else 0, GREEN if ahead else PALE)
        if part and not data["multiple"]:
            paper.pen.line((WIDTH // 2, paper.y - 3, WIDTH // 2, paper.y + 37), fill=SOFT, width=2)
        paper.y += 34 + 26
    _participation(paper, data, words)
    paper.text(words("poll-picture-label"), 26, SOFT)
    return paper.png()


def _participation(paper: Paper, data: Mapping[str, Any], words: Words) -> None:
    part, eligible, wanted = data["taking_part"], data["eligible"], data["needed"]
    paper.y += 8
    paper.pen.line((EDGE, paper.y, WIDTH - EDGE, paper.y), fill=TRACK, width=3)
    paper.y += 26
    told = words(
        "poll-picture-part",
        part=part,
        eligible=eligible,
        who=data["who"],
        share=share(part, eligible),
    )
    paper.text(told, 30)
    paper.y += 16
    reached = part >= wanted
    paper.bar(part / eligible if eligible else 0, GREEN if reached else AMBER, height=26)
    x = paper.mark(wanted / eligible if eligible else 1, RED, 26)
    paper.y += 26 + 16
    label = words("poll-picture-quorum", needed=wanted, who=data["who"], quorum=data["quorum"])
    half = font(26).getlength(label) / 2
    paper.write(
        min(max(x, EDGE + half), WIDTH - EDGE - half), label, 26, RED, anchor="ma", y=paper.y
    )
    paper.y += 26 + 24
