"""The fake AI bot platform, tried by clients that others wrote: the platform's own for Node, a community one for Python."""

import asyncio

import pytest
from wecom_aibot_sdk import WSClient

from tests.fakes.wechat.aibot import FakeAiBot
from tests.fakes.wechat.node import Script


class Quiet:
    def __getattr__(self, name):
        return lambda *args: None


async def until(node: Script, did: str) -> dict:
    while True:
        line = await node.line()
        if line["did"] == did:
            return line


async def until_true(question):
    async with asyncio.timeout(10):
        while not question():  # noqa: ASYNC110 - the fake is a foreign process's peer
            await asyncio.sleep(0.01)


async def test_the_platforms_own_client_completes_everything_against_the_fake():
    async with FakeAiBot() as platform, Script("aibot.mjs", platform.url) as node:
        await until(node, "subscribe")
        await platform.writes("wang", "@物业助手 电梯坏了", group="wrABC")
        assert (await until(node, "heard"))["text"] == "@物业助手 电梯坏了"
        for name in ("stream", "stream-end", "reply", "card", "push"):
            assert (await until(node, name))["errcode"] == 0, name
        assert (await until(node, "push-stranger"))["errcode"] == 846607
        assert (await until(node, "upload"))["media"] in platform.media
        assert (await until(node, "push-media"))["errcode"] == 0
        assert platform.seen_in("wrABC")[:2] == ["正在登记：完成", "**已登记**"]
        assert list(platform.media.values()) == [bytes([7]) * 1_200_000]
        card = next(s for s in platform.shown if s.card)
        await platform.presses("wang", card, "take")
        assert (await until(node, "pressed"))["task"] == "t_1"
        assert (await until(node, "update"))["errcode"] == 0
        assert card.card_for("wang")["main_title"]["desc"] == "已接单"
        assert card.card_for("li")["main_title"]["desc"] == ""
        await platform.enters("li")
        assert (await until(node, "welcome"))["errcode"] == 0
        picture = platform.has_file(b"\xff" * 33)
        await platform.writes("li", msgtype="image", image=picture)
        assert await until(node, "image") == {"did": "image", "size": 33, "first": 255}
        await until_true(lambda: any(f["cmd"] == "ping" for f in platform.received))
        await platform.closes(1000)
        await until(node, "reconnecting")
        await until(node, "subscribe")
        await platform.kicks()
        await until(node, "kicked")
        await asyncio.sleep(0.2)
        assert platform.subscriptions == 2
        assert platform.violations == []


async def test_the_platforms_own_client_hears_of_a_wrong_secret():
    async with FakeAiBot() as platform, Script("aibot.mjs", platform.url, "BOT", "WRONG") as node:
        assert "853000" in (await until(node, "error"))["error"]
        assert platform.subscriptions == 0


@pytest.mark.filterwarnings("ignore")
async def test_another_authors_client_completes_everything_against_the_fake():
    card = {
        "card_type": "vote_interaction",
        "task_id": "poll_17",
        "main_title": {"title": "周末停水时段"},
        "checkbox": {
            "question_key": "q",
            "mode": 0,
            "option_list": [{"id": "a", "text": "周六上午"}, {"id": "b", "text": "周日上午"}],
        },
        "submit_button": {"text": "提交", "key": "submit"},
    }
    async with FakeAiBot() as platform:
        client = WSClient(
            bot_id="BOT",
            secret="SEC",
            ws_url=platform.url,
            heartbeat_interval=100,
            logger=Quiet(),
        )
        done: list[str] = []

        async def heard(frame):
            await client.reply_stream(frame, "s1", "一", False)
            await client.reply_stream(frame, "s1", "一二", True)
            await client.reply_template_card(frame, card)
            await client.send_message(
                "wang", {"msgtype": "markdown", "markdown": {"content": "推"}}
            )
            media = await client.upload_media(b"x" * 600_000, type="image", filename="a.png")
            await client.send_media_message("wang", "image", media["media_id"])
            done.append("all")

        async def pressed(frame):
            event = frame["body"]["event"]["template_card_event"]
            chosen = event["selected_items"]["selected_item"][0]["option_ids"]["option_id"]
            done.append(chosen[0])
            locked = card["checkbox"] | {"disable": True}
            await client.update_template_card(frame, card | {"checkbox": locked}, ["wang"])
            done.append("updated")

        client.on("message.text", heard)
        client.on("event.template_card_event", pressed)
        await client.connect()
        await asyncio.wait_for(platform.subscribed.wait(), 5)
        await platform.writes("wang", "你好")
        await until_true(lambda: done == ["all"])
        shown = next(s for s in platform.shown if s.card)
        await platform.presses("wang", shown, "submit", ["b"])
        await until_true(lambda: done == ["all", "b", "updated"])
        assert shown.card_for("wang")["checkbox"]["disable"] is True
        assert platform.seen_in("wang")[0] == "一二"
        await until_true(lambda: any(f["cmd"] == "ping" for f in platform.received))
        await client.disconnect()
        assert platform.violations == []
