"""A ticket's timeline, photos and whole file: who gets them, what is masked, and that both languages can read them."""

from __future__ import annotations

import io
import re

import msgspec
import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from bot.channels.contract import Limits
from bot.letters import Reader, Rendering
from bot.papers import write
from domain.conversation import read_back, written
from storage import outbox
from texts.catalogue import catalogue

BIN = "3栋2单元垃圾桶满了，臭死了，找王强13812345678"
OTHERS = ("neighbour", "steward", "volunteer")


def picture(**more):
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(made, "JPEG", **more)
    return made.getvalue()


def located():
    exif = Image.Exif()
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8825)[2] = (29.0, 57.0, 12.0)
    return picture(exif=exif)


async def file_of(reply, language="zh"):
    """Return the one document of a reply as delivery makes it, from the reply as it waits in the outbox."""

    async def fetch(id):
        if id.endswith("gone"):
            raise LookupError(id)
        return located()

    reply = read_back(written(reply))
    letter = outbox.Letter(1, 3, outbox.Lane.NEWS, 0, None, 1, reply, "", "", "", 0, 0)
    rendering = Rendering(catalogue(), None, fetch, write)
    [message] = await rendering.messages(letter, Reader(language), Limits())
    [file] = message.files
    return file


async def finished(talk):
    await talk.photo("resident", BIN)
    await talk.say("station", "派单 1 物业")
    await talk.say("property", "接单 1")
    await talk.say("property", "会商 1 业委会：加两个桶，电话13912345678")
    await talk.photo("property", "办结 1 换了新桶")
    await talk.press("resident", "rate 1 yes")
    await talk.press("resident", "rate 1 4")


def text_of(content):
    paper = Document(io.BytesIO(content))
    cells = [c.text for t in paper.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


async def test_the_proof_goes_to_the_resident_and_to_who_follows(talk):
    await talk.photo("resident", "3栋2单元垃圾桶满了，臭死了")
    await talk.press("neighbour", "follow 1")
    await talk.say("station", "派单 1 物业")
    await talk.say("property", "接单 1")
    await talk.photo("property", "办结 1 换了新桶")
    for who in ("resident", "neighbour"):
        told = next(r for r in talk.told(who) if r.key == "told-done")
        assert len(told.attachments) == 1
        assert told.attachments[0].startswith("console:file")
    assert not any(reply.attachments for reply in talk.posted())


async def test_photos_before_and_after_are_one_tap_away(talk):
    await finished(talk)
    card = await talk.say("head", "查 1")
    assert "photos 1" in [c.command for row in card.choices for c in row]
    shown = await talk.press("head", "photos 1")
    assert (shown.values["before"], shown.values["after"]) == (1, 1)
    assert len(shown.attachments) == 2


async def test_a_ticket_without_photos_says_so(talk):
    await talk.say("resident", "3栋2单元垃圾桶满了，臭死了")
    assert (await talk.say("resident", "照片 1")).key == "photos-none"


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_file_tells_the_whole_story_in_both_languages(talk, language):
    await finished(talk)
    reply = await talk.say("head", "卷宗 1")
    file = await file_of(reply, language)
    assert file.name == "丽景苑-0001.docx"
    words = text_of(file.content)
    for part in (BIN, "加两个桶", "换了新桶", "resident", "13912345678"):
        assert part in words, part
    assert {"zh": "业委会：加两个桶", "en": "the committee: 加两个桶"}[language] in words
    pictures = Document(io.BytesIO(file.content)).inline_shapes
    assert len(pictures) == 2
    assert b"secret words" not in file.content


async def test_the_page_prints_without_anything_from_elsewhere(talk):
    await finished(talk)
    file = await file_of(await talk.say("community", "卷宗 1 html"))
    page = file.content.decode()
    assert file.name.endswith(".html")
    assert page.count("data:image/jpeg;base64,") == 2
    assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", page)
    assert "@page" in page


async def test_what_residents_wrote_is_no_markup_in_the_page(talk):
    await talk.say("resident", "3栋2单元垃圾桶满了没人收<script>alert(1)</script>")
    page = (await file_of(await talk.say("head", "卷宗 1 html"))).content.decode()
    assert "<script>" not in page


async def test_the_timeline_is_exported_as_a_table_too(talk):
    await finished(talk)
    file = await file_of(await talk.say("head", "卷宗 1 xlsx"))
    book = load_workbook(io.BytesIO(file.content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(rows) > 6
    assert any("换了新桶" in str(row) for row in rows)


@pytest.mark.parametrize("who", ["resident", "property", "committee", "grid"])
async def test_names_and_numbers_are_masked_for_whom_they_do_not_concern(talk, who):
    await finished(talk)
    reply = await talk.say(who, "卷宗 1")
    words = text_of((await file_of(reply)).content)
    assert reply.values["hidden"] == "yes"
    assert "13812345678" not in words
    assert "13912345678" not in words
    assert "r**" in words
    assert "13912345678" not in talk.words(await talk.say(who, "经过 1"))


@pytest.mark.parametrize("who", ["station", "head", "community", "street"])
async def test_the_keepers_read_names_and_numbers(talk, who):
    await finished(talk)
    reply = await talk.say(who, "卷宗 1")
    assert reply.values["hidden"] == "no"
    assert "13812345678" in text_of((await file_of(reply)).content)


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("word", ["卷宗 1", "经过 1", "照片 1"])
async def test_nobody_else_gets_any_of_it(talk, who, word):
    await finished(talk)
    answer = await talk.say(who, word)
    assert answer.key == "ticket-unknown"
    assert not answer.papers
    assert not answer.attachments


async def test_a_follower_reads_the_timeline_but_has_no_claim_to_the_file(talk):
    await finished(talk)
    await talk.say("resident", "退回 1 又满了")
    await talk.press("neighbour", "follow 1")
    timeline = await talk.say("neighbour", "经过 1")
    assert timeline.key == "timeline"
    assert not timeline.choices
    assert (await talk.say("neighbour", "卷宗 1")).key == "file-not-yours"


async def test_a_guest_is_refused(talk):
    await finished(talk)
    message = talk.message("stranger", "卷宗 1")
    [answer] = await talk.take(message)
    assert answer.key in {"compound-needed", "refused-guest"}


async def test_a_sealed_reporter_is_named_to_nobody(talk):
    await talk.say("resident", "匿名 3栋2单元楼道堆满了杂物，物业不管")
    for who in ("head", "community", "street"):
        words = text_of((await file_of(await talk.say(who, "卷宗 1"))).content)
        assert "resident" not in words
        assert "匿名" in words


async def test_asked_for_in_the_group_the_file_goes_to_the_direct_chat(talk):
    await finished(talk)
    await talk.says("head", "/file 1")
    assert not any(r.papers for r in talk.posted())
    assert any(r.papers for r in talk.told("head"))


async def test_a_photo_that_is_gone_is_said_to_be_gone(talk):
    await finished(talk)
    reply = await talk.say("head", "卷宗 1")
    paper = reply.papers[0]
    gone = msgspec.structs.replace(paper, photos=("console:gone", *paper.photos[1:]))
    file = await file_of(msgspec.structs.replace(reply, papers=(gone,)))
    assert "取不到" in text_of(file.content)
    assert len(Document(io.BytesIO(file.content)).inline_shapes) == 1


async def test_every_line_of_a_long_life_has_words_in_both_languages(talk):
    await finished(talk)
    for n in range(45):
        await talk.say("head", f"备注 1 第{n}次联系")
    timeline = await talk.say("head", "经过 1")
    assert timeline.values["left"] > 0
    for language in ("zh", "en"):
        assert "第44次联系" in talk.words(timeline, language)
