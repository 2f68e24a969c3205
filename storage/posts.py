"""Who holds which role where at present: lists of roles in force, and the chats of those who hold one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from domain.conversation import Role
from storage.database import Connection, Row
from storage.people import accounts, grants, moment, people, seconds
from storage.tree import nodes


async def chats(
    conn: Connection, channel: str, now: datetime, limit: int
) -> list[tuple[str, frozenset[Role]]]:
    """Return the direct chats on a channel of those who hold more than a home, with their roles."""
    at = seconds(now)
    rows = await conn.fetch(
        select(accounts.c.chat, grants.c.role)
        .select_from(accounts.join(grants, accounts.c.person == grants.c.person))
        .where(
            accounts.c.channel == channel,
            accounts.c.reachable == 1,
            accounts.c.chat != "",
            grants.c.role != Role.RESIDENT.value,
            grants.c.since <= at,
            or_(grants.c.until.is_(None), grants.c.until > at),
        )
        .order_by(accounts.c.seen_at.desc())
    )
    found: dict[str, set[Role]] = {}
    for row in rows:
        if row["chat"] in found or len(found) < limit:
            found.setdefault(row["chat"], set()).add(Role(row["role"]))
    return [(chat, frozenset(roles)) for chat, roles in found.items()]


@dataclass(frozen=True, slots=True)
class Post:
    """One role in force: its own id, who holds it, where, and until when."""

    id: int
    person: int
    name: str
    role: Role
    node: int
    place: str
    path: str
    until: datetime | None


_POSTS = (
    select(
        grants.c.id,
        grants.c.person,
        people.c.name,
        grants.c.role,
        grants.c.node,
        nodes.c.name.label("place"),
        nodes.c.path,
        grants.c.until,
    )
    .select_from(
        grants.join(nodes, grants.c.node == nodes.c.id).join(people, grants.c.person == people.c.id)
    )
    .order_by(grants.c.id)
)


def _post(row: Row) -> Post:
    return Post(
        id=row["id"],
        person=row["person"],
        name=row["name"],
        role=Role(row["role"]),
        node=row["node"],
        place=row["place"],
        path=row["path"],
        until=None if row["until"] is None else moment(row["until"]),
    )


async def within(conn: Connection, path: str, now: datetime) -> list[Post]:
    """Return the roles in force on the node at `path`, on nodes above it and inside it."""
    above = [int(part) for part in path.strip("/").split("/") if part]
    at = seconds(now)
    rows = await conn.fetch(
        _POSTS.where(
            or_(grants.c.node.in_(above), nodes.c.path.startswith(path, autoescape=True)),
            grants.c.since <= at,
            or_(grants.c.until.is_(None), grants.c.until > at),
        )
    )
    return [_post(row) for row in rows]


async def get(conn: Connection, id: int, now: datetime) -> Post | None:
    """Return one role in force by its id, or None."""
    row = await conn.first(
        _POSTS.where(
            grants.c.id == id, or_(grants.c.until.is_(None), grants.c.until > seconds(now))
        )
    )
    return None if row is None else _post(row)


async def is_held(conn: Connection, role: Role, now: datetime) -> bool:
    """Tell whether anybody holds a role anywhere."""
    at = seconds(now)
    held = await conn.scalar(
        select(grants.c.id)
        .where(
            grants.c.role == role.value,
            grants.c.since <= at,
            or_(grants.c.until.is_(None), grants.c.until > at),
        )
        .limit(1)
    )
    return held is not None
