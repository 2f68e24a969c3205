"""Life with an Official Account: the poster's code, the menu, repeated calls, notices by consent, answers only."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from domain.conversation import say
from storage import outbox, people
from storage.database import opened
from storage.outbox import Lane
from tests.scenarios.wechat import COMPOUND, person, wechat_life


@pytest.fixture
async def life(tmp_path, monkeypatch):
    changed = {"notice_template": "T1", "notice_field": "thing1"}
    async with wechat_life(
        tmp_path, monkeypatch, wecom=None, weixin_kf=None, weixin_oa=changed
    ) as one:
        yield one


async def known(life):
    """王阿姨 follows the account by a stairwell's poster and is who she is."""
    async with life.at(2, 9):
        await life.does_oa("oWang", "subscribe", "qrscene_n103", Ticket="t")
        assert "3栋" in life.reads_oa("oWang")
        code = await life.code("join", node=20)
        await life.writes_oa("oWang", code)
    return "oWang"


async def test_who_follows_by_a_poster_is_greeted_with_the_building_and_has_a_menu(life):
    wang = await known(life)
    names = [button["name"] for button in life.oa.menu["button"]]
    assert names[:2] == ["报修", "我的工单"]
    async with life.at(2, 10):
        await life.writes_oa(wang, "3栋水管爆了")
        await life.does_oa(wang, "CLICK", life.oa.menu["button"][1]["key"])
        assert "0001" in life.oa.follower(wang).reads[-1]
    life.kept_within_limits()


async def test_a_call_that_the_platform_repeats_three_times_is_one_ticket_and_one_answer(life):
    wang = await known(life)
    async with life.at(2, 10):
        before = len(life.oa.follower(wang).sees)
        calls = [life.writes_oa(wang, "3栋水管爆了", MsgId=24_000_000_000_777) for _ in range(4)]
        assert await asyncio.gather(*calls) == ["success"] * 4
        assert len(await life.tickets()) == 1
        said = life.oa.follower(wang).reads[before:]
        assert len([words for words in said if "已登记" in words]) == 1
    life.kept_within_limits()


async def tells(life, words):
    """Put a letter for 王阿姨 into the outbox, as a feature would."""

    async def work(conn):
        await outbox.put(
            conn,
            life.app.dispatch.around.new_id(),
            life.app.dispatch.around.now(),
            say("as-said", text=words),
            compound=COMPOUND,
            person=person("王阿姨"),
            lane=Lane.NEWS,
        )

    await life.app.database.transact(work)
    life.app.delivery.wake()
    await life.settled()


async def agrees(life, who, status="accept", event="subscribe_msg_popup_event"):
    """Let a follower answer the platform's question about notices."""
    item = {"TemplateId": "T1", "SubscribeStatusString": status, "PopupScene": "2"}
    name = {
        "subscribe_msg_popup_event": "SubscribeMsgPopupEvent",
        "subscribe_msg_change_event": "SubscribeMsgChangeEvent",
    }[event]
    if status == "accept":
        follower = life.oa.follower(who)
        follower.consents["T1"] = follower.consents.get("T1", 0) + 1
    await life.does_oa(who, event, **{name: {"List": item}})


async def is_wang(life, openid):
    """Let an account of the Official Account be 王阿姨's."""

    async def work(conn):
        now = datetime.fromtimestamp(life.clock.now(), UTC)
        account = f"oa:{openid}"
        await people.add_account(conn, person("王阿姨"), "weixin", account, now, chat=account)

    async with opened(life.config.database_url) as database:
        await database.transact(work)


async def test_who_agreed_is_told_once_that_something_waits_and_reads_it_first_at_the_next_word(
    life,
):
    await is_wang(life, "oWang")
    async with life.at(2, 9):
        await life.writes_oa("oWang", "你好")
        await agrees(life, "oWang")
    fan = life.oa.follower("oWang")
    before = len(fan.sees)
    async with life.at(5, 9):  # the two days are over
        await tells(life, "您的工单 0042 已办结")
        await tells(life, "周三停水")
        assert len(fan.sees) == before
        [notice] = fan.notices
        assert notice["data"]["thing1"]["value"] == "您的工单 0042 已办结"
        assert notice["page"].startswith(life.config.web.public_url)
    async with life.at(5, 10):
        await life.writes_oa("oWang", "在的")
        first = fan.reads[before]
        assert "2 件事" in first
        assert "0042" in first
        assert "周三停水" in first
    life.kept_within_limits()


async def test_who_takes_the_consent_back_gets_no_notice(life):
    await is_wang(life, "oWang")
    async with life.at(2, 9):
        await life.writes_oa("oWang", "你好")
        await agrees(life, "oWang")
        await agrees(life, "oWang", "reject", "subscribe_msg_change_event")
    async with life.at(5, 9):
        await tells(life, "您的工单 0042 已办结")
        assert life.oa.follower("oWang").notices == []
    life.kept_within_limits()


async def test_without_consent_nothing_is_sent_outside_the_two_days(life):
    await is_wang(life, "oWang")
    async with life.at(2, 9):
        await life.writes_oa("oWang", "你好")
    before = len(life.oa.follower("oWang").sees)
    async with life.at(5, 9):
        await tells(life, "周三停水")
        assert len(life.oa.follower("oWang").sees) == before
        assert life.oa.follower("oWang").notices == []
    life.kept_within_limits()
