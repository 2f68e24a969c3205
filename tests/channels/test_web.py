"""The web chat as residents' browsers use it: coming in, talking, pressing, and staying in touch."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.contract import Button, File, Gone, Outgoing
from bot.channels.web import stream
from bot.channels.web.bell import Bell
from bot.channels.web.room import Face
from domain.conversation import Address, MessageKind
from tests.channels.web_site import HOME, Browser, Site, picture, word_of
from tests.conftest import Talk


@pytest.fixture
async def site(talk: Talk, tmp_path: Path) -> AsyncIterator[Site]:
    one = Site(talk, tmp_path / "files")
    yield one
    await one.close()


# Coming in


async def test_a_stranger_is_led_to_the_way_in(site: Site) -> None:
    browser = site.browser()
    answer = await browser.client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/join")
    assert "住户码" in (await browser.client.get("/join")).text
    assert (await browser.client.get("/chat/before", params={"chat": HOME})).status_code == 401


async def test_every_page_says_what_it_may_load_and_that_nobody_may_frame_it(site: Site) -> None:
    browser = await site.enter("resident")
    static = (await browser.client.get("/chat")).text.split('href="')[1].split('"')[0]
    for path in ("/join", "/in/ABC", "/chat", "/chat/hints", static, "/chat/file/none"):
        headers = (await browser.client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


async def test_no_page_carries_a_script_or_style_of_its_own(site: Site) -> None:
    browser = await site.enter("resident")
    for path in ("/join", "/in/ABC", "/chat"):
        page = (await browser.client.get(path)).text
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert all("src=" in part or "application/json" in part for part in scripts(page))


def scripts(page: str) -> list[str]:
    return [part.split(">")[0] for part in page.split("<script")[1:]]


async def test_a_link_opens_the_visit_once_and_a_mere_look_does_not_use_it_up(site: Site) -> None:
    code = await site.code("login", "head")
    browser = site.browser()
    for _ in range(3):
        assert (await browser.client.get(f"/in/{code}")).status_code == 200
    answer = await site.follow(browser, code)
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")
    assert (await browser.open())["me"]["name"] == "head"
    other = site.browser()
    assert (await site.follow(other, code)).status_code == 400
    assert (await other.client.get("/chat")).status_code == 303


async def test_the_cookie_of_a_visit_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    answer = await site.follow(site.browser(), await site.code())
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("ygj="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    answer = await site.follow(site.browser("https://house.test"), await site.code("login", "head"))
    cookie = next(c for c in answer.headers.get_list("set-cookie") if "ygj=" in c)
    assert cookie.startswith("__Host-ygj=")
    assert "Secure" in cookie


async def test_who_comes_in_anew_gets_a_new_cookie_and_the_old_one_opens_nothing(
    site: Site,
) -> None:
    browser = await site.enter("resident")
    old = browser.client.cookies["ygj"]
    await site.follow(browser, await site.code("login", "neighbour"))
    assert browser.client.cookies["ygj"] != old
    assert (await browser.open())["me"]["name"] == "neighbour"
    assert await site.room.visitor(old) is None


async def test_wrong_codes_are_counted_until_one_has_to_wait(site: Site) -> None:
    browser = site.browser(ip="10.9.9.9")
    page = await browser.client.get("/join")
    data = {"word": word_of(page), "name": "谁", "code": "WRONG"}
    statuses = [(await browser.client.post("/join", data=data)).status_code for _ in range(10)]
    assert statuses == [400] * 8 + [429] * 2
    code = await site.code("login", "resident")
    assert (await site.follow(browser, code)).status_code == 429
    assert (await site.follow(site.browser(ip="10.8.8.8"), code)).status_code == 303


async def test_somebody_without_a_code_talks_with_the_bot_alone(site: Site) -> None:
    browser = site.browser()
    page = await browser.client.get("/join")
    await browser.client.post("/join", data={"word": word_of(page), "name": "新邻居", "code": ""})
    state = await browser.open()
    assert [c["group"] for c in state["chats"]] == [False]
    await browser.say(browser.direct, "帮助")
    lines = await browser.lines(browser.direct)
    assert lines[0]["text"] == "帮助"
    assert "author" not in lines[1]
    assert (await browser.say(HOME, "让我看看")).status_code == 403


async def test_a_household_code_makes_somebody_a_neighbour(site: Site) -> None:
    code = await site.code("join", node=23, role="resident")
    browser = site.browser()
    page = await browser.client.get("/join", params={"code": code})
    assert code in page.text
    data = {"word": word_of(page), "name": "新邻居", "code": code.lower()}
    assert (await browser.client.post("/join", data=data)).headers["location"] == "/chat"
    state = await browser.open()
    assert [c["id"] for c in state["chats"]] == [HOME, browser.direct]
    assert "丽景苑" in state["lines"][browser.direct][-1]["text"]
    await browser.say(HOME, "大家好")
    head = await site.enter("head")
    assert (await head.lines(HOME))[-1]["name"] == "新邻居"


async def test_who_is_in_already_takes_up_a_post_with_a_code(site: Site) -> None:
    browser = await site.enter("resident")
    code = await site.code("role", node=3, role="property")
    page = await browser.client.get("/join", params={"code": code})
    data = {"word": word_of(page), "name": "resident", "code": code}
    assert (await browser.client.post("/join", data=data)).headers["location"] == "/chat"
    assert (await browser.open())["me"] | {"id": ""} == {
        "id": "",
        "account": browser.direct,
        "name": "resident",
        "role": "property",
    }


async def test_who_has_left_is_not_named_any_more(site: Site) -> None:
    browser, head = await site.enter("resident"), await site.enter("head")
    await browser.say(HOME, "再见了各位")
    await browser.say(browser.direct, "/me delete yes")
    assert [(line.get("name", ""), line["text"]) for line in await head.lines(HOME)] == [
        ("", "再见了各位")
    ]
    assert (await browser.client.get("/chat")).status_code == 303


async def test_a_form_from_elsewhere_is_refused(site: Site) -> None:
    browser = site.browser()
    word = word_of(await browser.client.get("/join"))
    data = {"word": word, "name": "王", "code": ""}
    for headers in ({"origin": "https://evil.test"}, {"sec-fetch-site": "cross-site"}):
        answer = await browser.client.post("/join", data=data, headers=headers)
        assert answer.status_code == 403
    answer = await browser.client.post("/join", data={**data, "word": "other"})
    assert answer.status_code == 403
    own = {"origin": "http://house.test", "sec-fetch-site": "same-origin"}
    assert (await browser.client.post("/join", data=data, headers=own)).status_code == 303


async def test_a_request_without_the_pages_guard_changes_nothing(site: Site) -> None:
    browser = await site.enter("resident")
    body = {"chat": HOME, "mark": "mark000001", "text": "被冒用"}
    for headers in (
        {},
        {"x-guard": "wrong"},
        {"x-guard": browser.guard, "origin": "https://evil.test"},
        {"x-guard": browser.guard, "sec-fetch-site": "same-site"},
    ):
        answer = await browser.client.post("/chat/send", json=body, headers=headers)
        assert answer.status_code == 403
    assert await browser.lines(HOME) == []
    assert (await browser.client.post("/out", data={"guard": "wrong"})).status_code == 403
    assert (await browser.client.get("/chat")).status_code == 200


async def test_who_logs_out_is_out(site: Site) -> None:
    browser = await site.enter("resident")
    visit = browser.client.cookies["ygj"]
    answer = await browser.client.post("/out", data={"guard": browser.guard})
    assert answer.headers["location"] == "/join"
    assert await site.room.visitor(visit) is None


async def test_nobody_becomes_somebody_else_outside_the_demo(talk: Talk, tmp_path: Path) -> None:
    site = Site(talk, tmp_path)
    browser = await site.enter("resident")
    data = {"guard": browser.guard, "account": "head"}
    assert (await browser.client.post("/become", data=data)).status_code == 404
    await site.close()
    demo = Site(
        talk, tmp_path, (Face("anna", "安娜", "resident"), Face("ben", "阿本", "station_head"))
    )
    visitor = demo.browser()
    assert (await visitor.client.get("/")).headers["location"] == "/chat"
    assert (await visitor.open())["me"]["account"] == "anna"
    await visitor.client.post("/become", data={"guard": visitor.guard, "account": "ben"})
    assert (await visitor.open())["me"]["account"] == "ben"
    await demo.close()


# Talking


async def test_what_one_says_in_the_group_the_neighbours_see_with_name_and_role(site: Site) -> None:
    resident, head = await site.enter("resident"), await site.enter("head")
    await head.say(HOME, "早上好")
    lines = await resident.lines(HOME)
    assert [(line["name"], line["role"], line["text"]) for line in lines] == [
        ("head", "station_head", "早上好")
    ]
    message = site.taken[-1]
    assert (message.is_group, message.chat) == (True, Address("web", HOME))


async def test_the_direct_chat_is_seen_by_its_owner_only(site: Site) -> None:
    resident, head = await site.enter("resident"), await site.enter("head")
    await resident.say(resident.direct, "帮助")
    assert len(await resident.lines(resident.direct)) == 2
    answer = await head.client.get("/chat/before", params={"chat": resident.direct})
    assert answer.status_code == 403
    assert (await head.say(resident.direct, "我来了")).status_code == 403


async def test_a_message_sent_twice_is_said_once(site: Site) -> None:
    browser = await site.enter("resident")
    first = await browser.say(browser.direct, "帮助", mark="the-same-mark")
    again = await browser.say(browser.direct, "帮助", mark="the-same-mark")
    assert first.json()["line"] == again.json()["line"]
    assert len(await browser.lines(browser.direct)) == 2


async def test_calling_the_bot_by_name_in_the_group_speaks_to_it(site: Site) -> None:
    browser = await site.enter("resident")
    await browser.say(HOME, "@云管家 语言")
    message = site.taken[-1]
    assert (message.mentions_bot, message.text) == (True, "语言")
    assert [bool(line.get("author")) for line in await browser.lines(HOME)] == [True, False]
    await browser.say(HOME, "我的邮箱是 a@bother.cn")
    assert not site.taken[-1].mentions_bot


async def test_a_press_says_the_command_of_the_button_and_no_other(site: Site) -> None:
    browser = await site.enter("resident")
    await browser.say(browser.direct, "语言")
    line = (await browser.lines(browser.direct))[-1]
    command = line["buttons"][0][1]["command"]
    pressed = {"chat": browser.direct, "mark": "press00001", "number": line["number"]}
    answer = await browser.post("/chat/press", {**pressed, "command": command})
    assert answer.status_code == 200
    assert site.taken[-1].kind is MessageKind.PRESS
    assert (await browser.lines(browser.direct))[-1]["text"] == site.talk.texts.text(
        "lang-set-en", {}, "zh"
    )
    for other in ("lang fr", "", "start"):
        answer = await browser.post("/chat/press", {**pressed, "command": other})
        assert answer.status_code == 409


async def test_a_page_speaks_the_language_of_its_person(site: Site) -> None:
    browser = await site.enter("resident")
    assert browser.state["words"]["web-send"] == "发送"
    await browser.say(browser.direct, "/lang en")
    assert (await browser.open())["words"]["web-send"] == "Send"


async def test_the_menu_shows_what_one_may_do_and_nothing_else(site: Site) -> None:
    resident, head = await site.enter("resident"), await site.enter("head")
    may = {h["word"] for h in (await resident.client.get("/chat/hints")).json()}
    head_may = {h["word"] for h in (await head.client.get("/chat/hints")).json()}
    assert "帮助" in may
    assert "灵敏度" in head_may - may


async def test_an_answer_names_the_message_that_it_answers(site: Site) -> None:
    resident, head = await site.enter("resident"), await site.enter("head")
    line = (await resident.say(HOME, "东门的灯坏了吗")).json()["line"]
    await head.say(HOME, "修好了", reply_to=line["number"])
    quote = (await head.lines(HOME))[-1]["quote"]
    assert quote == {"number": line["number"], "name": "resident", "text": "东门的灯坏了吗"}
    assert site.taken[-1].reply_to == str(line["number"])


async def test_what_waits_unread_is_counted_until_it_is_read(site: Site) -> None:
    resident, head = await site.enter("resident"), await site.enter("head")
    for text in ("一", "二", "三"):
        await head.say(HOME, text)
    assert [c["unread"] for c in (await resident.open())["chats"]] == [3, 0]
    assert [c["unread"] for c in (await head.open())["chats"]] == [0, 0]
    number = (await resident.lines(HOME))[-1]["number"]
    await resident.post("/chat/read", {"chat": HOME, "number": number})
    await resident.post("/chat/read", {"chat": HOME, "number": 1})
    assert [c["unread"] for c in (await resident.open())["chats"]] == [0, 0]


async def test_somebody_who_floods_the_group_is_slowed_down(site: Site) -> None:
    browser = await site.enter("resident")
    for n in range(50):
        answer = await browser.post("/chat/read", {"chat": HOME, "number": n})
        assert answer.status_code == 200
    statuses = [(await browser.say(HOME, f"{n}")).status_code for n in range(40)]
    assert statuses[:25] == [200] * 25
    assert 429 in statuses


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"chat":"group-3"}',
        b'{"chat":"group-3","mark":"mark000001","text":7}',
        b'{"chat":"group-3","mark":"../../etc","text":"x"}',
        b'{"chat":"group-3","mark":"mark000001","text":"   "}',
        b'{"chat":"group-3","mark":"mark000001","text":"' + b"\xff" + b'"}',
        b'{"chat":"group-3","mark":"mark000001","text":"x","reply_to":"1"}',
        b'{"chat":"group-3","mark":"mark000001","text":"x","reply_to":99999999999999999999}',
        b'{"chat":"group-3","mark":"mark000001","text":"x","reply_to":-1}',
    ],
)
async def test_a_broken_request_gets_a_sentence_and_changes_nothing(
    site: Site, body: bytes
) -> None:
    browser = await site.enter("resident")
    answer = await browser.client.post(
        "/chat/send", content=body, headers={"x-guard": browser.guard}
    )
    assert answer.status_code == 400
    assert answer.json()["error"] == "没有收到内容，请再发一次。"
    assert site.taken == []


async def test_ten_thousand_characters_are_too_long_and_four_thousand_are_not(site: Site) -> None:
    browser = await site.enter("resident")
    assert (await browser.say(HOME, "长" * 10_000)).status_code == 413
    assert (await browser.say(HOME, "长" * 4_000)).status_code == 200
    assert (await browser.say(HOME, "字" * 100_000)).status_code == 413


async def test_markup_is_text_and_cannot_leave_the_pages_data(site: Site) -> None:
    browser = await site.enter("resident")
    nasty = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    await browser.say(HOME, nasty)
    page = (await browser.client.get("/chat")).text
    assert "<script>alert" not in page
    assert (await browser.open())["lines"][HOME][-1]["text"] == nasty


async def test_characters_that_turn_or_hide_text_are_taken_out(site: Site) -> None:
    browser = await site.enter("resident")
    await browser.say(HOME, "好\u202e的\u200b吧\x00")
    assert (await browser.lines(HOME))[-1]["text"] == "好的吧"


# What the bot says


async def test_the_bot_says_each_thing_once_and_changes_it_in_its_place(site: Site) -> None:
    browser = await site.enter("resident")
    to = Address("web", HOME)
    card = Outgoing(id=71, text="已登记 0042", buttons=[[Button("我也遇到", "~3 follow 42")]])
    ref = await site.channel.send(to, card)
    assert await site.channel.send(to, card) == ref
    await browser.say(HOME, "谢谢")
    assert await site.channel.send(to, Outgoing(id=72, text="0042 已办结", edits=ref)) == ref
    lines = await browser.lines(HOME)
    assert [line["text"] for line in lines] == ["0042 已办结", "谢谢"]
    assert lines[0]["edited"]
    assert lines[0]["change"] > lines[1]["change"]


async def test_a_resident_never_edits_away_a_neighbours_words(site: Site) -> None:
    browser = await site.enter("resident")
    line = (await browser.say(HOME, "我说的")).json()["line"]
    edit = Outgoing(id=73, text="换掉", edits=str(line["number"]))
    assert await site.channel.send(Address("web", HOME), edit) != str(line["number"])
    assert (await browser.lines(HOME))[0]["text"] == "我说的"


@pytest.mark.parametrize("chat", ["group-999", "group-x", "nobody", ""])
async def test_a_chat_that_is_not_there_is_gone(site: Site, chat: str) -> None:
    with pytest.raises(Gone):
        await site.channel.send(Address("web", chat), Outgoing(id=1, text="有人吗"))


async def test_a_prompt_begins_with_the_readers_own_word(site: Site) -> None:
    browser = await site.enter("resident")
    button = Button("换语言", "lang", prompt=True)
    await site.channel.send(
        Address("web", browser.direct), Outgoing(id=5, text="?", buttons=[[button]])
    )
    shown = (await browser.lines(browser.direct))[-1]["buttons"][0][0]
    assert (shown["command"], shown["prompt"]) == ("语言", True)


async def test_a_drawing_of_the_bots_is_shown_to_those_who_read_the_chat(site: Site) -> None:
    browser, head = await site.enter("resident"), await site.enter("head")
    drawing = File("结果.png", "image/png", picture(kind="PNG"))
    await site.channel.send(
        Address("web", browser.direct), Outgoing(id=9, text="结果", files=[drawing])
    )
    file = (await browser.lines(browser.direct))[-1]["files"][0]
    assert (file["width"], file["height"]) == (60, 40)
    answer = await browser.client.get(f"/chat/file/{file['id']}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert (await head.client.get(f"/chat/file/{file['id']}")).status_code == 404


# Staying in touch


class Page:
    """What a page knows: the lines shown, and how far it has seen; it may lose its line at any moment."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self.lines: dict[tuple[str, int], dict[str, Any]] = {}
        self.times_added: dict[tuple[str, int], int] = {}
        self.last_id = ",".join(f"{c['id']}:{c['change']}" for c in browser.state["chats"])

    async def listen(self, events: int) -> None:
        """Open the line, take so many events, and lose it."""
        visit = self.browser.client.cookies["ygj"]
        visitor = await self.site.room.visitor(visit)
        assert visitor is not None
        changes = stream.changes(
            self.site.room, Bell(), visit, visitor, stream.position(self.last_id)
        )
        await anext(changes)  # ready
        for _ in range(events):
            try:
                async with asyncio.timeout(0.05):
                    self.hear(await anext(changes))
            except TimeoutError:
                break
        await changes.aclose()

    def hear(self, event: bytes) -> None:
        """Take one event as the browser does."""
        parts = dict(part.split(": ", 1) for part in event.decode().strip().split("\n"))
        if parts["event"] != "lines":
            return
        self.last_id = parts["id"]
        for line in json.loads(parts["data"]):
            key = (line["chat"], line["number"])
            if key not in self.lines:
                self.times_added[key] = self.times_added.get(key, 0) + 1
            self.lines[key] = line


async def test_after_every_break_nothing_is_lost_and_nothing_doubled(site: Site) -> None:
    browser, head = await site.enter("resident"), await site.enter("head")
    page = Page(browser, site)
    to = Address("web", HOME)
    for n in range(12):
        await head.say(HOME, f"第{n}句")
        ref = await site.channel.send(to, Outgoing(id=100 + n, text=f"回{n}"))
        if n % 3 == 0:
            await page.listen(1)
        await site.channel.send(to, Outgoing(id=200 + n, text=f"改{n}", edits=ref))
        if n % 4 == 0:
            await site.channel.send(
                Address("web", browser.direct), Outgoing(id=300 + n, text=f"私{n}")
            )
    await page.listen(9)
    shown = [line for (chat, _), line in sorted(page.lines.items()) if chat == HOME]
    assert [line["text"] for line in shown] == [
        text for n in range(12) for text in (f"第{n}句", f"改{n}")
    ]
    assert set(page.times_added.values()) == {1}
    assert {f"私{n}" for n in (0, 4, 8)} <= {line["text"] for line in page.lines.values()}


async def test_the_line_ends_when_the_house_closes(site: Site) -> None:
    browser = await site.enter("resident")
    visit = browser.client.cookies["ygj"]
    visitor = await site.room.visitor(visit)
    assert visitor is not None
    bell = Bell()
    changes = stream.changes(site.room, bell, visit, visitor, {})
    assert b"ready" in await anext(changes)
    bell.close()
    with pytest.raises(StopAsyncIteration):
        await anext(changes)


async def test_when_the_house_stops_receiving_open_pages_do_not_hold_it_up(site: Site) -> None:
    browser = await site.enter("resident")
    visitor = await site.room.visitor(browser.client.cookies["ygj"])
    assert visitor is not None
    async with asyncio.TaskGroup() as group:
        running = group.create_task(site.channel.run(site.take))
        waiting = group.create_task(
            browser.client.get("/chat/stream", headers={"x-guard": browser.guard})
        )
        await asyncio.sleep(0.05)
        assert not waiting.done()
        running.cancel()
        answer = await waiting
    assert "event: ready" in answer.text


async def test_a_ring_wakes_the_line_and_a_page_whose_visit_is_over_is_told(site: Site) -> None:
    browser = await site.enter("resident")
    visit = browser.client.cookies["ygj"]
    visitor = await site.room.visitor(visit)
    assert visitor is not None
    bell = Bell()
    changes = stream.changes(site.room, bell, visit, visitor, {})
    await anext(changes)
    waiting = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(0.01)
    await site.room.leave(visit)
    bell.ring(HOME)
    assert b"changed" in await waiting
    await changes.aclose()


CHATS = st.dictionaries(
    st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True), st.integers(0, 10**18 - 1), max_size=6
)


@given(CHATS)
def test_a_position_reads_as_it_was_written(seen: dict[str, int]) -> None:
    assert stream.position(stream.written(seen)) == seen


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_any_position_that_a_browser_sends_is_read_without_fault(text: str) -> None:
    assert all(number >= 0 for number in stream.position(text).values())
