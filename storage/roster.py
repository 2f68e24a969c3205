"""Bringing lists of homes and people into the tree, and out again; doing it twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import update

from domain.conversation import Role, Term
from domain.people import Node, NodeKind, may_hold
from domain.roster import AT, KINDS, PLACES, Fault, Row
from storage import codes, people, posts, tree
from storage.codes import Code
from storage.database import Connection
from storage.tree import nodes

ZONE = ZoneInfo("Asia/Shanghai")
CODE_KEPT = timedelta(days=30)

Key = tuple[int, NodeKind, str]


@dataclass(slots=True)
class Outcome:
    """What an import did, or would do."""

    rows: int = 0
    places: int = 0
    areas: int = 0
    persons: int = 0
    roles: int = 0
    faults: list[Fault] = field(default_factory=list)
    codes: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, place, and the code by which an imported person links their first account."""


@dataclass(frozen=True, slots=True)
class Means:
    """What an import works with; `new_code` is None when no codes are wanted."""

    now: datetime
    new_id: Callable[[], int]
    new_code: Callable[[], str] | None = None
    step: Callable[[int], None] = lambda done: None


class _Bringing:
    """One import under way."""

    def __init__(self, conn: Connection, means: Means) -> None:
        self._conn = conn
        self._means = means
        self._nodes: dict[Key, Node] = {}
        self._buildings: dict[tuple[int, str], Node] = {}
        self._areas: dict[int, tuple[int, int]] = {}
        self._root = 0
        self._persons: dict[tuple[str, Role, int], int] = {}
        self.outcome = Outcome()

    async def begin(self) -> None:
        """Learn what is there already."""
        for node in await tree.everything(self._conn):
            self._know(node)
        root = await tree.root(self._conn)
        if root is not None and root.kind is NodeKind.DISTRICT:
            self._root = root.id

    def _know(self, node: Node) -> None:
        self._nodes[node.parent, node.kind, node.name] = node
        if node.kind is NodeKind.BUILDING:
            self._buildings[node.compound, node.name] = node

    async def row(self, row: Row) -> None:
        """Bring one row in."""
        self.outcome.rows += 1
        node = await self._place(row)
        if node is None:
            return
        if row.area is not None:
            await self._area(row, node)
        if row.role is not None:
            await self._holder(row, node)
        if not self.outcome.rows % 100:
            self._means.step(self.outcome.rows)

    async def _place(self, row: Row) -> Node | None:
        """Return the deepest place of a row, added with all above it where it is missing."""
        parent, node = self._root, None
        for name in PLACES:
            word = row.places.get(name)
            if word is None:
                continue
            kind = KINDS[name]
            found = self._nodes.get((parent, kind, word))
            if found is None and kind is NodeKind.BUILDING and node is not None:
                found = self._buildings.get((node.compound, word))
                if found is not None and "grid" in row.places:
                    self._fault(row, Term("roster-building-elsewhere", {"building": word}))
                    return None
            if found is None and kind is not NodeKind.UNIT:
                found = self._anywhere(parent, kind, word)
            if found is None:
                found = await tree.add(self._conn, self._means.new_id(), kind, word, parent)
                self._know(found)
                self.outcome.places += 1
            parent, node = found.id, found
        return node

    def _anywhere(self, parent: int, kind: NodeKind, word: str) -> Node | None:
        """Return a street, community or compound of that name when the row does not say what lies above it."""
        if parent != self._root or kind not in {NodeKind.COMMUNITY, NodeKind.COMPOUND}:
            return None
        fits = [n for (_, k, name), n in self._nodes.items() if k is kind and name == word]
        return fits[0] if len(fits) == 1 else None

    def _fault(self, row: Row, reason: Term) -> None:
        self.outcome.faults.append(Fault(row.number, reason))

    async def _area(self, row: Row, node: Node) -> None:
        assert row.area is not None
        known = self._areas.get(node.id)
        if known is not None and known[0] != row.area:
            self._fault(row, Term("roster-area-twice", {"row": str(known[1])}))
            return
        self._areas[node.id] = (row.area, row.number)
        if known is None and node.area != row.area:
            await self._conn.execute(
                update(nodes).where(nodes.c.id == node.id).values(area=row.area)
            )
            self.outcome.areas += 1

    async def _holder(self, row: Row, node: Node) -> None:
        """Give a person the role on the place that the role belongs to."""
        assert row.role is not None
        level = AT.get(row.role, "compound")
        while node.kind.value != level:
            above = await tree.get(self._conn, node.parent)
            assert above is not None, "the row was checked to have the level"
            node = above
        known = await self._known(row, node)
        if row.role is Role.COMMITTEE and not await self._at_home(known, node):
            self._fault(row, Term("roster-no-home", {}))
            return
        person = known or await self._added(row, node)
        before = self.outcome.roles
        until = None
        if row.until is not None:
            end = datetime.combine(row.until + timedelta(days=1), time(), ZONE).astimezone(UTC)
            if end <= self._means.now:
                self._fault(row, Term("roster-day-past"))
                return
            until = end
        holder = await people.get(self._conn, person)
        assert holder is not None
        if not any(
            g.role is row.role and g.node == node.id and g.holds(self._means.now)
            for g in holder.grants
        ):
            await people.grant(
                self._conn,
                self._means.new_id(),
                person,
                row.role,
                node.id,
                self._means.now,
                until=until,
            )
            self.outcome.roles = before + 1
        if not holder.compound and node.compound:
            await people.set_compound(self._conn, person, node.compound)

    async def _at_home(self, person: int, node: Node) -> bool:
        """Tell whether somebody, 0 if nobody, may sit on the committee of the compound at `node` (R-O05)."""
        holder = await people.get(self._conn, person) if person else None
        return holder is not None and may_hold(holder, Role.COMMITTEE, node.path, self._means.now)

    async def _known(self, row: Row, node: Node) -> int:
        """Return the person of that name who holds something in the same place, 0 where there is none."""
        for post in await posts.within(self._conn, await self._around(node), self._means.now):
            if post.name == row.name and (row.role is not Role.RESIDENT or post.node == node.id):
                return post.person
        return 0

    async def _added(self, row: Row, node: Node) -> int:
        """Add the person of a row, with a code by which they link their first account where codes are wanted."""
        person = await people.add(
            self._conn, self._means.new_id(), row.name, self._means.now, compound=node.compound
        )
        self.outcome.persons += 1
        if self._means.new_code is not None:
            code = self._means.new_code()
            what = Code("link", node.compound, 0, person.id, "")
            await codes.add(self._conn, code, what, self._means.now, CODE_KEPT)
            place = await tree.place_of(self._conn, node)
            self.outcome.codes.append((row.name, place, code))
        return person.id

    async def _around(self, node: Node) -> str:
        """Return the path within which two people of one name are the same: the compound, or the place above compounds."""
        if not node.compound:
            return node.path
        home = await tree.compound(self._conn, node.compound)
        return home.path if home is not None else node.path


async def bring(conn: Connection, rows: Iterable[Row], means: Means) -> Outcome:
    """Bring rows in and return what was done; the caller takes everything back if that is not wanted.

    The committee comes last: its members are looked for among the residents of the same list (R-O05).
    """
    bringing = _Bringing(conn, means)
    await bringing.begin()
    for row in sorted(rows, key=lambda row: row.role is Role.COMMITTEE):
        await bringing.row(row)
    means.step(bringing.outcome.rows)
    return bringing.outcome


async def homes_out(conn: Connection, compound: int = 0) -> list[list[str]]:
    """Return the tree as rows of the import's columns, areas in m²."""
    found = await (tree.inside(conn, compound) if compound else tree.everything(conn))
    every = {node.id: node for node in found}
    if compound:
        home = await tree.compound(conn, compound)
        for id in (home.path if home else "/").strip("/").split("/"):
            above = await tree.get(conn, int(id)) if id else None
            if above is not None:
                every[above.id] = above
    parents = {node.parent for node in every.values()}
    out = []
    for node in sorted(every.values(), key=lambda n: _order(n, every)):
        if node.id in parents or node.kind is NodeKind.DISTRICT:
            continue
        area = f"{node.area / 100:.2f}" if node.area else ""
        out.append([*_places(node, every), area])
    return out


def _order(node: Node, every: dict[int, Node]) -> list[tuple[list[int], str]]:
    line = [every[int(id)] for id in node.path.strip("/").split("/") if int(id) in every]
    return [tree.by_number(n) for n in line]


def _places(node: Node, every: dict[int, Node]) -> list[str]:
    named = {
        every[int(id)].kind.value: every[int(id)].name
        for id in node.path.strip("/").split("/")
        if int(id) in every
    }
    return [named.get(place, "") for place in PLACES]


async def people_out(conn: Connection, now: datetime, compound: int = 0) -> list[list[str]]:
    """Return people with their roles in force as rows of the import's columns."""
    every = {node.id: node for node in await tree.everything(conn)}
    homes = await tree.all_compounds(conn)
    paths = [h.path for h in homes if h.id == compound] if compound else ["/"]
    out = []
    for path in paths:
        for post in await posts.within(conn, path, now):
            if post.role is Role.OPERATOR or not post.name:
                continue
            last = ""
            if post.until is not None:
                last = (post.until.astimezone(ZONE) - timedelta(seconds=1)).date().isoformat()
            out.append([post.name, post.role.value, *_places(every[post.node], every), last])
    return out
