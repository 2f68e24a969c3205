"""The tree of places, the compounds' settings, and the groups that are bound to them."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
    update,
)

from domain import homes
from domain.conversation import Address
from domain.people import Node, NodeKind
from storage.database import Connection, Prepared, Row, metadata, upsert

nodes = Table(
    "nodes",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("parent", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("area", BigInteger, nullable=False, default=0),
    Index("nodes_by_parent", "parent"),
    Index("nodes_by_compound", "compound", "kind"),
)

compounds = Table(
    "compounds",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("settings", Text, nullable=False),
)

groups = Table(
    "groups",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", String(128), primary_key=True),
    Column("compound", BigInteger, nullable=False),
    Column("node", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    Column("thread", String(64), nullable=False),
    Column("intake", String(16), nullable=False),
    Column("open", Integer, nullable=False),
    Index("groups_by_compound", "compound"),
)


@dataclass(frozen=True, slots=True)
class Compound:
    """One compound: its name, the IANA zone of its clocks, and its own settings."""

    id: int
    name: str
    path: str
    zone: str = "Asia/Shanghai"
    language: str = "zh"
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat bound to a compound, or to one node of it. `intake` is auto, suggest or mention (R-T15)."""

    address: Address
    compound: int
    node: int
    title: str
    intake: str = "auto"
    open: bool = True


_NODE = Prepared(select(nodes).where(nodes.c.id == bindparam("id")))
_WITHIN = Prepared(
    select(
        nodes.c.id,
        nodes.c.kind,
        nodes.c.name,
        nodes.c.parent,
        nodes.c.compound,
        nodes.c.path,
        nodes.c.area,
    ).where(nodes.c.compound == bindparam("compound"), nodes.c.kind == bindparam("kind"))
)
_NAMES = Prepared(
    select(
        func.aggregate_strings(nodes.c.path, ""), func.aggregate_strings(nodes.c.name, "\n")
    ).where(nodes.c.compound == bindparam("compound"), nodes.c.kind == bindparam("kind"))
)
_COMPOUND = Prepared(select(compounds).where(compounds.c.compound == bindparam("id")))
_GROUP = Prepared(
    select(groups, *[c.label(f"home_{c.name}") for c in compounds.c])
    .select_from(groups.join(compounds, groups.c.compound == compounds.c.compound))
    .where(groups.c.channel == bindparam("channel"), groups.c.chat == bindparam("chat"))
)


def _node(row: Row) -> Node:
    return _node_of(*(row[name] for name in _FIELDS))


_FIELDS = ("id", "kind", "name", "parent", "compound", "path", "area")


@functools.lru_cache(maxsize=16_384)
def _node_of(
    id: int, kind: str, name: str, parent: int, compound: int, path: str, area: int
) -> Node:
    """Return a node; those that are read with every message are made once."""
    return Node(id, NodeKind(kind), name, parent, compound, path, area)


def _compound(row: Row, prefix: str = "") -> Compound:
    return Compound(
        id=row[f"{prefix}compound"],
        name=row[f"{prefix}name"],
        path=row[f"{prefix}path"],
        zone=row[f"{prefix}zone"],
        language=row[f"{prefix}language"],
        settings=msgspec.json.decode(row[f"{prefix}settings"]),
    )


def _group(row: Row) -> Group:
    return Group(
        address=Address(row["channel"], row["chat"], row["thread"]),
        compound=row["compound"],
        node=row["node"],
        title=row["title"],
        intake=row["intake"],
        open=bool(row["open"]),
    )


async def add(
    conn: Connection, id: int, kind: NodeKind, name: str, parent: int = 0, *, area: int = 0
) -> Node:
    """Add a node under `parent` (0: at the top) and return it; a compound gets its settings row too.

    `area` is in hundredths of m². Raises LookupError when the parent is unknown.
    """
    path, compound = "/", 0
    if parent:
        above = await get(conn, parent)
        if above is None:
            raise LookupError(parent)
        path, compound = above.path, above.compound
    if kind is NodeKind.COMPOUND:
        compound = id
    node = Node(id, kind, name, parent, compound, f"{path}{id}/", area)
    await conn.execute(
        insert(nodes).values(
            compound=compound,
            id=id,
            parent=parent,
            kind=kind.value,
            name=name,
            path=node.path,
            area=area,
        )
    )
    if kind is NodeKind.COMPOUND:
        await conn.execute(
            insert(compounds).values(
                compound=id,
                name=name,
                path=node.path,
                zone="Asia/Shanghai",
                language="zh",
                settings="{}",
            )
        )
    return node


async def get(conn: Connection, id: int) -> Node | None:
    """Return a node, or None."""
    row = await conn.first(_NODE, {"id": id})
    return None if row is None else _node(row)


async def root(conn: Connection) -> Node | None:
    """Return the top of the tree: the oldest node without a parent, or None while there is none."""
    row = await conn.first(select(nodes).where(nodes.c.parent == 0).order_by(nodes.c.id).limit(1))
    return None if row is None else _node(row)


async def place_of(conn: Connection, node: Node) -> str:
    """Return a node as people write it: a flat with its building."""
    above = await get(conn, node.parent) if node.kind is NodeKind.UNIT else None
    return homes.label(node, {above.id: above} if above else {})


async def children(conn: Connection, parent: int, kind: NodeKind | None = None) -> list[Node]:
    """Return the nodes right under `parent` in the order of their names' numbers."""
    query = select(nodes).where(nodes.c.parent == parent)
    if kind is not None:
        query = query.where(nodes.c.kind == kind.value)
    return sorted(map(_node, await conn.fetch(query)), key=by_number)


async def within(conn: Connection, compound: int, kind: NodeKind) -> list[Node]:
    """Return a compound's nodes of one kind in the order of their names' numbers."""
    rows = await conn.fetch(_WITHIN, {"compound": compound, "kind": kind.value})
    return sorted((_node_of(*row) for row in rows), key=by_number)


async def building_names(conn: Connection, compound: int) -> tuple[str, str]:
    """Return all that can change about which buildings there are, put together by the database.

    Two answers that are equal stand for the same buildings: asked with every message, it costs a tenth of their rows.
    """
    row = await conn.first(_NAMES, {"compound": compound, "kind": NodeKind.BUILDING.value})
    return ("", "") if row is None else (row[0] or "", row[1] or "")


async def households(conn: Connection, node: Node) -> list[Node]:
    """Return the units inside a node: its households."""
    query = select(nodes).where(
        nodes.c.compound == node.compound,
        nodes.c.kind == NodeKind.UNIT.value,
        nodes.c.path.startswith(node.path, autoescape=True),
    )
    return sorted(map(_node, await conn.fetch(query)), key=by_number)


def by_number(node: Node) -> tuple[list[int], str]:
    """Return what nodes are sorted by: the numbers in the name, then the name."""
    return _numbers(node.name), node.name


@functools.lru_cache(maxsize=16_384)
def _numbers(name: str) -> list[int]:
    return [int(d) for d in "".join(c if c.isdigit() else " " for c in name).split()]


async def compound(conn: Connection, id: int) -> Compound | None:
    """Return a compound, or None."""
    row = await conn.first(_COMPOUND, {"id": id})
    return None if row is None else _compound(row)


async def all_compounds(conn: Connection) -> list[Compound]:
    """Return every compound of the installation."""
    return [
        _compound(row) for row in await conn.fetch(select(compounds).order_by(compounds.c.compound))
    ]


async def compounds_within(conn: Connection, path: str) -> list[Compound]:
    """Return the compounds inside the node at `path`, the compound itself included."""
    query = select(compounds).where(compounds.c.path.startswith(path, autoescape=True))
    return [_compound(row) for row in await conn.fetch(query.order_by(compounds.c.compound))]


async def everything(conn: Connection) -> list[Node]:
    """Return all nodes of the installation."""
    return [_node(row) for row in await conn.fetch(select(nodes))]


async def inside(conn: Connection, compound: int) -> list[Node]:
    """Return everything inside a compound, each node after the one above it."""
    rows = await conn.fetch(select(nodes).where(nodes.c.compound == compound))
    return sorted(map(_node, rows), key=lambda n: (n.path.count("/"), *by_number(n)))


async def set_settings(conn: Connection, id: int, settings: dict[str, Any]) -> None:
    """Keep a compound's own settings."""
    await conn.execute(
        update(compounds)
        .where(compounds.c.compound == id)
        .values(settings=msgspec.json.encode(settings).decode())
    )


async def group(conn: Connection, address: Address) -> tuple[Group, Compound] | None:
    """Return the group bound at a chat and its compound, or None."""
    row = await conn.first(_GROUP, {"channel": address.channel, "chat": address.chat})
    return None if row is None else (_group(row), _compound(row, "home_"))


async def groups_of(conn: Connection, compound: int) -> list[Group]:
    """Return a compound's open groups."""
    query = select(groups).where(groups.c.compound == compound, groups.c.open == 1)
    return [_group(row) for row in await conn.fetch(query)]


async def all_groups(conn: Connection) -> list[Group]:
    """Return every open group of the installation."""
    return [_group(row) for row in await conn.fetch(select(groups).where(groups.c.open == 1))]


async def groups_around(conn: Connection, place: Node) -> list[Group]:
    """Return the open groups whose people a place concerns: bound to it, above it or inside it."""
    found = []
    for group in await groups_of(conn, place.compound):
        node = await get(conn, group.node)
        if node and (place.path.startswith(node.path) or node.path.startswith(place.path)):
            found.append(group)
    return found


async def place_named(conn: Connection, compound: int, words: str) -> Node | None:
    """Return the building or grid that the words name, by name or number; the compound for none."""
    if not words:
        return await get(conn, compound)
    digits = [int(d) for d in "".join(c if c.isdecimal() else " " for c in words).split()]
    near = None
    for kind in (NodeKind.BUILDING, NodeKind.GRID):
        for node in await within(conn, compound, kind):
            if node.name == words:
                return node
            if (
                near is None
                and digits
                and kind is NodeKind.BUILDING
                and by_number(node)[0] == digits
            ):
                near = node
    return near


async def bind(conn: Connection, group: Group) -> None:
    """Bind a group chat to a compound, or change how it is bound."""
    values = {
        "channel": group.address.channel,
        "chat": group.address.chat,
        "compound": group.compound,
        "node": group.node,
        "title": group.title,
        "thread": group.address.thread,
        "intake": group.intake,
        "open": int(group.open),
    }
    await conn.execute(upsert(groups, values, ("channel", "chat")))


async def unbind(conn: Connection, address: Address) -> None:
    """Forget a group chat."""
    await conn.execute(
        groups.delete().where(groups.c.channel == address.channel, groups.c.chat == address.chat)
    )


async def close_group(conn: Connection, address: Address) -> None:
    """Note that a group takes no messages any more; binding it again opens it."""
    await conn.execute(
        update(groups)
        .where(groups.c.channel == address.channel, groups.c.chat == address.chat)
        .values(open=0)
    )


async def move_group(conn: Connection, channel: str, old: str, new: str) -> None:
    """Keep a group's binding when its service gave it another chat id; a second notice of it changes nothing."""
    known = await conn.first(_GROUP, {"channel": channel, "chat": new})
    if known is not None:
        await conn.execute(groups.delete().where(groups.c.channel == channel, groups.c.chat == old))
        return
    await conn.execute(
        update(groups).where(groups.c.channel == channel, groups.c.chat == old).values(chat=new)
    )
