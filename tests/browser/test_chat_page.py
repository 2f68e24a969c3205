"""Life on the chat page, in a real browser: report, handle, vote, lose the line, and people who mean harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import DESK, PHONE, Visitor, Wire
from tests.channels.test_web_photos import bomb
from tests.channels.web_site import picture

Visit = Callable[..., Visitor]
NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)")


def receipt(visitor: Visitor, words: str) -> str:
    """Wait for the bot's receipt for somebody's words in the group and return the ticket's number."""
    pane = visitor.pane("group")
    said = pane.locator(".said.is-bot", has=visitor.page.locator(".quote", has_text=words))
    said.last.wait_for()
    found = NUMBER.search(said.last.locator(".bubble").inner_text())
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("size", "place"), [(PHONE, "5栋1单元"), (DESK, "6栋2单元")], ids=["phone", "desk"]
)
def test_a_resident_reports_the_station_takes_it_and_the_resident_is_told(
    visit: Visit, size: dict[str, Any], place: str
) -> None:
    visitor = visit(size)
    words = f"{place}楼道灯坏了，晚上看不见台阶"
    visitor.say("group", words)
    number = receipt(visitor, words)
    visitor.become("zhou")
    desk = visitor.pane("direct")
    card = desk.locator(".said.is-bot", has_text=number).filter(
        has=visitor.page.get_by_role("button", name="接单")
    )
    card.last.get_by_role("button", name="接单").click()
    desk.locator(".said.is-bot", has_text=re.compile(f"{number}.*处置中")).last.wait_for()
    visitor.become("wang")
    told = visitor.pane("direct").locator(".said.is-bot", has_text=number)
    told.last.wait_for()
    assert any("接手" in text for text in told.all_inner_texts())


def test_the_guide_leads_through_the_first_minute(visit: Visit) -> None:
    visitor = visit(PHONE)
    guide = visitor.page.locator("#guide")
    act = guide.locator(".guide-do")
    assert "王秀英" in guide.inner_text()
    act.click()
    guide.get_by_text("换成站长周国平").wait_for()
    number = receipt(visitor, "看不见台阶")
    act.click()
    visitor.page.wait_for_selector('.face.is-me[data-account="zhou"]')
    visitor.ready()
    card = visitor.pane("direct").locator(".said.is-bot", has_text=number)
    card.get_by_role("button", name="接单").last.click()
    guide.get_by_text("换回王秀英").wait_for()
    act.click()
    visitor.page.wait_for_selector('.face.is-me[data-account="wang"]')
    visitor.ready()
    guide.get_by_text("一个来回").wait_for()
    assert visitor.pane("direct").locator(".said.is-bot", has_text=number).count()
    act.click()
    assert guide.is_hidden()


@pytest.mark.parametrize(
    ("size", "about"), [(PHONE, "种什么树"), (DESK, "几点关大门")], ids=["phone", "desk"]
)
def test_neighbours_vote_with_one_tap(visit: Visit, size: dict[str, Any], about: str) -> None:
    head = visit(size, "zhou")
    head.say("direct", f"议事 小区东门{about}？ 甲方案 / 乙方案 截止 2天后20:00")
    desk = head.pane("direct")
    draft = desk.locator(".said.is-bot", has_text=about).last
    draft.get_by_role("button", name=re.compile("发出|确认|没问题")).first.click()
    resident = visit(size, "wang")
    poll = resident.pane("group").locator(".said.is-bot", has_text=about).last
    poll.get_by_role("button", name="乙方案").click()
    resident.page.locator(".toast").first.wait_for()


def test_what_one_writes_the_other_sees_at_once(visit: Visit) -> None:
    one, other = visit(DESK, "wang"), visit(PHONE, "chen")
    other.pane("group")
    one.say("group", "有人看到我家的小黄狗吗")
    other.page.get_by_text("有人看到我家的小黄狗吗").wait_for()
    own = one.pane("group").locator(".said.own", has_text="小黄狗")
    assert own.count() == 1
    assert other.pane("group").locator(".said.own", has_text="小黄狗").count() == 0


def test_what_is_not_on_the_screen_is_counted_on_its_tab(visit: Visit) -> None:
    reader, writer = visit(PHONE, "chen"), visit(DESK, "wang")
    reader.pane("direct")
    badge = reader.page.locator('.tab[data-chat^="group-"] .weui-badge')
    assert badge.is_hidden()
    writer.say("group", "今晚停水吗")
    badge.wait_for()
    assert reader.page.title().startswith("(")
    reader.pane("group")
    badge.wait_for(state="hidden")


def test_a_line_that_breaks_again_and_again_loses_and_doubles_nothing(
    visit: Visit, wire: Wire
) -> None:
    reader, writer = visit(DESK, "chen", wire.address), visit(DESK, "wang")
    for n in range(24):
        writer.say("group", f"数到第{n:02}个")
        if n % 4 == 1:
            wire.cut()
        if n % 12 == 6:
            wire.is_up = False
            wire.cut()
        if n % 12 == 10:
            wire.is_up = True
        writer.page.wait_for_timeout(1100 if n % 6 == 5 else 60)
    wire.is_up = True
    reader.page.get_by_text("数到第23个").wait_for()
    counted = [t for t in reader.texts("group") if t.startswith("数到第")]
    assert counted == [f"数到第{n:02}个" for n in range(24)]
    reader.page.locator("#connection").wait_for(state="hidden")


def test_what_is_written_without_a_line_is_sent_once_when_it_is_back(
    visit: Visit, wire: Wire
) -> None:
    writer, reader = visit(PHONE, "wang", wire.address), visit(DESK, "chen")
    wire.is_up = False
    wire.cut()
    writer.page.locator("#connection").wait_for()
    writer.say("group", "断网时写的话")
    writer.pane("group").locator(".said.pending", has_text="断网时写的话").wait_for()
    wire.is_up = True
    reader.page.get_by_text("断网时写的话").wait_for()
    writer.pane("group").locator(".said.pending").first.wait_for(state="detached")
    assert [t for t in reader.texts("group") if t == "断网时写的话"] == ["断网时写的话"]
    assert [t for t in writer.texts("group") if t == "断网时写的话"] == ["断网时写的话"]


@pytest.mark.parametrize(
    "nasty",
    [
        "<img src=x onerror=\"document.title='gone'\">",
        "</script><script>document.title='gone'</script>",
        "<svg onload=document.title='gone'>",
        "javascript:document.title='gone' http://x.test/\"onmouseover=\"document.title='gone'",
        "{{7*7}} ${7*7} <%= 7*7 %>",
    ],
)
def test_markup_is_shown_as_it_was_typed_and_does_nothing(visit: Visit, nasty: str) -> None:
    writer, reader = visit(DESK, "wang"), visit(DESK, "chen")
    writer.say("group", nasty)
    reader.page.locator(".pane .bubble", has_text=nasty).last.wait_for()
    reader.page.reload()
    reader.ready()
    assert reader.texts("group")[-1].strip() == nasty or nasty in reader.texts("group")
    for page in (writer.page, reader.page):
        assert "gone" not in page.title()
        assert page.locator(".lines img[src=x], .lines script, .lines svg").count() == 0


def test_a_page_from_elsewhere_changes_nothing(visit: Visit, wire: Wire, demo: str) -> None:
    visitor = visit(DESK, "wang")
    page = visitor.page.context.new_page()
    page.goto(f"{wire.address}/join")  # another origin: the cookie goes along, the rest does not
    status = page.evaluate(
        """async (at) => {
            const body = JSON.stringify({chat: "group-1", mark: "forged0001", text: "冒名"});
            const send = {method: "POST", mode: "no-cors", credentials: "include", body};
            await fetch(at + "/chat/send", send).catch(() => {});
        }""",
        demo,
    )
    assert status is None
    page.evaluate(
        """(at) => {
            const form = document.createElement("form");
            form.method = "post";
            form.action = at + "/out";
            document.body.append(form);
            form.submit();
        }""",
        demo,
    )
    page.wait_for_timeout(500)
    visitor.page.reload()
    visitor.ready()
    assert "冒名" not in visitor.texts("group")


def test_a_picture_is_seen_by_the_neighbours(visit: Visit) -> None:
    writer, reader = visit(PHONE, "wang"), visit(DESK, "chen")
    pane = writer.pane("group")
    pane.locator("input[type=file]").set_input_files(
        {"name": "../../<b>.png", "mimeType": "image/png", "buffer": picture(800, 600, "PNG")}
    )
    pane.locator(".preview img").wait_for()
    pane.locator(".preview progress").wait_for(state="detached")
    pane.locator("textarea").fill("谁家的花开了")
    pane.locator(".send").click()
    shown = reader.pane("group").locator(".said", has_text="谁家的花开了").locator(".picture img")
    shown.wait_for()
    reader.page.wait_for_function(
        "() => [...document.querySelectorAll('.picture img')].at(-1).naturalWidth > 0"
    )
    shown.click()
    reader.page.locator("#viewer[open] img").wait_for()
    reader.page.keyboard.press("Escape")
    assert reader.page.locator("#viewer[open]").count() == 0


def test_a_bomb_is_refused_with_a_friendly_word(visit: Visit) -> None:
    writer = visit(DESK, "wang")
    pane = writer.pane("group")
    pane.locator("input[type=file]").set_input_files(
        {"name": "bomb.png", "mimeType": "image/png", "buffer": bomb(60_000, 60_000)}
    )
    writer.page.locator(".toast", has_text="图片太大了").wait_for()
    assert pane.locator(".preview").count() == 0


def test_looking_back_brings_the_whole_week_in_order(visit: Visit) -> None:
    visitor = visit(PHONE, "wang")
    log = visitor.pane("group").locator(".lines")
    edge = visitor.pane("group").locator(".edge", has_text="没有更早的消息了")
    for _ in range(30):
        if edge.count():
            break
        log.evaluate("(log) => log.scrollTo(0, 0)")
        visitor.page.wait_for_timeout(150)
    edge.wait_for()
    numbers = log.locator(".said[data-number]").evaluate_all(
        "(all) => all.map((one) => Number(one.dataset.number))"
    )
    assert numbers == sorted(set(numbers))
    assert any("各位邻居早" in text for text in visitor.texts("group")[:3])


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_control_has_a_name_and_is_large_enough_for_a_thumb(
    visit: Visit, size: dict[str, Any]
) -> None:
    visitor = visit(size, "zhou")
    visitor.pane("direct")
    found = visitor.page.locator("button:visible, textarea:visible, input:visible").evaluate_all(
        """(all) => all.map((one) => {
            const box = one.getBoundingClientRect();
            const name = one.getAttribute("aria-label") || one.textContent || one.labels?.[0]?.textContent;
            return [(name || "").trim(), box.width, box.height, one.className];
        })"""
    )
    assert len(found) > 8
    for name, width, height, which in found:
        assert name, which
        assert width >= 36, (name, which)
        assert height >= 30 if which == "quote" else height >= 36, (name, which)


def test_large_text_stays_large(visit: Visit) -> None:
    visitor = visit(PHONE, "wang")
    size = "() => parseFloat(getComputedStyle(document.querySelector('.bubble')).fontSize)"
    before = visitor.page.evaluate(size)
    visitor.page.click("#open-settings")
    visitor.page.locator("label", has=visitor.page.locator("#large")).click()
    visitor.page.locator("#settings .sheet-close").click()
    assert visitor.page.evaluate(size) > before
    visitor.page.reload()
    visitor.ready()
    assert visitor.page.evaluate(size) > before
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_the_menu_says_what_one_may_do(visit: Visit) -> None:
    visitor = visit(PHONE, "wang")
    visitor.pane("direct").locator(".more").click()
    rows = visitor.page.locator("#hints .sheet-row")
    rows.first.wait_for()
    visitor.page.locator("#hints .sheet-row", has_text="帮助").first.click()
    visitor.pane("direct").locator(".said.own", has_text="帮助").last.wait_for()
