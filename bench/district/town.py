"""The district: streets, communities, compounds with their buildings, and who lives and works there. All invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from domain.conversation import Address, Role
from domain.people import NodeKind
from storage import people, tree
from storage.database import Connection
from storage.tree import Group

CHANNEL = "telegram"
BUILDINGS = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a district is, and how long it is lived in."""

    stations: int = 112
    communities: int = 49
    streets: int = 6
    events: int = 9560
    days: int = 181
    residents: int = 48


SMALL = Shape(stations=4, communities=2, streets=1, events=100, days=12, residents=12)


@dataclass(frozen=True, slots=True)
class Home:
    """One compound: its group, its buildings, and the accounts of its people by what they are."""

    id: int
    name: str
    group: Address
    buildings: tuple[tuple[int, str], ...]
    residents: tuple[str, ...]
    lives_in: dict[str, int]
    staff: dict[Role, str] = field(default_factory=dict)


class Town:
    """Builds the district in one transaction and knows who is who."""

    def __init__(self, shape: Shape, new_id: Callable[[], int], now: datetime) -> None:
        self._shape = shape
        self._new_id = new_id
        self._now = now
        self.top = 0
        self.homes: list[Home] = []
        self._ids: dict[str, int] = {}

    async def build(self, conn: Connection) -> None:
        """Make everything."""
        shape = self._shape
        top = await tree.add(conn, self._new_id(), NodeKind.DISTRICT, "示范区")
        self.top = top.id
        streets, communities = [], []
        for number in range(shape.streets):
            node = await tree.add(
                conn, self._new_id(), NodeKind.STREET, f"{number + 1}号街道", top.id
            )
            streets.append((node.id, await self._person(conn, f"street{number}")))
            await self._grant(conn, streets[-1][1], Role.STREET, node.id)
        for number in range(shape.communities):
            street = streets[number % len(streets)]
            node = await tree.add(
                conn, self._new_id(), NodeKind.COMMUNITY, f"{number + 1}号社区", street[0]
            )
            worker = await self._person(conn, f"community{number}")
            await self._grant(conn, worker, Role.COMMUNITY, node.id)
            communities.append((node.id, worker, street[1]))
        for number in range(shape.stations):
            await self._home(conn, number, *communities[number % len(communities)])

    async def _home(
        self, conn: Connection, number: int, above: int, community: str, street: str
    ) -> None:
        name = f"{number + 1}号小区"
        home = await tree.add(conn, self._new_id(), NodeKind.COMPOUND, name, above)
        grid = await tree.add(conn, self._new_id(), NodeKind.GRID, "一网格", home.id)
        buildings = []
        for at in range(BUILDINGS):
            node = await tree.add(conn, self._new_id(), NodeKind.BUILDING, f"{at + 1}栋", grid.id)
            buildings.append((node.id, node.name))
        group = Address(CHANNEL, f"-{home.id}")
        await tree.bind(conn, Group(group, home.id, home.id, f"{name}业主群"))
        staff = {Role.COMMUNITY: community, Role.STREET: street}
        for role, node in (
            (Role.STATION_HEAD, home.id),
            (Role.STATION, home.id),
            (Role.PROPERTY, home.id),
            (Role.COMMITTEE, home.id),
            (Role.GRID, grid.id),
        ):
            staff[role] = await self._person(conn, f"{role.value}-{number}", home.id)
            await self._grant(conn, staff[role], role, node)
        residents, lives_in = [], {}
        for at in range(self._shape.residents):
            who = await self._person(conn, f"resident-{number}-{at}", home.id)
            building = buildings[at % BUILDINGS][0]
            unit = await tree.add(
                conn, self._new_id(), NodeKind.UNIT, f"{at % 3 + 1}-{at // 6 + 1}01", building
            )
            await self._grant(conn, who, Role.RESIDENT, unit.id)
            residents.append(who)
            lives_in[who] = at % BUILDINGS
        self.homes.append(
            Home(home.id, name, group, tuple(buildings), tuple(residents), lives_in, staff)
        )

    async def _person(self, conn: Connection, account: str, compound: int = 0) -> str:
        id = self._new_id()
        self._ids[account] = id
        await people.add(conn, id, f"住户{id}", self._now, language="zh", compound=compound)
        await people.add_account(conn, id, CHANNEL, account, self._now, chat=account)
        return account

    async def _grant(self, conn: Connection, account: str, role: Role, node: int) -> None:
        await people.grant(conn, self._new_id(), self._ids[account], role, node, self._now)
