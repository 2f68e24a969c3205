"""A station settles its own service hours and promised times."""

from datetime import timedelta

import pytest

from domain.conversation import say
from storage import tickets


async def test_the_head_sees_the_rules_of_the_compound(talk):
    shown = talk.words(await talk.say("head", "设置"))
    assert "08:00-20:00" in shown
    assert "P0 5 分钟内答复" in shown


async def test_service_hours_are_changed_and_shown(talk):
    answer = await talk.say("head", "设置 服务时间 9:00-18:30")
    assert answer.key == "settings-set"
    assert "09:00-18:30" in talk.words(await talk.say("head", "设置"))


async def test_a_promise_is_changed_and_shown_in_english(talk):
    await talk.say("head", "settings P3 answer 2 hours")
    assert "P3 answered within 2 hours" in talk.words(await talk.say("head", "settings"), "en")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("服务时间 20:00-08:00", "settings-hours-backwards"),
        ("服务时间 08:00-29:00", "settings-hours-backwards"),
        ("P0 答复 60分钟", "settings-only-quicker"),  # R-T05: danger never waits longer
        ("P4 到场 1小时", "settings-no-such-step"),
        ("P3 答复 0小时", "settings-too-short"),
        ("随便", "settings-how"),
    ],
)
async def test_what_cannot_be_set_is_refused_and_changes_nothing(talk, words, key):
    before = await talk.say("head", "设置")
    assert (await talk.say("head", f"设置 {words}")).key == key
    assert await talk.say("head", "设置") == before


async def test_what_is_promised_holds_for_the_next_request(talk):
    await talk.say("head", "设置 P3 答复 30分钟")
    await talk.say("resident", "报修 3栋2单元垃圾桶满了，臭死了")
    ticket = await talk.database.transact(lambda conn: tickets.get(conn, 3, 1))
    assert ticket.due_answer - ticket.received_at == timedelta(minutes=30)


async def test_danger_can_be_answered_quicker(talk):
    assert (await talk.say("head", "设置 P0 答复 3分钟")).key == "settings-set"


async def test_a_resident_cannot_change_the_rules(talk):
    assert await talk.say("resident", "设置 每日上限 50") == say("refused-role", command="settings")
