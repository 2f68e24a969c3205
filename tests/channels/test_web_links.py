"""Links from a WeChat group lead to their place in the web chat."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.channels.web_site import Browser, Site, word_of
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
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat#direct")
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


async def shown_by(browser: Browser, page: str) -> dict[str, Any]:
    """Follow a link and return the last message of the direct chat."""
    answer = await browser.client.get(f"/to/{page}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat#direct")
    state = await browser.open()
    last: dict[str, Any] = state["lines"][browser.direct][-1]
    return last


async def test_the_link_of_a_poll_that_is_over_shows_the_result(site: Site) -> None:
    number = await opened_poll(site.talk)
    await site.talk.passes(days=8)
    browser = await site.enter("resident")
    assert "征询结果" in (await shown_by(browser, f"poll-3-{number}"))["text"]


async def test_a_notice_link_shows_the_notice_to_its_compound_only(site: Site) -> None:
    draft = await site.talk.say("head", "公告 周三上午停水，请提前接水")
    assert draft is not None
    await site.talk.press("head", draft.choices[0][0].command)
    [posted] = site.talk.posted()[-1:]
    assert posted.page.startswith("notice-")
    page = posted.page.replace("notice-", "notice-3-")
    browser = await site.enter("resident")
    assert "周三上午停水" in (await shown_by(browser, page))["text"]
    stranger = site.browser()
    form = {"code": "", "name": "路人", "word": word_of(await stranger.client.get("/join"))}
    await stranger.client.post("/join", data=form)
    assert "停水" not in (await shown_by(stranger, page))["text"]


async def test_a_draft_of_a_notice_is_shown_to_nobody_by_a_link(site: Site) -> None:
    draft = await site.talk.say("head", "公告 周三上午停水，请提前接水")
    assert draft is not None
    id = draft.choices[0][0].command.split()[-1]
    browser = await site.enter("resident")
    assert "停水" not in (await shown_by(browser, f"notice-3-{id}"))["text"]


async def test_a_meeting_link_shows_when_it_is_and_a_delegate_can_answer_there(site: Site) -> None:
    draft = await site.talk.say("head", "会议 安排 3月20日19:00 活动室")
    assert draft is not None
    await site.talk.press("head", draft.choices[0][0].command)
    resident, delegate = await site.enter("resident"), await site.enter("property")
    shown = await shown_by(resident, "meeting-3")
    assert "19:00" in shown["text"]
    assert not shown.get("buttons")
    shown = await shown_by(delegate, "meeting-3")
    assert len(shown["buttons"][0]) == 3


async def test_the_link_of_the_months_numbers_is_the_public_board(site: Site) -> None:
    answer = await site.browser().client.get("/to/board-3")
    assert answer.headers["location"] == "/board/3"


async def test_a_browser_that_comes_back_within_the_year_is_not_asked_for_the_code_again(
    site: Site,
) -> None:
    browser = await site.enter("resident")
    for _ in range(4):
        site.talk.now += timedelta(days=300)
        assert (await browser.open())["me"]["name"] == "resident"
    site.talk.now += timedelta(days=401)
    assert (await browser.client.get("/chat")).headers["location"] == "/"


@pytest.mark.parametrize(
    "page",
    ["x", "poll-3", "poll-3-1;drop", "vote-3-1", "notice-3", "meeting-3-1", "board-", "poll-3-1-2"],
)
async def test_a_link_can_ask_for_nothing_else(site: Site, page: str) -> None:
    browser = await site.enter("resident")
    before = len(site.talk.said)
    answer = await browser.client.get(f"/to/{page}")
    assert answer.status_code in {303, 404}
    assert answer.headers.get("location", "/") == "/"
    assert len(site.talk.said) == before
