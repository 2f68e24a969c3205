"""What a list for the import says: homes with their place in the tree, people with their roles; row by row, every fault named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from domain.conversation import Role, Term
from domain.people import NodeKind

LONGEST = 60
LARGEST_AREA = Decimal(100_000)  # m²

# The first name of each column is the one written by export and template.
HEADS: Mapping[str, tuple[str, ...]] = {
    "street": ("街道", "镇街", "street"),
    "community": ("社区", "村社", "community"),
    "compound": ("小区", "compound"),
    "grid": ("网格", "grid"),
    "building": ("楼栋", "楼幢", "幢", "栋", "楼道", "building"),
    "unit": ("房号", "户号", "房屋", "室号", "unit", "flat"),
    "area": ("面积", "建筑面积", "专有面积", "area"),
    "name": ("姓名", "名字", "name"),
    "role": ("角色", "岗位", "身份", "role"),
    "until": ("任期止", "到期", "until"),
}
PLACES = ("street", "community", "compound", "grid", "building", "unit")
KINDS = {place: NodeKind(place) for place in PLACES}
ROLES: Mapping[str, Role] = {
    "居民": Role.RESIDENT,
    "业主": Role.RESIDENT,
    "住户": Role.RESIDENT,
    "楼道长": Role.STEWARD,
    "志愿者": Role.VOLUNTEER,
    "党员": Role.VOLUNTEER,
    "物业": Role.PROPERTY,
    "业委会": Role.COMMITTEE,
    "站员": Role.STATION,
    "站务员": Role.STATION,
    "站长": Role.STATION_HEAD,
    "网格员": Role.GRID,
    "社区工作者": Role.COMMUNITY,
    "社区": Role.COMMUNITY,
    "街道": Role.STREET,
    **{role.value: role for role in Role if role not in {Role.GUEST, Role.OPERATOR}},
}
# How deep in the tree a role has to be placed at least; the row's deepest place is where it is given.
AT: Mapping[Role, str] = {
    Role.RESIDENT: "unit",
    Role.STEWARD: "building",
    Role.GRID: "grid",
    Role.COMMUNITY: "community",
    Role.STREET: "street",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row understood. `places` are the names from the street down; `area` in hundredths of m², None where not given."""

    number: int
    places: Mapping[str, str]
    area: int | None = None
    name: str = ""
    role: Role | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, for people to read."""

    number: int
    reason: Term


def columns(head: Sequence[object]) -> dict[str, int]:
    """Return where each known column stands in a head row; unknown ones are passed over."""
    known = {word: name for name, words in HEADS.items() for word in words}
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        word = re.sub(r"[（(].*|\s", "", str(cell or "")).lower()
        if word in known:
            found.setdefault(known[word], place)
    return found


def is_list(found: Mapping[str, int]) -> bool:
    """Tell whether the columns make a list of homes or people at all."""
    return "compound" in found or {"street", "community"} & found.keys() != set()


def row_of(number: int, cells: Sequence[object], at: Mapping[str, int]) -> Row | list[Fault] | None:
    """Return a row understood, everything that is wrong with it, or None for an empty one."""
    said = {name: _text(cells[place]) if place < len(cells) else "" for name, place in at.items()}
    if not any(said.values()):
        return None
    faults: list[Term] = []
    places = {name: said[name] for name in PLACES if said.get(name)}
    faults += [Term("roster-too-long", {"word": v[:20]}) for v in said.values() if len(v) > LONGEST]
    faults += _hanging(places)
    area = _area(said.get("area", ""), places, faults)
    role = _role(said, places, faults)
    until = _until(said.get("until", ""), faults)
    if faults:
        return [Fault(number, reason) for reason in faults]
    return Row(number, places, area, said.get("name", ""), role, until)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if hasattr(cell, "date") and callable(cell.date):
        cell = cell.date()
    text = unicodedata.normalize("NFKC", str(cell if cell is not None else ""))
    return " ".join("".join(c for c in text if c.isprintable()).split())


def _hanging(places: Mapping[str, str]) -> list[Term]:
    """Return what lacks something above it: a flat without building, a building without compound."""
    if "unit" in places and "building" not in places:
        return [Term("roster-no-building")]
    if {"grid", "building", "unit"} & places.keys() and "compound" not in places:
        return [Term("roster-no-compound")]
    return [] if places else [Term("roster-no-place")]


def _area(said: str, places: Mapping[str, str], faults: list[Term]) -> int | None:
    """Return an area in hundredths of m², exactly (R-V13)."""
    if not said:
        return None
    plain = re.sub(
        r"(?:平方米|平米|㎡|m2|m²)$", "", said.replace(",", ""), flags=re.IGNORECASE
    ).strip()
    try:
        hundredths = Decimal(plain) * 100
    except InvalidOperation:
        faults.append(Term("roster-area-unclear", {"word": said[:20]}))
        return None
    if not hundredths.is_finite() or not 0 < hundredths <= LARGEST_AREA * 100:
        faults.append(Term("roster-area-size", {"word": said[:20]}))
        return None
    if hundredths != hundredths.to_integral_value():
        faults.append(Term("roster-area-fine", {"word": said[:20]}))
        return None
    if "unit" not in places:
        faults.append(Term("roster-area-place"))
    return int(hundredths)


def _role(said: Mapping[str, str], places: Mapping[str, str], faults: list[Term]) -> Role | None:
    name, word = said.get("name", ""), said.get("role", "")
    if not name and not word:
        return None
    if not name:
        faults.append(Term("roster-no-name"))
    role = ROLES.get(word.lower()) if word else Role.RESIDENT
    if role is None:
        faults.append(Term("roster-role", {"word": word[:20]}))
        return None
    needed = AT.get(role, "compound")
    if needed not in places:
        faults.append(
            Term(
                "roster-role-place", {"role": Term(f"role-{role.value}"), "place": HEADS[needed][0]}
            )
        )
    return role


def _until(said: str, faults: list[Term]) -> date | None:
    if not said:
        return None
    found = re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?", said)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    faults.append(Term("roster-day", {"word": said[:20]}))
    return None
