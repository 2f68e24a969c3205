"""Photos, documents and tables on their way through Telegram and the web page: in, cleaned, out to those concerned."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from bot.letters import Rendering
from bot.papers import write
from bot.slip_desk import SlipDesk
from storage import people, tickets
from storage.database import Connection
from tests.channels.conftest import House
from tests.channels.test_web_photos import is_traceless, located
from tests.channels.web_site import HOME, Site
from tests.conftest import Talk
from tests.handlers.test_slips import GOOD, book
from texts.catalogue import catalogue

BIN = "3栋2单元垃圾桶满了，臭死了"


@pytest.fixture
async def site(talk: Talk, tmp_path: Path) -> AsyncIterator[Site]:
    one = Site(talk, tmp_path / "files")

    async def fetch(id: str) -> bytes:
        return await one.channel.fetch(id.removeprefix("web:"))

    one.rendering = Rendering(catalogue(), None, fetch, write)
    yield one
    await one.close()


async def test_on_the_web_the_proof_reaches_resident_and_follower_and_the_file_the_head(site: Site):
    names = ("resident", "neighbour", "property", "head")
    resident, neighbour, company, head = [await site.enter(name) for name in names]
    site.talk.now += timedelta(minutes=1)  # the page is what they used last
    await resident.say(HOME, BIN)
    await resident.say(resident.direct, "我的工单")
    await neighbour.say(neighbour.direct, "我也遇到 1")
    await head.say(head.direct, "派单 1 物业")
    await company.say(company.direct, "接单 1")
    kept = (await company.upload(company.direct, located())).json()
    await company.say(company.direct, "办结 1 换了新桶", files=[kept["id"]])
    for browser in (resident, neighbour):
        lines = await browser.lines(browser.direct)
        [line] = [n for n in lines if "换了新桶" in n["text"]]
        [file] = line["files"]
        shown = await browser.client.get(f"/chat/file/{file['id']}")
        assert is_traceless(shown.content)
    assert not any(line.get("files") for line in await resident.lines(HOME))
    await head.say(head.direct, "卷宗 1")
    [paper] = (await head.lines(head.direct))[-1]["files"]
    assert paper["name"] == "丽景苑-0001.docx"
    got = await head.client.get(f"/chat/file/{paper['id']}")
    assert "attachment" in got.headers["content-disposition"]
    assert len(Document(io.BytesIO(got.content)).inline_shapes) == 1
    stranger = await resident.client.get(f"/chat/file/{paper['id']}")
    assert stranger.status_code == 404


async def test_on_the_web_a_table_is_sent_judged_and_entered(site: Site):
    head = await site.enter("head")
    site.talk.now += timedelta(minutes=1)
    where = {"chat": head.direct, "name": "纸条.xlsx"}
    guard = {"x-guard": head.guard}
    kept = await head.client.post("/chat/sheet", params=where, content=book(*GOOD), headers=guard)
    assert kept.status_code == 200
    await head.say(head.direct, "", files=[kept.json()["id"]])

    async def fetch(id: str) -> bytes:
        return await site.channel.fetch(id.removeprefix("web:"))

    talk = site.talk
    desk = SlipDesk(talk.database, fetch, talk.dispatch.context, lambda: talk.now, lambda: None)
    while await desk.step():
        pass
    await site.deliver()
    line = (await head.lines(head.direct))[-1]
    assert "可以录入 2 张" in line["text"]
    button = line["buttons"][0][0]["command"]
    data = {"chat": head.direct, "mark": "enter-1", "number": line["number"], "command": button}
    assert (await head.post("/chat/press", data)).status_code == 200
    assert await talk.database.transact(lambda conn: tickets.get(conn, 3, 2)) is not None


@pytest.mark.parametrize("who", ["resident", "steward", "property", "committee", "grid"])
async def test_nobody_else_sends_tables(site: Site, who: str):
    browser = await site.enter(who)
    where, guard = {"chat": browser.direct, "name": "x.xlsx"}, {"x-guard": browser.guard}
    content = book(*GOOD)
    sent = await browser.client.post("/chat/sheet", params=where, content=content, headers=guard)
    assert sent.status_code == 403
    page = await browser.client.get("/chat")
    assert ".xlsx" not in page.text


async def test_a_table_is_no_picture_and_not_for_the_group(site: Site):
    head = await site.enter("head")
    guard = {"x-guard": head.guard}
    for chat, content, status in ((HOME, book(*GOOD), 403), (head.direct, b"%PDF", 415)):
        where = {"chat": chat, "name": "x.xlsx"}
        sent = await head.client.post("/chat/sheet", params=where, content=content, headers=guard)
        assert sent.status_code == status


async def lives_on_telegram(house: House, *names: str):
    """Let people of the compound have a Telegram account; returns their telephones."""
    found = []
    for name in names:
        user = house.tg.user(name, started=True)

        async def work(conn: Connection, name: str = name, id: str = str(user.id)) -> None:
            person = house.talk.person(name)
            await people.add_account(conn, person, "telegram", id, house.talk.now, id)

        await house.database.transact(work)
        found.append(user)
    house.delivery._rendering = Rendering(
        catalogue(), None, lambda id: house.channel.fetch(id.removeprefix("telegram:")), write
    )
    return found


async def test_on_telegram_the_proof_reaches_the_resident_without_what_it_hides(house: House):
    resident, company, head = await lives_on_telegram(house, "resident", "property", "head")
    await resident.writes(BIN)
    await resident.sees("已登记")
    await head.writes("派单 1 物业")
    await company.sees("0001")
    await company.writes("接单 1")
    await resident.sees("接手")
    await company.sends_photo(None, "办结 1 换了新桶", located())
    seen = await resident.sees("换了新桶")
    assert is_traceless(await house.channel.fetch(seen.payload["photo"][-1]["file_id"]))


async def test_on_telegram_the_file_and_the_table_go_as_documents(house: House):
    (head,) = await lives_on_telegram(house, "head")
    await head.writes("报修 " + BIN)
    await head.sees("已登记")
    await head.writes("卷宗 1 html")
    seen = await head.sees("卷宗")
    assert seen.payload["document"]["file_name"] == "丽景苑-0001.html"
    await head.sends_document(None, "纸条.xlsx", book(*GOOD))
    await head.sees("收到《纸条.xlsx》")
    talk = house.talk
    desk = SlipDesk(
        talk.database,
        lambda id: house.channel.fetch(id.removeprefix("telegram:")),
        talk.dispatch.context,
        lambda: talk.now,
        house.delivery.wake,
    )
    assert await desk.step()
    house.delivery.wake()
    await head.sees("可以录入 2 张")


def test_a_picture_that_is_drawn_anew_is_still_a_picture():
    with Image.open(io.BytesIO(located())) as image:
        assert image.getexif()
