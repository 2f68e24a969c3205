"""The tree of places and the rights of people in it (R-O01 … R-O05)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.conversation import Role


class NodeKind(StrEnum):
    """The levels of the tree, top first (R-O01)."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    COMPOUND = "compound"
    GRID = "grid"
    BUILDING = "building"
    UNIT = "unit"


LEVELS = tuple(NodeKind)


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the tree. `path` holds the ids from the top down to the node itself, as "/1/7/9/".

    `compound` is the id of the compound that the node lies in, 0 above compounds.
    `area` is the exclusive floor area of a unit in hundredths of m², 0 where unknown.
    """

    id: int
    kind: NodeKind
    name: str
    parent: int
    compound: int
    path: str
    area: int = 0


@dataclass(frozen=True, slots=True)
class Grant:
    """One role of one person on one node, from and to a moment (R-O02, R-O03)."""

    role: Role
    node: int
    path: str
    since: datetime
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether the grant is in force."""
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the bot knows. `compound` is the one that their direct chat speaks about at present, 0 if none."""

    id: int
    name: str
    language: str = ""
    compound: int = 0
    grants: tuple[Grant, ...] = ()

    def roles_at(self, path: str, now: datetime) -> frozenset[Role]:
        """Return the roles that reach the node at `path`: those granted on it or above it (R-O02)."""
        return frozenset(g.role for g in self.grants if g.holds(now) and path.startswith(g.path))

    def roles_within(self, path: str, now: datetime) -> frozenset[Role]:
        """Return the roles that reach the node at `path` or lie on something inside it (a flat, a building)."""
        return frozenset(
            g.role
            for g in self.grants
            if g.holds(now) and (path.startswith(g.path) or g.path.startswith(path))
        )

    def homes(self, path: str, now: datetime) -> tuple[int, ...]:
        """Return the nodes inside `path` where the person is a resident; the first is the main home."""
        return tuple(
            g.node
            for g in self.grants
            if g.holds(now) and g.role is Role.RESIDENT and g.path.startswith(path)
        )


ORDER = {role: place for place, role in enumerate(Role)}


def lowest(permitted: Iterable[Role], held: Iterable[Role]) -> Role | None:
    """Return the lowest role held that is permitted: the one under which the person acts (R-O03)."""
    return min(frozenset(permitted) & frozenset(held), key=ORDER.__getitem__, default=None)


def may_appoint(actor: Iterable[Role], role: Role) -> bool:
    """Tell whether somebody with the roles may grant or end `role`: only one that ranks above it.

    The operator appoints anyone; a station head appoints stewards, volunteers, station members and the company's dispatchers;
    the community appoints station heads, committee members and grid workers; the street appoints the community.
    """
    return any(role in APPOINTS.get(held, frozenset()) for held in actor)


def may_hold(person: Person, role: Role, compound: str, now: datetime) -> bool:
    """Tell whether somebody can take a role in the compound at this path: only who has a home there joins its committee (R-O05)."""
    return role is not Role.COMMITTEE or bool(person.homes(compound, now))


_BY_HEAD = frozenset({Role.RESIDENT, Role.STEWARD, Role.VOLUNTEER, Role.STATION, Role.PROPERTY})
_BY_COMMUNITY = _BY_HEAD | {Role.STATION_HEAD, Role.COMMITTEE, Role.GRID}
APPOINTS: dict[Role, frozenset[Role]] = {
    Role.STATION_HEAD: _BY_HEAD,
    Role.COMMUNITY: _BY_COMMUNITY,
    Role.STREET: _BY_COMMUNITY | {Role.COMMUNITY},
    Role.OPERATOR: frozenset(Role) - {Role.GUEST},
}
