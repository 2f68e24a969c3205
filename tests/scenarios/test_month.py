"""A month of a compound's life through Telegram updates alone; the program is restarted each time."""

from __future__ import annotations


async def test_a_month_of_requests_a_meeting_and_a_poll(month):
    life, group = month.life, month.group
    wang, head, property_ = (life[name] for name in ("王阿姨", "站长", "物业"))

    async with month.at(2, 9, 30):
        await wang.says(group, "3栋水管爆了")
        await group.sees("已登记", button="我也遇到")
        await property_.sees(button="接单")
        await month.press("物业", "接单")
        await wang.sees("接手")
        await head.writes("会议规则 每月第二个周二 19:00, 互助站活动室")
        await head.sees(button="就这样定")
        await month.press("站长", "就这样定")

    async with month.at(2, 15):
        await group.sees("联席会议")
        await property_.writes("办结 1 已换新水管")
        await wang.sees(button="解决了")
        await month.press("王阿姨", "解决了")
        await month.press("王阿姨", "★★★★★")
        (ticket,) = await life.tickets()
        assert ticket["solved"] == 1
        assert ticket["score"] == 5

    async with month.at(3, 9):
        await head.writes("议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00")
        await head.sees(button="发出")
        await month.press("站长", "发出")
        await group.sees("电梯广告费", button="修门禁")
        await month.press("王阿姨", "修门禁", group=True)
        await month.press("李叔", "种花")
        await month.press("李叔", "修门禁")
        await month.press("物业", "参加")

    for day, hour, words in ((3, 19, "7 天"), (7, 19, "3 天"), (9, 19, "明天"), (10, 17, "两小时")):
        if day == 9:
            async with month.at(8, 20, 30):
                result = await group.sees("征询结果")
                assert "photo" in result.payload
                assert "修门禁" in result.text
        async with month.at(day, hour, 10):
            await group.sees(words)
            await property_.sees("联席会议")

    async with month.at(10, 21):
        for words in ("纪要", "都到了", "谈了东门道闸", "物业 3月20日前 修好东门道闸", "完成"):
            await head.writes(words)
            await life.tg.settles()
        await month.press("站长", "发布")
        await group.sees("修好东门道闸")

    async with month.at(31, 18):
        await head.writes("统计")
        await head.sees("收到诉求 1 件")

    life.tg.assert_answered_once()
    reminders = [
        e.text for e in life.tg.service.events if e.chat is group.room and "联席会议" in e.text
    ]
    assert len(reminders) == len(set(reminders)), reminders
