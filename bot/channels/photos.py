"""Pictures that people send: known by their content, drawn anew without hidden data, refused when they are bombs."""

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
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
READABLE = ("JPEG", "PNG", "WEBP", "GIF")
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
HEIF = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})


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


def without_traces(content: bytes) -> bytes | None:
    """Return a file as it may be kept and passed on: a picture without hidden data, anything else as it is.

    None for a picture that cannot be drawn anew (HEIC, TIFF, broken, too large): what it hides cannot be taken out.
    """
    if not looks_like_picture(content):
        return content
    try:
        return clean(content).content
    except (NotAPicture, TooLarge):
        return None


def looks_like_picture(content: bytes) -> bool:
    """Tell by the first bytes whether a file is a picture, also of a kind that is not taken here."""
    if content[4:8] == b"ftyp":
        return content[8:12] in HEIF
    return content.startswith(PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


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
