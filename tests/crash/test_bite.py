"""The crash test bites: an ordinary bot loses what it has acknowledged, and that is seen."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from .process import Program, free_port
from .storm import Storm
from .test_crash import answered, key, sent
from .wire import fake_service

pytestmark = pytest.mark.slow

FIRST, PEOPLE = 6_000_000_000, 2000


async def test_a_bot_that_confirms_before_it_works_is_caught(tmp_path):
    async with fake_service("--no-validation") as wire:
        await wire("user", name="居民", user_id=FIRST, count=PEOPLE, started=True)
        port = free_port()
        program = Program(
            [sys.executable, "-m", "tests.crash.sloppy", wire.base, wire.token, str(port)],
            tmp_path / "log.txt",
            f"http://127.0.0.1:{port}/",
        )
        lines = ({"user_id": FIRST + n, "text": f"{n}栋漏水"} for n in range(PEOPLE))
        storm = Storm(wire, program, lines, kills=3, seed=7, shortest=0.3, early=10**9, repeats=0)
        try:
            await storm.rages()
            await wire.calls_come_to_rest()
        finally:
            await program.ends()
        answers = Counter(answered(call) for call in sent((await wire("calls"))["calls"]))
        lost = [one for one in storm.said if not answers[key(one)]]
        assert lost, storm.report()
