"""One person on Telegram, the web page and 微信客服 at once: each notice once, one voice for each household."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from storage import polls
from tests.channels.web_site import Browser
from tests.fakes.botapi import FakeTelegram, ManualClock, Person
from tests.scenarios.wechat import HOME, WechatLife, link_in, wechat_life

NOTICES = ("周三上午停水", "周四上午停电", "周五下午修电梯", "周六大扫除")


@dataclass
class Lives:
    """The compound, with 王阿姨 on three channels."""

    life: WechatLife
    wang: Person
    head: Person

    def heard(self, words: str, page: str) -> dict[str, int]:
        """Return how often 王阿姨 has read something on each channel."""
        return {
            "telegram": len(self.wang.shows(words)),
            "web": page.count(words),
            "weixin": self.life.reads_kf("王阿姨").count(words),
        }

    async def tells(self, words: str) -> None:
        """Let the station head send a notice on Telegram."""
        await self.head.writes(f"公告 {words}")
        preview = await self.head.sees(words, button="发出")
        await self.head.presses(preview, "发出")
        await self.head.sees("正在发给")
        await self.life.settled()


@pytest.fixture
async def lives(tmp_path: Path, monkeypatch: Any) -> AsyncIterator[Lives]:
    clock = ManualClock()
    async with FakeTelegram(clock=clock) as tg:
        telegram = {
            "token": tg.token,
            "api_base": tg.server.url,
            "per_second": 1000,
            "per_chat_second": 0,
            "per_group_minute": 0,
        }
        settings = {"telegram": telegram, "wecom": None}
        async with wechat_life(tmp_path, monkeypatch, **settings) as life:
            tg.service.clock = life.clock
            wang, head = tg.user("王阿姨", started=True), tg.user("站长", started=True)
            await life.live_on("telegram", ("王阿姨", str(wang.id)), ("站长", str(head.id)))
            yield Lives(life, wang, head)


async def linked(lives: Lives) -> Browser:
    """Let 王阿姨 link her accounts as people do: a code from Telegram into 微信客服, a link from there to the page."""
    life, wang = lives.life, lives.wang
    await wang.writes("我的 关联")
    asked = await wang.sees("用您的另一个账号")
    code = re.search(r"/start (\S+)", asked.text)
    assert code
    await life.writes_kf("王阿姨", f"/start {code[1]}")
    assert "关联好了" in life.reads_kf("王阿姨")
    await life.writes_kf("王阿姨", "我的 网页")
    [item] = life.kf.customer("王阿姨").sees[-1]["msgmenu"]["list"]
    return await life.comes_by("王阿姨", link_in(item["view"]["url"]))


async def test_each_notice_comes_once_on_the_channel_used_last(lives: Lives) -> None:
    life, wang = lives.life, lives.wang
    async with life.at(2, 9, 30):
        await linked(lives)
    async with life.at(2, 9, 40):
        page = await life.comes_back("王阿姨")
        await life.says_web(page, "帮助")
        await lives.tells(NOTICES[0])
        seen = lives.heard(NOTICES[0], await life.reads_web(page))
        assert seen == {"telegram": 0, "web": 1, "weixin": 0}
    async with life.at(2, 10):
        page = await life.comes_back("王阿姨")
        await life.writes_kf("王阿姨", "帮助")
        await lives.tells(NOTICES[1])
        seen = lives.heard(NOTICES[1], await life.reads_web(page))
        assert seen == {"telegram": 0, "web": 0, "weixin": 1}
    async with life.at(2, 11):
        page = await life.comes_back("王阿姨")
        await wang.writes("帮助")
        await wang.sees("我是丽景苑的云管家")
        await lives.tells(NOTICES[2])
        await wang.sees(NOTICES[2])
        seen = lives.heard(NOTICES[2], await life.reads_web(page))
        assert seen == {"telegram": 1, "web": 0, "weixin": 0}
    async with life.at(2, 12):  # nothing came later by another way
        page = await life.comes_back("王阿姨")
        for words in NOTICES[:3]:
            assert sum(lives.heard(words, await life.reads_web(page)).values()) == 1
    life.kept_within_limits()


async def test_a_closed_window_keeps_a_notice_and_sends_what_is_urgent_another_way(
    lives: Lives,
) -> None:
    life, head = lives.life, lives.head
    async with life.at(2, 9, 30):
        await linked(lives)
        await head.writes("我的 关联")
        code = re.search(r"/start (\S+)", (await head.sees("用您的另一个账号")).text)
        assert code
        await life.writes_kf("站长", f"/start {code[1]}")
    async with life.at(2, 10):
        await life.writes_kf("站长", "帮助")
        await life.writes_kf("王阿姨", "帮助")
    before = len(life.kf.customer("王阿姨").sees)
    async with life.at(5, 9):
        page = await life.comes_back("王阿姨")
        await life.writes_kf("王阿姨", "3栋有很浓的煤气味")
        assert "119" in life.reads_kf("王阿姨")
        await head.presses(await head.sees("燃气泄漏", button="我已接手"), "我已接手")
        assert "燃气泄漏" not in life.reads_kf("站长")  # his window is closed: it came on Telegram
    async with life.at(8, 9):
        page = await life.comes_back("王阿姨")
        await lives.tells(NOTICES[3])
        assert sum(lives.heard(NOTICES[3], await life.reads_web(page)).values()) == 0
        await life.writes_kf("王阿姨", "帮助")
        assert lives.heard(NOTICES[3], await life.reads_web(page)) == {
            "telegram": 0,
            "web": 0,
            "weixin": 1,
        }
    assert len(life.kf.customer("王阿姨").sees) > before
    life.kept_within_limits()


async def test_a_household_that_votes_on_three_channels_has_one_voice(lives: Lives) -> None:
    life, wang, head = lives.life, lives.wang, lives.head
    async with life.at(2, 9, 30):
        await linked(lives)
        husband = await life.enters("王叔叔", await life.code("join", node=HOME))
        await head.writes("议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00")
        await head.presses(await head.sees("请看一眼", button="发出"), "发出")
        await life.settled()
        await life.presses_web(husband, "种花")
        await wang.writes("议事")
        await wang.presses(await wang.sees(button="电梯广告费"), "电梯广告费")
        await wang.presses(await wang.sees(button="修门禁"), "修门禁")
        await wang.sees("您家的意见")
        await life.settled()
        assert "您家里有人改了" in await life.reads_web(husband)
    async with life.at(2, 10):
        await life.writes_kf("王阿姨", "议事")
        await life.taps_kf("王阿姨", "电梯广告费")
        await life.taps_kf("王阿姨", "存起来")
        poll = await life.asked(lambda conn: polls.numbered(conn, 3, 1))
        [voice] = await life.asked(lambda conn: polls.voices_in(conn, poll.id))
        assert (voice.voter, voice.choices) == (HOME, frozenset({2}))
        assert await life.asked(lambda conn: polls.taking_part(conn, poll.id)) == 1
    async with life.at(8, 20, 30):
        result = await head.sees("征询结果")
        assert "参与 1 / 4 户" in result.text
    life.kept_within_limits()
