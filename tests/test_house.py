"""Ids, codes, the log and the waking of jobs."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot import ids, jobs, log
from bot.jobs import Jobs
from domain.homes import code_in
from handlers.contract import Job


def test_ids_grow_fit_63_bits_and_never_repeat_when_the_clock_goes_back():
    clock = iter([2_000_000_000_000] * 5000 + [1_999_999_000_000] * 5000)
    new_id = ids.time_ordered(lambda: next(clock))
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))
    assert made[-1] < 1 << 63


def test_codes_can_be_read_out_and_are_known_as_codes():
    for _ in range(200):
        code = ids.new_code()
        assert not set(code) & set("IL1O0")
        assert code_in(code) == code


@pytest.mark.parametrize(
    "text",
    [
        "https://api.telegram.org/bot1234567:AAF_abcdefghijklmnopqrstuvwxyz12345/getMe",
        "password hunter22 is wrong",
    ],
)
def test_no_secret_reaches_the_log(text):
    shown = log.Scrub(["hunter22"])(None, "info", {"event": text, "of": [text]})
    assert "AAF_" not in str(shown)
    assert "hunter22" not in str(shown)


@pytest.mark.parametrize(
    ("cron", "after", "next_"),
    [
        ("0 9 * * 1", datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("0 9 * * 0", datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 8, 9, tzinfo=UTC)),
        ("0 9 * * 1-5", datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 3, 9, 9, tzinfo=UTC)),
        (
            "*/5 * * * *",
            datetime(2026, 3, 7, 0, 1, tzinfo=UTC),
            datetime(2026, 3, 7, 0, 5, tzinfo=UTC),
        ),
    ],
)
def test_days_of_the_week_count_as_in_every_crontab(cron, after, next_):
    assert jobs.trigger(cron).get_next_fire_time(None, after) == next_


async def test_jobs_run_once_at_the_start_until_nothing_is_due_and_a_fault_stops_no_other(database):
    done, woken = [], []

    async def three(ctx):
        done.append("three")
        return len(done) < 3

    async def broken(ctx):
        raise ValueError("on purpose")

    every = [Job("three", "0 0 1 1 *", three), Job("broken", "0 0 1 1 *", broken)]
    counted = []
    both = asyncio.Event()

    def count(name, ok):
        counted.append((name, ok))
        if len(counted) == 2:
            both.set()

    work = Jobs(database, every, lambda conn: None, lambda: woken.append(1), count)
    task = asyncio.ensure_future(work.run())
    async with asyncio.timeout(20):
        await both.wait()
    work.stop()
    await task
    assert len(done) == 3
    assert len(woken) == 2
    assert sorted(counted) == [("broken", False), ("three", True)]


def test_a_household_code_is_drawn_as_a_qr_code_with_its_letters():
    from bot.drawings import draw
    from domain.conversation import Picture
    from texts.catalogue import catalogue

    data = {"content": "https://t.me/x?start=AB3D7K9M", "title": "丽景苑 3栋", "below": "AB3D7K9M"}
    drawn = draw(Picture("qr", data), catalogue(), "zh", "Asia/Shanghai")
    assert drawn.startswith(b"\x89PNG")
