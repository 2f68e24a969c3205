import io
import random

import httpx
import pytest
from PIL import Image

from bot.channels.contract import Button, File, Gone, Later, Outgoing, Rejected
from bot.channels.wecom_hook import Hooks
from tests.channels.wecom.working import Clock
from tests.fakes.wechat.hook import FakeHooks

KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def corp(clock):
    async with FakeHooks(clock, KEY) as fake:
        yield fake


@pytest.fixture
async def hooks(corp, clock):
    async with httpx.AsyncClient(trust_env=False) as client:
        yield Hooks({"main": KEY, "old": "gone"}, client, base=corp.url, clock=clock)


async def test_a_notice_is_posted_with_its_link(corp, hooks):
    row = [Button("看详情", link="https://a.cn/x_y"), Button("我知道了", "read 1")]
    await hooks.send("main", Outgoing(1, "【公告】周三停水 *注意*", [row]))
    assert corp.reads(KEY) == [r"【公告】周三停水 \*注意\*" + "\n[看详情](https://a.cn/x_y)"]


async def test_a_long_digest_is_divided_and_a_large_picture_made_smaller(corp, hooks):
    noise = Image.frombytes("RGB", (1500, 1500), random.Random(1).randbytes(1500 * 1500 * 3))
    made = io.BytesIO()
    noise.save(made, "PNG")
    files = [
        File("图.png", "image/png", made.getvalue()),
        File("a.pdf", "application/pdf", b"%PDF-1.4 x"),
    ]
    await hooks.send("main", Outgoing(1, "今天天气真好。" * 500, files=files))
    kinds = [b["msgtype"] for b in corp.groups[KEY]]
    assert kinds == ["image", "file", "markdown_v2", "markdown_v2", "markdown_v2"]


async def test_twenty_a_minute_and_not_one_more(corp, hooks, clock):
    sent = 0
    for _ in range(200):
        try:
            await hooks.send("main", Outgoing(sent, "x"))
            sent += 1
        except Later as later:
            clock.passes(later.seconds)
    assert sent > 150
    times = corp.times[KEY]
    assert max(sum(t <= s < t + 60 for s in times) for t in times) <= 20


async def test_the_services_refusals_mean_what_they_say_and_the_key_stays_secret(corp, hooks):
    for code, error in ((45009, Later), (-1, Later), (40058, Rejected), (93000, Gone)):
        corp.broken["webhook/send"] = [code]
        with pytest.raises(error) as caught:
            await hooks.send("main", Outgoing(code, "x"))
        assert KEY not in repr(caught.value)
        assert caught.value.__cause__ is None
        hooks._windows._sent.clear()
    with pytest.raises(Gone):
        await hooks.send("old", Outgoing(9, "x"))
    with pytest.raises(Gone):
        await hooks.send("unknown", Outgoing(9, "x"))


async def test_what_needs_a_button_carries_the_link_to_where_it_can_be_pressed(corp, hooks):
    page = "https://yun.example.cn/to/poll-3-17"
    row = [Button("修门禁", "~3 vote 17 1"), Button("种花", "~3 vote 17 2")]
    await hooks.send("main", Outgoing(1, "钱怎么用？", [row], poll="one", page=page))
    assert corp.reads(KEY) == [f"钱怎么用？\n[打开]({page})"]


async def test_check_tells_a_wrong_key_and_says_nothing_in_the_group(corp, hooks):
    assert await hooks.check() == ["wecom-check-hook"]
    assert corp.groups[KEY] == []
    corp.broken["webhook/upload_media"] = [40058, 40058]
    assert await hooks.check() == ["wecom-check-hook-refused"]


async def test_check_tells_an_unreachable_platform(clock):
    async with httpx.AsyncClient(trust_env=False) as client:
        away = Hooks({"main": KEY}, client, base="http://127.0.0.1:9", clock=clock)
        assert await away.check() == ["wecom-check-hook-unreachable"]
