"""The fakes of 微信客服, of an Official Account and of the push webhook, tried by clients that others wrote."""

import base64
import hashlib
import time

import httpx
import pytest
import xmltodict
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto as OfficialCrypto
from wechatpy.enterprise.crypto import WeChatCrypto as WorkCrypto

from tests.fakes.wechat.hook import FakeHooks
from tests.fakes.wechat.kf import FakeKf
from tests.fakes.wechat.node import Script
from tests.fakes.wechat.official import FakeOfficial

KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)


class World:
    """The three fakes, a callback address that wechatpy serves, and clients that wechatpy and apprise are."""

    def __init__(self):
        self.kf = FakeKf()
        self.oa = FakeOfficial()
        self.hooks = FakeHooks(time.time, KEY)
        self.heard = []
        self.wakes = []

    async def ask(self, of, call="", *args, **more):
        return await self.script.ask(of=of, call=call, args=list(args), more=more)

    async def result(self, of, call, *args, **more):
        answer = await self.ask(of, call, *args, **more)
        assert "result" in answer, answer
        return answer["result"]

    async def oa_called(self, request):
        """Read a callback as wechatpy's users do, and answer as its replies are sealed."""
        query = request.query_params
        if request.method == "GET":
            return PlainTextResponse(query["echostr"])
        crypto = OfficialCrypto("TOKEN", "b" * 43, "wxapp1")
        xml = crypto.decrypt_message(
            (await request.body()).decode(),
            query["msg_signature"],
            query["timestamp"],
            query["nonce"],
        )
        message = parse_message(xml)
        self.heard.append(message)
        reply = create_reply("收到 🌸", message).render()
        return PlainTextResponse(crypto.encrypt_message(reply, "n1", "1790000000"))

    async def kf_called(self, request):
        query = request.query_params
        crypto = WorkCrypto("TOKEN", "a" * 43, "wwcorp1")
        if request.method == "GET":
            echo = crypto.check_signature(
                query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]
            )
            return PlainTextResponse(echo)
        xml = crypto.decrypt_message(
            (await request.body()).decode(),
            query["msg_signature"],
            query["timestamp"],
            query["nonce"],
        )
        self.wakes.append(xml if isinstance(xml, str) else xml.decode())
        return PlainTextResponse("success")


@pytest.fixture
async def world():
    one = World()
    app = Starlette(
        routes=[
            Route("/weixin/oa", one.oa_called, methods=["GET", "POST"]),
            Route("/weixin/kf", one.kf_called, methods=["GET", "POST"]),
        ]
    )
    async with (
        one.kf,
        one.oa,
        one.hooks,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as post,
        Script("clients.py", one.kf.url, one.oa.url, one.hooks.url) as script,
    ):
        one.script, one.kf.post, one.oa.post = script, post, post
        yield one


async def test_wechatpy_reads_and_answers_a_customer(world):
    kf = world.kf
    kf.customer("wmWang", "王阿姨")
    await kf.writes("wmWang", "电梯坏了 🙏")
    [xml] = world.wakes
    fields = xmltodict.parse(xml)["xml"]
    assert fields["Event"] == "kf_msg_or_event"
    page = await world.result("kf", "kf.sync_msg", fields["Token"], "", 100)
    [record] = page["msg_list"]
    assert record["text"]["content"] == "电梯坏了 🙏"
    assert (record["external_userid"], record["origin"]) == ("wmWang", 3)
    [person] = (await world.result("kf", "kf.batchget_customer", ["wmWang"]))["customer_list"]
    assert person["nickname"] == "王阿姨"
    [account] = (await world.result("kf", "kf.get_account_list"))["account_list"]
    kfid = account["open_kfid"]
    sent = await world.result("kf", "kf_message.send_text", "wmWang", kfid, "已登记", "m1")
    assert sent["msgid"] == "m1"
    await world.result("kf", "kf_message.send_text", "wmWang", kfid, "已登记", "m1")
    items = [{"type": "click", "click": {"id": "join 42", "content": "我也遇到"}}]
    await world.result("kf", "kf_message.send_msgmenu", "wmWang", kfid, "0042", items, "")
    picture = {"bytes": base64.b64encode(PNG).decode()}
    media = (await world.result("kf", "media.upload", "image", picture))["media_id"]
    await world.result("kf", "kf_message.send_image", "wmWang", kfid, media)
    assert kf.customers["wmWang"].reads == ["已登记", "0042", "[image]"]
    url = await world.result("kf", "media.get_url", media)
    async with httpx.AsyncClient(trust_env=False) as client:
        got = await client.get(url.replace("https://qyapi.weixin.qq.com", kf.url))
    assert got.content == PNG
    way = await world.result("kf", "kf.add_contact_way", kfid, "n10")
    assert "n10" in way["url"]
    assert kf.violations == []


async def test_wechatpy_meets_the_limits_and_refusals_of_customer_service(world):
    kf = world.kf
    await kf.writes("wmWang", "hi")
    for number in range(5):
        await world.result("kf", "kf_message.send_text", "wmWang", kf.kfid, f"第{number}条")
    refused = await world.ask("kf", "kf_message.send_text", "wmWang", kf.kfid, "第六条")
    assert refused["errcode"] == 95001
    assert (await world.ask("kf", "kf_message.send_text", "nobody", kf.kfid, "x"))[
        "errcode"
    ] == 40096
    assert (await world.ask("kf-wrong", "kf.get_account_list"))["errcode"] == 40001
    kf.expire_tokens()
    assert (await world.ask("kf", "kf.get_account_list")).get("result"), "it fetches a new token"
    await kf.enters("wmNew", scene_param="n10")
    wake = await world.result("kf", "kf.sync_msg", "", "c1", 100)
    event = wake["msg_list"][-1]["event"]
    assert (event["event_type"], event["scene_param"]) == ("enter_session", "n10")
    greeting = {"text": {"content": "您好"}}
    await world.result("kf", "kf.send_msg_on_event", event["welcome_code"], "text", greeting)
    assert kf.customers["wmNew"].reads == ["您好"]
    again = await world.ask("kf", "kf.send_msg_on_event", event["welcome_code"], "text", greeting)
    assert again["errcode"] == 95008


async def test_wechatpy_checks_the_callback_address_as_the_fake_does(world):
    assert await world.kf.verifies() == "8273645"
    assert await world.oa.verifies() == "5927301"


@pytest.mark.parametrize("words", ["电梯坏了", "🙏👨‍👩‍👧", "b" * 32, "<xml>]]>&"])
async def test_wechatpy_reads_a_followers_message_and_the_follower_its_reply(world, words):
    await world.oa.writes("oFan", words)
    [message] = world.heard
    assert (message.type, message.content, message.source) == ("text", words, "oFan")
    assert world.oa.followers["oFan"].reads == ["收到 🌸"]


async def test_wechatpy_reads_the_other_kinds_and_the_events(world):
    await world.oa.says("oFan", "image", MediaId="m", PicUrl="http://x/y.png")
    await world.oa.says(
        "oFan", "location", Location_X="29.9", Location_Y="121.7", Scale="16", Label="北门"
    )
    await world.oa.does("oFan", "subscribe", "qrscene_n10", Ticket="t")
    await world.oa.does("oFan", "CLICK", "report")
    await world.oa.does("oFan", "SCAN", "n10", Ticket="t")
    image, place, subscribed, click, scan = world.heard
    assert (image.media_id, place.location, place.label) == ("m", ("29.9", "121.7"), "北门")
    assert (subscribed.event, subscribed.scene_id) == ("subscribe_scan", "n10")
    assert (click.event, click.key) == ("click", "report")
    assert (scan.event, scan.scene_id) == ("scan", "n10")


async def test_wechatpy_sends_to_a_follower_within_the_platforms_limits(world):
    oa = world.oa
    await oa.writes("oFan", "hi")
    before = len(oa.followers["oFan"].sees)
    await world.result("oa", "message.send_text", "oFan", "已登记 0042")
    menu = {"head_content": "选一个", "list": [{"id": "vote 1 1", "content": "甲"}]}
    await world.result("oa", "message.send_msg_menu", "oFan", menu)
    picture = {"bytes": base64.b64encode(PNG).decode()}
    media = (await world.result("oa", "media.upload", "image", picture))["media_id"]
    await world.result("oa", "message.send_image", "oFan", media)
    assert oa.followers["oFan"].reads[before:] == ["已登记 0042", "选一个", "[image]"]
    for _ in range(2):
        await world.result("oa", "message.send_text", "oFan", "x")
    assert (await world.ask("oa", "message.send_text", "oFan", "x"))["errcode"] == 45047
    oa.followers["oFan"].until = 0
    assert (await world.ask("oa", "message.send_text", "oFan", "x"))["errcode"] == 45015
    assert (await world.ask("oa", "message.send_text", "nobody", "x"))["errcode"] == 40003
    button = {"button": [{"type": "click", "name": "报修", "key": "report"}]}
    await world.result("oa", "menu.create", button)
    assert oa.menu == button
    scene = {"action_name": "QR_LIMIT_STR_SCENE", "action_info": {"scene": {"scene_str": "n10"}}}
    assert "n10" in (await world.result("oa", "qrcode.create", scene))["url"]
    oa.followers["oFan"].consents["T1"] = 1
    data = {"thing1": {"value": "您的工单 0042 已办结"}}
    await world.result("oa", "message.send_subscribe_message", "oFan", "T1", data, page="https://x")
    again = await world.ask("oa", "message.send_subscribe_message", "oFan", "T1", data)
    assert again["errcode"] == 43101


async def test_apprise_posts_to_a_group_and_is_told_of_a_wrong_key(world):
    assert (await world.script.ask(of="hook", key=KEY, body="周三停水 🚰"))["result"] is True
    [body] = world.hooks.groups[KEY]
    assert "周三停水 🚰" in str(body)
    await world.script.ask(of="hook", key="693a91f6-7xxx-4bc4-97a0-0ec2sifawron", body="x")
    assert ("webhook/send", 93000) in world.hooks.refused
    for _ in range(19):
        await world.script.ask(of="hook", key=KEY, body="x")
    await world.script.ask(of="hook", key=KEY, body="x")
    assert ("webhook/send", 45009) in world.hooks.refused
    assert len(world.hooks.groups[KEY]) == 20


async def test_a_picture_for_a_group_is_checked_by_its_digest(world):
    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"{world.hooks.url}/cgi-bin/webhook/send?key={KEY}"
        md5 = hashlib.md5(PNG, usedforsecurity=False).hexdigest()
        image = {"base64": base64.b64encode(PNG).decode(), "md5": md5}
        body = {"msgtype": "image", "image": image}
        assert (await client.post(url, json=body)).json()["errcode"] == 0
        body["image"]["md5"] = "0" * 32
        assert (await client.post(url, json=body)).json()["errcode"] == 301019
