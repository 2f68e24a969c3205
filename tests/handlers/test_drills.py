"""A drill calls those on duty as danger does, and disturbs nobody else (R-T02)."""

from __future__ import annotations

from tests.looking import keys


async def test_a_drill_calls_the_duty_and_ends_with_the_first_who_takes_it(talk):
    assert (await talk.say("head", "演练")).key == "drill-begun"
    assert keys(talk.told("property")) == ["drill-call"]
    await talk.passes(minutes=11)
    assert keys(talk.told("property"))[-1] == "drill-call-again"
    assert (await talk.press("property", "drill_take")).key == "drill-thanks"
    result = talk.told("head")[-1]
    assert result.key == "drill-taken"
    assert "11 分" in talk.words(result)
    calls = len(talk.told("property"))
    await talk.passes(minutes=20)
    assert len(talk.told("property")) == calls
    assert (await talk.press("station", "drill_take")).key == "drill-none"


async def test_a_drill_disturbs_no_resident_and_opens_no_ticket(talk):
    await talk.say("head", "演练")
    await talk.passes(minutes=30)
    assert talk.posted() == []
    assert talk.told("resident") == []
    assert (await talk.say("head", "待办")).key == "inbox-none"


async def test_a_drill_that_nobody_answers_ends_and_says_so(talk):
    await talk.say("head", "演练")
    assert (await talk.say("community", "演练")).key == "drill-under-way"
    await talk.passes(hours=2)
    assert keys(talk.told("head"))[-1] == "drill-nobody"
    assert "drill-call-again" in keys(talk.told("community"))
    assert (await talk.say("head", "演练")).key == "drill-begun"
