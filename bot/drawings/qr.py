"""A QR code, for posters and for scanning from another's screen."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import segno

from texts.catalogue import Catalogue


def draw(data: Mapping[str, Any], texts: Catalogue, language: str, zone: str) -> bytes:
    """Return the QR code of `data["content"]` as PNG, with the quiet margin that scanners need."""
    target = io.BytesIO()
    segno.make(str(data["content"]), error="m", micro=False).save(
        target, kind="png", scale=10, border=4
    )
    return target.getvalue()
