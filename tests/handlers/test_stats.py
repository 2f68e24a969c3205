"""The month in numbers, as residents and staff see it."""

import io

from PIL import Image

from bot.drawings import draw


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
