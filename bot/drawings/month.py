"""The month in numbers: figures, the four goals as one bar, the most frequent categories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.drawings.paper import (
    EDGE,
    GREEN,
    INK,
    INNER,
    RED,
    SOFT,
    TRACK,
    WIDTH,
    Paper,
    Words,
    font,
    speaker,
)
from texts.catalogue import Catalogue

GOALS = {"harmony": "#d1495b", "beauty": "#2e86ab", "concord": "#edae49", "spirit": "#66a182"}


def draw(data: Mapping[str, Any], texts: Catalogue, language: str, zone: str) -> bytes:
    """Return the picture of a month.

    `cells`: pairs of a text's key and a value (a number, or a text as {"key", "values"}); `goals` and
    `categories`: pairs of an id or a text's key, and a count.
    """
    words = speaker(texts, language, zone)
    paper = Paper()
    paper.text(data["place"], 28, SOFT)
    paper.y += 4
    paper.text(words("stats-picture-title", year=data["year"], month=data["month"]), 46, heavy=True)
    paper.y += 26
    cells = [tuple(cell) for cell in data["cells"]]
    for start in range(0, len(cells), 3):
        _cells(paper, cells[start : start + 3], words)
    goals = [(name, count) for name, count in data["goals"] if count]
    if goals:
        paper.y += 18
        paper.text(words("stats-picture-goals"), 30, heavy=True)
        paper.y += 12
        _goals(paper, goals, words)
    if data["categories"]:
        paper.y += 18
        paper.text(words("stats-picture-categories"), 30, heavy=True)
        paper.y += 14
        most = max(count for _, count in data["categories"])
        for name, count in data["categories"]:
            paper.write(EDGE, words(name), 28)
            paper.write(WIDTH - EDGE, str(count), 28, SOFT, anchor="ra")
            paper.y += 44
            paper.bar(count / most, GREEN, height=18)
            paper.y += 18 + 22
    paper.y += 4
    paper.text(words("stats-picture-label"), 24, SOFT)
    return paper.png()


def _cells(paper: Paper, cells: list[tuple[Any, ...]], words: Words) -> None:
    width, gap, height = (INNER - 40) // 3, 20, 150
    for column, (key, value) in enumerate(cells):
        left = EDGE + column * (width + gap)
        box = (left, paper.y, left + width, paper.y + height)
        paper.pen.rounded_rectangle(box, 18, fill=TRACK)
        shown = words(value["key"], **value["values"]) if isinstance(value, dict) else str(value)
        size = 54
        while font(size).getlength(shown) > width - 40 and size > 24:
            size -= 2
        ink = RED if key == "stats-cell-overdue" and value not in (0, "0") else INK
        paper.write(left + 22, shown, size, ink, heavy=True, anchor="lm", y=paper.y + 52)
        paper.write(left + 22, words(key), 26, SOFT, anchor="lm", y=paper.y + 116)
    paper.y += height + gap


def _goals(paper: Paper, goals: list[tuple[str, int]], words: Words) -> None:
    total, x = sum(count for _, count in goals), float(EDGE)
    for name, count in goals:
        end = x + INNER * count / total
        paper.pen.rectangle((x, paper.y, end - 3, paper.y + 40), fill=GOALS.get(name, SOFT))
        x = end
    paper.y += 40 + 18
    x = float(EDGE)
    for name, count in goals:
        label = f"{words(f'goal-{name}')} {count}"
        if x + 40 + font(26).getlength(label) > WIDTH - EDGE:
            x, paper.y = float(EDGE), paper.y + 42
        paper.pen.rounded_rectangle(
            (x, paper.y + 5, x + 22, paper.y + 27), 5, fill=GOALS.get(name, SOFT)
        )
        paper.write(x + 32, label, 26)
        x += 32 + font(26).getlength(label) + 34
    paper.y += 46
