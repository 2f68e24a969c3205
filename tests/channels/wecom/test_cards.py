"""Cards, votes and presses over WeCom."""

import pytest

from bot.channels.contract import Button
from domain.conversation import Address, MessageKind
from tests.channels.wecom.working import (
    GROUP,
    WANG,
    buttons,
    out,
    until,
)


async def test_buttons_are_a_card_and_a_press_types_the_command(platform, bot):
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    text = "📋 已登记 0042\n电梯停运 · 3栋2单元"
    ref = await bot.channel.send(GROUP, out(text, buttons=buttons("~3 join 42", "~3 undo 42")))
    [shown] = platform.shown
    assert shown.card["main_title"]["title"] == "📋 已登记 0042"
    assert shown.card["sub_title_text"] == "电梯停运 · 3栋2单元"
    for number, flat in enumerate((False, True), 2):
        await platform.presses("li", shown, "~3 join 42", flat=flat)
        press = await bot.hears(number)
        assert (press.kind, press.text, press.card_ref) == (MessageKind.PRESS, "~3 join 42", ref)
        assert (press.chat, press.sender.account) == (GROUP, "li")


async def test_a_long_text_goes_before_its_card(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    text = "今天的待办\n" + "一件一件慢慢来。" * 30
    await bot.channel.send(WANG, out(text, buttons=buttons("a", "b")))
    words, card = platform.shown
    assert words.text == text
    assert card.card["main_title"]["title"] == "今天的待办"


async def test_who_pressed_sees_the_answer_on_their_own_card(platform, bot):
    bot.toast = "已记上您家"
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    await bot.channel.send(GROUP, out("0042", buttons=buttons("join 42")))
    [shown] = platform.shown
    await platform.presses("li", shown, "join 42")
    await until(lambda: "li" in shown.replaced)
    assert shown.card_for("li")["sub_title_text"] == "已记上您家"
    assert "sub_title_text" not in shown.card_for("wang")


async def test_a_pressed_card_is_replaced_for_everybody(platform, bot):
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    ref = await bot.channel.send(GROUP, out("0042 待接单", 1, buttons=buttons("take 42")))
    [shown] = platform.shown
    await platform.presses("li", shown, "take 42")
    await bot.hears(2)
    new = out("0042 处理中", 2, buttons=buttons("done 42"), edits=ref)
    assert await bot.channel.send(GROUP, new) == ref
    assert len(platform.shown) == 1
    assert shown.card_for("wang")["main_title"]["title"] == "0042 处理中"


async def test_a_card_that_nobody_pressed_lately_becomes_a_new_message(platform, bot, clock):
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    ref = await bot.channel.send(GROUP, out("0042 待接单", 1, buttons=buttons("take 42")))
    await platform.presses("li", platform.shown[0], "take 42")
    await bot.hears(2)
    clock.passes(6)
    new = out("0042 处理中", 2, buttons=buttons("done 42"), edits=ref)
    assert await bot.channel.send(GROUP, new) != ref
    assert len(platform.shown) == 2


def poll(kind, *options):
    choices = [[Button(text, f"~3 vote 17 {n}")] for n, text in enumerate(options, 1)]
    return out("周末停水时段\n周五 18:00 截止", buttons=choices, poll=kind)


@pytest.mark.parametrize("flat", [False, True])
async def test_a_poll_is_a_vote_card_and_the_voter_sees_it_recorded(platform, bot, flat):
    bot.toast = "已记录"
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    await bot.channel.send(GROUP, poll("one", "周六上午", "周日上午"))
    [shown] = platform.shown
    assert shown.card["card_type"] == "vote_interaction"
    assert shown.card["checkbox"]["mode"] == 0
    await platform.presses("li", shown, "submit", ["~3 vote 17 2"], flat=flat)
    assert (await bot.hears(2)).text == "~3 vote 17 =2"
    await until(lambda: "li" in shown.replaced)
    mine = shown.card_for("li")
    assert mine["main_title"]["desc"] == "已记录"
    assert mine["checkbox"]["disable"] is True
    assert [o["is_checked"] for o in mine["checkbox"]["option_list"]] == [False, True]
    assert "disable" not in shown.card_for("wang")["checkbox"]


async def test_several_options_are_voted_for_at_once(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    await bot.channel.send(WANG, poll("several", "甲", "乙", "丙"))
    chosen = ["~3 vote 17 1", "~3 vote 17 3"]
    await platform.presses("wang", platform.shown[0], "submit", chosen)
    assert (await bot.hears(2)).text == "~3 vote 17 =1 3"


async def test_more_choices_than_a_card_has_buttons_are_a_list_to_choose_from(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    await bot.channel.send(
        WANG, out("您住哪一栋？", buttons=buttons(*[f"b {n}" for n in range(30)]))
    )
    first, second = platform.shown
    assert len(first.card["checkbox"]["option_list"]) == 20
    await platform.presses("wang", second, "submit", ["b 29"])
    assert (await bot.hears(2)).text == "b 29"


async def test_after_a_break_the_voters_next_word_shows_what_is_recorded(platform, bot, clock):
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    await bot.channel.send(GROUP, poll("one", "周六上午", "周日上午"))
    platform.refuses = True
    await platform.aborts()
    await until(lambda: not bot.channel.line.is_open)
    clock.passes(3600)  # a press of now is lost: the platform does not repeat events
    platform.refuses = False
    await until(lambda: bot.channel.line.is_open)
    await platform.writes("wang", "@x 我投了吗", group="wrABC", msgid="M9")
    await until(lambda: asked_of(bot, "wang"))
    [asked] = asked_of(bot, "wang")
    assert (asked.text, asked.chat) == ("~3 /poll_recorded 17", GROUP)
    await platform.writes("li", "我投了吗", msgid="M10")
    await until(lambda: asked_of(bot, "li"))
    [asked] = asked_of(bot, "li")
    assert asked.chat == Address("wecom", "user:li")
    await platform.writes("wang", "@x 谢谢", group="wrABC")
    await until(lambda: bot.heard[-1].text == "谢谢")
    assert len(asked_of(bot, "wang")) == 1


def asked_of(bot, who):
    return [m for m in bot.heard if "poll_recorded" in m.text and m.sender.account == who]


async def test_a_vote_that_is_not_kept_does_not_look_kept(platform, bot):
    bot.toast = "这件事按户征询。还不知道您家在哪一户。"
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    await bot.channel.send(GROUP, poll("one", "周六上午", "周日上午"))
    [shown] = platform.shown
    await platform.presses("li", shown, "submit", ["~3 vote 17 2"])
    await until(lambda: "li" in shown.replaced)
    mine = shown.card_for("li")
    assert "disable" not in mine["checkbox"]
    assert "按户征询" in mine["main_title"]["desc"]


async def test_a_polls_card_in_the_group_is_not_shown_again_for_each_voice(platform, bot):
    await platform.writes("wang", "@x hi", group="wrABC")
    await bot.hears()
    ref = await bot.channel.send(GROUP, poll("one", "周六上午", "周日上午"))
    more = out(
        "周末停水时段\n2 户已表态", 2, buttons=poll("one", "a", "b").buttons, poll="one", edits=ref
    )
    assert await bot.channel.send(GROUP, more) == ref
    assert await bot.channel.send(GROUP, out("已截止", 3, edits=ref)) == ref
    assert len(platform.shown) == 1


async def test_in_a_direct_chat_the_voters_card_is_locked_with_the_choice(platform, bot):
    await platform.writes("wang", "hi")
    await bot.hears()
    ref = await bot.channel.send(WANG, poll("one", "周六上午", "周日上午"))
    [shown] = platform.shown
    await platform.presses("wang", shown, "submit", ["~3 vote 17 2"])
    await bot.hears(2)
    yours = out(
        "您家的意见：周日上午", 2, buttons=poll("one", "a", "b").buttons, poll="one", edits=ref
    )
    assert await bot.channel.send(WANG, yours) == ref
    assert shown.card_for("wang")["main_title"]["desc"] == "已记录：周日上午"
    assert shown.card_for("wang")["checkbox"]["disable"] is True
    assert len(platform.shown) == 1
