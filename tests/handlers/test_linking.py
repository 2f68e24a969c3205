"""Two accounts of one person: what was said by either is theirs once they are linked, and counts once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.conversation import Role
from storage import people, polls, ticket_history
from tests.looking import history, keys, ticket

pytestmark = pytest.mark.usefixtures("tickets_stay_sound")

BIN = "3栋2单元垃圾桶满了，臭死了"
POLL = "议事 电梯广告费怎么用? 修门禁 / 种花 按人 截止 周日20:00"


async def admitted(talk, who="phone", node=22, number=980):
    """Let a second account of somebody's be taken for a resident of its own."""

    async def work(conn):
        await people.add(conn, number, who, talk.now, compound=3, language="zh")
        await people.add_account(conn, number, "console", who, talk.now, chat=who)
        await people.grant(conn, number + 1, number, Role.RESIDENT, node, talk.now)

    await talk.database.transact(work)
    return number


async def link(talk, stays="resident", goes="phone"):
    code = (await talk.say(stays, "我的 关联")).values["code"]
    answer = await talk.say(goes, f"/start {code}")
    assert answer.key == "link-done"


async def followers(talk, number=1):
    found = await talk.database.transact(lambda c: ticket_history.followers_of(c, 3, number))
    return [one.person for one in found]


async def test_what_was_reported_by_either_account_is_found_by_both(talk):
    await admitted(talk)
    await talk.say("phone", BIN)
    await talk.press("phone", "skip 1")
    await talk.say("resident", "8栋路灯不亮")
    await link(talk)
    for who in ("phone", "resident"):
        assert "垃圾" in talk.words(await talk.say(who, "我的工单"))
        assert "路灯" in talk.words(await talk.say(who, "我的工单"))
    assert (await talk.say("resident", "撤回 1")).key == "told-withdrawn"


async def test_news_and_the_rating_go_to_the_person_that_was_linked(talk):
    await admitted(talk)
    await talk.say("phone", BIN)
    await talk.press("phone", "skip 1")
    await link(talk)
    await talk.say("station", "接单 1")
    await talk.say("station", "办结 1 已清运")
    assert "told-done" in keys([*talk.told("phone"), *talk.told("resident")])
    assert (await talk.press("resident", "rate 1 yes 5")).key == "rate-thanks"
    assert (await ticket(talk)).reporter == talk.person("resident")
    assert {line.actor for line in await history(talk)} >= {980}  # history stays as it was (R-T11)


async def test_nobody_stands_behind_their_own_ticket(talk):
    await admitted(talk)
    await talk.says("resident", BIN)
    await talk.press("phone", "follow 1")
    await talk.press("neighbour", "follow 1")
    assert (await ticket(talk)).followers == 2
    await link(talk)
    assert (await ticket(talk)).followers == 1
    assert await followers(talk) == [talk.person("neighbour")]


async def test_who_followed_with_both_accounts_counts_once(talk):
    await admitted(talk)
    await talk.says("neighbour", BIN)
    await talk.press("phone", "follow 1")
    await talk.press("resident", "follow 1")
    await link(talk)
    assert (await ticket(talk)).followers == 1
    assert await followers(talk) == [talk.person("resident")]


async def test_one_person_has_one_voice_and_the_later_one_counts(talk):  # R-K03
    await admitted(talk)
    preview = await talk.say("head", POLL)
    await talk.press("head", preview.choices[0][0].command)
    await talk.press("resident", "vote 1 1")
    talk.now += timedelta(minutes=5)
    await talk.press("phone", "vote 1 2")

    async def work(conn):
        poll = await polls.numbered(conn, 3, 1)
        return await polls.voices_in(conn, poll.id)

    before = await talk.database.transact(work)
    assert len(before) == 2, before
    await link(talk)
    [voice] = await talk.database.transact(work)
    assert voice.voter == talk.person("resident")
    assert voice.choices == frozenset({1})


async def test_who_is_forgotten_is_forgotten_under_the_earlier_id_too(talk):
    await admitted(talk)
    await link(talk)
    await talk.press("resident", "me delete yes")
    gone = await talk.database.transact(lambda conn: people.get(conn, 980))
    assert gone.name == ""
