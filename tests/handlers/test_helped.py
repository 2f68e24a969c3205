"""Those who cannot write, and those who will not be named."""

from __future__ import annotations

from storage import ticket_check, ticket_history
from tests.looking import keys, ticket


async def test_a_steward_reports_for_a_neighbour_and_is_told_the_news(talk):
    answer = await talk.say("steward", "代报 张阿姨 3栋2单元垃圾桶满了没人清")
    assert "张阿姨" in talk.words(answer)
    kept = await ticket(talk)
    assert (kept.reporter, kept.entered_by) == (0, talk.person("steward"))
    await talk.say("station", "派单 1 物业")
    assert "told-assigned" in keys(talk.told("steward"))
    await talk.say("property", "接单 1")
    await talk.say("property", "办结 1 清好了")
    assert (await talk.press("steward", "rate 1 yes")).key == "rate-stars"
    assert await talk.database.transact(lambda conn: ticket_check.problems(conn, 3)) == []


async def test_for_whom_must_be_said(talk):
    assert (await talk.say("steward", "代报")).key == "report-for-how"
    assert (await talk.say("resident", "代报 张阿姨 电梯停了")).key == "refused-role"


async def test_an_anonymous_report_names_nobody_at_the_desk(talk):
    await talk.say("resident", "匿名 3栋2单元楼道堆满了杂物，物业不管")
    seen = talk.words(await talk.say("head", "查 1"))
    assert "匿名" in seen
    assert "resident" not in seen
    await talk.say("neighbour", "报修 8栋1单元路灯坏了没人修")
    assert "neighbour" in talk.words(await talk.say("head", "查 2"))


async def test_the_group_is_no_place_for_an_anonymous_report(talk):
    [answer] = await talk.says("resident", "/anonymous 楼道堆满了杂物")
    assert answer.key == "anonymous-in-private"


async def test_opening_the_seal_needs_the_community_and_a_reason_and_is_told(talk):
    await talk.say("resident", "匿名 3栋2单元楼道堆满了杂物，物业不管")
    assert (await talk.say("head", "开封 1 想问问")).key == "refused-role"
    assert (await talk.say("community", "开封 1")).key == "unseal-why"
    assert (await talk.say("community", "开封 9 理由")).key == "unseal-which"
    answer = await talk.say("community", "开封 1 涉嫌诬告，街道要求核实")
    assert "resident" in talk.words(answer)
    assert keys(talk.told("resident"))[-1] == "told-unsealed"
    lines = await talk.database.transact(lambda conn: ticket_history.of(conn, 3, 1))
    assert (lines[-1].move, lines[-1].text) == ("unseal", "涉嫌诬告，街道要求核实")
