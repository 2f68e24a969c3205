"""What residents live through on Telegram, with the real program and a strict service."""

from __future__ import annotations

import pytest

BOTH = pytest.mark.parametrize(
    "life", [{"mode": "polling"}, {"mode": "webhook"}], indirect=True, ids=["polling", "webhook"]
)
PRIVATE = pytest.mark.parametrize("life", [{"privacy": True}], indirect=True)


@BOTH
async def test_a_request_in_the_group_is_answered_there_and_followed_by_a_neighbour(life):
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        said = await life["王阿姨"].says(group, "3栋2单元电梯又停了，老人下不来楼")
        receipt = await group.sees("已登记", button="我也遇到", reply_to=said)
        press = await life["李叔"].presses(receipt, "我也遇到")
        await press.answer()
        await life["王阿姨"].says(group, "今天天气真好，大家早上好")
        await life.tg.settles()
        (ticket,) = await life.tickets()
        assert ticket["ref"] == str(said.id)
        assert ticket["followers"] >= 1
        # The receipt is the card: it was edited, nothing else was posted.
        assert group.shows() == [receipt]
    life.tg.assert_answered_once()


@PRIVATE
async def test_with_privacy_mode_on_only_what_names_the_bot_is_heard(life):
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        await life["王阿姨"].says(group, "3栋2单元电梯又停了")
        said = await life["李叔"].says(group, f"@{life.tg.bot.username} 8栋下水道堵了")
        await group.sees("已登记", reply_to=said)
        await life.tg.settles()
        assert len(await life.tickets()) == 1


async def test_an_album_becomes_one_ticket(life):
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        await life["王阿姨"].sends_album(group, "3栋楼道漏水", count=3)
        await group.sees("已登记")
        await life.tg.settles(quiet=1.2)
        assert len(await life.tickets()) == 1
        assert len(group.shows("已登记")) == 1


async def test_a_corrected_message_opens_no_second_ticket(life):
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        said = await life["王阿姨"].says(group, "3栋电梯停了")
        await group.sees("已登记")
        await life["王阿姨"].edits(said, "8栋电梯停了")
        await life.tg.settles()
        assert len(await life.tickets()) == 1


@BOTH
async def test_the_same_update_delivered_twice_opens_one_ticket(life):
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        await life["王阿姨"].says(group, "3栋电梯停了")
        await group.sees("已登记")
        await life.tg.settles()
        await life.tg.delivers_again()
        await life.tg.settles()
        assert len(await life.tickets()) == 1
        assert len(group.shows("已登记")) == 1


async def test_two_dispatchers_press_at_once_and_one_takes_it(life):
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        await life["王阿姨"].says(group, "3栋水管爆了")
        both = [life["物业"], life["物业乙"]]
        cards = [await person.sees(button="接单") for person in both]
        presses = [
            await person.presses(card, "接单") for person, card in zip(both, cards, strict=True)
        ]
        for press in presses:
            await press.answer()
        await life.tg.settles()
        (ticket,) = await life.tickets()
        assert ticket["state"] == "working"
        assert len(await life.moves(ticket["number"], "take")) == 1
    life.tg.assert_answered_once()


async def test_an_anonymous_administrator_is_asked_to_come_in_private(life):
    head = life["站长"]
    group = await life.bound(life.tg.supergroup("丽景苑", [life["王阿姨"]], anonymous=[head]))
    async with life.runs():
        await life["王阿姨"].says(group, "3栋路灯不亮")
        receipt = await group.sees("已登记")
        await head.says(group, f"/take@{life.tg.bot.username} 1")
        await group.sees("匿名管理员")
        press = await head.presses(receipt, "我也遇到")
        await press.answer()
        await life.tg.settles()
    life.tg.assert_answered_once()


async def test_stale_and_invented_buttons_are_answered_and_change_nothing(life):
    async with life.runs():
        await life["王阿姨"].writes("3栋路灯不亮")
        receipt = await life["王阿姨"].sees("已登记")
        await life.tg.settles()
        for data in ("take 1", "done 1", "follow 999", "xyz", "~99 take 1", "assign 1 property"):
            await (await life["李叔"].presses(receipt, data=data)).answer()
        await life["王阿姨"].deletes(receipt)
        await (await life["王阿姨"].presses(receipt, data="nonsense 7")).answer()
        await life.tg.settles()
        (ticket,) = await life.tickets()
        assert ticket["state"] == "received"
    life.tg.assert_answered_once()


async def test_a_group_that_becomes_a_supergroup_goes_on(life):
    group = await life.bound(life.tg.group("丽景苑", life.people.values()))
    async with life.runs():
        await life["王阿姨"].says(group, "3栋路灯不亮")
        await group.sees("已登记")
        await life.tg.upgrade(group, by=life["站长"])
        await life.tg.settles()
        card = await life["站长"].sees(button="站里办")
        await (await life["站长"].presses(card, "站里办")).answer()
        said = await life["李叔"].says(group, "8栋下水道堵了")
        await group.sees("已登记", reply_to=said)
        await life.tg.settles()
        assert len(await life.tickets()) == 2


async def test_a_send_into_an_upgraded_group_finds_the_new_one_by_itself(life):
    group = await life.bound(life.tg.group("丽景苑", life.people.values()))
    async with life.runs():
        life.tg.fault("slow", "sendMessage", chat_id=group.id, seconds=0.3)
        life.tg.service.delivery.allowed = ["callback_query"]
        await life.tg.upgrade(group)
        # The service messages never came; the refusal of the next send is all there is.
        life.tg.service.delivery.allowed = []
        await life["站长"].writes("公告 明天上午停水")
        preview = await life["站长"].sees(button="发出")
        await life["站长"].presses(preview, "发出")
        await group.sees("明天上午停水")


async def test_topics_open_closed_and_deleted(life):
    forum = await life.bound(life.tg.forum("丽景苑", life.people.values(), bot="member"))
    async with life.runs():
        topic = await forum.opens_topic("报修", life["王阿姨"])
        await life["王阿姨"].says(forum, "3栋路灯不亮", topic_id=topic.id)
        await forum.sees("已登记", topic_id=topic.id)
        await life["李叔"].says(forum, "8栋下水道堵了")
        await forum.sees("已登记", topic_id=0)
        await life["王阿姨"].says(forum, "3栋门禁坏了", topic_id=topic.id)
        await forum.deletes_topic(topic)
        # The topic is gone: the receipt comes in General, or to the writer alone.
        await life.tg.settles()
        assert forum.shows("门禁") or life["王阿姨"].shows("门禁") or forum.shows("0003")
        assert len(await life.tickets()) == 3


async def test_a_person_who_blocked_the_bot_breaks_nothing(life):
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        await life["站长"].blocks()
        await life["王阿姨"].says(group, "3栋路灯不亮")
        await group.sees("已登记")
        await life["副站长"].sees(button="站里办")
        await life["站长"].unblocks()
        await life["站长"].starts()
        await life["站长"].sees()


async def test_a_notice_to_200_chats_survives_faults_in_the_middle(life):
    residents = await life.many(200)
    group = await life.bound(life.tg.supergroup("丽景苑", life.people.values()))
    async with life.runs():
        life.tg.fault("429", "sendMessage", seconds=1, after=60)
        life.tg.fault("500", "sendMessage", after=90)
        await life["站长"].writes("公告 明天上午停水")
        preview = await life["站长"].sees(button="发出")
        await life["站长"].presses(preview, "发出")
        await group.sees("明天上午停水", within=30)
        for person in residents:
            await person.sees("明天上午停水", within=30)
        await life.tg.settles()
        assert [person.name for person in residents if len(person.shows("停水")) != 1] == []
    life.tg.assert_answered_once()


async def test_menus_are_set_for_private_chats_and_groups(life):
    async with life.runs():
        await life.tg.called("setMyCommands", 2)
        await life.tg.settles()
    assert "report" in life.tg.menu("all_private_chats")
    assert "report" in life.tg.menu("all_group_chats")
