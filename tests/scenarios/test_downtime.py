"""The program is away at the wrong moment, on Telegram; and a month without a 31st."""

from __future__ import annotations

ASKED = "议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 3月8日20:00"


async def asked(month):
    """The head opens a poll on 2 March; it closes on the 8th at 20:00."""
    await month.life["站长"].writes(ASKED)
    await month.life["站长"].sees(button="发出")
    await month.press("站长", "发出")
    await month.group.sees("电梯广告费", button="修门禁")


async def test_a_vote_is_given_changed_taken_back_and_given_again(month):
    """R-K03: until the close."""
    async with month.at(2, 10):
        await asked(month)
        await month.press("王阿姨", "种花", group=True)
        await month.press("王阿姨", "修门禁")
        await month.life["王阿姨"].sees("修门禁", button="收回我的意见")
        await month.press("王阿姨", "收回我的意见")
        await month.life["王阿姨"].sees("没有选任何一项")
        await month.press("王阿姨", "存起来")
        await month.press("李叔", "修门禁")
        await month.press("李叔", "收回我的意见")
    async with month.at(8, 20, 1):
        result = await month.group.sees("征询结果")
        assert "存起来：1 户" in result.text
        assert "修门禁：0 户" in result.text
    month.life.tg.assert_answered_once()


async def test_a_poll_that_closes_while_the_bot_is_down_is_closed_once_and_late_votes_are_not_taken(
    month,
):
    """R-K03; what was pressed while nobody listened is answered when the program is back."""
    async with month.at(2, 10):
        await asked(month)
        await month.press("王阿姨", "种花", group=True)
    month.clock.set(month.moment(9, 7).timestamp())
    card = month.group.shows(button="修门禁")[-1]
    await month.life["李叔"].presses(card, "修门禁")
    async with month.at(9, 8):
        result = await month.group.sees("征询结果")
        assert "种花：1 户" in result.text
        assert "修门禁：0 户" in result.text
        await month.life["李叔"].sees("已经截止，不能再改")
        assert not month.group.shows("不能再改"), "nothing for the whole group"
    async with month.at(9, 9):
        assert len(month.group.shows("征询结果")) == 1


async def test_a_reminder_that_fell_due_while_the_bot_was_down_comes_once_and_says_that_it_is_late(
    month,
):
    async with month.at(2, 10):
        await month.life["站长"].writes("会议规则 每月第二个周二 19:00, 互助站活动室")
        await month.life["站长"].sees(button="就这样定")
        await month.press("站长", "就这样定")
    async with month.at(4, 9):
        # seven days before the 10th was yesterday at 19:00
        late = await month.group.sees("7 天")
        assert "因故晚了" in late.text
    async with month.at(4, 10):
        assert len(month.group.shows("7 天")) == 1


async def test_a_meeting_on_the_31st_is_held_on_the_last_day_of_a_shorter_month(month):
    """R-M01: the rule says the 31st; April has none."""
    async with month.at(2, 10):
        await month.life["站长"].writes("会议规则 每月31日 19:00, 互助站活动室")
        await month.life["站长"].sees(button="就这样定")
        await month.press("站长", "就这样定")
    for month_, day, words in ((3, 31, "3月31日"), (4, 30, "4月30日")):
        async with month.at(12, 9, month=month_):
            pass  # three weeks before, the next one is planned
        async with month.at(day, 17, 10, month=month_):
            assert words in (await month.group.sees("两小时")).text


async def test_what_was_committed_and_not_sent_goes_out_once_after_the_restart(month):
    """The program ends between the commit and the sending of the answer."""
    life = month.life
    async with month.at(2, 10):
        life.tg.fault("502", "sendMessage", times=1000)
        await life["王阿姨"].says(month.group, "3栋水管爆了")
        while not await life.tickets():
            await life.tg.settles(quiet=0.1)
    life.tg.service.faults.clear()
    async with month.at(2, 11):
        await month.group.sees("已登记")
        await life["站长"].sees("水管爆了")
        assert len(await life.tickets()) == 1
    async with month.at(2, 12):
        assert len(month.group.shows("已登记")) == 1
