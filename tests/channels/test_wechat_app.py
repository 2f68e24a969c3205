"""The whole program with WeChat channels from its settings, against the fake platforms."""

import asyncio

from bot import app as program
from bot.config import load
from tests.fakes.wechat.aibot import FakeAiBot
from tests.fakes.wechat.kf import FakeKf


async def test_the_program_opens_the_line_and_answers_and_checks_without_a_second_line(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    async with FakeAiBot() as corp, FakeKf() as kf:
        config = load(
            None,
            data_dir=str(tmp_path / "var"),
            web={"enabled": True, "port": 0},
            wecom={"bot_id": "BOT", "secret": "SEC", "url": corp.url},
            weixin_kf={
                "corp_id": "wwcorp1",
                "secret": "SECRET",
                "token": "TOKEN",
                "aes_key": "a" * 43,
                "accounts": ["wkOne"],
                "api_base": kf.url,
            },
        )
        async with program.built(config) as app:
            assert {"wecom", "weixin", "forward", "web"} <= set(app.channels)
            running = asyncio.ensure_future(program.run(app))
            async with asyncio.timeout(30):
                await corp.subscribed.wait()
                await corp.writes("wang", "帮助")
                while not corp.seen_in("wang"):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
                while not app.links.get("weixin"):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            assert corp.subscriptions == 1
            assert await app.channels["wecom"].check() == []
            assert corp.subscriptions == 1
            app.stopping.set()
            await asyncio.wait_for(running, 30)
    assert corp.violations == []
