"""Pictures: each drawing is a module here with `draw(data, texts, language, zone) -> bytes` (PNG), loaded when first drawn."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from domain.conversation import Picture
from texts.catalogue import Catalogue


def draw(picture: Picture, texts: Catalogue, language: str, zone: str) -> bytes:
    """Return a picture as PNG. Raises LookupError for a drawing that does not exist."""
    if not picture.drawing.isidentifier():
        raise LookupError(picture.drawing)
    try:
        module = import_module(f"bot.drawings.{picture.drawing}")
    except ModuleNotFoundError:
        raise LookupError(picture.drawing) from None
    return cast("bytes", module.draw(picture.data, texts, language, zone))
