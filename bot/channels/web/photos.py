"""Pictures that visitors send: known by their content, drawn anew without hidden data, refused when they are bombs."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image


LARGEST = 10 * 1024 * 1024
"""Bytes of one upload."""
PIXELS = 50_000_000
"""Pixels of one picture; a phone's camera stays below, a decompression bomb does not."""
EDGE = 1920
"""Pixels of the longer edge of what is kept."""
READABLE = ("JPEG", "PNG", "WEBP", "GIF")


class NotAPicture(Exception):
    """The bytes are no picture that is taken here."""


class TooLarge(Exception):
    """The picture has too many bytes or pixels."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A picture drawn anew as JPEG; sizes in pixels."""

    content: bytes
    width: int
    height: int


def clean(content: bytes) -> Cleaned:
    """Return the picture upright, at most EDGE pixels wide or high, without EXIF, place or anything behind it.

    Raises NotAPicture or TooLarge. Takes up to a second: not for the event loop.
    """
    from PIL import Image

    if len(content) > LARGEST:
        raise TooLarge
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=READABLE) as picture:
                if picture.width * picture.height > PIXELS:
                    raise TooLarge
                return _drawn(picture)
    except TooLarge:
        raise
    except Image.DecompressionBombError as error:
        raise TooLarge from error
    except (
        Exception
    ) as error:  # a broken file fails in Pillow in many ways, all of which mean the same here
        raise NotAPicture from error


def _drawn(picture: Image.Image) -> Cleaned:
    from PIL import Image, ImageOps

    picture.draft("RGB", (EDGE, EDGE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((EDGE, EDGE))
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        flat = Image.new("RGB", upright.size, "white")
        flat.paste(upright, mask=upright.getchannel("A"))
    else:
        flat = Image.new("RGB", upright.size)
        flat.paste(upright.convert("RGB"))
    made = io.BytesIO()
    flat.save(made, "JPEG", quality=84, optimize=True)
    return Cleaned(made.getvalue(), flat.width, flat.height)
