"""People, the accounts by which channels know them, their roles, and one-time codes."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from domain.conversation import Address, Role
from domain.people import Grant, Person
from storage.database import Connection, Prepared, Row, metadata, upsert
from storage.tree import nodes

people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("compound", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("deleted_at", BigInteger),
)

accounts = Table(
    "accounts",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("account", String(128), primary_key=True),
    Column("person", BigInteger, nullable=False),
    Column("chat", String(128), nullable=False),
    Column("reachable", Integer, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Index("accounts_by_person", "person"),
)

grants = Table(
    "grants",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("role", String(16), nullable=False),
    Column("node", BigInteger, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("until", BigInteger),
    Column("granted_by", BigInteger, nullable=False),
    Index("grants_by_person", "person"),
    Index("grants_by_node", "node", "role"),
)

merged = Table(
    "merged",
    metadata,
    Column("old", BigInteger, primary_key=True, autoincrement=False),
    Column("new", BigInteger, nullable=False),
    Index("merged_by_new", "new"),
)

_PERSON = Prepared(
    select(people, *(grants.c[name] for name in ("role", "node", "since", "until")), nodes.c.path)
    .select_from(
        accounts.join(people, accounts.c.person == people.c.id)
        .outerjoin(grants, grants.c.person == people.c.id)
        .outerjoin(nodes, grants.c.node == nodes.c.id)
    )
    .where(accounts.c.channel == bindparam("channel"), accounts.c.account == bindparam("account"))
    .order_by(grants.c.id)
)
"""A person with all roles, a row for each: asked with every message, so in one question."""
_GRANTS = Prepared(
    select(grants, nodes.c.path)
    .select_from(grants.join(nodes, grants.c.node == nodes.c.id))
    .where(grants.c.person == bindparam("person"))
    .order_by(grants.c.id)
)
_READS = Prepared(
    select(people.c.language, people.c.compound).where(people.c.id == bindparam("id"))
)
_ADD = Prepared(insert(people))
_SEEN = Prepared(
    update(accounts)
    .where(accounts.c.channel == bindparam("at_channel"), accounts.c.account == bindparam("at"))
    .values(chat=bindparam("chat"), reachable=1, seen_at=bindparam("seen_at"))
)


def seconds(moment: datetime) -> int:
    """Return a moment as it is kept: whole seconds since 1970 UTC."""
    return int(moment.timestamp())


def moment(value: int) -> datetime:
    """Return a kept moment as an aware datetime in UTC."""
    return datetime.fromtimestamp(value, UTC)


@dataclass(frozen=True, slots=True)
class Account:
    """One account of a person on one channel; `chat` is their direct chat there, empty while never started."""

    channel: str
    account: str
    person: int
    chat: str
    reachable: bool
    seen_at: datetime


def _grant(row: Row) -> Grant:
    return Grant(
        role=Role(row["role"]),
        node=row["node"],
        path=row["path"],
        since=moment(row["since"]),
        until=None if row["until"] is None else moment(row["until"]),
    )


def _with_grants(row: Row, held: Iterable[Row]) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        language=row["language"],
        compound=row["compound"],
        grants=tuple(_grant(g) for g in held),
    )


async def by_account(conn: Connection, channel: str, account: str) -> Person | None:
    """Return the person behind an account with all roles, or None."""
    rows = await conn.fetch(_PERSON, {"channel": channel, "account": account})
    return _with_grants(rows[0], (row for row in rows if row["path"])) if rows else None


async def get(conn: Connection, id: int) -> Person | None:
    """Return a person with all roles, or None."""
    row = await conn.first(select(people).where(people.c.id == id))
    if row is None:
        return None
    return _with_grants(row, await conn.fetch(_GRANTS, {"person": id}))


async def language(conn: Connection, id: int) -> str:
    """Return the language that a person chose, empty when none or unknown."""
    return (await reads(conn, id))[0]


async def reads(conn: Connection, id: int) -> tuple[str, int]:
    """Return the language that a person chose and the compound that their direct chat speaks about; "" and 0 if none."""
    row = await conn.first(_READS, {"id": id})
    return ("", 0) if row is None else (row["language"], row["compound"])


async def names(conn: Connection, ids: list[int]) -> dict[int, str]:
    """Return the names of several people by id."""
    rows = await conn.fetch(select(people.c.id, people.c.name).where(people.c.id.in_(ids)))
    return {row["id"]: row["name"] for row in rows}


async def add(
    conn: Connection, id: int, name: str, now: datetime, *, language: str = "", compound: int = 0
) -> Person:
    """Add a person without any account or role."""
    await conn.execute(
        _ADD,
        {
            "id": id,
            "name": name,
            "language": language,
            "compound": compound,
            "created_at": seconds(now),
            "deleted_at": None,
        },
    )
    return Person(id=id, name=name, language=language, compound=compound)


async def add_account(
    conn: Connection, person: int, channel: str, account: str, now: datetime, chat: str = ""
) -> None:
    """Tie an account to a person; an account that was somebody else's goes over to this one."""
    values = {
        "channel": channel,
        "account": account,
        "person": person,
        "chat": chat,
        "reachable": 1,
        "seen_at": seconds(now),
    }
    await conn.execute(upsert(accounts, values, ("channel", "account")))


async def seen(conn: Connection, channel: str, account: str, chat: str, now: datetime) -> None:
    """Note that somebody wrote in their direct chat: it is open, and the one used last."""
    await conn.execute(
        _SEEN, {"at_channel": channel, "at": account, "chat": chat, "seen_at": seconds(now)}
    )


async def unreachable(conn: Connection, channel: str, chat: str) -> None:
    """Note that a direct chat takes no more messages (blocked, never started, gone)."""
    await conn.execute(
        update(accounts)
        .where(accounts.c.channel == channel, accounts.c.chat == chat)
        .values(reachable=0)
    )


async def accounts_of(conn: Connection, person: int) -> list[Account]:
    """Return a person's accounts, the one used last first."""
    became = select(merged.c.new).where(merged.c.old == person)
    rows = await conn.fetch(
        select(accounts)
        .where(or_(accounts.c.person == person, accounts.c.person.in_(became)))
        .order_by(accounts.c.seen_at.desc())
    )
    return [
        Account(
            channel=r["channel"],
            account=r["account"],
            person=r["person"],
            chat=r["chat"],
            reachable=bool(r["reachable"]),
            seen_at=moment(r["seen_at"]),
        )
        for r in rows
    ]


async def direct_chat(conn: Connection, person: int) -> Address | None:
    """Return the direct chat that a person used last and that still takes messages, or None."""
    for account in await accounts_of(conn, person):
        if account.reachable and account.chat:
            return Address(account.channel, account.chat)
    return None


async def grant(
    conn: Connection,
    id: int,
    person: int,
    role: Role,
    node: int,
    now: datetime,
    *,
    by: int = 0,
    until: datetime | None = None,
) -> None:
    """Give a person a role on a node (R-O02); one that is in force already stays as it is."""
    held = await conn.first(
        select(grants.c.id).where(
            grants.c.person == person,
            grants.c.role == role.value,
            grants.c.node == node,
            or_(grants.c.until.is_(None), grants.c.until > seconds(now)),
        )
    )
    if held is not None:
        return
    compound = await conn.scalar(select(nodes.c.compound).where(nodes.c.id == node))
    await conn.execute(
        insert(grants).values(
            compound=compound or 0,
            id=id,
            person=person,
            role=role.value,
            node=node,
            since=seconds(now),
            until=None if until is None else seconds(until),
            granted_by=by,
        )
    )


async def end_grant(conn: Connection, person: int, role: Role, node: int, now: datetime) -> bool:
    """End a role at `now`; the record of it stays (R-T11). Returns whether there was one."""
    touched = await conn.execute(
        update(grants)
        .where(
            grants.c.person == person,
            grants.c.role == role.value,
            grants.c.node == node,
            or_(grants.c.until.is_(None), grants.c.until > seconds(now)),
        )
        .values(until=seconds(now))
    )
    return touched > 0


@functools.lru_cache(maxsize=256)
def _holders(depth: int, roles: frozenset[Role]) -> Prepared:
    """Return the query for the holders of roles on any of `depth` nodes."""
    at: BindParameter[int] = bindparam("at")
    return Prepared(
        select(grants.c.person, grants.c.role)
        .where(
            grants.c.node.in_([bindparam(f"node{place}") for place in range(depth)]),
            grants.c.role.in_([role.value for role in sorted(roles)]),
            and_(grants.c.since <= at, or_(grants.c.until.is_(None), grants.c.until > at)),
        )
        .order_by(grants.c.id)
    )


async def holders(
    conn: Connection, path: str, roles: frozenset[Role], now: datetime
) -> list[tuple[int, Role]]:
    """Return (person, role) of all who hold one of the roles on the node at `path` or on a node above it (R-O02)."""
    above = [int(part) for part in path.strip("/").split("/") if part]
    values = {f"node{place}": node for place, node in enumerate(above)}
    rows = await conn.fetch(_holders(len(above), roles), values | {"at": seconds(now)})
    return [(row["person"], Role(row["role"])) for row in rows]


async def residents(conn: Connection, path: str, now: datetime) -> list[tuple[int, int]]:
    """Return (person, home node) of all residents inside the node at `path`."""
    at = seconds(now)
    rows = await conn.fetch(
        select(grants.c.person, grants.c.node)
        .select_from(grants.join(nodes, grants.c.node == nodes.c.id))
        .where(
            grants.c.role == Role.RESIDENT.value,
            nodes.c.path.startswith(path, autoescape=True),
            grants.c.since <= at,
            or_(grants.c.until.is_(None), grants.c.until > at),
        )
        .order_by(grants.c.id)
    )
    return [(row["person"], row["node"]) for row in rows]


async def set_language(conn: Connection, person: int, language: str) -> None:
    """Keep the language that a person chose."""
    await conn.execute(update(people).where(people.c.id == person).values(language=language))


async def set_name(conn: Connection, person: int, name: str) -> None:
    """Keep the name that a person goes by."""
    await conn.execute(update(people).where(people.c.id == person).values(name=name))


async def set_compound(conn: Connection, person: int, compound: int) -> None:
    """Keep which compound a person's direct chat speaks about."""
    await conn.execute(update(people).where(people.c.id == person).values(compound=compound))


async def merge(conn: Connection, old: int, new: int) -> None:
    """Let everything that `old` is reached by and may do belong to `new` (a second channel was linked).

    What is still to be said to `old` reaches `new`.
    """
    await conn.execute(update(accounts).where(accounts.c.person == old).values(person=new))
    await conn.execute(update(grants).where(grants.c.person == old).values(person=new))
    await conn.execute(update(merged).where(merged.c.new == old).values(new=new))
    await conn.execute(upsert(merged, {"old": old, "new": new}, ("old",)))


async def became(conn: Connection, persons: Collection[int]) -> dict[int, int]:
    """Return the ids that lines of history may still bear for these persons, and who each is now."""
    rows = await conn.fetch(select(merged).where(merged.c.new.in_(persons)))
    return {row["old"]: row["new"] for row in rows}


async def forget(conn: Connection, person: int, now: datetime) -> None:
    """Remove a person's name, accounts and roles; the anonymous facts stay (design §6.7)."""
    await conn.execute(delete(accounts).where(accounts.c.person == person))
    await conn.execute(
        update(grants)
        .where(
            grants.c.person == person, or_(grants.c.until.is_(None), grants.c.until > seconds(now))
        )
        .values(until=seconds(now))
    )
    earlier = select(merged.c.old).where(merged.c.new == person)
    await conn.execute(
        update(people)
        .where(or_(people.c.id == person, people.c.id.in_(earlier)))
        .values(name="", deleted_at=seconds(now))
    )
