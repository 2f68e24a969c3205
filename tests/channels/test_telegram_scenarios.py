"""Residents and the station on Telegram: the whole program against the fake service, by polling and by webhook."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import func, select

from bot import app as program
from bot.config import Config
from domain.conversation import Address, Role
from domain.people import NodeKind
from storage import migrate, outbox, people, tree
from storage.database import Connection, opened
from storage.tickets import tickets
from storage.tree import Group
from tests.fakes.botapi import FakeTelegram
from tests.fakes.botapi import Group as FakeGroup
from tests.fakes.botapi import Person as FakePerson
from tests.fakes.botapi.world import Message

LIFT = "3栋2单元电梯又停了，老人下不来楼"
SECRET = "a-secret_of-ours"
MODES = ("polling", "webhook")


@dataclass
class Estate:
    """A compound on Telegram: its group, two residents, two station heads, and the running program."""

    tg: FakeTelegram
    settings: Config
    group: FakeGroup
    wang: FakePerson
    li: FakePerson
    head: FakePerson
    deputy: FakePerson
    app: program.App = field(init=False)

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Run the program until the block ends."""
        async with program.built(self.settings) as self.app, asyncio.TaskGroup() as tasks:
            running = tasks.create_task(program.run(self.app))
            await self.tg.listened_to()
            yield
            self.app.stopping.set()
            await running

    async def count(self, table: object, *where: object) -> int:
        """Return how many rows of a table fit."""
        query = select(func.count()).select_from(table).where(*where)  # type: ignore[arg-type]
        return int(await self.app.database.read(lambda conn: conn.scalar(query)))

    async def receipt(self, text: str = LIFT) -> Message:
        """Let Wang report something in the group and return the bot's receipt."""
        said = await self.wang.says(self.group, text)
        return await self.group.sees("已登记", reply_to=said)


async def settle(url: str, estate: Estate) -> None:
    """Put the compound and its people into a fresh database."""
    await migrate.to_newest(url)
    now = program.now()

    async def work(conn: Connection) -> None:
        await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
        await tree.add(conn, 2, NodeKind.COMMUNITY, "胜利路社区", 1)
        await tree.add(conn, 3, NodeKind.COMPOUND, "丽景苑", 2)
        for n, name in enumerate(("3栋", "8栋")):
            await tree.add(conn, 10 + n, NodeKind.BUILDING, name, 3)
            await tree.add(conn, 20 + n, NodeKind.UNIT, "1-101", 10 + n)
        roles = {
            estate.wang: (Role.RESIDENT, 20),
            estate.li: (Role.RESIDENT, 21),
            estate.head: (Role.STATION_HEAD, 3),
            estate.deputy: (Role.STATION, 3),
        }
        for n, (who, (role, node)) in enumerate(roles.items()):
            await people.add(conn, 100 + n, who.name, now, language="zh", compound=3)
            chat = str(who.id)
            await people.add_account(conn, 100 + n, "telegram", chat, now, chat)
            await people.grant(conn, 500 + n, 100 + n, role, node, now)
        address = Address("telegram", str(estate.group.id))
        await tree.bind(conn, Group(address, 3, 3, estate.group.title))

    async with opened(url) as database:
        await database.transact(work)


@asynccontextmanager
async def an_estate(
    tmp_path: Path, mode: str = "polling", kind: str = "supergroup", **options: object
) -> AsyncIterator[Estate]:
    async with FakeTelegram(**options) as tg:
        wang, li = tg.user("小王", started=True), tg.user("小李", started=True)
        head, deputy = tg.user("站长", started=True), tg.user("副站长", started=True)
        everybody = [wang, li, head, deputy]
        if kind == "forum":
            group = tg.forum("丽景苑业主群", everybody)
        else:
            group = tg.group("丽景苑业主群", everybody, kind=kind)  # type: ignore[arg-type]
        settings = Config(
            data_dir=str(tmp_path),
            telegram={  # type: ignore[arg-type]
                "token": tg.token,
                "api_base": tg.server.url,
                "mode": mode,
                "webhook_url": "http://127.0.0.1:1",
                "webhook_secret": SECRET,
            },
            web={"enabled": False, "port": 0},  # type: ignore[arg-type]
        )
        if mode == "webhook":
            from tests.crash.process import free_port

            port = free_port()
            settings = settings.model_copy(
                update={
                    "telegram": settings.telegram.model_copy(
                        update={"webhook_url": f"http://127.0.0.1:{port}"}
                    ),
                    "web": settings.web.model_copy(update={"port": port}),
                }
            )
        estate = Estate(tg, settings, group, wang, li, head, deputy)
        await settle(settings.database_url, estate)
        async with estate.at_work():
            yield estate
            await tg.settles()
        tg.assert_answered_once()
        tg.assert_within_limits()


@pytest.fixture(params=MODES)
async def estate(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Estate]:
    async with an_estate(tmp_path, request.param) as one:
        yield one


async def test_a_sentence_in_the_group_becomes_a_ticket_and_the_station_is_told(estate: Estate):
    receipt = await estate.receipt()
    assert "3栋" in receipt.text
    await estate.head.sees("电梯")
    await estate.li.says(estate.group, "哈哈哈今天天气真好")
    await estate.group.does_not_see()


async def test_the_same_update_delivered_twice_has_no_second_effect(estate: Estate):
    await estate.receipt()
    await estate.tg.settles()
    await estate.tg.delivers_again()
    await estate.tg.settles()
    assert await estate.count(tickets) == 1
    assert len(estate.group.shows("已登记")) == 1


async def test_an_album_is_one_ticket_with_all_its_pictures(estate: Estate):
    await estate.wang.sends_album(estate.group, "3栋楼道墙面渗水很厉害", count=3)
    await estate.group.sees("已登记")
    await estate.tg.settles()
    assert await estate.count(tickets) == 1
    assert len(estate.group.shows("已登记")) == 1


async def test_two_at_the_station_press_the_same_button_and_one_is_told_who_was_first(
    estate: Estate,
):
    await estate.receipt()
    one = await estate.head.sees("电梯")
    two = await estate.deputy.sees("电梯")
    button = next(b for b in one.buttons if b in two.buttons)
    first = await estate.head.presses(one, button)
    second = await estate.deputy.presses(two, button)
    await first.answer()
    await second.answer()


async def test_a_button_pressed_twice_in_haste_works_once(estate: Estate):
    receipt = await estate.receipt()
    first = await estate.li.presses(receipt, "我也遇到")
    second = await estate.li.presses(receipt, "我也遇到")
    await first.answer()
    await second.answer()
    await estate.tg.settles()
    row = select(tickets.c.followers)
    assert await estate.app.database.read(lambda conn: conn.scalar(row)) == 1


async def test_a_stale_button_is_answered_kindly(estate: Estate):
    receipt = await estate.receipt()
    for data in ("~3 nonsense 9", "x" * 64, "~99999999999999999999 take 1", "~3"):
        press = await estate.li.presses(receipt, data=data)
        await press.answer()


async def test_a_private_report_is_answered_in_private_only(estate: Estate):
    await estate.wang.writes("楼上邻居半夜吵得睡不着，3栋2单元")
    await estate.wang.sees(lambda text: "0001" in text)
    await estate.group.does_not_see()


async def test_what_waits_for_a_blocked_person_comes_when_they_are_back(estate: Estate):
    receipt = await estate.receipt()
    await estate.wang.blocks()
    await estate.tg.settles()
    press = await estate.li.presses(receipt, "我也遇到")
    await press.answer()
    await estate.wang.starts()
    await estate.wang.sees()


async def test_a_flood_of_the_service_is_waited_for_and_nothing_is_lost(estate: Estate):
    estate.tg.fault("429", "sendMessage", chat_id=estate.group.id, seconds=1)
    estate.tg.fault("502", "sendMessage", chat_id=estate.head.id)
    await estate.receipt()
    await estate.head.sees("电梯", within=10)


async def test_a_press_is_answered_though_the_card_cannot_be_changed_any_more(estate: Estate):
    receipt = await estate.receipt()
    receipt.is_deleted = True
    press = await estate.li.presses(receipt, "我也遇到")
    await press.answer()
    await estate.tg.settles()


async def test_nobody_but_telegram_gets_in_by_the_webhook(tmp_path: Path):
    async with an_estate(tmp_path, "webhook") as estate:
        url = f"http://127.0.0.1:{estate.settings.web.port}/telegram"
        header = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with aiohttp.ClientSession() as session:

            async def status(body: bytes, headers: dict[str, str], method: str = "POST") -> int:
                async with session.request(method, url, data=body, headers=headers) as answer:
                    return answer.status

            good = b'{"update_id": 1}'
            assert await status(good, {}) == 403
            assert await status(good, {"X-Telegram-Bot-Api-Secret-Token": "guess"}) == 403
            assert await status(good, header, "GET") == 405
            assert await status(b"nonsense", header) == 400
            assert await status(b'{"hello": 1}', header) == 400
            assert await status(os.urandom(1_040_000), header) == 413
            assert await status(good, header) == 200
            assert await status(b'{"update_id": 2, "message": 5}', header) == 200


async def test_a_group_that_is_upgraded_keeps_its_tickets_and_its_talk(tmp_path: Path):
    async with an_estate(tmp_path, kind="group") as estate:
        await estate.receipt()
        await estate.tg.settles()
        old = str(estate.group.id)
        await estate.tg.upgrade(estate.group)
        await estate.tg.settles()
        await estate.receipt("8栋1单元下水道堵了，往外冒水")
        moved = outbox.outbox.c.chat == old
        assert not await estate.count(outbox.outbox, moved, outbox.outbox.c.state != 2)


async def test_in_a_forum_the_answer_comes_in_the_topic_and_in_general_when_it_is_gone(
    tmp_path: Path,
):
    async with an_estate(tmp_path, kind="forum") as estate:
        topic = await estate.group.opens_topic("报修", estate.head)
        said = await estate.wang.says(estate.group, LIFT, topic_id=topic.id)
        await estate.group.sees("已登记", reply_to=said, topic_id=topic.id)
        said = await estate.li.says(estate.group, "8栋门禁坏了，刷卡打不开")
        await estate.group.sees("已登记", reply_to=said, topic_id=0)


async def test_an_anonymous_administrator_is_asked_to_use_the_button(tmp_path: Path):
    async with an_estate(tmp_path) as estate:
        estate.group.makes_admin(estate.head, anonymous=True)
        await estate.head.says(estate.group, "/inbox")
        await estate.group.sees("匿名")


async def test_with_privacy_on_a_call_by_name_is_heard(tmp_path: Path):
    async with an_estate(tmp_path, privacy=True) as estate:
        name = estate.tg.bot.username
        await estate.wang.says(estate.group, f"@{name} {LIFT}")
        await estate.group.sees("已登记")


async def test_corrected_words_open_no_second_ticket(tmp_path: Path):
    async with an_estate(tmp_path) as estate:
        said = await estate.wang.says(estate.group, LIFT)
        await estate.group.sees("已登记", reply_to=said)
        await estate.wang.edits(said, LIFT + "，麻烦快点")
        await estate.tg.settles()
        assert await estate.count(tickets) == 1


async def test_what_was_written_and_not_yet_sent_goes_out_after_a_restart(tmp_path: Path):
    async with an_estate(tmp_path) as estate:
        estate.tg.fault("502", "sendMessage", times=1000)
        await estate.wang.says(estate.group, LIFT)
        async with asyncio.timeout(10):
            while not await estate.count(tickets):  # noqa: ASYNC110 - rows ring no bell
                await asyncio.sleep(0.05)
        estate.app.stopping.set()
        await asyncio.sleep(0.5)
        estate.tg.service.faults.clear()
        async with estate.at_work():
            await estate.group.sees("已登记", within=15)
            assert await estate.count(tickets) == 1


async def test_the_menu_is_shown_per_scope_and_language(tmp_path: Path):
    async with an_estate(tmp_path) as estate:
        await estate.tg.called("setMyCommands", 6)
        assert "report" in estate.tg.menu("all_private_chats", "en")
        assert "report" in estate.tg.menu("all_private_chats")
