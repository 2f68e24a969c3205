"""Pictures for the demo's week, drawn rather than taken: nobody's home is shown."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFilter

SIZE = (960, 720)
Drawn = tuple[bytes, int, int]


def _ground(top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Image.Image:
    """Return a sheet that fades from one colour to another."""
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        part = y / SIZE[1]
        shade = [round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True)]
        column.putpixel((0, y), (shade[0], shade[1], shade[2]))
    return column.resize(SIZE)


def _finished(picture: Image.Image, blur: float = 0.8) -> Drawn:
    made = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(blur)).save(made, "JPEG", quality=80)
    return made.getvalue(), *SIZE


@cache
def lamp() -> Drawn:
    """Draw a dark stairwell with a dead lamp."""
    picture = _ground((38, 40, 48), (16, 17, 22))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(0, 0), (300, 120), (300, 620), (0, 720)], fill=(30, 32, 38))
    pen.polygon([(960, 0), (660, 120), (660, 620), (960, 720)], fill=(27, 28, 34))
    pen.rectangle((300, 120, 660, 620), fill=(46, 48, 56))
    pen.rectangle((420, 300, 560, 620), fill=(62, 54, 48), outline=(28, 26, 24), width=5)
    pen.ellipse((538, 450, 550, 462), fill=(120, 110, 90))
    for step in range(6):
        top = 620 + step * 18
        pen.polygon(
            [
                (300 - step * 52, top),
                (660 + step * 52, top),
                (680 + step * 52, top + 16),
                (280 - step * 52, top + 16),
            ],
            fill=(54 - step * 4, 55 - step * 4, 62 - step * 4),
        )
    pen.line((480, 120, 480, 170), fill=(15, 15, 18), width=6)
    pen.ellipse((446, 165, 514, 233), fill=(74, 74, 78), outline=(98, 98, 104), width=4)
    pen.line((462, 190, 498, 212), fill=(40, 40, 44), width=3)
    return _finished(picture, 1.6)


@cache
def bins() -> Drawn:
    """Draw bins that overflow."""
    picture = _ground((188, 205, 214), (150, 156, 150))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 960, 330), fill=(206, 190, 166))
    for y in range(0, 330, 44):
        for x in range(-60 + (y // 44 % 2) * 60, 960, 120):
            pen.rectangle(
                (x, y, x + 114, y + 38), fill=(196, 158 + y // 22, 128), outline=(176, 150, 126)
            )
    pen.rectangle((0, 470, 960, 720), fill=(128, 130, 128))
    for left, shade in ((130, (46, 110, 72)), (390, (58, 62, 70)), (650, (46, 110, 72))):
        for n, bag in enumerate(((20, 24, 30), (225, 225, 220), (30, 34, 40), (196, 60, 50))):
            x = left + 8 + n * 40
            pen.ellipse((x, 226 - n % 2 * 26, x + 92, 320), fill=bag)
        pen.polygon(
            [(left, 300), (left + 200, 300), (left + 178, 600), (left + 22, 600)], fill=shade
        )
        pen.rectangle((left - 8, 288, left + 208, 316), fill=tuple(c - 16 for c in shade))
        pen.ellipse((left + 24, 580, left + 66, 622), fill=(24, 24, 26))
        pen.ellipse((left + 134, 580, left + 176, 622), fill=(24, 24, 26))
    for x, y, bag in (
        (80, 590, (225, 225, 220)),
        (330, 610, (28, 32, 38)),
        (600, 600, (210, 206, 196)),
        (830, 585, (28, 32, 38)),
    ):
        pen.ellipse((x, y, x + 110, y + 78), fill=bag)
    return _finished(picture)


@cache
def puddle() -> Drawn:
    """Draw a garage with water on the floor."""
    picture = _ground((92, 96, 100), (58, 60, 64))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(0, 0), (960, 0), (700, 210), (260, 210)], fill=(112, 114, 116))
    pen.polygon([(0, 720), (960, 720), (700, 330), (260, 330)], fill=(70, 74, 76))
    pen.rectangle((260, 210, 700, 330), fill=(134, 136, 136))
    for x in (210, 720):
        pen.rectangle((x, 130, x + 60, 470), fill=(154, 154, 150))
        pen.rectangle((x, 390, x + 60, 470), fill=(222, 186, 40))
        pen.line((x, 410, x + 60, 450), fill=(36, 36, 36), width=14)
    pen.line((260, 160, 700, 160), fill=(240, 240, 225), width=8)
    pen.ellipse((250, 520, 720, 660), fill=(96, 116, 128))
    pen.ellipse((330, 545, 620, 620), fill=(150, 172, 184))
    pen.ellipse((400, 560, 540, 596), fill=(196, 212, 220))
    for y in range(180, 540, 62):
        pen.ellipse((468, y, 480, y + 26), fill=(178, 202, 214))
    return _finished(picture)
