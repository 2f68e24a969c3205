"""A QR code for a poster or for another's screen: what it opens above, the code to be typed below."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import segno
from PIL import Image

from bot.drawings.paper import INNER, Paper
from texts.catalogue import Catalogue


def draw(data: Mapping[str, Any], texts: Catalogue, language: str, zone: str) -> bytes:
    """Return the QR code of `data["content"]`, with the quiet margin that scanners need."""
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
    return paper.png()
