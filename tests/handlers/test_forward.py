from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.contract import Button, File, Outgoing
from bot.channels.forward import ForwardChannel
from bot.forwarding import ForwardDesk
from domain.conversation import Address
from storage import forwards


@pytest.fixture
def channel(talk, tmp_path: Path):
    desk = ForwardDesk(talk.database, tmp_path, lambda: talk.now, lambda: next(talk.ids))
    return ForwardChannel(desk)


async def named(talk, title="丽景苑业主群"):
    reply = await talk.say("head", f"转发 群 {title}")
    assert reply.key == "forward-named"
    return Address("forward", "3-1")


async def test_what_is_to_be_said_in_a_wechat_group_reaches_the_head_ready_to_forward(
    talk, channel
):
    to = await named(talk)
    out = Outgoing(
        900, "【公告】周三停水", files=[File("图.png", "image/png", b"\x89PNG" + bytes(50))]
    )
    await channel.send(to, out)
    await talk.deliver()
    ask, text = talk.told("head")[-2:]
    assert ask.key == "forward-please"
    assert ask.values["group"] == "丽景苑业主群"
    assert talk.words(text) == "【公告】周三停水"
    assert len(text.attachments) == 1
    assert talk.told("resident") == []


async def test_a_poll_carries_a_link_to_where_one_tap_votes(talk, channel):
    to = await named(talk)
    buttons = [[Button("赞成", "~3 vote 17 1"), Button("反对", "~3 vote 17 2")]]
    page = "https://yun.example.cn/to/poll-3-17"
    await channel.send(to, Outgoing(900, "装路灯吗？", buttons, page=page))
    await talk.deliver()
    assert "https://yun.example.cn/to/poll-3-17" in talk.words(talk.told("head")[-1])


async def test_forwarded_is_noted_once_and_the_card_says_by_whom(talk, channel):
    to = await named(talk)
    await channel.send(to, Outgoing(900, "周三停水"))
    await talk.deliver()
    [[button]] = talk.told("head")[-2].choices
    assert (await talk.press("head", button.command)).key == "forward-thanks"
    assert (await talk.press("head", button.command)).key == "forward-done-before"
    assert (await talk.say("head", "转发")).values["count"] == 0


async def test_what_nobody_forwards_is_remembered_once_by_day(talk, channel):
    to = await named(talk)
    await channel.send(to, Outgoing(900, "周三停水"))
    await talk.passes(hours=1, minutes=50)
    assert "forward-reminder" not in [r.key for r in talk.told("head")]
    await talk.passes(hours=5)
    assert [r.key for r in talk.told("head")].count("forward-reminder") == 1


async def test_nobody_is_reminded_at_night(talk, channel):
    to = await named(talk)
    talk.now += timedelta(hours=11)  # 20:00
    await channel.send(to, Outgoing(900, "周三停水"))
    await talk.passes(hours=8)
    assert "forward-reminder" not in [r.key for r in talk.told("head")]
    await talk.passes(hours=5)
    assert [r.key for r in talk.told("head")].count("forward-reminder") == 1


async def test_the_hours_to_the_reminder_can_be_set(talk, channel):
    to = await named(talk)
    assert (await talk.say("head", "转发 提醒 6小时")).values["hours"] == 6
    assert (await talk.say("head", "转发 提醒 99小时")).key == "forward-hours-range"
    await channel.send(to, Outgoing(900, "周三停水"))
    await talk.passes(hours=5)
    assert "forward-reminder" not in [r.key for r in talk.told("head")]


async def test_the_same_letter_twice_is_one_request_to_forward(talk, channel):
    to = await named(talk)
    for _ in range(2):
        await channel.send(to, Outgoing(900, "周三停水"))
    await talk.deliver()
    assert [r.key for r in talk.told("head")].count("forward-please") == 1


async def test_a_changed_card_is_not_forwarded_again(talk, channel):
    to = await named(talk)
    await channel.send(to, Outgoing(901, "12 户参与", edits="f900"))
    await talk.deliver()
    assert "forward-please" not in [r.key for r in talk.told("head")]


async def test_groups_are_named_once_and_can_be_dropped(talk):
    await named(talk)
    assert (await talk.say("head", "转发 群 丽景苑业主群")).key == "forward-named-before"
    assert (await talk.say("station", "转发 群 别的群")).key == "refused-role"
    assert (await talk.say("resident", "转发")).key == "refused-role"
    assert (await talk.say("head", "转发 停 没有的")).key == "forward-no-such-group"
    assert (await talk.say("head", "转发 停 丽景苑业主群")).key == "forward-dropped"
    assert await talk.database.read(lambda conn: forwards.groups(conn, 3)) == []


@pytest.mark.parametrize("words", ["", "x", "99999999999999999999", "42"])
async def test_a_wrong_number_is_answered_kindly(talk, words):
    assert (await talk.press("head", f"forwarded {words}".strip())).key == "forward-unknown"
