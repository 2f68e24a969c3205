"""A month of a compound whose people have WeChat only: 微信客服, an Official Account, forwarding by hand, the web page."""

from __future__ import annotations

import pytest

from tests.scenarios.wechat import COMPOUND, HOME, link_in, wechat_life

GROUP = "丽景苑业主群"


@pytest.fixture
async def life(tmp_path, monkeypatch):
    async with wechat_life(tmp_path, monkeypatch, wecom=None) as one:
        yield one


async def to_forward(life, browser):
    """Return what the head was asked last to forward, and note it as forwarded."""
    lines = await browser.lines(browser.direct)
    asks = [n for n, line in enumerate(lines) if "转发到" in line["text"] and GROUP in line["text"]]
    assert asks, "nothing to forward"
    text = lines[asks[-1] + 1]
    assert "辛苦了" in await life.presses_web(browser, "已转发")
    return text


def reminded(page):
    """Return the reminders that tomorrow's meeting has not been forwarded."""
    said = page.split("⏰")
    return [words for words in said if "还没转发到微信群" in words and "明天" in words]


async def test_a_month_of_requests_a_meeting_and_a_poll(life):
    await life.live_on("weixin", "王阿姨", "物业")

    async with life.at(2, 9, 30):
        head = await life.comes_back("站长")
        await life.says_web(head, f"转发 群 {GROUP}")
        await life.enters_kf("王阿姨", "n103")
        assert "3栋" in life.reads_kf("王阿姨")
        await life.writes_kf("物业", "你好")
        await life.writes_kf("王阿姨", "3栋水管爆了")
        assert "已登记" in life.reads_kf("王阿姨")
        await life.taps_kf("物业", "接单")
        assert "接手" in life.reads_kf("王阿姨")
        await life.says_web(head, "会议规则 每月第二个周二 19:00, 互助站活动室")
        await life.presses_web(head, "就这样定")

    async with life.at(2, 15):
        head = await life.comes_back("站长")
        told = await to_forward(life, head)
        assert "联席会议" in told["text"]
        assert "19:00" in (await life.follows(head, link_in(told["text"])))["text"]
        await life.writes_kf("物业", "办结 1 已换新水管")
        await life.taps_kf("王阿姨", "解决了")
        await life.taps_kf("王阿姨", "★★★★★")
        (ticket,) = await life.tickets()
        assert (ticket["solved"], ticket["score"]) == (1, 5)

    async with life.at(3, 9):
        head = await life.comes_back("站长")
        await life.says_web(head, "议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00")
        await life.presses_web(head, "发出")
        link = link_in((await to_forward(life, head))["text"])
        assert link.endswith(f"/to/poll-{COMPOUND}-1")
        await life.taps_kf("王阿姨", "修门禁")
        assert "您家的意见" in life.reads_kf("王阿姨")
        code = await life.code("join", node=HOME + 1)
        neighbour = await life.enters("李叔家的", code, link.removeprefix(life.app.url))
        assert "电梯广告费" in await life.reads_web(neighbour)
        await life.presses_web(neighbour, "种花")
        await life.presses_web(neighbour, "修门禁")
        assert "修门禁" in (await neighbour.lines(neighbour.direct))[-1]["text"]
        await life.taps_kf("物业", "参加")

    async with life.at(3, 19, 10):
        assert "7 天" in life.reads_kf("物业")
        head = await life.comes_back("站长")
        assert "7 天" in (await to_forward(life, head))["text"]
    seen = len(life.kf.customer("物业").sees)

    async with life.at(
        7, 19, 10
    ):  # two days of silence are over: nothing goes to who did not write
        head = await life.comes_back("站长")
        assert "3 天" in (await to_forward(life, head))["text"]
        assert len(life.kf.customer("物业").sees) == seen

    async with life.at(8, 20, 30):
        head = await life.comes_back("站长")
        result = await to_forward(life, head)
        assert "征询结果" in result["text"]
        assert "修门禁" in result["text"]
        assert result["files"]
        shown = await life.follows(head, link_in(result["text"]))
        assert "征询结果" in shown["text"]

    async with life.at(9, 19, 10):
        head = await life.comes_back("站长")
        tomorrow = [line["text"] for line in await head.lines(head.direct)]
        assert any("明天" in words for words in tomorrow)
    async with life.at(9, 21, 20):  # two hours later it has still not been forwarded
        head = await life.comes_back("站长")
        assert reminded(await life.reads_web(head)) == []  # nobody is woken at night
    async with life.at(10, 8, 20):
        head = await life.comes_back("站长")
        assert len(reminded(await life.reads_web(head))) == 1
        await life.writes_kf("物业", "在的")
        first, *_ = life.kf.customer("物业").reads[seen:]
        assert "您不在的时候有" in first
        assert "3 天" in first
        assert "明天" in first

    async with life.at(10, 21):
        head = await life.comes_back("站长")
        await life.says_web(
            head, "纪要", "都到了", "谈了东门道闸", "物业 3月20日前 修好东门道闸", "完成"
        )
        await life.presses_web(head, "发布")
        minutes = await to_forward(life, head)
        assert "修好东门道闸" in minutes["text"]
        assert link_in(minutes["text"]).endswith(f"/to/board-{COMPOUND}")

    async with life.at(31, 18):
        head = await life.comes_back("站长")
        await life.says_web(head, "统计")
        assert "收到诉求 1 件" in await life.reads_web(head)
    life.kept_within_limits()
