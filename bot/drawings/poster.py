"""A poster for a stairwell: A4, the ways in as QR codes, and three lines how to use them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import segno
from PIL import Image, ImageDraw

from bot.drawings.paper import AMBER, GREEN, INK, RED, SOFT, font, speaker, wrapped
from texts.catalogue import Catalogue

DPI = 200
WIDTH, HEIGHT = 1654, 2339
"""A4 at 200 dots per inch."""
EDGE = 130
MOST_WAYS = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: weixin, web or telegram, and what its code contains."""

    kind: str
    content: str


def draw(data: Mapping[str, Any], texts: Catalogue, language: str, zone: str) -> bytes:
    """Return a poster as PNG; `data`: compound, place, code (may be empty), ways [{kind, content}]."""
    ways = [Way(str(w["kind"]), str(w["content"])) for w in data["ways"]]
    place, code = str(data.get("place", "")), str(data.get("code", ""))
    sheet = page(str(data["compound"]), place, code, ways, texts, language)
    out = io.BytesIO()
    sheet.save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def page(
    compound: str, place: str, code: str, ways: Sequence[Way], texts: Catalogue, language: str
) -> Image.Image:
    """Return one sheet."""
    words = speaker(texts, language, "Asia/Shanghai")
    sheet = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, WIDTH, 420), fill=GREEN)
    _centred(pen, words("poster-title"), 150, 112, "white")
    _centred(pen, words("poster-where", compound=compound, place=place or "none"), 300, 64, "white")
    y = _codes(sheet, pen, ways[:MOST_WAYS], words, 520)
    y += 50
    for number in (1, 2, 3):
        for line in wrapped(words(f"poster-step-{number}"), font(52), WIDTH - 2 * EDGE):
            pen.text((EDGE, y), line, fill=INK, font=font(52))
            y += 78
        y += 22
    if code:
        pen.rounded_rectangle((EDGE, y + 10, WIDTH - EDGE, y + 140), 20, outline=AMBER, width=5)
        _centred(pen, words("poster-code", code=code), y + 75, 50, AMBER)
    _centred(pen, words("poster-danger"), HEIGHT - 130, 44, RED)
    return sheet


def _codes(
    sheet: Image.Image, pen: ImageDraw.ImageDraw, ways: Sequence[Way], words: Any, top: int
) -> int:
    """Set the codes beside each other, each with its name below, and return where they end."""
    if not ways:
        return top
    gap = 60
    side = min(620, (WIDTH - 2 * EDGE - gap * (len(ways) - 1)) // len(ways))
    left = (WIDTH - side * len(ways) - gap * (len(ways) - 1)) // 2
    for number, way in enumerate(ways):
        x = left + number * (side + gap)
        sheet.paste(_code(way.content, side), (x, top))
        size = 48 if len(ways) > 1 else 60
        name = words(f"poster-way-{way.kind}")
        pen.text((x + side / 2, top + side + 50), name, fill=SOFT, font=font(size), anchor="mm")
    return top + side + 110


def _code(content: str, side: int) -> Image.Image:
    """Return a QR code with its quiet margin, its points a whole number of pixels."""
    made = io.BytesIO()
    code = segno.make(content, error="q", micro=False)
    scale = max(1, side // code.symbol_size(border=4)[0])
    code.save(made, kind="png", scale=scale, border=4)
    picture = Image.open(made).convert("RGB")
    square = Image.new("RGB", (side, side), "white")
    at = (side - picture.width) // 2
    square.paste(picture, (at, at))
    return square


def _centred(pen: ImageDraw.ImageDraw, text: str, y: int, size: int, ink: str) -> None:
    """Write one line in the middle, smaller where it would not fit."""
    while size > 24 and font(size).getlength(text) > WIDTH - 2 * EDGE // 2:
        size -= 4
    pen.text((WIDTH / 2, y), text, fill=ink, font=font(size), anchor="mm")
