"""Links from a WeChat group in WeChat's own browser on a phone: the right place, one tap, the code asked for once."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import app
from bot.ids import new_code
from domain.conversation import Role
from domain.people import NodeKind
from storage import codes, migrate, people, tree
from storage.codes import Code
from storage.database import Connection, opened
from tests.browser.conftest import DESK, PHONE, ROOT, _address
from tests.crash.process import free_port

AGENT = (
    "Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/130.0.0.0 Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.56.2800(0x2800385F) "
    "WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64"
)
WECHAT: dict[str, Any] = {**PHONE, "user_agent": AGENT}
HOME = 20


@dataclass
class House:
    """A running program with one compound, its address, and codes for its households and its head."""

    base: str
    file: Path
    households: list[str]
    head: str


async def _settled(url: str) -> tuple[list[str], str]:
    """Put a compound of four homes into the database; returns the households' codes and the head's."""
    await migrate.to_newest(url)
    now = app.now()
    made, head = [new_code() for _ in range(4)], new_code()

    async def work(conn: Connection) -> None:
        await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
        await tree.add(conn, 2, NodeKind.COMMUNITY, "胜利路社区", 1)
        await tree.add(conn, 3, NodeKind.COMPOUND, "丽景苑", 2)
        await tree.add(conn, 10, NodeKind.BUILDING, "3栋", 3)
        keep = timedelta(days=1)
        for number, code in enumerate(made):
            await tree.add(conn, HOME + number, NodeKind.UNIT, f"1-10{number + 1}", 10)
            what = Code("join", 3, HOME + number, 0, Role.RESIDENT.value)
            await codes.add(conn, code, what, now, keep, uses=8)
        await people.add(conn, 1000, "周站长", now, language="zh", compound=3)
        await people.grant(conn, 5000, 1000, Role.STATION_HEAD, 3, now)
        await codes.add(conn, head, Code("login", 3, 3, 1000, ""), now, keep)

    async with opened(url) as database:
        await database.transact(work)
    return made, head


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The program as it is run, with the web chat only."""
    folder: Path = tmp_path_factory.mktemp("house")
    file = folder / "yunguanjia.sqlite3"
    with ThreadPoolExecutor() as apart:  # the browser's driver has a loop of its own here
        made, head = apart.submit(asyncio.run, _settled(f"sqlite:///{file}")).result()
    port = free_port()
    settings = folder / "config.toml"
    settings.write_text(
        f'data_dir = "{folder}"\n[web]\nport = {port}\npublic_url = "http://127.0.0.1:{port}"\n'
    )
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--config", str(settings)],
        cwd=ROOT,
        env={**os.environ, "YGJ_LANG": "zh"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield House(_address(program), file, made, head)
    finally:
        program.terminate()
        program.wait(20)
        assert program.stdout is not None
        program.stdout.close()


@pytest.fixture
def window(chromium: Any) -> Iterator[Any]:
    """A maker of windows with nothing in them; every one of them ends without a fault."""
    contexts: list[Any] = []
    faults: list[str] = []

    def make(size: dict[str, Any]) -> Any:
        context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **size)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


def joins(page: Any, name: str, code: str) -> None:
    """Fill in the one form that a newcomer sees."""
    page.fill("#name", name)
    page.fill("#code", code)
    page.click("button[type=submit]")
    page.wait_for_selector("body[data-ready]")


def direct(page: Any) -> Any:
    """Return the direct chat, which has to be the one that is on the screen."""
    pane = page.locator('.pane:not([data-chat^="group-"])')
    assert pane.is_visible()
    return pane


@pytest.fixture(scope="module")
def poll(house: House, chromium: Any) -> str:
    """The head asks something; the link of it."""
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **DESK)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{house.base}/in/{house.head}")
    page.click("button[type=submit]")
    page.wait_for_selector("body[data-ready]")
    pane = page.locator('.pane:not([data-chat^="group-"])')
    for words, done in (
        ("议事 东门种什么树？ 樱花 / 银杏 截止 2天后20:00", "第 1 号"),
        ("公告 周三上午停水，请提前接水", "正在发给"),
    ):
        field = pane.locator("textarea")
        field.fill(words)
        field.press("Enter")
        draft = pane.locator(".said.is-bot", has_text=words.split()[1][:6]).last
        draft.get_by_role("button", name="发出").first.click()
        pane.get_by_text(done).last.wait_for()
    context.close()
    return f"{house.base}/to/poll-3-1"


def test_a_poll_link_asks_for_the_households_code_once_and_then_votes_by_one_tap(
    house: House, poll: str, window: Any
) -> None:
    page = window(WECHAT)
    page.goto(poll)
    assert page.url.endswith("/join")
    joins(page, "王阿姨", house.households[0])
    asked = direct(page).locator(".said.is-bot", has_text="种什么树")
    asked.last.get_by_role("button", name="银杏").tap()
    direct(page).get_by_text("您家的意见").last.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # the next day, by a link again: nothing is asked, and it opens where one votes, whatever was looked at last
    page.locator('.tab[data-chat^="group-"]').tap()
    page.goto(poll)
    page.wait_for_selector("body[data-ready]")
    again = direct(page).locator(".said.is-bot", has_text="种什么树").last
    again.get_by_role("button", name="樱花").tap()
    direct(page).locator(".said.is-bot", has_text="樱花").last.wait_for()
    assert "#" not in page.url


def test_a_browser_that_was_closed_still_knows_its_household(
    house: House, poll: str, window: Any, chromium: Any
) -> None:
    page = window(WECHAT)
    page.goto(poll)
    joins(page, "李叔", house.households[1])
    direct(page).locator(".said.is-bot", has_text="种什么树").last.wait_for()
    kept = page.context.storage_state()
    later = window({**WECHAT, "storage_state": kept})
    later.goto(poll)
    later.wait_for_selector("body[data-ready]")
    direct(later).get_by_role("button", name="银杏").last.tap()
    direct(later).get_by_text("您家的意见").last.wait_for()
    expires = [c["expires"] for c in kept["cookies"] if c["name"].endswith("ygj")]
    assert expires[0] > (app.now() + timedelta(days=300)).timestamp()


def test_a_notice_is_read_where_one_can_ask_about_it(house: House, poll: str, window: Any) -> None:
    page = window(WECHAT)
    page.goto(poll)
    joins(page, "陈伯", house.households[2])
    number = _notice(house)
    page.goto(f"{house.base}/to/notice-3-{number}")
    page.wait_for_selector("body[data-ready]")
    direct(page).locator(".said.is-bot", has_text="周三上午停水").last.wait_for()
    assert direct(page).locator("textarea").is_visible()


def test_who_has_no_code_is_told_how_to_come_in(house: House, poll: str, window: Any) -> None:
    page = window(WECHAT)
    page.goto(poll)
    page.fill("#name", "路人")
    page.click("button[type=submit]")
    page.wait_for_selector("body[data-ready]")
    said = direct(page).locator(".said.is-bot").last
    said.wait_for()
    assert said.get_by_role("button", name="银杏").count() == 0


def _notice(house: House) -> str:
    """Return the number of the notice that was sent."""
    with contextlib.closing(sqlite3.connect(house.file)) as raw:
        return str(raw.execute("SELECT id FROM notices WHERE state = 'sent'").fetchone()[0])
