"""The desk on which a compound's tickets are worked on, and who and what stands around a ticket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.conversation import Role
from domain.people import Person
from domain.service_levels import Rules, rules_of
from domain.tickets import Ticket
from storage import tree
from storage.database import Connection
from storage.tree import Compound


class Around(Protocol):
    """What is needed to work: the open transaction, the time, ids, and the compound spoken about."""

    @property
    def conn(self) -> Connection:
        """Return the open transaction."""

    @property
    def now(self) -> datetime:
        """Return the time."""

    @property
    def new_id(self) -> Callable[[], int]:
        """Return the maker of ids."""

    @property
    def home(self) -> Compound:
        """Return the compound spoken about."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The place where a compound's tickets are worked on, under its rules of today."""

    around: Around
    rules: Rules

    @property
    def compound(self) -> int:
        """Return the compound's id."""
        return self.around.home.id


def desk_of(around: Around) -> Desk:
    """Return the desk of the compound spoken about, under its rules of today."""
    home = around.home
    return Desk(around, rules_of(around.now, home.zone, home.settings))


async def path_of(desk: Desk, ticket: Ticket) -> str:
    """Return the path of the building if it is known, so that its grid worker is reached, else the compound's."""
    if ticket.building:
        node = await tree.get(desk.around.conn, ticket.building)
        if node is not None:
            return node.path
    return desk.around.home.path


async def roles_near(
    desk: Desk, ticket: Ticket, person: Person, roles: frozenset[Role]
) -> frozenset[Role]:
    """Return the roles that reach the ticket: a grid worker's only inside the own grid (R-O02)."""
    if Role.GRID not in roles or not ticket.building:
        return roles
    near = person.roles_at(await path_of(desk, ticket), desk.around.now)
    return roles if Role.GRID in near else roles - {Role.GRID}


async def building_name(desk: Desk, ticket: Ticket) -> str:
    """Return the name of the ticket's building, empty where it is not known."""
    if not ticket.building:
        return ""
    node = await tree.get(desk.around.conn, ticket.building)
    return node.name if node else ""
