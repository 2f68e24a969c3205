"""The report on a period: what each role is given, and that a share never stands without its counts."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import docx
import msgspec
import openpyxl
import pytest
from PIL import Image
from sqlalchemy import select

from bot.drawings import draw
from bot.papers import write
from domain.conversation import Role, read_back, say
from domain.people import NodeKind
from storage import outbox, people, tree
from storage.outbox import Lane, Letter

BIN = "报修 3栋2单元垃圾桶满了，臭死了"


async def solved(talk, words=BIN, *, who="resident", number=1, stars=5):
    """Let a request go all its way to a rating."""
    await talk.say(who, words)
    await talk.say("station", f"派单 {number} 物业")
    await talk.say("property", f"接单 {number}")
    await talk.say("property", f"办结 {number} 清干净了")
    await talk.press(who, f"rate {number} yes")
    await talk.press(who, f"rate {number} {stars}")


async def many(talk, count, stars=5):
    """Let so many households of both buildings be helped."""
    for n in range(count):

        async def settle(conn, n=n):
            await people.add(conn, 700 + n, f"住户{n}", talk.now, compound=3, language="zh")
            await people.add_account(
                conn, 700 + n, "console", f"home{n}", talk.now, chat=f"home{n}"
            )
            await people.grant(conn, 800 + n, 700 + n, Role.RESIDENT, 20 + n % 4, talk.now)

        await talk.database.transact(settle)
        place = f"{3 + n % 2 * 5}栋{n % 2 + 1}单元"
        await solved(
            talk, f"报修 {place}垃圾桶满了，臭死了", who=f"home{n}", number=n + 1, stars=stars
        )
        talk.now += timedelta(hours=49)  # the computer was off; what fell due meanwhile is done now
        await talk.work()


def table(reply, name):
    """Return the lines of one table of a report."""
    for part in reply.also:
        if part.key == "summary-table" and part.values["name"].key == f"summary-by-{name}":
            return part.values["lines"]
    return None


async def test_a_quiet_month_is_said_to_be_quiet_in_a_friendly_way(talk):
    answer = await talk.say("head", "报表")
    assert answer.key == "summary-empty"
    assert answer.picture is None


async def test_the_head_sees_every_share_with_its_counts(talk):
    await many(talk, 6)
    answer = await talk.say("head", "报表 2026-03-01 到 2026-03-31")
    words = talk.words(answer)
    assert "响应率 100.0%（按时答复 6 / 6）" in words
    assert "满意率 100.0%（满意 6 / 评价 6" in words
    assert "站内解决 100.0%（6 / 6）" in words
    assert "综合分 100.0" in words
    assert {"category", "goal", "building", "party"} == {
        name
        for name in ("category", "goal", "building", "party", "compound")
        if table(answer, name)
    }


async def test_residents_see_the_public_part_without_buildings_and_parties(talk):
    await many(talk, 6)
    answer = await talk.say("resident", "报表 2026-03")
    assert table(answer, "building") is None
    assert table(answer, "party") is None
    assert table(answer, "category")
    assert "summary-open" not in [part.key for part in answer.also]
    assert [c.command for row in answer.choices for c in row] == ["summary 260201-260228 3"]


async def test_few_tickets_are_counted_but_make_no_share(talk):
    await solved(talk)
    answer = await talk.say("head", "报表")
    await talk.passes(days=1)
    keys = [line.key for line in answer.also[0].values["lines"]]
    assert keys == [f"summary-{k}-few" for k in ("response", "resolution", "satisfaction", "composite", "inside")]  # fmt: skip
    public = await talk.say("resident", "报表")
    assert table(public, "category") is None  # one ticket is one household


async def test_silence_is_shown_apart_and_is_never_satisfied(talk):  # §3.4
    await many(talk, 5)
    await talk.say("neighbour", "报修 8栋2单元垃圾桶满了，臭死了")
    await talk.say("station", "派单 6 物业")
    await talk.say("property", "接单 6")
    await talk.say("property", "办结 6 清干净了")
    await talk.passes(days=8)
    words = talk.words(await talk.say("head", "报表 2026-03"))
    assert "满意 5 / 评价 5；另有 1 件没有评价，不算满意" in words
    assert "居民说解决了 5 / 6" in words


async def test_what_fell_due_without_an_end_counts_against_the_rates(talk):  # §3.4
    await many(talk, 5)
    await talk.say("neighbour", "报修 8栋2单元垃圾桶满了，臭死了")
    await talk.say("station", "派单 6 物业")
    await talk.passes(days=5)
    words = talk.words(await talk.say("head", "报表 2026-03"))
    assert "按时答复 5 / 6" in words
    assert "居民说解决了 5 / 6" in words


async def test_what_was_withdrawn_or_sent_elsewhere_is_left_out(talk):  # §3.4
    await talk.say("resident", BIN)
    await talk.say("resident", "撤回 1")
    answer = await talk.say("head", "报表")
    assert (answer.values["received"], answer.values["counted"], answer.values["left_out"]) == (
        1,
        0,
        1,
    )


async def test_word_and_excel_come_as_documents(talk):
    await many(talk, 2)
    for form in ("Word", "Excel"):
        answer = await talk.say("head", f"报表 2026-03 {form}")
        assert answer.key == "summary-file"
        (paper,) = answer.papers
        assert paper.form in ("docx", "xlsx")
        assert paper.name == "丽景苑-260301-260331"
    picture = await talk.say("head", "报表 2026-03 图")
    assert picture.picture.drawing == "report"
    assert picture.also == ()


async def next_door(talk):
    """Add a compound of the same community, and one of another community."""

    async def work(conn):
        await tree.add(conn, 903, NodeKind.COMPOUND, "海韵花园", 2)
        await tree.add(conn, 902, NodeKind.COMMUNITY, "后大街社区", 1)
        await tree.add(conn, 904, NodeKind.COMPOUND, "临江苑", 902)

    await talk.database.transact(work)


async def test_each_role_sees_what_it_reaches_and_no_more(talk):  # R-O02
    await next_door(talk)
    await solved(talk)
    expected = {
        "head": "丽景苑",
        "property": "丽景苑",
        "committee": "丽景苑",
        "grid": "丽景苑 一网格",
        "community": "胜利路社区",
        "street": "招宝山街道",
    }
    for who, place in expected.items():
        assert (await talk.say(who, "报表")).values["place"] == place
    compounds = table(await talk.say("community", "报表"), "compound")
    assert [line.values["name"] for line in compounds] == ["丽景苑"]


@pytest.mark.parametrize(
    ("who", "words", "key"),
    [
        ("head", "报表 上月 海韵花园", "summary-how"),
        ("resident", "报表 903", "summary-how"),
        ("community", "报表 上月 临江苑", "summary-not-reached"),
        ("community", "报表 上月 海韵花园", "summary-empty"),
        ("street", "报表 上月 临江苑", "summary-empty"),
        ("head", "报表 2027年", "period-ahead"),
        ("head", "报表 随便什么", "summary-how"),
    ],
)
async def test_one_compound_never_sees_another(talk, who, words, key):
    await next_door(talk)
    assert (await talk.say(who, words)).key == key


async def test_in_a_group_the_staffs_part_goes_to_private(talk):
    await solved(talk)
    said = await talk.take(talk.message("head", "报表", group=True, mentions_bot=True))
    assert [reply.key for reply in said] in ([], ["answered-in-private"])
    assert talk.told("head")[-1].key == "summary"


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_document_has_title_figures_chart_tables_and_how_it_is_counted(talk, language):
    await many(talk, 6)
    (paper,) = (await talk.say("head", "报表 2026-02-01 到 2026-03-31 Word")).papers
    made = docx.Document(io.BytesIO(write(paper, (), talk.texts, language, "Asia/Shanghai")))
    text = [p.text for p in made.paragraphs]
    assert "丽景苑" in text[0]
    assert len(made.inline_shapes) == 1
    assert made.tables[0].rows[1].cells[1].text == "6"
    assert len(made.tables) == 6  # key figures, category, goal, building, party, month
    assert sum(p.style.name == "List Bullet" for p in made.paragraphs) == 8
    figures = {row.cells[1].text: row.cells[2].text for row in made.tables[0].rows}
    assert figures["100.0%"] == "6 / 6"


async def test_the_workbook_holds_counts_as_numbers(talk):
    await many(talk, 2)
    (paper,) = (await talk.say("head", "报表 2026-03 Excel")).papers
    book = openpyxl.load_workbook(io.BytesIO(write(paper, (), talk.texts, "zh", "Asia/Shanghai")))
    assert book.sheetnames == ["总表", "按类别", "按三联四促目标", "按楼幢", "按承办方", "说明"]
    assert book["按类别"]["B2"].value == 2


async def test_the_picture_is_drawn_in_both_languages(talk):
    await many(talk, 6)
    picture = (await talk.say("head", "报表 2026-02-01 到 2026-03-31")).picture
    drawn = {
        language: draw(picture, talk.texts, language, "Asia/Shanghai") for language in ("zh", "en")
    }
    assert Image.open(io.BytesIO(drawn["zh"])).format == "PNG"
    assert drawn["zh"] != drawn["en"]


async def test_report_with_nothing_but_days_points_staff_to_the_figures(talk):
    assert (await talk.say("head", "/report 2026-03")).key == "summary-pointer"
    assert (await talk.say("head", "/report 3栋电梯又停了")).key != "summary-pointer"


async def test_a_report_is_put_together_when_it_is_sent_so_that_nobodys_talk_waits_for_it(talk):
    await talk.dispatch.take(talk.message("head", "报表"))
    query = select(outbox.outbox.c.reply).where(outbox.outbox.c.state == 0)
    [waiting] = await talk.database.read(lambda conn: conn.fetch(query))
    asked = read_back(waiting["reply"])
    assert (asked.maker, asked.values["compounds"]) == ("summary", [3])
    await talk.deliver()
    assert talk.told("head")[-1].key == "summary-empty"


async def test_a_report_that_cannot_be_put_together_is_an_apology_and_not_silence(talk):
    letter = Letter(7, 3, Lane.ANSWER, 0, None, 107, say("summary-asked"), "", "", "", 0, 0)
    broken = msgspec.structs.replace(letter.reply, maker="summary")
    answer = await talk.making(replace(letter, reply=broken))
    assert answer.key == "error-unexpected"
