"""The sheet that pictures for chats are written on: text in a bundled Chinese font, bars, marks."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from domain.conversation import Term
from texts.catalogue import Catalogue

WIDTH = 1080
EDGE = 56
INNER = WIDTH - 2 * EDGE
TALLEST = 4000

PAPER = "#ffffff"
INK = "#1f2a33"
SOFT = "#6b7785"
TRACK = "#edf1f4"
GREEN = "#0f8f6b"
PALE = "#8fb8ab"
AMBER = "#c77700"
RED = "#c0392b"

Font = ImageFont.FreeTypeFont


@cache
def font(size: int) -> Font:
    """Return the bundled Chinese font at a size in pixels."""
    content = (files("bot") / "fonts" / "NotoSansSC-subset.otf").read_bytes()
    return ImageFont.truetype(io.BytesIO(content), size)


Words = Callable[..., str]


def speaker(texts: Catalogue, language: str, zone: str) -> Words:
    """Return the function that gives a text of the catalogue by its key and values."""

    def words(key: str, **values: Any) -> str:
        return texts.term(Term(key, values), language, zone)

    return words


class Paper:
    """A sheet that is written from top to bottom and cut where the writing ends."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH, TALLEST), PAPER)
        self.pen = ImageDraw.Draw(self._image)
        self.y = EDGE

    def png(self) -> bytes:
        """Return the written part of the sheet as PNG."""
        out = io.BytesIO()
        written = self._image.crop((0, 0, WIDTH, min(TALLEST, self.y + EDGE // 2)))
        written.save(out, "PNG", optimize=True)
        return out.getvalue()

    def text(
        self,
        words: str,
        size: int,
        ink: str = INK,
        *,
        heavy: bool = False,
        width: int = INNER,
        lines: int = 6,
        x: int = EDGE,
    ) -> None:
        """Write a paragraph, broken into at most `lines` lines of `width` pixels."""
        for line in wrapped(words, font(size), width)[:lines]:
            self.write(x, line, size, ink, heavy=heavy)
            self.y += round(size * 1.4)

    def write(
        self,
        x: float,
        words: str,
        size: int,
        ink: str = INK,
        *,
        heavy: bool = False,
        anchor: str = "la",
        y: float | None = None,
    ) -> None:
        """Write one line at the present height, or at `y`."""
        at = (x, self.y if y is None else y)
        stroke = size // 40 if heavy else 0  # the thin strokes of small signs would run together
        self.pen.text(
            at,
            words,
            fill=ink,
            font=font(size),
            anchor=anchor,
            stroke_width=stroke,
            stroke_fill=ink,
        )

    def paste(self, picture: Image.Image) -> None:
        """Set a picture into the middle of the sheet."""
        self._image.paste(picture, ((WIDTH - picture.width) // 2, self.y))
        self.y += picture.height

    def bar(self, share: float, ink: str, height: int = 34, track: str = TRACK) -> None:
        """Draw a bar of `share` (0 to 1) of the width on its track."""
        box = (EDGE, self.y, WIDTH - EDGE, self.y + height)
        self.pen.rounded_rectangle(box, radius=height // 2, fill=track)
        if share > 0:
            end = EDGE + max(height, round(INNER * min(1.0, share)))
            self.pen.rounded_rectangle(
                (EDGE, self.y, end, self.y + height), radius=height // 2, fill=ink
            )

    def mark(self, share: float, ink: str, height: int) -> float:
        """Draw a dashed upright line at `share` of the width and return where it stands."""
        x = EDGE + INNER * min(1.0, share)
        for top in range(self.y - 10, self.y + height + 10, 9):
            self.pen.line((x, top, x, top + 5), fill=ink, width=3)
        return x

    def badge(self, words: str, ink: str, size: int = 30) -> None:
        """Write words in white on a coloured ground."""
        width = min(INNER, round(font(size).getlength(words)) + 40)
        self.pen.rounded_rectangle((EDGE, self.y, EDGE + width, self.y + size + 28), 14, fill=ink)
        self.write(EDGE + 20, words, size, PAPER, anchor="lm", y=self.y + (size + 28) / 2)
        self.y += size + 28


def wrapped(words: str, face: Font, width: int) -> list[str]:
    """Break words into lines of at most `width` pixels: at a space if there is one, else anywhere."""
    lines = []
    for paragraph in words.splitlines() or [""]:
        line = ""
        for char in paragraph:
            if face.getlength(line + char) <= width:
                line += char
                continue
            space = line.rfind(" ")
            if char.isascii() and char != " " and space > len(line) // 2:
                lines.append(line[:space])
                line = line[space + 1 :] + char
            else:
                lines.append(line)
                line = char.lstrip()
        lines.append(line)
    return lines
