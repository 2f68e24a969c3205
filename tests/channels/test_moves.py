"""Every move of the table as a dialogue, on Telegram's wire and in the web chat: what its maker, the reporter and a follower are told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.channels.telegram import LIMITS
from domain import ticket_cards as cards
from domain.conversation import Address, Message, MessageKind, Sender
from domain.service_levels import Rules
from domain.ticket_effects import SYSTEM
from domain.ticket_moves import Audience
from domain.tickets import Ticket
from storage import (
    outbox,
    people,
    ticket_check,
    ticket_desk,
    ticket_history,
    ticket_news,
    tickets,
    tree,
)
from storage.database import Connection
from storage.desks import desk_of
from storage.outbox import State
from tests.channels.conftest import running
from tests.channels.moves import BIN, SAID, Scene, scenes
from tests.channels.web_site import Site
from tests.conftest import ROLES, Talk
from tests.fakes.botapi import FakeTelegram

SCENES = scenes()
HERE = ("resident", "neighbour", "steward", "property", "station", "head", "grid", "community", "street")  # fmt: skip


async def account(talk: Talk, who: str, channel: str, name: str, chat: str) -> None:
    """Let somebody be reached through this channel only."""

    async def work(conn: Connection) -> None:
        await conn.execute(people.accounts.delete().where(people.accounts.c.account == who))
        await people.add_account(conn, talk.person(who), channel, name, talk.now, chat)

    await talk.database.transact(work)


async def now(talk: Talk) -> Ticket:
    found = await talk.database.transact(lambda conn: tickets.get(conn, 3, 1))
    assert found is not None
    return found


async def by_itself(talk: Talk, name: str) -> None:
    """Let a move be made by the clocks."""

    async def work(conn: Connection) -> None:
        home = await tree.compound(conn, 3)
        desk = desk_of(talk.dispatch.context(conn, home))
        ticket = await tickets.get_for_change(conn, 3, 1)
        assert ticket is not None
        if name == "outside-closed":  # the street's own platform says that it has ended there
            ended = replace(ticket, outside="SN-1", outside_state="closed")
            await tickets.save(conn, ended, desk.rules)
            return
        await ticket_desk.carry_out(desk, ticket, name, SYSTEM, SAID.get(name))

    await talk.database.transact(work)
    talk.dispatch.around.wake()


async def said(talk: Talk, who: str, text: str, channel: str, name: str, chat: str) -> None:
    """Let somebody write to the bot without the wire, on the way to the scene."""
    update = f"way{next(talk.updates)}"
    sender = Sender(name, who, "zh")
    await talk.dispatch.take(
        Message(
            channel=channel,
            update=update,
            kind=MessageKind.TEXT,
            chat=Address(channel, chat),
            at=talk.now,
            sender=sender,
            text=text,
            ref=update,
        )
    )


async def led_up_to(talk: Talk, scene: Scene, where: dict[str, tuple[str, str, str]]) -> Ticket:
    """Bring the ticket to where the scene begins and return it."""
    steps = [("resident", BIN)]
    steps += [("neighbour", "/follow 1")] if scene.followed else []
    for who, text in (*steps, *scene.way):
        if not who:
            await by_itself(talk, text)
            continue
        await said(talk, who, text, *where[who])
    ticket = await now(talk)
    assert ticket.state in scene.row.sources, ticket.state
    return ticket


async def words_of(talk: Talk, scene: Scene, key: str) -> str:
    """Return the first line of what somebody should read."""
    after = await now(talk)
    lines = await talk.database.transact(lambda conn: ticket_history.of(conn, 3, 1))
    text = next(line.text for line in reversed(lines) if line.move == scene.row.name)
    reply = cards.news(key, after, Rules(), text)
    return talk.texts.reply(reply, "zh").splitlines()[0]


async def all_is_said(talk: Talk, tg: FakeTelegram) -> None:
    """Wait until nothing is left to be said, however busy the machine is."""
    o = outbox.outbox.c
    waiting = select(func.count()).where(o.state.in_([State.WAITING.value, State.SENDING.value]))
    async with asyncio.timeout(30):
        while await talk.database.transact(lambda conn: conn.scalar(waiting)):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await tg.settles(quiet=0.1)


def at_work_as(talk: Talk, ticket: Ticket, audience: Audience) -> list[str]:
    """Return those of the sample people who are an audience of staff."""
    roles = ticket_news.audience_roles(ticket, audience)
    if audience is Audience.HOLDER and ticket.holder.person:
        return [who for who in HERE if talk.person(who) == ticket.holder.person]
    return [who for who in HERE if ROLES[who] in roles]


async def everybody_was_told(talk: Talk, scene: Scene, read: Any) -> None:
    """Check what reporter, follower and those at work read; `read(who)` gives the texts new to somebody."""
    after = await now(talk)
    if scene.row.target is not None:
        assert after.state is scene.row.target
    listeners = {"resident": "resident", "neighbour": "neighbour"} if scene.followed else {"resident": "resident"}  # fmt: skip
    for who in listeners:
        texts = await read(who)
        if scene.row.told and who != scene.who:
            wanted = await words_of(talk, scene, scene.row.told)
            assert [t for t in texts if t.startswith(wanted)], (who, wanted, texts)
        elif who != scene.who:
            assert texts == [], (who, texts)
    for audience, key in scene.row.also:
        wanted = await words_of(talk, scene, key)
        concerned = [who for who in at_work_as(talk, after, audience) if who != scene.who]
        heard = [t for who in concerned for t in await read(who)]
        assert not concerned or [t for t in heard if t.startswith(wanted)], (
            audience,
            wanted,
            heard,
        )
    if scene.who:
        assert await read(scene.who), "whoever makes a move is answered"
    found = await talk.database.transact(lambda conn: ticket_check.problems(conn, 3, talk.now))
    assert found == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
async def test_a_move_on_telegram_tells_all_whom_it_concerns(talk: Talk, scene: Scene) -> None:
    limits = replace(LIMITS, per_second=1000, per_chat_second=0, per_group_minute=0)
    async with FakeTelegram() as tg, running(talk, tg, limits=limits) as house:
        person = {who: tg.user(who, started=True) for who in HERE}
        where = {}
        for who, one in person.items():
            where[who] = ("telegram", str(one.id), str(one.id))
            await account(talk, who, *where[who])
        await led_up_to(talk, scene, where)
        house.delivery.wake()
        await all_is_said(talk, tg)
        before = {who: {m.id for m in one.shows()} for who, one in person.items()}
        if scene.who:
            await person[scene.who].writes(scene.words)
        else:
            await by_itself(talk, scene.words)

        async def read(who: str) -> list[str]:
            return [m.text for m in person[who].shows() if m.id not in before[who]]

        async with asyncio.timeout(30):
            while scene.who and not await read(scene.who):  # noqa: ASYNC110 - until it was heard
                await asyncio.sleep(0.02)
        await all_is_said(talk, tg)
        await everybody_was_told(talk, scene, read)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
async def test_a_move_in_the_web_chat_tells_all_whom_it_concerns(
    talk: Talk, scene: Scene, tmp_path: Any
) -> None:
    site = Site(talk, tmp_path / "files")
    browsers, where = {}, {}
    for who in HERE:
        browsers[who] = await site.enter(who)
        chat = browsers[who].direct
        where[who] = ("web", chat, chat)

        async def only(conn: Connection, who: str = who) -> None:
            await conn.execute(people.accounts.delete().where(people.accounts.c.account == who))

        await talk.database.transact(only)
    await led_up_to(talk, scene, where)
    await site.deliver()
    before = {
        who: {line["number"] for line in await b.lines(b.direct)} for who, b in browsers.items()
    }
    if scene.who:
        answer = await browsers[scene.who].say(browsers[scene.who].direct, scene.words)
        assert answer.status_code == 200, answer.text
    else:
        await by_itself(talk, scene.words)
    await site.deliver()

    async def read(who: str) -> list[str]:
        lines = await browsers[who].lines(browsers[who].direct)
        return [
            line["text"]
            for line in lines
            if line["number"] not in before[who] and not line.get("author")
        ]

    await everybody_was_told(talk, scene, read)
    await site.close()
