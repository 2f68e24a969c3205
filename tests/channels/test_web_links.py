"""Links from a WeChat group lead to their place in the web chat."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.channels.web_site import Site, word_of
from tests.conftest import Talk

LINE = "议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00"


@pytest.fixture
async def site(talk: Talk, tmp_path: Path) -> AsyncIterator[Site]:
    one = Site(talk, tmp_path / "files")
    yield one
    await one.close()


async def opened_poll(talk: Talk) -> str:
    draft = await talk.say("committee", LINE)
    assert draft is not None
    opening = next(c.command for row in draft.choices for c in row if "poll_open" in c.command)
    await talk.press("committee", opening)
    return str(1)


async def test_a_poll_link_shows_the_poll_with_its_options_to_tap(site: Site) -> None:
    number = await opened_poll(site.talk)
    browser = await site.enter("resident")
    answer = await browser.client.get(f"/to/poll-3-{number}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")
    state = await browser.open()
    lines = state["lines"][browser.direct]
    assert any("电梯广告费" in line["text"] and line.get("buttons") for line in lines)


async def test_a_newcomer_comes_in_by_the_household_code_once_and_is_led_on(site: Site) -> None:
    number = await opened_poll(site.talk)
    browser = site.browser()
    answer = await browser.client.get(f"/to/poll-3-{number}")
    assert answer.headers["location"] == "/"
    code = await site.code("join", "resident")
    page = await browser.client.get("/join")

    form = {"code": code, "name": "新邻居", "word": word_of(page)}
    answer = await browser.client.post("/join", data=form)
    assert answer.headers["location"] == f"/to/poll-3-{number}"


@pytest.mark.parametrize("page", ["x", "poll-3", "poll-3-1;drop", "vote-3-1"])
async def test_a_link_can_ask_for_nothing_else(site: Site, page: str) -> None:
    browser = await site.enter("resident")
    before = len(site.talk.said)
    answer = await browser.client.get(f"/to/{page}")
    assert answer.status_code in {303, 404}
    assert answer.headers.get("location", "/") == "/"
    assert len(site.talk.said) == before
