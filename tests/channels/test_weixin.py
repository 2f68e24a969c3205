import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.contract import Button, Closed, File, Gone, Later, Outgoing, Rejected
from bot.channels.wechat_crypto import Envelope
from bot.channels.wechat_room import media_type_of
from bot.channels.weixin import Notice, WeixinChannel
from bot.channels.weixin_kf import Kf
from bot.channels.weixin_official import Official
from bot.wechat import Kept
from domain.conversation import Address, MessageKind
from tests.channels.test_web_photos import is_traceless, located
from tests.channels.wecom.working import Clock, until
from tests.fakes.wechat.kf import FakeKf
from tests.fakes.wechat.official import FakeOfficial

PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)
WANG = Address("weixin", "kf:wkOne:wmWang")
FAN = Address("weixin", "oa:oFan")


class Desk:
    """Our channel at work behind its two callback addresses."""

    def __init__(self):
        self.heard = []
        self.toast = ""
        self.faults = 0
        self.answer = None
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def take(self, message):
        if self.faults:
            self.faults -= 1
            raise OSError("database away")
        await self.may_go_on.wait()
        if message.cursor:  # dispatch keeps it in the transaction of the message
            await self.kept.move_cursor("weixin", *message.cursor)
        self.heard.append(message)
        if self.answer is not None:
            await self.channel.send(message.chat, self.answer)
        return self.toast

    async def hears(self, count=1):
        await until(lambda: len(self.heard) >= count)
        return self.heard[-1]


@pytest.fixture
def clock():
    return Clock()


@asynccontextmanager
async def opened(
    database, tmp_path, clock, *, notice=None, safe=True, verified=True, passive=False
):
    desk = Desk()

    def now():
        return datetime.fromtimestamp(clock(), UTC)

    async with (
        FakeKf(clock=clock) as kf,
        FakeOfficial(clock=clock, safe=safe, verified=verified) as oa,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        kept = Kept(database, tmp_path, now, 1)
        channel = WeixinChannel(
            kept,
            client=client,
            kf=Kf(
                "wwcorp1",
                "SECRET",
                Envelope("TOKEN", "a" * 43, "wwcorp1"),
                kept,
                client,
                now,
                base=kf.url,
            ),
            official=Official(
                "wxapp1",
                "SECRET",
                Envelope("TOKEN", "b" * 43, "wxapp1"),
                kept,
                client,
                now,
                base=oa.url,
                passive=passive,
            ),
            notice=notice,
            menu=[("报修", "report"), ("我的工单", "mine"), ("帮助", "help")],
            now=now,
            clock=clock,
        )
        channel._kf.files._at_once = 30.0  # a busy machine is no slow platform
        app = Starlette(routes=list(channel.routes(desk.take)))
        web = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot.example")
        kf.post = oa.post = web
        desk.kf, desk.oa, desk.channel, desk.clock, desk.kept = kf, oa, channel, clock, kept
        task = asyncio.ensure_future(channel.run(desk.take))
        try:
            yield desk
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await web.aclose()
            await channel.close()


@pytest.fixture
async def desk(database, tmp_path, clock):
    async with opened(database, tmp_path, clock) as one:
        yield one


def out(text="", id=1, **more):
    return Outgoing(id, text, **more)


# 微信客服


async def test_the_platforms_check_of_the_address_is_answered_in_plain(desk):
    assert await desk.kf.verifies() == "8273645"
    assert await desk.oa.verifies() == "5927301"


async def test_a_wrong_signature_gets_nothing(desk):
    desk.kf.crypto.token = desk.oa.crypto.token = desk.oa.token = "OTHER"
    assert await desk.kf.wakes_us() == 403
    assert (await desk.oa.writes("oFan", "hi")).status_code == 403
    assert await desk.kf.verifies() == ""
    assert desk.heard == []


async def test_what_somebody_writes_is_asked_for_and_arrives_with_their_name(desk):
    desk.kf.customer("wmWang", "王阿姨")
    await desk.kf.writes("wmWang", "电梯坏了")
    message = await desk.hears()
    assert (message.text, message.chat, message.sender.name) == ("电梯坏了", WANG, "王阿姨")
    assert message.sender.account == "kf:wmWang"
    assert not message.is_group


async def test_pages_are_read_to_the_end_and_each_message_once(desk):
    desk.kf.page = 3
    for number in range(10):
        desk.kf.puts("wmWang", content=f"第{number}句")
    await desk.kf.wakes_us()
    await desk.hears(10)
    await desk.kf.wakes_us()
    await desk.kf.writes("wmWang", "还有")
    await desk.hears(11)
    assert [m.text for m in desk.heard] == [f"第{n}句" for n in range(10)] + ["还有"]
    assert [m.cursor for m in desk.heard if m.cursor] == [
        ("wkOne", f"c{n}") for n in (3, 6, 9, 10, 11)
    ]


async def test_what_could_not_be_kept_is_asked_for_again(desk, monkeypatch):
    monkeypatch.setattr("bot.channels.weixin_kf.AGAIN", 0.01)
    desk.faults = 1
    await desk.kf.writes("wmWang", "电梯坏了")
    assert (await desk.hears()).text == "电梯坏了"


async def test_pictures_and_places_come_along(desk):
    media = desk.kf.has_media(located())
    desk.kf.puts("wmWang", "image", media_id=media)
    desk.kf.puts("wmWang", "location", latitude=29.9, longitude=121.7, name="北门", address="路")
    desk.kf.puts("wmWang", "image", media_id="gone")
    await desk.kf.wakes_us()
    await desk.hears(3)
    photo, place, lost = desk.heard
    assert photo.attachments[0].kind == "photo"
    assert is_traceless(await desk.channel.fetch(photo.attachments[0].source))
    assert (place.location, place.text) == ((29.9, 121.7), "北门 路")
    assert lost.attachments[0].source.startswith("lost:")


async def test_the_platforms_own_and_the_staffs_messages_are_passed_over(desk):
    desk.kf.puts("wmWang", origin=5, content="客服说的")
    desk.kf.puts("wmWang", "event", origin=4, event_type="session_status_change")
    await desk.kf.writes("wmWang", "在吗")
    assert (await desk.hears()).text == "在吗"
    assert len(desk.heard) == 1


async def test_buttons_are_a_menu_and_a_tap_types_the_command(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    long = "~9007199254740993123 " + "x" * 48
    row = [Button("我也遇到", "join 42"), Button("长", long), Button("看板", link="https://a.cn")]
    await desk.channel.send(WANG, out("📋 已登记 0042", buttons=[row]))
    [menu] = desk.kf.customers["wmWang"].sees
    assert menu["msgmenu"]["head_content"] == "📋 已登记 0042"
    first, second, third = menu["msgmenu"]["list"]
    assert third["view"]["url"] == "https://a.cn"
    await desk.kf.taps("wmWang", first["click"]["id"])
    press = await desk.hears(2)
    assert (press.kind, press.text) == (MessageKind.PRESS, "join 42")
    await desk.kf.taps("wmWang", second["click"]["id"])
    assert (await desk.hears(3)).text == long


async def test_what_a_press_answers_at_once_is_said(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    desk.toast = "已记上您家"
    await desk.kf.taps("wmWang", "join 42")
    await until(lambda: desk.kf.customers["wmWang"].reads == ["已记上您家"])


async def test_of_five_messages_the_last_is_kept_for_what_is_urgent(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    for number in range(4):
        await desk.channel.send(WANG, out(f"第{number}条", number + 1))
    with pytest.raises(Closed):
        await desk.channel.send(WANG, out("第五条", 5))
    await desk.channel.send(WANG, out("🆘 燃气泄漏", 6, urgent=True))
    with pytest.raises(Closed):
        await desk.channel.send(WANG, out("🆘 再来", 7, urgent=True))
    assert len(desk.kf.customers["wmWang"].sees) == 5
    await desk.kf.writes("wmWang", "在")
    await desk.hears(2)
    await desk.channel.send(WANG, out("第五条", 5))


async def test_after_two_days_nothing_is_sent_until_they_write_again(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    desk.clock.passes(48 * 3600 + 1)
    before = len(desk.kf.calls)
    with pytest.raises(Closed):
        await desk.channel.send(WANG, out("晚了"))
    assert "kf/send_msg" not in desk.kf.calls[before:]


@pytest.mark.parametrize(
    ("code", "error"),
    [(95018, Closed), (95001, Closed), (40096, Gone), (45009, Later), (60020, Later)],
)
async def test_the_platforms_refusals_mean_what_they_say(desk, code, error):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    desk.kf.broken["kf/send_msg"] = [code]
    with pytest.raises(error):
        await desk.channel.send(WANG, out("x"))
    if error is Closed:
        with pytest.raises(Closed):
            await desk.channel.send(WANG, out("x"))


async def test_a_second_try_is_not_a_second_message(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    await desk.channel.send(WANG, out("x", 7))
    desk.channel._memory.done.clear()  # as after a restart
    await desk.channel.send(WANG, out("x", 7))
    assert desk.kf.customers["wmWang"].reads == ["x"]


async def test_long_texts_are_divided_and_never_more_than_four(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    await desk.channel.send(WANG, out("今天天气真好。" * 2000))
    reads = desk.kf.customers["wmWang"].reads
    assert len(reads) == 4
    assert all(len(r.encode()) <= 2048 for r in reads)
    assert reads[-1].endswith("…")


async def test_pictures_go_out(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    await desk.channel.send(WANG, out("看图", files=[File("图.png", "image/png", PNG)]))
    image, _ = desk.kf.customers["wmWang"].sees
    assert desk.kf.media[image["image"]["media_id"]][1] == PNG


async def test_a_token_that_expires_is_replaced_and_shared(desk, database, tmp_path):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    assert desk.kf.token_calls == 1
    desk.kf.expire_tokens()
    await desk.channel.send(WANG, out("x"))
    assert desk.kf.token_calls == 2
    second = Kept(database, tmp_path, lambda: datetime.fromtimestamp(desk.clock(), UTC), 2)
    assert await second.token("kf:wwcorp1") in desk.kf.tokens


async def test_who_enters_by_a_link_is_greeted_and_says_where_from(desk):
    desk.answer = out("您好，这里是 3 栋的互助站。")
    await desk.kf.enters("wmNew", scene_param="n10")
    message = await desk.hears()
    assert message.text == "/scene n10"
    await until(lambda: desk.kf.customers["wmNew"].reads == ["您好，这里是 3 栋的互助站。"])
    assert "kf/send_msg" not in desk.kf.calls


async def test_a_households_code_in_the_link_is_typed(desk):
    await desk.kf.enters("wmNew", scene="ABCD2345")
    assert (await desk.hears()).text == "/start ABCD2345"


async def test_a_greeting_that_comes_too_late_waits(desk):
    await desk.kf.enters("wmNew")
    await desk.hears()
    desk.clock.passes(21)
    with pytest.raises(Closed):
        await desk.channel.send(Address("weixin", "kf:wkOne:wmNew"), out("您好"))


async def test_an_entry_link_carries_the_place(desk):
    assert "n10" in await desk.channel.entry("n10", "wkOne")
    assert await desk.channel.entry("n10") == "http://weixin.qq.com/q/n10"


async def test_check_says_what_is_wrong(desk):
    assert await desk.channel.check() == []
    desk.kf.ip_allowed = desk.oa.ip_allowed = False
    assert await desk.channel.check() == ["weixin-check-ip"]
    desk.kf.ip_allowed = desk.oa.ip_allowed = True
    desk.oa.secret = "OTHER"
    assert await desk.channel.check() == ["weixin-check-oa-secret"]
    desk.kf.broken["kf/account/list"] = [48002]
    assert "weixin-check-kf-permission" in await desk.channel.check()


@pytest.mark.parametrize(
    "xml", ["<xml></xml>", "nothing", "<xml><Event>other</Event></xml>", "<a>" * 50]
)
async def test_strange_callbacks_do_no_harm(desk, xml):
    assert await desk.kf.posts(xml) in {200, 403}
    assert (await desk.kf.post.post("/weixin/kf", content=b"\xff" * 100)).status_code == 403
    assert (await desk.kf.post.post("/weixin/oa", content=b"x" * (2 << 20))).status_code == 403
    await desk.kf.writes("wmWang", "在吗")
    assert (await desk.hears()).text == "在吗"


# Official Account


@pytest.mark.parametrize("safe", [True, False])
async def test_what_a_follower_writes_arrives_once_and_is_answered_within_the_window(
    database, tmp_path, clock, safe
):
    async with opened(database, tmp_path, clock, safe=safe) as desk:
        desk.answer = out("📋 已登记 0042")
        answer = await desk.oa.writes("oFan", "电梯坏了")
        assert answer.text == "success"
        message = await desk.hears()
        assert (message.text, message.chat) == ("电梯坏了", FAN)
        assert desk.oa.followers["oFan"].reads == ["📋 已登记 0042"]


@pytest.mark.parametrize("source", ["oa", "kf"])
async def test_a_picture_that_takes_long_does_not_hold_up_its_message(desk, source):
    platform = getattr(desk, source)
    for files in (desk.channel._kf.files, desk.channel._official.files):
        files._at_once = 0.05
    platform.media_open.clear()
    media = platform.has_media(located())
    if source == "oa":
        assert (await desk.oa.says("oFan", "image", MediaId=media, PicUrl="x")).text == "success"
    else:
        desk.kf.puts("wmWang", "image", media_id=media)
        await desk.kf.wakes_us()
    [photo] = (await desk.hears()).attachments
    assert photo.source == f"later:{source}:{media}"
    with pytest.raises(LookupError):
        await desk.channel.fetch(photo.source)
    platform.media_open.set()

    async def arrived():
        async with asyncio.timeout(30):
            while True:
                try:
                    return await desk.channel.fetch(photo.source)
                except LookupError:
                    await asyncio.sleep(0.01)

    assert media_type_of(await arrived()) == "image/jpeg"


async def test_a_picture_on_its_way_is_fetched_by_the_next_process(database, tmp_path, clock):
    async with opened(database, tmp_path, clock) as desk:
        desk.channel._official.files._at_once = 0.05
        desk.oa.media_open.clear()
        media = desk.oa.has_media(located())
        await desk.oa.says("oFan", "image", MediaId=media, PicUrl="x")
        [photo] = (await desk.hears()).attachments
    async with opened(database, tmp_path, clock) as desk:
        desk.oa.media[media] = ("image", located())
        await until(lambda: "media/get" in desk.oa.calls)
        async with asyncio.timeout(30):
            while not (await desk.kept.card("weixin", photo.source)).isalnum():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert media_type_of(await desk.channel.fetch(photo.source)) == "image/jpeg"


async def test_a_picture_that_cannot_be_freed_of_what_it_hides_is_noted_as_lost(desk):
    desk.kf.puts("wmWang", "image", media_id=desk.kf.has_media(PNG))
    await desk.kf.wakes_us()
    [photo] = (await desk.hears()).attachments
    assert photo.source.startswith("lost:")


async def test_a_picture_that_the_platform_does_not_have_any_more_is_noted_as_lost(desk):
    desk.channel._official.files._at_once = 0.05
    desk.oa.media_open.clear()
    await desk.oa.says("oFan", "image", MediaId="gone", PicUrl="x")
    [photo] = (await desk.hears()).attachments
    desk.oa.media_open.set()
    async with asyncio.timeout(30):
        while await desk.kept.card("weixin", photo.source) != "lost":  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    with pytest.raises(Rejected):
        await desk.channel.fetch(photo.source)


async def test_while_the_database_is_away_the_platform_is_asked_to_repeat(desk):
    desk.faults = 1
    assert (await desk.oa.writes("oFan", "电梯坏了", MsgId=77)).status_code == 503
    assert (await desk.oa.writes("oFan", "电梯坏了", MsgId=77)).text == "success"
    assert (await desk.hears()).update == "oa:77"


async def test_a_call_that_cannot_be_kept_in_time_is_answered_in_time_and_asked_again(
    desk, monkeypatch
):
    monkeypatch.setattr("bot.channels.weixin_official.IN_TIME", 0.05)
    desk.may_go_on.clear()
    for _ in range(2):
        assert (await desk.oa.writes("oFan", "电梯坏了", MsgId=77)).status_code == 503
    assert desk.heard == []
    desk.may_go_on.set()
    assert (await desk.oa.writes("oFan", "电梯坏了", MsgId=77)).text == "success"
    assert [m.update for m in desk.heard] == ["oa:77"]


async def test_a_tap_on_the_menu_types_its_command(desk):
    await until(lambda: desk.oa.menu)
    assert [b["name"] for b in desk.oa.menu["button"]] == ["报修", "我的工单", "···"]
    await desk.oa.does("oFan", "CLICK", "report")
    message = await desk.hears()
    assert (message.kind, message.text) == (MessageKind.PRESS, "report")


async def test_after_an_event_there_are_three_messages_in_a_minute(desk):
    await desk.oa.does("oFan", "subscribe", "qrscene_n10")
    assert (await desk.hears()).text == "/scene n10"
    await desk.channel.send(FAN, out("一", 1))
    await desk.channel.send(FAN, out("二", 2))
    with pytest.raises(Closed):
        await desk.channel.send(FAN, out("三", 3))
    await desk.channel.send(FAN, out("急", 4, urgent=True))
    desk.clock.passes(61)
    with pytest.raises(Closed):
        await desk.channel.send(FAN, out("急", 5, urgent=True))


async def test_the_same_event_twice_carries_the_same_update(desk):
    for _ in range(2):
        await desk.oa.does("oFan", "CLICK", "report")
    await desk.hears(2)
    assert len({m.update for m in desk.heard}) == 1


async def test_a_follower_who_leaves_is_gone(desk):
    await desk.oa.does("oFan", "unsubscribe")
    assert (await desk.hears()).kind is MessageKind.BLOCKED


async def test_buttons_are_a_menu_there_too(desk):
    await desk.oa.writes("oFan", "hi")
    await desk.hears()
    await desk.channel.send(FAN, out("选一个", buttons=[[Button("甲", "vote 1 1")]]))
    [menu] = desk.oa.followers["oFan"].sees
    assert menu["msgmenu"]["list"] == [{"id": "vote 1 1", "content": "甲"}]
    await desk.oa.writes("oFan", "甲", bizmsgmenuid="vote 1 1")
    assert (await desk.hears(2)).text == "vote 1 1"


async def test_who_agreed_gets_one_notice_when_the_window_is_closed(database, tmp_path, clock):
    notice = Notice("T1", "thing1", "https://bot.example/chat")
    async with opened(database, tmp_path, clock, notice=notice) as desk:
        fan = desk.oa.follower("oFan")
        fan.consents["T1"] = 1
        item = {"TemplateId": "T1", "SubscribeStatusString": "accept", "PopupScene": "2"}
        more = {"SubscribeMsgPopupEvent": {"List": item}}
        await desk.oa.does("oFan", "subscribe_msg_popup_event", **more)
        for number in range(2):
            with pytest.raises(Closed):
                await desk.channel.send(
                    FAN, out("您的工单 0042 已办结，请评价一下吧，谢谢您！", number + 1)
                )
        [notified] = fan.notices
        assert notified["data"]["thing1"]["value"] == "您的工单 0042 已办结，请评价一下吧"
        assert notified["page"] == "https://bot.example/chat"


async def test_an_unverified_account_answers_within_the_call_with_numbered_choices(
    database, tmp_path, clock
):
    async with opened(database, tmp_path, clock, verified=False, passive=True) as desk:
        desk.answer = out(
            "📋 已登记 0042", buttons=[[Button("我也遇到", "join 42"), Button("撤回", "undo 42")]]
        )
        await desk.oa.writes("oFan", "电梯坏了")
        assert desk.oa.followers["oFan"].reads == ["📋 已登记 0042\n1. 我也遇到\n2. 撤回"]
        await desk.oa.writes("oFan", "2")
        assert (desk.heard[-1].kind, desk.heard[-1].text) == (MessageKind.PRESS, "undo 42")
        with pytest.raises(Closed):
            await desk.channel.send(FAN, out("晚点的消息", 9))


async def test_access_tokens_stay_out_of_errors(desk):
    await desk.kf.writes("wmWang", "hi")
    await desk.hears()
    desk.kf.broken["kf/send_msg"] = [40058]
    with pytest.raises(Exception) as caught:
        await desk.channel.send(WANG, out("x"))
    assert "token" not in str(caught.value).lower()


async def test_an_answer_that_was_lost_on_its_way_is_given_again(database, tmp_path, clock):
    async with opened(database, tmp_path, clock, verified=False, passive=True) as desk:
        desk.answer = out("📋 已登记 0042")
        first = await desk.oa.writes("oFan", "电梯坏了", MsgId=77)
        again = await desk.oa.writes("oFan", "电梯坏了", MsgId=77)
        assert again.status_code == 200
        assert first.text != "success"
        assert desk.oa.followers["oFan"].reads == ["📋 已登记 0042"] * 2
        assert len(desk.heard) == 1


async def test_two_processes_share_one_token_of_an_official_account(database, tmp_path, clock):
    async with opened(database, tmp_path, clock) as one:
        await one.oa.writes("oFan", "hi")
        await one.channel.send(FAN, out("一", 1))
        calls = one.oa.token_calls
        second = Official(
            "wxapp1",
            "SECRET",
            Envelope("TOKEN", "b" * 43, "wxapp1"),
            Kept(database, tmp_path, lambda: datetime.fromtimestamp(clock(), UTC), 2),
            one.channel._client,
            lambda: datetime.fromtimestamp(clock(), UTC),
            base=one.oa.url,
        )
        await second.send("oFan", {"msgtype": "text", "text": {"content": "二"}})
        one.oa.expire_tokens()
        await second.send("oFan", {"msgtype": "text", "text": {"content": "三"}})
        await one.channel.send(FAN, out("四", 4))
        assert one.oa.token_calls == calls + 1
        assert one.oa.followers["oFan"].reads == ["一", "二", "三", "四"]
