"""Pictures for chats: the result of a poll, the month in numbers. Drawn with Pillow, in any language."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import segno
from PIL import Image, ImageDraw, ImageFont

from domain.conversation import Picture, Term
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
GOALS = {"harmony": "#d1495b", "beauty": "#2e86ab", "concord": "#edae49", "spirit": "#66a182"}

Font = ImageFont.FreeTypeFont


@cache
def font(size: int) -> Font:
    """Return the bundled Chinese font at a size in pixels."""
    with as_file(files("bot") / "fonts" / "NotoSansSC-subset.otf") as path:
        return ImageFont.truetype(io.BytesIO(path.read_bytes()), size)


def draw(picture: Picture, texts: Catalogue, language: str, zone: str) -> bytes:
    """Return the picture as PNG. Raises KeyError for an unknown drawing."""

    def words(key: str, **values: Any) -> str:
        return texts.term(Term(key, values), language, zone)

    paper = DRAWINGS[picture.drawing](picture.data, words)
    out = io.BytesIO()
    paper.image().save(out, "PNG", optimize=True)
    return out.getvalue()


class Paper:
    """A sheet that is written from top to bottom and cut where the writing ends."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH, TALLEST), PAPER)
        self.pen = ImageDraw.Draw(self._image)
        self.y = EDGE

    def image(self) -> Image.Image:
        """Return the written part of the sheet."""
        return self._image.crop((0, 0, WIDTH, min(TALLEST, self.y + EDGE // 2)))

    def paste(self, picture: Image.Image) -> None:
        """Put a picture in the middle."""
        self._image.paste(picture, ((WIDTH - picture.width) // 2, round(self.y)))
        self.y += picture.height

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
        stroke = max(1, size // 36) if heavy else 0
        self.pen.text(
            at,
            words,
            fill=ink,
            font=font(size),
            anchor=anchor,
            stroke_width=stroke,
            stroke_fill=ink,
        )

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


Words = Callable[..., str]


def _poll(data: dict[str, Any], words: Words) -> Paper:
    """The bars of the options, the line of the quorum, and what a consultation is not (R-K02, R-N05)."""
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
        told = words("poll-picture-count", count=count, who=data["who"], share=_share(count, part))
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
    return paper


def _participation(paper: Paper, data: dict[str, Any], words: Words) -> None:
    part, eligible, wanted = data["taking_part"], data["eligible"], data["needed"]
    paper.y += 8
    paper.pen.line((EDGE, paper.y, WIDTH - EDGE, paper.y), fill=TRACK, width=3)
    paper.y += 26
    told = words(
        "poll-picture-part",
        part=part,
        eligible=eligible,
        who=data["who"],
        share=_share(part, eligible),
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


def _share(part: int, whole: int) -> str:
    tenths = 1000 * part // whole if whole else 0
    return f"{tenths // 10}.{tenths % 10}"


def _month(data: dict[str, Any], words: Words) -> Paper:
    """The month's numbers in two rows, the four goals as one bar, the most frequent categories."""
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
    return paper


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


def _qr(data: dict[str, Any], words: Words) -> Paper:
    """Draw a QR code for a poster: what it opens above, the code to be typed below."""
    paper = Paper()
    paper.text(data["title"], 48, heavy=True, lines=2)
    paper.y += 20
    code = io.BytesIO()
    segno.make(str(data["content"]), error="m", micro=False).save(code, kind="png", scale=16)
    square = Image.open(code).convert("RGB")
    side = min(INNER, square.width)
    paper.paste(square.resize((side, side), Image.Resampling.NEAREST))
    paper.y += 20
    paper.text(data["below"], 44, lines=3)
    return paper


DRAWINGS: dict[str, Callable[[dict[str, Any], Words], Paper]] = {
    "poll-result": _poll,
    "month": _month,
    "qr": _qr,
}
