"""The public board: what anybody in the compound may know, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import httpx
import pytest
from starlette.applications import Starlette

from bot.board import Board, Sources
from bot.drawings import draw
from domain.conversation import Reply, say
from handlers.contract import Context, Panel
from handlers.table import FEATURES
from tests.conftest import Talk


async def greeting(ctx: Context) -> Reply:
    return say("lang-set-zh")


PANELS = [Panel("greeting", greeting), *(p for f in FEATURES for p in f.panels)]


def browser(talk: Talk, panels: Sequence[Panel]) -> httpx.AsyncClient:
    context = talk.dispatch.context
    sources = Sources(talk.database, talk.texts, panels, context, draw, lambda: talk.now)
    transport = httpx.ASGITransport(app=Starlette(routes=Board(sources).routes()))
    return httpx.AsyncClient(transport=transport, base_url="http://house.test")


@pytest.fixture
async def visitor(talk: Talk) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(talk, PANELS) as client:
        yield client


async def test_the_only_compound_is_shown_at_once(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/board")
    assert (answer.status_code, answer.headers["location"]) == (303, "/board/3")
    page = await visitor.get("/board/3")
    assert "丽景苑" in page.text
    assert "unsafe" not in page.headers["content-security-policy"]


async def test_the_board_shows_the_month_as_a_picture_and_in_words(
    talk: Talk, visitor: httpx.AsyncClient
) -> None:
    await talk.says("resident", "3栋2单元楼道灯坏了，晚上看不见")
    await talk.work()
    page = await visitor.get("/board/3")
    assert "/board/3/month.png" in page.text
    picture = await visitor.get("/board/3/month.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert (await visitor.get("/board/3/month.png")).content == picture.content


async def test_nobody_is_named_on_the_board(talk: Talk, visitor: httpx.AsyncClient) -> None:
    await talk.says("resident", "我是张三13800138000，3栋1-101楼道灯坏了")
    await talk.work()
    page = (await visitor.get("/board/3")).text
    for private in ("张三", "13800138000", "1-101", "resident"):
        assert private not in page


async def test_the_board_speaks_the_browsers_language(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/board/3", headers={"accept-language": "en-GB"})
    assert "Report something" in page.text
    assert "我要说事" in (await visitor.get("/board/3?lang=zh")).text


@pytest.mark.parametrize(
    "path",
    ["/board/4", "/board/99999999999999999999", "/board/3/other.png", "/board/3/greeting.png"],
)
async def test_what_is_not_there_is_not_found(visitor: httpx.AsyncClient, path: str) -> None:
    assert (await visitor.get(path)).status_code == 404
