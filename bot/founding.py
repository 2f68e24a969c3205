"""What a new installation begins with: the top of the tree, and its first operator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.config import Config
from domain.conversation import Role
from domain.people import Node, NodeKind
from storage import codes, people, posts, tree
from storage.codes import Code
from storage.database import Connection

CODE_KEPT = timedelta(days=1)


async def top(conn: Connection, config: Config, new_id: Callable[[], int]) -> Node:
    """Return the top of the tree, added where there is none."""
    found = await tree.root(conn)
    return found or await tree.add(conn, new_id(), NodeKind.DISTRICT, config.service_name)


async def operator(
    conn: Connection,
    config: Config,
    now: datetime,
    new_id: Callable[[], int],
    new_code: Callable[[], str],
) -> str:
    """See to it that there is an operator; returns the code that makes one, empty when there is one already.

    The one named in the settings is appointed; where nobody is named, a code for one use is kept for a day.
    """
    root = await top(conn, config, new_id)
    named = config.operator
    if named.channel and named.account:
        person = await people.by_account(conn, named.channel, named.account)
        if person is None:
            person = await people.add(conn, new_id(), "", now)
            await people.add_account(conn, person.id, named.channel, named.account, now)
        await people.grant(conn, new_id(), person.id, Role.OPERATOR, root.id, now)
        return ""
    if await posts.is_held(conn, Role.OPERATOR, now):
        return ""
    code = new_code()
    what = Code("role", 0, root.id, 0, Role.OPERATOR.value)
    await codes.add(conn, code, what, now, CODE_KEPT)
    return code
