"""Every command with every role: permitted or refused exactly as declared; generated from the declarations.

The bare command is given; what its further words may need is the feature's own test.
"""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from domain.conversation import Role
from handlers.table import FEATURES
from storage.sqlite import SqliteDatabase
from tests.conftest import ROLES, Talk

COMMANDS = [c for f in FEATURES for c in f.commands]
WHO = {**ROLES, "stranger": Role.GUEST}
REFUSALS = {"refused-role", "refused-guest"}
# In private `bind` is for those who may make a code; whoever has one may use it in the group.
INNER = {"bind"}


@pytest.mark.parametrize("who", WHO)
def test_a_command_is_permitted_or_refused_as_declared(
    empty_sqlite: sqlite3.Connection, who: str
) -> None:
    async def scene() -> None:
        database = SqliteDatabase("sqlite://").copy_of(empty_sqlite)
        await database.start()
        talk = Talk(database)
        await talk.settle()
        for command in COMMANDS:
            if command.name in INNER:
                continue
            mark = "~3 " if who == "stranger" else ""
            answer = await talk.say(who, f"{mark}/{command.name}")
            may = bool(command.roles & {WHO[who], Role.GUEST})
            refused = answer is not None and answer.key in REFUSALS
            assert refused is not may, (who, command.name, answer)
        await database.stop()

    asyncio.run(scene())


def test_nothing_that_only_staff_may_do_is_open_to_everybody():
    for command in COMMANDS:
        assert command.roles, command.name
        if Role.GUEST in command.roles:
            assert not command.needs_compound or Role.RESIDENT in command.roles, command.name
