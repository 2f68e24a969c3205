"""Paper slips of the station's desk: the form, the table sent in the chat, every bad row named, each slip entered once."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from bot.papers import write
from bot.slip_desk import SlipDesk
from domain import slips as rules
from domain.conversation import Attachment
from storage import slips, ticket_history
from tests.looking import buttons, keys, ticket
from texts.catalogue import catalogue

pytestmark = pytest.mark.usefixtures("tickets_stay_sound")

HEAD = ["日期", "时间", "姓名", "电话", "位置", "诉求", "接待人"]
GOOD = [
    ["2026-02-27", "10:15", "张阿姨", "13812345678", "3栋2单元", "楼道灯坏了，晚上看不见", "小周"],
    [date(2026, 2, 28), None, "", "", "8栋", "垃圾桶满了没人清", None],
]
BAD = [
    [None, None, "李叔", "", "3栋", "电梯异响", ""],
    ["二月三十", None, "李叔", "", "3栋", "电梯异响", ""],
    ["2026-02-30", None, "李叔", "", "3栋", "电梯异响", ""],
    ["2027-01-01", None, "李叔", "", "3栋", "电梯异响", ""],
    ["2025-01-01", None, "李叔", "", "3栋", "电梯异响", ""],
    ["2026-02-27", "下午", "李叔", "", "3栋", "电梯异响", ""],
    ["2026-02-27", None, "李叔", "", "3栋", "", ""],
    ["2026-02-27", None, "李叔", "", "99栋", "电梯异响", ""],
]  # fmt: skip


def book(*rows, head=HEAD):
    made = Workbook()
    for row in (head, *rows):
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def desk(talk, content):
    async def fetch(id):
        assert id.startswith("console:sheet")
        if isinstance(content, Exception):
            raise content
        return content

    return SlipDesk(talk.database, fetch, talk.dispatch.context, lambda: talk.now, lambda: None)


async def sends(talk, who, content, name="纸条.xlsx", size=1000, **more):
    """Let somebody send a table in private, and the worker look through it."""
    file = Attachment("document", "sheet1", f"u{next(talk.updates)}", "", size, name)
    answers = await talk.take(talk.message(who, "", attachments=(file,), **more))
    work = desk(talk, content)
    while await work.step():
        pass
    await talk.deliver()
    return answers


async def judged(talk, who, content):
    await sends(talk, who, content)
    return talk.told(who)[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_form_can_be_had_and_comes_back_filled(talk, language):
    reply = await talk.say("head", "纸条")
    [paper] = reply.papers
    content = write(paper, (), catalogue(), language, "Asia/Shanghai")
    form = load_workbook(io.BytesIO(content))
    head = [cell.value for cell in form.worksheets[0][1]]
    assert rules.is_slips(rules.columns(head))
    assert len(rules.columns(head)) == len(HEAD)
    assert len(form.worksheets) == 2
    answer = await judged(talk, "head", book(*GOOD, head=head))
    assert answer.values["good"] == 2


async def test_a_table_is_looked_through_first_and_entered_by_one_tap(talk):
    answers = await sends(talk, "station", book(*GOOD))
    assert keys(answers) == ["slips-received"]
    asked = talk.told("station")[-1]
    assert (asked.key, asked.values["good"], asked.values["bad"]) == ("slips-judged", 2, 0)
    assert await ticket(talk) is None  # a dry run writes nothing
    enter, drop = buttons(asked)
    assert drop.startswith("slips_drop ")
    done = await talk.press("station", enter)
    assert (done.key, done.values["count"]) == ("slips-entered", 2)
    one = await ticket(talk)
    assert (one.reporter, one.entered_by) == (0, talk.person("station"))
    assert one.received_at == datetime.fromisoformat("2026-02-27T10:15+08:00")  # R-T03
    assert "张阿姨" in one.text
    assert one.place.startswith("3栋2单元")
    two = await ticket(talk, 2)
    assert two.received_at == datetime.fromisoformat("2026-02-28T09:00+08:00")
    assert two.text == "垃圾桶满了没人清"
    [line] = await talk.database.transact(lambda conn: ticket_history.of(conn, 3, 1))
    assert (line.move, line.at) == ("open", one.received_at)


async def test_every_bad_row_is_named_by_its_number_in_both_languages(talk):
    answer = await judged(talk, "head", book(GOOD[0], *BAD))
    assert (answer.values["good"], answer.values["bad"]) == (1, len(BAD))
    for language in ("zh", "en"):
        words = talk.words(answer, language)
        for n in range(3, 3 + len(BAD)):
            assert {"zh": f"第 {n} 行", "en": f"row {n}:"}[language] in words
    done = await talk.press("head", buttons(answer)[0])
    assert (done.values["count"], done.values["bad"]) == (1, len(BAD))


async def test_the_same_slip_is_entered_once(talk):
    first = await judged(talk, "head", book(*GOOD, GOOD[0]))
    assert (first.values["good"], first.values["before"]) == (2, 1)
    await talk.press("head", buttons(first)[0])
    second = await judged(talk, "station", book(*GOOD))
    assert (second.values["good"], second.values["before"]) == (0, 2)
    assert not any(c.startswith("slips_enter") for c in buttons(second))
    assert await ticket(talk, 3) is None


async def test_a_button_pressed_twice_enters_nothing_twice(talk):
    asked = await judged(talk, "head", book(*GOOD))
    await talk.press("head", buttons(asked)[0])
    assert (await talk.press("head", buttons(asked)[0])).key == "slips-gone"
    assert await ticket(talk, 3) is None


async def test_a_table_that_is_not_wanted_is_forgotten(talk):
    asked = await judged(talk, "head", book(*GOOD))
    assert (await talk.press("head", buttons(asked)[1])).key == "slips-dropped"
    assert (await talk.press("head", buttons(asked)[0])).key == "slips-gone"


async def test_a_resident_whom_we_know_gets_the_news_themselves(talk):
    row = ["2026-03-01", None, "resident", "", "3栋", "门口路灯不亮", ""]
    asked = await judged(talk, "head", book(row))
    await talk.press("head", buttons(asked)[0])
    one = await ticket(talk)
    assert one.reporter == talk.person("resident")
    assert one.text == "门口路灯不亮"
    await talk.say("station", "派单 1 物业")
    assert "told-assigned" in keys(talk.told("resident"))


async def test_only_who_sent_it_decides(talk):
    asked = await judged(talk, "head", book(*GOOD))
    assert (await talk.press("station", buttons(asked)[0])).key == "slips-gone"


@pytest.mark.parametrize(
    "who", ["resident", "neighbour", "steward", "volunteer", "property", "committee", "grid", "street"]
)  # fmt: skip
async def test_nobody_else_enters_slips(talk, who):
    assert (await talk.say(who, "纸条")).key == "refused-role"
    await sends(talk, who, book(*GOOD))
    assert "slips-judged" not in keys(talk.told(who))
    assert (await talk.press(who, "slips_enter 1")).key == "refused-role"
    assert (await talk.press(who, "slips_drop 1")).key == "refused-role"


async def test_a_table_sent_in_the_group_is_left_alone(talk):
    file = Attachment("document", "sheet1", "u1", "", 1000, "纸条.xlsx")
    assert await talk.take(talk.message("head", "", group=True, attachments=(file,))) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"nonsense", b"PK\x03\x04nonsense", book(head=["a", "b"]), book(head=["日期", "姓名"])],
)
async def test_what_is_no_form_is_refused_kindly(talk, content):
    await sends(talk, "head", content)
    assert talk.told("head")[-1].key == "slips-no-table"


async def test_a_bomb_is_not_unfolded(talk):
    bomb = io.BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (80 << 20))
    await sends(talk, "head", bomb.getvalue())
    assert talk.told("head")[-1].key == "slips-no-table"


async def test_a_file_that_is_too_large_is_refused_at_once(talk):
    [answer] = await sends(talk, "head", b"", size=6 << 20)
    assert answer.key == "slips-file-large"


async def test_a_file_that_cannot_be_had_is_tried_again_and_then_said_to_be_lost(talk):
    file = Attachment("document", "sheet1", "u1", "", 1000, "纸条.xlsx")
    await talk.take(talk.message("head", "", attachments=(file,)))
    work = desk(talk, LookupError("gone"))
    for _ in range(6):
        while await work.step():
            pass
        talk.now += timedelta(hours=1)
    await talk.deliver()
    assert keys(talk.told("head")).count("slips-lost") == 1


async def test_a_worker_that_died_with_a_table_in_hand_is_replaced(talk):
    file = Attachment("document", "sheet1", "u1", "", 1000, "纸条.xlsx")
    await talk.take(talk.message("head", "", attachments=(file,)))
    await talk.database.transact(lambda conn: slips.claim(conn, talk.now))
    work = desk(talk, book(*GOOD))
    assert not await work.step()
    talk.now += timedelta(minutes=6)
    assert await work.step()
    await talk.deliver()
    assert talk.told("head")[-1].key == "slips-judged"
