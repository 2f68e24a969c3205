"""Life on WeChat: in the group of WeCom, one to one by 微信客服, and in a group without a bot."""

from datetime import timedelta

import pytest

from domain.conversation import Address, say
from storage import outbox
from storage import polls as shelf
from storage.outbox import Lane
from tests.channels.town import GROUP, town_of

REQUEST = "3栋2单元电梯停了，老人下不来楼"
POLL = "议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00"


@pytest.fixture
async def town(talk, tmp_path):
    async with town_of(talk, tmp_path) as one:
        yield one


async def tell(town, who, key, lane=Lane.NEWS, **values):
    async def work(conn):
        await outbox.put(
            conn,
            next(town.talk.ids),
            town.talk.now,
            say(key, **values),
            compound=3,
            person=town.talk.person(who),
            lane=lane,
        )

    await town.database.transact(work)
    await town.settled()


async def test_a_request_in_the_group_becomes_a_ticket_with_a_card(town):
    await town.lives_on("wecom", "resident", "property", "head")
    await town.says("resident", REQUEST)
    assert "已登记" in "".join(town.in_group())
    assert town.cards()


async def test_a_picture_of_what_is_quoted_is_not_needed_for_a_request_to_be_understood(town):
    await town.lives_on("wecom", "resident")
    quote = {"msgtype": "text", "text": {"content": REQUEST}}
    body = {"msgtype": "text", "text": {"content": "@云管家"}, "quote": quote}
    await town.corp.writes("resident", group=GROUP, **body)
    await town.heard()
    assert "已登记" in "".join(town.in_group())


async def test_a_poll_is_a_vote_card_and_a_household_has_one_voice_on_two_channels(town):
    await town.lives_on("wecom", "committee", "resident")
    await town.says("resident", "大家好")
    await town.writes("committee", POLL)
    draft = town.cards("committee")[-1]
    await town.taps("committee", draft, "poll_open")
    vote = town.cards()[-1]
    assert vote.card["card_type"] == "vote_interaction"
    options = [o["id"] for o in vote.card["checkbox"]["option_list"]]
    await town.presses("resident", vote, "submit", options[0])
    assert vote.card_for("resident")["checkbox"]["disable"] is True
    await town.lives_on("weixin", "resident")
    await town.writes_kf("resident", "议事")
    number = options[1].split()[-2]
    await town.kf.taps("resident", f"~3 vote {number} 2")
    await town.heard()
    reads = "".join(town.kf.customers["resident"].reads)
    assert reads
    poll = await town.database.read(lambda conn: shelf.numbered(conn, 3, int(number)))
    count = await town.database.read(lambda conn: shelf.voices_in(conn, poll.id))
    assert [voice.choices for voice in count] == [frozenset({1})]


async def test_one_person_on_three_channels_gets_each_notice_once(town):
    await town.lives_on("weixin", "resident")
    await town.writes_kf("resident", "你好")
    town.talk.now += timedelta(minutes=5)
    await town.lives_on("wecom", "resident")
    await town.corp.writes("resident", "你好")
    await town.heard()
    before = len(town.kf.customers["resident"].sees)
    await tell(town, "resident", "lang-set-zh")
    words = town.talk.words(say("lang-set-zh"))
    assert town.corp.seen_in("resident").count(words) == 1
    assert len(town.kf.customers["resident"].sees) == before


async def test_what_did_not_fit_comes_as_one_message_first_at_the_next_contact(town):
    await town.lives_on("weixin", "resident")
    await town.writes_kf("resident", "帮助")
    await town.passes(hours=49)
    customer = town.kf.customers["resident"]
    before = len(customer.sees)
    for key in ("lang-set-zh", "lang-set-en", "help-guest"):
        await tell(town, "resident", key, commands="", compound="")
    assert len(customer.sees) == before
    await town.writes_kf("resident", "语言")
    new = customer.reads[before:]
    assert "3 件事" in new[0]
    assert town.talk.words(say("lang-set-zh")) in new[0]
    assert len(new) == 2


async def test_what_is_urgent_takes_another_way_when_the_window_is_closed(town):
    await town.lives_on("wecom", "head")
    await town.corp.writes("head", "你好")
    await town.heard()
    town.talk.now += timedelta(minutes=5)
    await town.lives_on("weixin", "head")
    await town.writes_kf("head", "你好")
    await town.passes(hours=49)
    await tell(town, "head", "lang-set-zh", lane=Lane.DANGER)
    assert town.talk.words(say("lang-set-zh")) in town.corp.seen_in("head")


async def test_where_nobody_has_written_in_the_group_the_news_wait_for_the_first_word(town):
    async def work(conn):
        await outbox.put(
            conn,
            next(town.talk.ids),
            town.talk.now,
            say("lang-set-zh"),
            compound=3,
            address=Address("wecom", f"group:{GROUP}"),
        )

    await town.database.transact(work)
    await town.settled()
    assert town.in_group() == []
    await town.lives_on("wecom", "resident")
    await town.says("resident", "谢谢")
    assert town.talk.words(say("lang-set-zh")) in town.in_group()


async def test_a_poll_reaches_the_wechat_group_by_the_heads_hand(town):
    await town.lives_on("wecom", "committee", "head")
    await town.corp.writes("head", "转发 群 丽景苑业主群")
    await town.heard()
    await town.writes("committee", POLL)
    draft = town.cards("committee")[-1]
    await town.taps("committee", draft, "poll_open")
    seen = "\n".join(town.corp.seen_in("head"))
    assert "转发到" in seen
    assert "https://yun.example.cn/to/poll-3-" in seen
    ask = town.cards("head")[-1]
    await town.presses("head", ask, ask.card["button_list"][0]["key"])
    assert "辛苦了" in str(ask.card_for("head"))


async def test_a_month_on_wechat_keeps_the_platforms_limits(town):
    await town.lives_on("wecom", "resident", "property", "head", "committee", "station", "grid")
    for who in ("resident", "property", "head", "committee", "station", "grid"):
        await town.corp.writes(who, "你好")
    await town.heard()
    await town.lives_on("weixin", "neighbour", "steward")
    for day in range(28):
        if day % 3 == 0:
            await town.says("resident", f"8栋{day % 4 + 1}单元楼道灯坏了，天天摸黑")
        if day % 5 == 1:
            await town.writes_kf("neighbour", "3栋楼下垃圾没人收，很臭")
        if day == 4:
            await town.writes("committee", POLL)
            draft = town.cards("committee")[-1]
            await town.taps("committee", draft, "poll_open")
        await town.passes(days=1)
    assert len(town.in_group()) >= 8
    assert town.kf.customers["neighbour"].sees
    for times in town.corp.counts.values():
        assert max(sum(t <= s < t + 60 for s in times) for t in times) <= 30
