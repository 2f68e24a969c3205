"""The month in numbers, as residents and staff see it."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PIL import Image

from bot.drawings import draw
from handlers.table import FEATURES
from storage import tree


async def test_an_empty_month_is_shown_without_a_picture(talk):
    shown = await talk.say("head", "统计")
    assert shown.key == "stats"
    assert shown.values["received"] == 0
    assert shown.picture is None


async def test_a_month_counts_what_was_received_and_what_is_open(talk):
    await talk.say("resident", "报修 3栋1单元电梯停了，老人下不来楼")
    shown = await talk.say("head", "统计")
    assert shown.values["received"] == 1
    assert shown.values["open"] == 1
    assert "stats-categories" in [t.key for t in shown.also]
    picture = draw(shown.picture, talk.texts, "zh", "Asia/Shanghai")
    assert Image.open(io.BytesIO(picture)).format == "PNG"
    assert draw(shown.picture, talk.texts, "en", "Asia/Shanghai") != picture


async def test_residents_see_the_public_part_only(talk):
    shown = await talk.say("resident", "统计")
    assert "stats-staff" not in [t.key for t in shown.also]
    assert "stats-staff" in [t.key for t in (await talk.say("head", "统计")).also]


async def test_an_earlier_month_can_be_asked_for(talk):
    shown = await talk.say("head", "统计 上月")
    assert (shown.values["year"], shown.values["month"]) == ("2026", 2)
    before = await talk.press("head", shown.choices[0][0].command)
    assert before.values["month"] == 1
    before = await talk.press("head", before.choices[0][0].command)
    assert (before.values["year"], before.values["month"]) == ("2025", 12)
    assert (await talk.say("head", "统计 冬天")).key == "stats-month-unclear"


async def test_without_a_web_page_the_board_is_said_to_be_missing(talk):
    assert (await talk.say("resident", "看板")).key == "board-none"


async def test_the_board_shows_nothing_before_there_is_something_and_then_all_of_it(talk):
    async def filled(conn):
        home = await tree.compound(conn, 3)
        ctx = talk.dispatch.context(conn, home)
        return [await p.fill(ctx) for f in FEATURES for p in f.panels]

    empty = await talk.database.transact(filled)
    assert all(talk.words(reply) for reply in empty)
    line = "议事 种花吗? 种 / 不种 截止 明天20:00"
    await talk.press("head", (await talk.say("head", line)).choices[0][0].command)
    plan = await talk.say("head", "会议安排 3月10日晚7点")
    await talk.press("head", plan.choices[0][0].command)
    await talk.press("resident", "vote 1 1")
    shown = "".join(talk.words(r) for r in await talk.database.transact(filled))
    assert "种花吗" in shown
    assert "3月10日" in shown
    talk.now += timedelta(days=2)
    await talk.work()
    over = await talk.database.transact(filled)
    assert "poll_result" in [r.picture.drawing for r in over if r.picture]


async def digests(talk, *hours):
    """Let the hours of April's first days come, and return the months that the group was shown."""
    for day, hour in hours:
        talk.now = datetime(2026, 4, day, hour, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
        await talk.work()
    return [r for r in talk.posted() if r.key == "stats"]


async def test_early_in_a_month_the_group_is_shown_the_month_before_once(talk):
    await talk.say("resident", "3栋2单元电梯停了")
    assert await digests(talk, (1, 3), (1, 8)) == []
    [shown] = await digests(talk, (1, 9), (1, 10), (2, 9), (3, 20), (4, 9))
    assert (shown.values["month"], shown.values["received"]) == (3, 1)
    assert shown.picture
    assert shown.page == "board"
    assert "stats-staff" not in [term.key for term in shown.also]


async def test_a_digest_that_downtime_held_up_comes_within_three_days_or_not_at_all(talk):
    await talk.say("resident", "3栋2单元电梯停了")
    assert await digests(talk, (4, 9), (5, 9)) == []


async def test_the_head_can_do_without_the_months_numbers_in_the_group(talk):
    await talk.say("resident", "3栋2单元电梯停了")
    assert (await talk.say("head", "统计 群发 停")).key == "stats-digest-off"
    assert (await talk.say("resident", "统计 群发 停")).key == "refused-role"
    assert await digests(talk, (1, 9)) == []
    assert (await talk.say("head", "统计 群发 开")).key == "stats-digest-on"
    assert len(await digests(talk, (1, 10))) == 1


async def test_a_month_without_requests_is_not_worth_a_message(talk):
    assert await digests(talk, (1, 9)) == []
