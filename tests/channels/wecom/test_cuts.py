"""The line breaks a thousand times, at any byte."""

import asyncio
import random

import pytest

from bot.channels.contract import Button, Later, Outgoing
from bot.channels.wecom_line import Pace
from domain.conversation import Address
from tests.channels.wecom.working import Clock, running
from tests.fakes.wechat.aibot import FakeAiBot
from tests.fakes.wechat.cutting import CuttingWire

CUTS = 1000
WANG = Address("wecom", "user:wang")
PACE = Pace(ping=0.5, ack=0.5, again_first=0.001, again_longest=0.002, opening=2)


class Unlimited(Clock):
    def __call__(self):
        self.now += 1  # so that the limits, tested elsewhere, never bind here
        return self.now


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
async def test_a_thousand_broken_lines_lose_nothing_and_repeat_nothing_that_was_acknowledged(
    database, tmp_path, request
):
    if "postgres" in request.node.name:
        pytest.skip("the line does not touch the database; once is enough")
    chance = random.Random(17)
    tried, acked, said = {}, [], []

    def next_cut():
        return chance.randrange(400, 6000) if wire.cuts < CUTS else None

    clock = Unlimited()
    async with FakeAiBot(clock=clock) as platform, CuttingWire(platform.url, next_cut) as wire:
        platform.url = wire.url
        async with running(platform, database, tmp_path, clock, pace=PACE) as bot:
            stop = False

            async def residents():
                number = 0
                while not stop:
                    said.append(await platform.writes("wang", f"第{number}句 电梯坏了" + "。" * 50))
                    number += 1
                    await asyncio.sleep(0.003)

            async def letters():
                number = 0
                while not stop or number % 10:
                    text = f"letter {number}\n" + "请看。" * 60
                    buttons = [[Button("好", f"ok {number}")]] if number % 2 else []
                    out = Outgoing(number, text, buttons)
                    while True:
                        tried[number] = tried.get(number, 0) + 1
                        try:
                            await bot.channel.send(WANG, out)
                            break
                        except Later:
                            await asyncio.sleep(0.002)
                    acked.append(number)
                    number += 1

            async with asyncio.timeout(300), asyncio.TaskGroup() as group:
                group.create_task(residents())
                group.create_task(letters())
                while wire.cuts < CUTS:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
                stop = True
            async with asyncio.timeout(20):
                while {m.update for m in bot.heard} < set(said):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
    assert platform.violations == []
    assert platform.subscriptions > CUTS / 2
    assert {m.update for m in bot.heard} == set(said)
    words = [s.text.split("\n")[0] for s in platform.shown if "markdown" in s.body]
    cards = [s.card["task_id"] for s in platform.shown if s.card]
    assert len(cards) == len(set(cards)) == len([n for n in acked if n % 2])
    for number in acked:
        shown = words.count(f"letter {number}")
        assert 1 <= shown <= tried[number], number
    firsts = list(dict.fromkeys(words))
    assert firsts == [f"letter {n}" for n in acked]
