"""Where it is: buildings, units, rooms, floors, gates and spots as residents write them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from domain.understanding.normalise import normalise
from domain.understanding.place import Place, building_key
from domain.understanding.place_forms import hint, read


def places(
    text: str, *, buildings: frozenset[str] | None = None, speaker: str = ""
) -> tuple[Place, ...]:
    """Return the places that `text` names, most precise first as written, none twice.

    Where the text names none, the door in the speaker's group name is taken, marked `guessed`.
    `buildings`: the compound's own; what is not among them comes back with `known` false.
    """
    return find(normalise(text), buildings=buildings, speaker=speaker)


def find(
    plain: str, *, buildings: frozenset[str] | None = None, speaker: str = ""
) -> tuple[Place, ...]:
    """Do the same as `places` for a text that is normalised already."""
    found = list(_said(plain)) if hint().search(plain) else []
    if speaker and not any(place.building for place in found):
        door = from_name(speaker)
        if door and not found:
            found = [door]
        elif door:
            found = [
                replace(place, building=door.building, unit=place.unit or door.unit, guessed=True)
                if not place.other
                else place
                for place in found
            ]
    if buildings is not None:
        own = _own(buildings)
        found = [
            place
            if place.building is None or place.building in own
            else replace(place, known=False)
            for place in found
        ]
        found = [place for place in found if place.known or not place.guessed]
    return tuple(dict.fromkeys(found))


# Every line of talk is read at a glance and, if it may matter, again with its compound in view.
@lru_cache(maxsize=256)
def _said(plain: str) -> tuple[Place, ...]:
    return tuple(_join(read(plain)))


@cache
def _own(buildings: frozenset[str]) -> frozenset[str]:
    return frozenset(building_key(name) for name in buildings)


_NAMED = re.compile(
    r"^\W*(?:[\u4e00-\u9fff]{0,6}?(?:一期|二期|三期))?\s*(?P<building>[a-z]?\d{1,3}|[a-z])\s*(?:号楼|栋|幢|座|#|号|-|－|/|\s)\s*"
    r"(?:(?P<unit>\d{1,2})\s*(?:单元|-|/|\s)\s*)?(?:(?P<room>\d{3,4})(?!\d))?"
)


@lru_cache(maxsize=4096)
def from_name(speaker: str) -> Place | None:
    """Return the door that a group name begins or ends with ("8幢-林", "3-2-501 王"), or None."""
    plain = normalise(speaker)
    match = _NAMED.match(plain)
    if not match:
        found = _join(read(plain))
        if found and found[0].building:
            return replace(found[0], guessed=True, other=None, floor=None)
        return None
    return Place(
        building=building_key(match["building"]),
        unit=match["unit"] and str(int(match["unit"])),
        room=match["room"],
        guessed=True,
    )


def _join(parts: list[Place]) -> list[Place]:
    """Bring together what was said of one place in several pieces ("3栋的，2单元，5楼")."""
    doors = [place for place in parts if place.building]
    loose = [place for place in parts if not place.building]
    if len({place.building for place in doors}) > 1:
        other = next((place.other for place in loose if place.other), None)
        return [replace(place, other=place.other or other) for place in doors]
    if not loose:
        return doors
    units = [place for place in loose if place.unit]
    if doors:
        door = doors[0] if len(doors) == 1 else None
        if door is None:
            return doors
    else:
        door = Place()
    if len(units) > 1 and not door.unit:
        made = [replace(door, unit=unit.unit, room=unit.room or door.room) for unit in units]
    else:
        rooms = [place.room for place in loose if place.room and not place.unit]
        unit = door.unit or (units[0].unit if units else None)
        inner = door.room or (units[0].room if units else None)
        made = [
            replace(door, unit=unit, room=room)
            for room in (rooms if rooms and not inner else [inner])
        ]
    floor = next((place.floor for place in loose if place.floor), None)
    other = next((place.other for place in loose if place.other), None)
    return [
        replace(place, floor=place.floor or floor, other=place.other or other) for place in made
    ]
