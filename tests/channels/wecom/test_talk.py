"""What is said over WeCom arrives, what is answered goes out, and the line comes back after every break."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from bot.channels.contract import Button, Closed, File, Gone, Later, Rejected
from bot.channels.wecom import WecomChannel
from bot.wechat import Kept, labels
from domain.conversation import Address
from tests.channels.test_web_photos import is_traceless, located
from tests.channels.wecom.working import (
    GROUP,
    PNG,
    WANG,
    buttons,
    out,
    running,
    until,
)
from texts.catalogue import catalogue


async def test_what_is_said_to_the_bot_in_a_group_arrives_without_the_mention(platform, bot):
    await platform.writes("zhangsan", "@物业助手 3号楼电梯坏了", group="wrABC")
    message = await bot.hears()
    assert (message.text, message.chat, message.is_group) == ("3号楼电梯坏了", GROUP, True)
    assert message.mentions_bot
    assert message.sender.account == "zhangsan"
    assert message.at == datetime.fromtimestamp(1_790_000_000, UTC)


async def test_what_is_quoted_comes_along_and_alone_it_is_what_is_meant(platform, bot):
    quote = {"msgtype": "text", "text": {"content": "昨天就坏了"}}
    body = {"msgtype": "text", "text": {"content": "@物业助手 电梯"}, "quote": quote}
    await platform.writes("wang", group="wrABC", **body)
    message = await bot.hears()
    assert (message.text, message.quote) == ("电梯", "昨天就坏了")
    body["text"] = {"content": "@物业助手"}
    await platform.writes("wang", group="wrABC", **body)
    message = await bot.hears(2)
    assert (message.text, message.quote) == ("昨天就坏了", "")


async def test_words_and_pictures_together_are_kept_before_their_address_expires(
    platform, bot, clock
):
    sent = located()
    picture = platform.has_file(sent)
    items = [
        {"msgtype": "text", "text": {"content": "@物业助手 墙裂了"}},
        {"msgtype": "image", "image": picture},
        {"msgtype": "text", "text": {"content": "在3栋"}},
    ]
    await platform.writes("wang", group="wrABC", msgtype="mixed", mixed={"msg_item": items})
    message = await bot.hears()
    assert message.text == "墙裂了\n在3栋"
    clock.passes(3600)
    [photo] = message.attachments
    assert (photo.kind, photo.media_type, photo.size) == ("photo", "image/jpeg", len(sent))
    assert is_traceless(await bot.channel.fetch(photo.source))


async def test_voice_comes_as_words_and_files_with_their_names(platform, bot):
    await platform.writes("wang", msgtype="voice", voice={"content": "楼道灯不亮"})
    assert (await bot.hears()).text == "楼道灯不亮"
    await platform.writes("wang", msgtype="file", file=platform.has_file(b"%PDF" * 9, "报告.pdf"))
    message = await bot.hears(2)
    assert message.attachments[0].name == "报告.pdf"
    assert message.chat == WANG


async def test_a_picture_that_cannot_be_had_does_not_lose_the_words(platform, bot, clock):
    gone = platform.has_file(PNG)
    clock.passes(301)
    items = [
        {"msgtype": "text", "text": {"content": "@x 漏水"}},
        {"msgtype": "image", "image": gone},
    ]
    await platform.writes("wang", group="wrABC", msgtype="mixed", mixed={"msg_item": items})
    message = await bot.hears()
    assert message.text == "漏水"
    with pytest.raises(Rejected):
        await bot.channel.fetch(message.attachments[0].source)


async def test_while_the_database_is_away_what_was_said_waits(platform, bot):
    bot.faults = 2
    await platform.writes("wang", "电梯坏了")
    assert (await bot.hears()).text == "电梯坏了"


@pytest.mark.parametrize(
    "raw",
    [
        "not json",
        "[]",
        "{}",
        '{"cmd":"aibot_msg_callback"}',
        '{"cmd":"aibot_msg_callback","headers":{"req_id":"1"},"body":{"from":{"userid":"sys"}}}',
        '{"cmd":"aibot_event_callback","headers":{"req_id":"1"},"body":'
        '{"from":{"userid":"u"},"event":{"eventtype":"plugin_surprise"}}}',
        '{"cmd":"unheard_of","headers":{},"body":7}',
        '{"cmd":"aibot_event_callback","headers":{"req_id":"1"},"body":{"event":"x"}}',
    ],
)
async def test_strange_frames_are_passed_over(platform, bot, raw):
    await platform.sends_raw(raw)
    frame = {
        "cmd": "aibot_msg_callback",
        "headers": {"req_id": "R"},
        "body": {
            "msgid": "M",
            "chattype": "single",
            "from": {"userid": "wang"},
            "msgtype": "text",
            "text": {"content": "还在吗"},
        },
    }
    await platform.sends_raw(json.dumps(frame).replace("还", "\x01还") + "\x00")
    message = await bot.hears()
    assert (message.text, len(bot.heard)) == ("还在吗", 1)


async def test_an_answer_in_a_group_answers_that_message(platform, bot):
    await platform.writes("wang", "@x 电梯坏了", group="wrABC")
    heard = await bot.hears()
    await bot.channel.send(GROUP, out("📋 已登记 0042", reply_to=heard.ref))
    assert platform.shown[-1].answers
    assert platform.seen_in("wrABC") == ["📋 已登记 0042"]


@pytest.mark.parametrize("code", [846605, 846608])
async def test_an_answer_that_comes_too_late_is_said_on_our_own_account(platform, bot, code):
    await platform.writes("wang", "@x 电梯坏了", group="wrABC")
    heard = await bot.hears()
    platform.broken["aibot_respond_msg"] = [code]
    await bot.channel.send(GROUP, out("好了", reply_to=heard.ref))
    assert platform.shown[-1].answers == ""


async def test_links_can_be_tapped_and_prompts_are_written_out(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    row = [Button("打开", link="https://a.cn/x_y"), Button("补充说明", "note 42 ", prompt=True)]
    await bot.channel.send(WANG, out("看一看", buttons=[row]))
    assert platform.shown[0].text == "看一看\n补充说明：note 42 \n[打开](https://a.cn/x_y)"


async def test_residents_words_are_not_read_as_markup(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    await bot.channel.send(WANG, out("# 一号\n*急* a_b [x](y) https://a.cn/a_b"))
    assert platform.shown[0].text == r"\# 一号" + "\n" + r"\*急\* a\_b \[x\](y) https://a.cn/a_b"


async def test_a_very_long_text_is_divided_where_sentences_end(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    await bot.channel.send(WANG, out("今天天气真好。" * 3000))
    assert all(len(t.encode()) <= 20_480 and t.endswith("。") for t in platform.seen_in("wang"))
    assert "".join(platform.seen_in("wang")) == "今天天气真好。" * 3000


async def test_pictures_and_files_go_out_and_the_same_one_is_uploaded_once(platform, bot):
    await platform.writes("wang", "hi")
    await platform.writes("li", "hi")
    await bot.hears(2)
    pdf = File("月报.pdf", "application/pdf", b"%PDF" + bytes(1_200_000))
    for number, who in enumerate(("wang", "li")):
        files = [File("图.png", "image/png", PNG), pdf]
        await bot.channel.send(Address("wecom", f"user:{who}"), out("看图", number, files=files))
    kinds = [s.body["msgtype"] for s in platform.shown]
    assert kinds == ["image", "file", "markdown"] * 2
    assert sorted(platform.media.values()) == sorted([PNG, pdf.content])


async def test_who_enters_is_greeted_within_the_platforms_time(platform, bot):
    await platform.enters("neighbour")
    message = await bot.hears()
    assert (message.text, message.chat.chat) == ("/start", "user:neighbour")
    await bot.channel.send(message.chat, out("您好，我是云管家。"))
    assert platform.seen_in("neighbour") == ["您好，我是云管家。"]
    with pytest.raises(Closed):
        await bot.channel.send(message.chat, out("还有一句", 2))


async def test_where_nobody_has_written_yet_the_letter_waits_for_the_first_contact(platform, bot):
    with pytest.raises(Closed):
        await bot.channel.send(GROUP, out("大家好"))
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    await bot.channel.send(GROUP, out("大家好"))


@pytest.mark.parametrize(
    ("code", "error"),
    [(45009, Later), (45033, Later), (93006, Gone), (846607, Closed), (40058, Rejected)],
)
async def test_the_platforms_refusals_mean_what_they_say(platform, bot, code, error):
    await platform.writes("wang", "hi")
    await bot.hears()
    platform.broken["aibot_send_msg"] = [code]
    with pytest.raises(error):
        await bot.channel.send(WANG, out("x"))


async def test_a_lost_subscription_is_renewed_and_the_letter_sent_again(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    platform.forgets_subscription()
    with pytest.raises(Later):
        await bot.channel.send(WANG, out("x"))
    await until(lambda: bot.channel.line.is_open and platform.subscriptions == 2)
    await bot.channel.send(WANG, out("x"))
    assert platform.seen_in("wang") == ["x"]


@pytest.mark.parametrize("way", ["close-1000", "close-1001", "abort", "no-pong"])
async def test_the_line_comes_back_after_every_break(platform, bot, way):
    if way == "no-pong":
        platform.silent.add("ping")
    elif way == "abort":
        await platform.aborts()
    else:
        await platform.closes(int(way[6:]))
    await until(lambda: platform.subscriptions == 2)
    platform.silent.clear()
    await platform.writes("wang", "hi")
    await bot.hears()


async def test_after_a_kick_the_line_is_left_to_the_other_program(platform, bot):
    await platform.kicks()
    await asyncio.wait_for(bot.task, 5)
    assert bot.channel.line.state == "kicked"
    assert platform.subscriptions == 1
    assert await bot.channel.check() == ["wecom-check-kicked"]
    with pytest.raises(Later):
        await bot.channel.send(WANG, out("x"))


async def test_a_wrong_secret_is_tried_five_times_and_no_more(platform, database, tmp_path, clock):
    async with running(platform, database, tmp_path, clock, secret="WRONG") as bot:
        await asyncio.wait_for(bot.task, 5)
        assert sum(f["cmd"] == "aibot_subscribe" for f in platform.received) == 5
        assert await bot.channel.check() == ["wecom-check-secret"]


async def test_check_does_not_take_the_line_from_the_running_program(
    platform, bot, database, tmp_path, clock
):
    kept = Kept(database, tmp_path, lambda: datetime.fromtimestamp(clock(), UTC), 2)
    other = WecomChannel(
        "BOT",
        "SEC",
        kept,
        labels(catalogue()),
        lambda: datetime.fromtimestamp(clock(), UTC),
        url=platform.url,
    )
    await until(lambda: bot.channel.line.is_open)
    await asyncio.sleep(0.05)
    assert await other.check() == []
    assert platform.subscriptions == 1
    await other.close()


async def test_check_tells_an_unreachable_platform(database, tmp_path, clock):
    kept = Kept(database, tmp_path, lambda: datetime.fromtimestamp(clock(), UTC), 2)
    channel = WecomChannel(
        "BOT",
        "SEC",
        kept,
        labels(catalogue()),
        lambda: datetime.fromtimestamp(clock(), UTC),
        url="ws://127.0.0.1:9",
    )
    assert await channel.check() == ["wecom-check-unreachable"]
    await channel.close()


async def test_an_answer_missed_is_not_a_second_card(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    platform.silent.add("aibot_send_msg")
    card = out("0042", buttons=buttons("take 42"))
    with pytest.raises(Later):
        await bot.channel.send(WANG, card)
    platform.silent.clear()
    await bot.channel.send(WANG, card)
    assert len(platform.shown) == 1


async def test_what_was_taken_of_a_letter_is_not_sent_again(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    long = out("第一段。" * 3000, buttons=buttons("ok"))
    platform.broken["aibot_send_msg"] = [-1]
    with pytest.raises(Later):
        await bot.channel.send(WANG, long)
    await bot.channel.send(WANG, long)
    before = len(platform.shown)
    await bot.channel.send(WANG, long)
    assert len(platform.shown) == before


async def test_a_chat_gets_no_more_than_the_platform_allows_over_two_hours(platform, bot, clock):
    await platform.writes("wang", "hi")
    await bot.hears()
    end, number, own = clock() + 7200, 0, []
    while clock() < end:
        try:
            await bot.channel.send(WANG, out("x", number))
            number += 1
        except Later as later:
            own.append(later.own)
            clock.passes(later.seconds)
    assert all(own)
    times = platform.counts["wang"]
    assert 1980 <= number <= 2020
    assert max(sum(t <= s < t + 60 for s in times) for t in times) <= 30


async def test_the_same_callback_twice_carries_the_same_update(platform, bot):
    await platform.writes("wang", "hi", msgid="M7")
    await platform.writes("wang", "hi", msgid="M7")
    await bot.hears(2)
    assert bot.heard[0].update == bot.heard[1].update == "M7"
