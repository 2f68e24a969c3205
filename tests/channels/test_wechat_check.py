"""`check` says in words what is wrong with each WeChat channel, and how to mend it."""

import asyncio
from contextlib import asynccontextmanager

import httpx
import pytest

from bot import app as program
from bot.commands import checking
from bot.config import Config
from tests.crash.process import free_port
from tests.fakes.wechat.aibot import FakeAiBot
from tests.fakes.wechat.hook import FakeHooks
from tests.fakes.wechat.kf import FakeKf
from tests.fakes.wechat.official import FakeOfficial


class Platforms:
    """The fakes, and settings that are right for them."""

    def __init__(self, folder, corp, hooks, kf, oa):
        self.corp, self.hooks, self.kf, self.oa = corp, hooks, kf, oa
        self.sections = {
            "data_dir": str(folder),
            "web": {"port": free_port(), "public_url": "https://yun.example.cn"},
            "wecom": {
                "bot_id": "BOT",
                "secret": "SEC",
                "url": corp.url,
                "hooks": {"lijing": "KEY"},
                "hook_base": hooks.url,
            },
            "weixin_kf": {
                "corp_id": "wwcorp1",
                "secret": "SECRET",
                "token": "TOKEN",
                "aes_key": "a" * 43,
                "accounts": ["wkOne"],
                "api_base": kf.url,
            },
            "weixin_oa": {
                "app_id": "wxapp1",
                "secret": "SECRET",
                "token": "TOKEN",
                "aes_key": "b" * 43,
                "api_base": oa.url,
            },
        }

    def config(self, **changes):
        """Return the settings with some changed: wecom={"secret": "x"}."""
        merged = {
            name: {**section, **changes.get(name, {})} if isinstance(section, dict) else section
            for name, section in self.sections.items()
        }
        return Config(**merged)

    async def told(self, capsys, **changes):
        """Return what `check` says about the channels."""
        count = await checking._all(self.config(**changes))
        said = capsys.readouterr().out
        lines = [line.strip() for line in said.split("\n") if line.startswith("    ")]
        assert len(lines) == count
        return lines

    @asynccontextmanager
    async def running(self, **changes):
        """The program with these settings."""
        async with program.built(self.config(**changes)) as app:
            task = asyncio.ensure_future(program.run(app))
            async with asyncio.timeout(30):
                while not app.ready:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            yield app
            app.stopping.set()
            await task


@pytest.fixture
async def platforms(tmp_path, monkeypatch):
    monkeypatch.setenv("YGJ_LANG", "zh")
    async with (
        FakeAiBot() as corp,
        FakeKf() as kf,
        FakeOfficial() as oa,
        FakeHooks(lambda: 1_790_000_000.0, "KEY") as hooks,
    ):
        yield Platforms(tmp_path, corp, hooks, kf, oa)


async def test_where_all_is_well_nothing_is_said(platforms, capsys):
    assert await platforms.told(capsys) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wecom": {"secret": "WRONG"}}, ("Secret 不对", "wecom.secret")),
        ({"wecom": {"bot_id": "WRONG"}}, ("找不到这个企业微信机器人", "wecom.bot_id")),
        ({"wecom": {"url": "ws://127.0.0.1:9"}}, ("连不上企业微信", "网络")),
        ({"wecom": {"hooks": {"lijing": "OLD"}}}, ("消息推送的地址不对", "wecom.hooks")),
        ({"wecom": {"hook_base": "http://127.0.0.1:9"}}, ("连不上企业微信的消息推送", "网络")),
        ({"weixin_kf": {"corp_id": "WRONG"}}, ("企业 ID", "weixin_kf.corp_id")),
        ({"weixin_kf": {"secret": "WRONG"}}, ("微信客服的 Secret 不对", "API")),
        ({"weixin_kf": {"accounts": ["wkTwo"]}}, ("weixin_kf.accounts", "wk 开头")),
        ({"weixin_kf": {"aes_key": "short"}}, ("EncodingAESKey 不是 43 个字符", "aes_key")),
        ({"weixin_kf": {"token": ""}}, ("Token 是空的", "token")),
        ({"weixin_kf": {"api_base": "http://127.0.0.1:9"}}, ("连不上微信的接口", "网络")),
        ({"weixin_oa": {"app_id": "WRONG"}}, ("AppID 不对", "weixin_oa.app_id")),
        ({"weixin_oa": {"secret": "WRONG"}}, ("AppSecret 不对", "重置")),
        ({"web": {"public_url": ""}}, ("web.public_url", "https://")),
    ],
)
async def test_what_is_wrong_in_the_settings_is_said_with_the_way_to_mend_it(
    platforms, capsys, changes, words
):
    [line] = await platforms.told(capsys, **changes)
    for word in words:
        assert word in line


async def test_a_server_whose_address_is_not_on_the_list_is_told_so(platforms, capsys):
    platforms.kf.ip_allowed = platforms.oa.ip_allowed = False
    [line] = await platforms.told(capsys)
    assert "IP 不在微信的白名单里" in line
    assert "企业可信 IP" in line


async def test_an_app_without_the_permission_is_told_where_to_get_it(platforms, capsys):
    platforms.kf.broken["kf/account/list"] = [48002]
    [line] = await platforms.told(capsys)
    assert "可调用接口的应用" in line


async def test_a_bot_that_was_switched_to_url_callbacks_is_told_to_be_switched_back(
    platforms, capsys
):
    platforms.corp.broken["aibot_subscribe"] = [846611]
    [line] = await platforms.told(capsys)
    assert "URL 回调" in line
    assert "长连接" in line


async def test_a_line_taken_by_a_second_program_is_told_from_another_process(platforms, capsys):
    async with platforms.running() as app:
        await asyncio.wait_for(platforms.corp.subscribed.wait(), 30)
        await platforms.corp.kicks()
        async with asyncio.timeout(30):
            while app.channels["wecom"].line.state != "kicked":  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        [line] = await platforms.told(capsys)
        assert "被另一个程序顶下线了" in line
        assert "停掉另一个程序" in line
    assert platforms.corp.subscriptions == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [("token", "Token 和后台填的不一样"), ("aes_key", "EncodingAESKey 和后台填的不一样")],
)
async def test_a_callback_that_cannot_be_read_is_told_until_one_can(
    platforms, capsys, wrong, words
):
    other = {"token": "OTHER", "aes_key": "c" * 43}[wrong]
    async with platforms.running(weixin_kf={wrong: other}) as app:
        async with httpx.AsyncClient(base_url=_local(app), trust_env=False) as client:
            platforms.kf.post = client
            assert await platforms.kf.wakes_us() == 403
        [line] = await platforms.told(capsys)
        assert words in line
    async with platforms.running() as app:
        async with httpx.AsyncClient(base_url=_local(app), trust_env=False) as client:
            platforms.kf.post = client
            assert await platforms.kf.wakes_us() == 200
        assert await platforms.told(capsys) == []


def _local(app):
    return f"http://127.0.0.1:{app.config.web.port}"
