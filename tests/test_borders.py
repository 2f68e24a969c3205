"""One compound never sees another: generated from every command that the features declare."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from domain.conversation import Role
from domain.people import NodeKind
from handlers.table import FEATURES
from storage import people, ticket_history, tree
from storage.sqlite import SqliteDatabase
from tests.conftest import ROLES, Talk

COMMANDS = [c for f in FEATURES for c in f.commands if Role.GUEST not in c.roles]
OURS = sorted(set(ROLES) - {"community", "street", "operator"})


async def next_door(talk: Talk) -> None:
    """Add a second compound of another community with a head of its own."""

    async def work(conn):
        await tree.add(conn, 902, NodeKind.COMMUNITY, "后大街社区", 1)
        await tree.add(conn, 903, NodeKind.COMPOUND, "海韵花园", 902)
        await tree.add(conn, 910, NodeKind.BUILDING, "3栋", 903)
        await people.add(conn, 950, "另一位站长", talk.now, compound=903, language="zh")
        await people.add_account(conn, 950, "console", "other-head", talk.now, chat="other-head")
        await people.grant(conn, 951, 950, Role.STATION_HEAD, 903, talk.now)

    await talk.database.transact(work)


@pytest.mark.parametrize("who", OURS)
def test_nobody_gives_a_command_in_a_compound_that_their_role_does_not_reach(
    empty_sqlite: sqlite3.Connection, who: str
) -> None:
    async def scene() -> None:
        database = SqliteDatabase("sqlite://").copy_of(empty_sqlite)
        await database.start()
        talk = Talk(database)
        await talk.settle()
        await next_door(talk)
        for command in COMMANDS:
            answer = await talk.press(who, f"~903 {command.name} 1")
            assert answer is not None, command.name
            assert answer.key == "refused-guest", (who, command.name, answer)
        await database.stop()

    asyncio.run(scene())


async def test_the_community_reaches_its_own_compounds_and_no_others(talk: Talk) -> None:
    await next_door(talk)
    for command in COMMANDS:
        if Role.COMMUNITY in command.roles:
            answer = await talk.press("community", f"~903 {command.name} 1")
            assert answer is not None
            assert answer.key == "refused-guest", (command.name, answer)


async def test_who_works_for_two_compounds_answers_for_the_one_that_asked(talk: Talk) -> None:
    await next_door(talk)

    async def work(conn):
        await people.add(conn, 960, "邻居", talk.now, compound=903, language="zh")
        await people.add_account(conn, 960, "console", "next-door", talk.now, chat="next-door")
        await people.grant(conn, 961, 960, Role.RESIDENT, 910, talk.now)
        await people.grant(conn, 962, talk.person("head"), Role.STATION_HEAD, 903, talk.now)

    await talk.database.transact(work)
    await talk.say("resident", "报修 3栋2单元垃圾桶满了，臭死了")
    await talk.say("next-door", "报修 3栋2单元垃圾桶满了，臭死了")
    asked = await talk.press("head", "~903 note 1")
    assert asked is not None
    assert asked.key == "please-note"
    await talk.say("head", "隔壁小区的事")
    for compound, count in ((3, 0), (903, 1)):
        lines = await talk.database.transact(
            lambda conn, compound=compound: ticket_history.of(conn, compound, 1)
        )
        assert sum(line.move == "note" for line in lines) == count
