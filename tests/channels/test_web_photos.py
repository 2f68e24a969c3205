"""Pictures that residents send: cleaned, kept for those who may see them, and refused when they are dangerous."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.channels import photos
from storage import files
from tests.channels.web_site import HOME, Site, picture
from tests.conftest import Talk


@pytest.fixture
async def site(talk: Talk, tmp_path: Path) -> AsyncIterator[Site]:
    one = Site(talk, tmp_path / "files")
    yield one
    await one.close()


def located() -> bytes:
    """Return a picture whose EXIF says where it was taken, lying on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (29.0, 57.0, 12.0)
    return picture(80, 40, exif=exif)


def is_traceless(content: bytes) -> bool:
    """Tell whether a picture can be drawn and says nothing but what is seen: no EXIF, place, comment or profile."""
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        hidden = {"exif", "xmp", "comment", "icc_profile", "photoshop", "XML:com.adobe.xmp"}
        return not dict(image.getexif()) and not hidden & image.info.keys()


def in_every_form() -> Iterator[tuple[str, bytes]]:
    """Yield pictures of each kind that says where it was taken, in EXIF, in XMP and in text."""
    image = Image.new("RGB", (64, 48), "green")
    exif = Image.Exif()
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (29.0, 57.0, 12.0)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret words</x:xmpmeta>"
    text = PngInfo()
    text.add_text("Comment", "secret words")
    for kind, more in (
        ("JPEG", {"exif": exif, "xmp": xmp, "comment": b"secret words"}),
        ("PNG", {"exif": exif, "pnginfo": text}),
        ("WEBP", {"exif": exif, "xmp": xmp}),
        ("GIF", {"comment": b"secret words"}),
    ):
        made = io.BytesIO()
        image.save(made, kind, **more)
        yield kind, made.getvalue()


@pytest.mark.parametrize(("kind", "content"), list(in_every_form()), ids=lambda v: str(v)[:5])
def test_no_kind_of_picture_keeps_what_it_hides(kind: str, content: bytes) -> None:
    assert b"secret words" in content
    cleaned = photos.without_traces(content)
    assert cleaned is not None
    assert is_traceless(cleaned)
    assert b"secret words" not in cleaned


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"avif"])
def test_a_picture_that_cannot_be_drawn_anew_is_not_passed_on(brand: bytes) -> None:
    heic = b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + b"mif1heic" + b"secret words"
    assert photos.without_traces(heic) is None
    assert photos.without_traces(b"II*\0" + bytes(100)) is None


def test_what_is_no_picture_stays_as_it_is() -> None:
    for content in (b"%PDF-1.7 x", b"OggS" + bytes(20), b"PK\x03\x04" + bytes(20), b""):
        assert photos.without_traces(content) == content


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that claims to be enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + kind
            + data
            + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_tells_nobody_where_it_was_taken() -> None:
    cleaned = photos.clean(located())
    assert (cleaned.width, cleaned.height) == (40, 80)
    with Image.open(io.BytesIO(cleaned.content)) as image:
        assert image.format == "JPEG"
        assert not dict(image.getexif())
    assert b"secret" not in cleaned.content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_usual_kinds_are_taken(kind: str) -> None:
    assert photos.clean(picture(kind=kind)).width == 60


def test_a_large_picture_is_made_smaller() -> None:
    cleaned = photos.clean(picture(4000, 3000))
    assert max(cleaned.width, cleaned.height) == photos.EDGE


def test_glass_becomes_white_not_black() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(made, "PNG")
    with Image.open(io.BytesIO(photos.clean(made.getvalue()).content)) as image:
        pixel = image.getpixel((4, 4))
    assert isinstance(pixel, tuple)
    assert min(pixel) > 250


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1), (50_001, 1000)])
def test_a_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    with pytest.raises(photos.TooLarge):
        photos.clean(bomb(*size))


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(photos.TooLarge):
        photos.clean(b"\xff" * (photos.LARGEST + 1))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.7",
        b"\x7fELF",
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        picture(kind="BMP"),
        picture(kind="TIFF"),
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_calls_itself(content: bytes) -> None:
    with pytest.raises(photos.NotAPicture):
        photos.clean(content)


@given(st.binary(max_size=400), st.integers(0, 300))
@settings(max_examples=150, deadline=None)
def test_broken_pictures_are_refused_and_nothing_else_happens(noise: bytes, place: int) -> None:
    whole = picture()
    broken = whole[:place] + noise + whole[place + len(noise) :]
    try:
        cleaned = photos.clean(broken)
    except (photos.NotAPicture, photos.TooLarge):
        return
    with Image.open(io.BytesIO(cleaned.content)) as image:
        assert image.format == "JPEG"


async def test_a_neighbour_sees_the_picture_that_was_sent_to_the_group(site: Site) -> None:
    resident, head = await site.enter("resident"), await site.enter("head")
    kept = (await resident.upload(HOME, located())).json()
    answer = await resident.say(HOME, "漏水了", files=[kept["id"]])
    assert answer.status_code == 200
    attachment = site.taken[-1].attachments[0]
    assert (attachment.kind, attachment.media_type) == ("photo", "image/jpeg")
    assert await site.channel.fetch(attachment.source)
    line = (await head.lines(HOME))[-1]
    assert line["files"] == [{"id": kept["id"], "width": 40, "height": 80}]
    shown = await head.client.get(f"/chat/file/{kept['id']}")
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert "private" in shown.headers["cache-control"]


async def test_the_same_picture_sent_twice_is_known_by_its_content(site: Site) -> None:
    browser = await site.enter("resident")
    for mark in ("mark-aaa", "mark-bbb"):
        kept = (await browser.upload(HOME, picture())).json()
        await browser.say(HOME, "又来了", mark=mark, files=[kept["id"]])
    first, second = (m.attachments[0] for m in site.taken)
    assert first.source != second.source
    assert first.unique == second.unique


async def test_a_picture_said_in_private_stays_private(site: Site) -> None:
    resident, head = await site.enter("resident"), await site.enter("head")
    kept = (await resident.upload(resident.direct, picture())).json()
    assert (await head.client.get(f"/chat/file/{kept['id']}")).status_code == 404
    assert (await head.say(HOME, "看", files=[kept["id"]])).status_code == 404
    assert (await site.browser().client.get(f"/chat/file/{kept['id']}")).status_code == 401


async def test_dangerous_uploads_get_a_friendly_no(site: Site) -> None:
    browser = await site.enter("resident")
    assert (await browser.upload(HOME, bomb(60_000, 60_000))).status_code == 413
    assert (await browser.upload(HOME, b"x" * (photos.LARGEST + 1))).status_code == 413
    answer = await browser.upload(HOME, b"<html>")
    assert answer.status_code == 415
    assert "图片" in answer.json()["error"]
    assert (await browser.upload("group-4", picture())).status_code == 403


@pytest.mark.parametrize("name", ["../../etc/passwd", "..%2f..%2fetc", "x" * 500, "%00", "a" * 32])
async def test_hostile_names_of_files_lead_nowhere(site: Site, name: str) -> None:
    browser = await site.enter("resident")
    answer = await browser.client.get(f"/chat/file/{name}")
    assert answer.status_code in {404, 303, 400}
    assert "root:" not in answer.text


def test_the_same_bytes_lie_on_disk_once_and_whole(tmp_path: Path) -> None:
    one, two = files.write(tmp_path, b"bytes"), files.write(tmp_path, b"bytes")
    assert one == two
    assert files.read(tmp_path, one) == b"bytes"
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1
    with pytest.raises(ValueError):
        files.where(tmp_path, "../../etc/passwd")
