"""The fake as a process of its own, arranged and read over its control endpoint."""

from __future__ import annotations

import asyncio
import json
import sys

import aiohttp
from telegram import Bot


async def test_another_process_arranges_the_talk_and_reads_the_record():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.botapi", stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        where = json.loads(await process.stdout.readline())
        async with aiohttp.ClientSession() as session:

            async def control(what, **body):
                async with session.post(f"{where['control']}/{what}", json=body) as answer:
                    assert answer.status == 200, await answer.text()
                    return await answer.json()

            wang = (await control("user", name="王阿姨"))["id"]
            group = (await control("group", title="丽景苑", members=[wang]))["id"]
            said = await control("say", user_id=wang, chat_id=group, text="电梯停了")
            async with Bot(where["token"], base_url=where["base_url"]) as bot:
                (update,) = await bot.get_updates(timeout=1)
                assert update.update_id == said["update_id"]
                await update.message.reply_text("收到")
                await bot.get_updates(offset=update.update_id + 1, timeout=0)
            assert (await control("about"))["pending"] == 0
            (shown,) = (await control("messages", chat_id=group, by_bot=True))["messages"]
            assert shown["text"] == "收到"
            called = (await control("calls", methods=["sendMessage"]))["calls"]
            assert [call["params"]["text"] for call in called] == ["收到"]
            await control("fault", kind="500", times=2)
            assert (await control("verdict"))["violations"] == []
            assert list((await control("deliveries"))["acknowledged"]) == [str(said["update_id"])]
            assert "王阿姨: 电梯停了" in (await control("show"))["text"]
    finally:
        process.kill()
        await process.wait()
