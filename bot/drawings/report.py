"""The picture of a report on a period: the key figures, the three rates as bars, the months, and the parts with the most work."""

from __future__ import annotations

from typing import Any

from bot.drawings.paper import (
    AMBER,
    EDGE,
    GREEN,
    INK,
    INNER,
    PALE,
    SOFT,
    TRACK,
    WIDTH,
    Paper,
    Words,
    font,
    speaker,
)
from domain.conversation import Term
from texts.catalogue import Catalogue

RATES = ("response", "resolution", "satisfaction", "inside")
BEHIND = {
    "response": ("answered", "counted"),
    "resolution": ("solved", "counted"),
    "satisfaction": ("satisfied", "rated"),
    "inside": ("in_station", "counted"),
}
CELLS = ("received", "counted", "composite")
PARTS_SHOWN, ROWS_SHOWN = 2, 6
COLUMN_HEIGHT = 150


def draw(data: dict[str, Any], texts: Catalogue, language: str, zone: str) -> bytes:
    """Return a report's picture as PNG; see domain/reports.py for its data."""
    words, paper = speaker(texts, language, zone), Paper()

    def tell(value: Any) -> str:
        return named(value, words)

    paper.text(data["place"], 34, SOFT)
    paper.text(tell(data["period"]), 46, heavy=True)
    paper.y += 22
    _cells(paper, data, words)
    paper.y += 10
    paper.text(words("report-chart"), 30, heavy=True)
    paper.y += 14
    bars(paper, data["total"], words)
    if data["months"]:
        paper.text(words("report-chart-months"), 30, heavy=True)
        paper.y += 14
        columns(paper, data["months"])
    for id, rows in [table for table in data["tables"] if table[1]][:PARTS_SHOWN]:
        paper.y += 12
        paper.text(words(f"summary-by-{id}").rstrip("：:"), 30, heavy=True)
        paper.y += 10
        _parts(paper, rows[:ROWS_SHOWN], tell)
    return paper.png()


def named(value: Any, words: Words) -> str:
    """Return a name of the data in words; data that was kept holds its terms as plain values."""
    if isinstance(value, Term):
        return words(value.key, **value.values)
    if isinstance(value, dict) and "key" in value:
        return words(value["key"], **value["values"])
    return str(value)


def _cells(paper: Paper, data: dict[str, Any], words: Words) -> None:
    width, gap, height = (INNER - 40) // 3, 20, 150
    for column, name in enumerate(CELLS):
        left = EDGE + column * (width + gap)
        paper.pen.rounded_rectangle((left, paper.y, left + width, paper.y + height), 18, fill=TRACK)
        value = data["total"][name]
        paper.write(
            left + 22,
            str(value if value != "" else "–"),
            54,
            INK,
            heavy=True,
            anchor="lm",
            y=paper.y + 52,
        )
        paper.write(left + 22, words(f"report-{name}"), 26, SOFT, anchor="lm", y=paper.y + 116)
    paper.y += height + gap


def bars(paper: Paper, total: dict[str, Any], words: Words) -> None:
    """Draw each rate as a bar with its counts; one of too few tickets has counts only."""
    for name in RATES:
        part, whole = (int(total[key]) for key in BEHIND[name])
        share = total[name] or words("report-few")
        counts = words("report-of", part=part, whole=whole)
        paper.write(EDGE, words(f"report-{name}"), 28)
        paper.write(WIDTH - EDGE, f"{share}   {counts}", 28, SOFT, anchor="ra")
        paper.y += 44
        ink = PALE if not total[name] else AMBER if name == "inside" else GREEN
        paper.bar(part / whole if whole else 0.0, ink, height=22)
        paper.y += 22 + 24


def columns(paper: Paper, months: list[dict[str, Any]]) -> None:
    """Draw what came in each month as columns."""
    most = max([row["received"] for row in months] + [1])
    width = min(90, (INNER - 20 * len(months)) // len(months))
    step = INNER / len(months)
    floor = paper.y + 34 + COLUMN_HEIGHT
    for at, row in enumerate(months):
        middle = EDGE + step * (at + 0.5)
        top = floor - round(COLUMN_HEIGHT * row["received"] / most)
        paper.pen.rectangle((middle - width / 2, top, middle + width / 2, floor), fill=GREEN)
        paper.write(middle, str(row["received"]), 24, INK, anchor="mb", y=top - 4)
        month = row["name"].values if isinstance(row["name"], Term) else row["name"]["values"]
        paper.write(middle, str(month["month"]), 24, SOFT, anchor="mt", y=floor + 8)
    paper.y = floor + 50


def _parts(paper: Paper, rows: list[dict[str, Any]], tell: Any) -> None:
    most = max([max(row["received"], row["counted"]) for row in rows] + [1])
    for row in rows:
        size = 28
        count = str(max(row["received"], row["counted"]))
        name = tell(row["name"])
        while font(size).getlength(name) > INNER - 160 and len(name) > 4:
            name = name[:-2] + "…"
        paper.write(EDGE, name, size)
        paper.write(WIDTH - EDGE, count, size, SOFT, anchor="ra")
        paper.y += 42
        paper.bar(int(count) / most, GREEN, height=16)
        paper.y += 16 + 20
