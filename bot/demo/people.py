"""The sample compound of the demo: its buildings, its people, and who they are to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.channels.web.room import GROUP, Face
from domain.conversation import Address, Role
from domain.people import Node, NodeKind
from storage import people, tree
from storage.database import Connection

CHANNEL = "web"
COMPOUND = "丽景苑"
BUILDINGS = ("1栋", "2栋", "3栋", "5栋", "6栋", "8栋")
ENTRANCES = 2
FLOORS = 6
DOORS = 2


@dataclass(frozen=True, slots=True)
class One:
    """One sample person: account, name, role, home or post ("3栋 2-201", "3栋", ""), and whether a visitor can become them."""

    account: str
    name: str
    role: Role
    place: str = ""
    open: bool = False


CAST = (
    One("wang", "王秀英", Role.RESIDENT, "3栋 2-201", open=True),
    One("zhou", "周国平", Role.STATION_HEAD, "", open=True),
    One("he", "何建军", Role.PROPERTY, "", open=True),
    One("xu", "徐慧", Role.COMMITTEE, "", open=True),
    One("sun", "孙丽", Role.COMMUNITY, "^", open=True),
    One("li", "李梅", Role.STEWARD, "3栋", open=True),
    One("chen", "陈志强", Role.RESIDENT, "8栋 1-501", open=True),
    One("zhao", "赵明", Role.VOLUNTEER, "", open=True),
    One("lin", "林涛", Role.RESIDENT, "3栋 2-602"),
    One("zheng", "郑玉兰", Role.RESIDENT, "3栋 1-101"),
    One("wu", "吴晓", Role.RESIDENT, "3栋 2-402"),
    One("zhang", "张伟", Role.RESIDENT, "5栋 1-302"),
    One("jin", "金小美", Role.RESIDENT, "5栋 2-401"),
    One("fang", "方大爷", Role.RESIDENT, "3栋 1-302"),
    One("tang", "汤敏", Role.RESIDENT, "1栋 1-202"),
    One("gu", "顾阿姨", Role.RESIDENT, "2栋 2-101"),
    One("ma", "马骏", Role.RESIDENT, "6栋 1-602"),
    One("shen", "沈佳", Role.RESIDENT, "8栋 2-301"),
)
ALSO_AT_HOME = {"zhou": "1栋 2-301", "xu": "5栋 1-501", "li": "3栋 1-402", "zhao": "6栋 2-202"}
"""Cross posts are the normal case: station head, committee and stewards live here too (R-O03)."""

_SURNAMES = "钱俞潘董袁邵万段雷侯龙史陶黎贺毛郝龚"
_GIVEN = ("建国", "丽华", "海燕", "永康", "雪琴", "志明", "桂芳", "国良", "文静", "晓东")


def faces() -> tuple[Face, ...]:
    """Return the people whom a visitor of the demo can become."""
    return tuple(Face(one.account, one.name, one.role.value) for one in CAST if one.open)


def quiet_neighbours() -> Iterator[One]:
    """Yield residents who say little and vote: one in every second flat that nobody else lives in."""
    taken = {one.place for one in CAST} | set(ALSO_AT_HOME.values())
    flats = [f"{b} {flat}" for b in BUILDINGS for flat in _flats()]
    free = [flat for flat in flats if flat not in taken]
    for n, flat in enumerate(free[::2]):
        name = _SURNAMES[n % len(_SURNAMES)] + _GIVEN[(n * 7 + n // 10) % len(_GIVEN)]
        yield One(f"n{n}", name, Role.RESIDENT, flat)


def _flats() -> Iterator[str]:
    for entrance in range(1, ENTRANCES + 1):
        for floor in range(1, FLOORS + 1):
            for door in range(1, DOORS + 1):
                yield f"{entrance}-{floor}{door:02}"


async def settle(conn: Connection, new_id: Callable[[], int], now: datetime) -> int:
    """Make the sample compound with all its people and its group, and return its id."""
    root = await tree.root(conn)
    street = await tree.add(conn, new_id(), NodeKind.STREET, "望江街道", root.id if root else 0)
    community = await tree.add(conn, new_id(), NodeKind.COMMUNITY, "清泉社区", street.id)
    home = await tree.add(conn, new_id(), NodeKind.COMPOUND, COMPOUND, community.id)
    grid = await tree.add(conn, new_id(), NodeKind.GRID, "第一网格", home.id)
    places: dict[str, Node] = {"": home, "^": community}
    for building in BUILDINGS:
        places[building] = await tree.add(conn, new_id(), NodeKind.BUILDING, building, grid.id)
        for flat in _flats():
            size = 8_900 if flat.endswith("1") else 12_600
            places[f"{building} {flat}"] = await tree.add(
                conn, new_id(), NodeKind.UNIT, flat, places[building].id, area=size
            )
    for one in (*CAST, *quiet_neighbours()):
        await _move_in(conn, new_id, now, one, places, home)
    await tree.bind(
        conn,
        tree.Group(Address(CHANNEL, f"{GROUP}{home.id}"), home.id, home.id, f"{COMPOUND}业主群"),
    )
    return home.id


async def _move_in(
    conn: Connection,
    new_id: Callable[[], int],
    now: datetime,
    one: One,
    places: dict[str, Node],
    home: Node,
) -> None:
    person = await people.add(conn, new_id(), one.name, now, compound=home.id, language="zh")
    await people.add_account(conn, person.id, CHANNEL, one.account, now, chat=one.account)
    await people.grant(conn, new_id(), person.id, one.role, places[one.place].id, now)
    flat = ALSO_AT_HOME.get(one.account)
    if flat is not None:
        await people.grant(conn, new_id(), person.id, Role.RESIDENT, places[flat].id, now)
