"""A month of a compound's life in an internal group of WeCom; the program is restarted each time."""

from __future__ import annotations

import pytest

from tests.scenarios.wechat import GROUP, HOOK, wechat_life

STAFF = ("站长", "物业", "业委会", "社区")


@pytest.fixture
async def life(tmp_path, monkeypatch):
    async with wechat_life(tmp_path, monkeypatch) as one:
        yield one


async def moved_in(life):
    """Everybody is known on WeCom, the staff have said hello, and the group is bound by a code."""
    await life.live_on("wecom", "王阿姨", "李叔", *STAFF)
    async with life.at(2, 9):
        for who in STAFF:
            await life.writes(who, "你好")
        await life.writes("站长", "绑定")
        code = next(w for w in life.reads("站长").split() if len(w) == 8 and w.isalnum())
        await life.says("站长", f"/bind {code}")
        await life.says("站长", "接收方式 自动")
        await life.writes("站长", "绑定 推送 lijing")
    assert "丽景苑" in life.reads(GROUP)
    assert "丽景苑" in life.hooks.reads(HOOK)[0]


async def test_a_month_of_requests_a_meeting_and_a_poll(life):
    await moved_in(life)

    async with life.at(2, 9, 30):
        await life.says("王阿姨", "3栋水管爆了")
        assert "已登记" in life.reads(GROUP)
        await life.presses("物业", "接单")
        await life.writes("站长", "会议规则 每月第二个周二 19:00, 互助站活动室")
        await life.presses("站长", "就这样定")
        assert "接手" not in life.reads("王阿姨")  # nobody may write first to who never wrote
        await life.writes("王阿姨", "你好")
        assert "接手" in life.reads("王阿姨")

    async with life.at(2, 15):
        assert "联席会议" in life.reads(GROUP)
        await life.writes("物业", "办结 1 已换新水管")
        await life.presses("王阿姨", "解决了")
        await life.presses("王阿姨", "★★★★★")
        (ticket,) = await life.tickets()
        assert (ticket["solved"], ticket["score"]) == (1, 5)

    async with life.at(3, 9):
        await life.writes("站长", "议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00")
        await life.presses("站长", "发出")
        vote = await life.presses("王阿姨", "修门禁", GROUP)
        mine = vote.card_for("王阿姨")
        assert vote.card["card_type"] == "vote_interaction"
        assert mine["main_title"]["desc"].startswith("已记录：修门禁")
        assert mine["checkbox"]["disable"] is True
        assert "disable" not in vote.card_for("李叔")["checkbox"]
        cards = len([s for s in life.corp.shown if s.chat == GROUP and s.card])
        await life.writes("李叔", "你好")  # his invitation comes with his first word
        vote = await life.presses("李叔", "种花")
        assert vote.card_for("李叔")["main_title"]["desc"] == "已记录：种花"
        await life.writes("李叔", "议事")
        await life.presses("李叔", "电梯广告费")
        await life.presses("李叔", "修门禁")
        assert len([s for s in life.corp.shown if s.chat == GROUP and s.card]) == cards
        await life.presses("物业", "参加")
    links = [words for words in life.hooks.reads(HOOK) if "电梯广告费" in words]
    assert f"{life.config.web.public_url}/to/poll-3-1" in links[0]

    for day, hour, words in ((3, 19, "7 天"), (7, 19, "3 天"), (9, 19, "明天"), (10, 17, "两小时")):
        if day == 9:
            async with life.at(8, 20, 30):
                result = [s for s in life.corp.shown if s.chat == GROUP and "征询结果" in s.text]
                assert len(result) == 1
                assert "修门禁" in result[0].text
                place = life.corp.shown.index(result[0])
                picture = life.corp.shown[place - 1]
                assert picture.body["msgtype"] == "image"
                media = life.corp.media[picture.body["image"]["media_id"]]
                assert media.startswith(b"\x89PNG")
        async with life.at(day, hour, 10):
            assert words in life.reads(GROUP)
            assert words in life.reads("物业")

    async with life.at(10, 21):
        for words in ("纪要", "都到了", "谈了东门道闸", "物业 3月20日前 修好东门道闸", "完成"):
            await life.writes("站长", words)
        await life.presses("站长", "发布")
        assert "修好东门道闸" in life.reads(GROUP)

    async with life.at(31, 18):
        await life.writes("站长", "统计")
        assert "收到诉求 1 件" in life.reads("站长")

    reminders = [s.text for s in life.corp.shown if s.chat == GROUP and "联席会议" in s.text]
    assert len(reminders) == len(set(reminders)), reminders
    assert any("征询结果" in words for words in life.hooks.reads(HOOK))
    life.kept_within_limits()


async def test_a_voice_pressed_while_the_bot_was_away_is_asked_for_at_the_next_word(life):
    await moved_in(life)
    async with life.at(3, 9):
        await life.writes("王阿姨", "你好")
        await life.writes("站长", "议事 电梯广告费怎么用? 修门禁 / 种花 截止 周日20:00")
        await life.presses("站长", "发出")
        vote, key = life.card("王阿姨", "修门禁", GROUP)
        await life.presses("李叔", "种花", GROUP)
    await life.corp.presses("王阿姨", vote, "submit", [key])  # nobody is there; it is not repeated

    async with life.at(4, 9):
        await life.says("王阿姨", "谢谢")
        await life.until(lambda: "还没有收到您家的选择" in life.reads(GROUP), "what is recorded")
        await life.says("李叔", "谢谢")
        await life.until(lambda: "您家的选择已记录" in life.reads(GROUP), "what is recorded")
        assert "种花" not in [s for s in life.corp.shown if s.chat == GROUP][-1].text  # R-K03
        before = len(life.corp.shown)
        await life.says("王阿姨", "谢谢啦")
        assert "征询" not in "".join(s.text for s in life.corp.shown[before:])

    async with life.at(5, 9):
        await life.writes("王阿姨", "谢谢")
        await life.until(lambda: "电梯广告费" in life.corp.seen_in("王阿姨")[-1], "the poll again")
        await life.presses("王阿姨", "修门禁")

    async with life.at(10, 9):
        await life.says("王阿姨", "谢谢")
        assert "截止，不能再改" not in life.reads(GROUP)
    life.kept_within_limits()
