"""Our WeCom channel at work on a fake platform: what it hears, what it says, hours that pass at once."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.channels.contract import Button, Outgoing
from bot.channels.wecom import WecomChannel
from bot.channels.wecom_line import Pace
from bot.wechat import Kept, labels
from domain.conversation import Address
from texts.catalogue import catalogue

QUICK = Pace(ping=0.2, ack=0.3, again_first=0.01, again_longest=0.05)
GROUP = Address("wecom", "group:wrABC")
WANG = Address("wecom", "user:wang")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)


class Clock:
    def __init__(self):
        self.now = 1_790_000_000.0

    def __call__(self):
        return self.now

    def passes(self, seconds):
        self.now += seconds


class Bot:
    """Our channel at work: what it hears, and what it says at once to who pressed."""

    def __init__(self, channel):
        self.channel = channel
        self.heard = []
        self.toast = ""
        self.faults = 0

    async def take(self, message):
        if self.faults:
            self.faults -= 1
            raise OSError("database away")
        self.heard.append(message)
        return self.toast

    async def hears(self, count=1):
        async with asyncio.timeout(30):
            while len(self.heard) < count:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        return self.heard[-1]


async def until(question):
    async with asyncio.timeout(30):
        while not question():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


@asynccontextmanager
async def running(platform, database, tmp_path, clock, **more):
    kept = Kept(database, tmp_path, lambda: datetime.fromtimestamp(clock(), UTC), 1)
    channel = WecomChannel(
        "BOT",
        more.pop("secret", "SEC"),
        kept,
        labels(catalogue()),
        lambda: datetime.fromtimestamp(clock(), UTC),
        url=platform.url,
        pace=more.pop("pace", QUICK),
        clock=clock,
        **more,
    )
    bot = Bot(channel)
    task = asyncio.ensure_future(channel.run(bot.take))
    bot.task = task
    try:
        await until(lambda: channel.line.state != "new")
        yield bot
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await channel.close()


def out(text="", id=1, **more):
    return Outgoing(id, text, **more)


def buttons(*commands):
    return [[Button(f"按钮{c}", c) for c in commands]]
