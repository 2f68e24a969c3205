"""Where it is: buildings, units, rooms, floors, gates and spots as residents write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from domain.understanding.normalise import normalise
from domain.understanding.numbers import CHINESE, number
from domain.understanding.tables import rows

MOST_BUILDINGS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside the compound, as far as it was said; every part may be missing.

    `building` is the bare name ("3", "B7"), `unit` and `room` likewise, `floor` reads "20楼" or "负1楼",
    `other` is a gate, garage or spot. `guessed`: taken from the speaker's group name.
    `known` is false when the compound's tree has no such building: ask, do not invent.
    """

    building: str | None = None
    unit: str | None = None
    room: str | None = None
    floor: str | None = None
    other: str | None = None
    guessed: bool = False
    known: bool = True

    def label(self, *, rooms: bool = False, suffix: str = "栋") -> str:
        """Return the place in one word, "3栋2单元"; the room only where `rooms` allows it (R-T10)."""
        parts = [
            f"{self.building}{suffix}" if self.building else "",
            f"{self.unit}单元" if self.unit else "",
            f"{self.room}室" if self.room and rooms else "",
            self.floor or "",
            self.other or "",
        ]
        return "".join(parts)

    def __bool__(self) -> bool:
        return bool(self.building or self.unit or self.room or self.floor or self.other)


_N = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,4}})"
_B = rf"(?:[a-z]{{1,3}}-?\d{{0,3}}|\d{{1,3}}|[{CHINESE}]{{1,4}})"
_SUFFIX = r"(?:号楼|#楼|#栋|#幢|号栋|号幢|栋楼|栋|幢|座|#)"
_SEP = r"\s*(?:[、,/和跟与及\s]|以及|还有|\.)\s*"
_TO = r"\s*(?:-|~|到|至)\s*"
_UNITS = rf"(?P<units>{_N}(?:(?:单元)?(?:[、,/和跟与及]|-|到|至){_N})*)\s*(?:单元|门栋|门洞)"
_SPELT = r"[一二三四五六七八九]{1,2}[零〇][零〇一二三四五六七八九]{1,2}"
_ROOMS = (
    rf"(?P<rooms>(?:\d{{3,4}}|{_SPELT})(?:[、/和跟与,]\d{{3,4}})*)"
    r"(?![\d:.%]|元|块|米|平|天|年|户|多|人|个|号楼|栋|幢)(?:室|号房|房间|房|号)?"
)
_FLOOR = rf"(?P<floor>(?:负|地下|b)?{_N}|顶|底)(?:楼|层)(?!盘|主|房|栋|梯间|灰|油|纸|皮|意|道)"

_BUILDING = re.compile(
    rf"(?<![a-z\d.:])(?P<list>{_B}(?:{_SUFFIX}?(?:{_SEP}|{_TO}){_B})*)\s*{_SUFFIX}(?!椅|谈|位|机|标)"
    rf"(?:\s*[,\-的]?\s*(?:{_UNITS}|(?P<dash>\d{{1,2}})-(?=\d{{3,4}})))?(?:\s*[,\-的]?\s*{_ROOMS})?(?:\s*[,\-的]?\s*{_FLOOR})?"
)
_DASHES = re.compile(
    r"(?<![\d.:\-/年月a-z])(?P<building>[a-z]?\d{1,2}|[a-z])\s*[-#/]\s*(?:(?P<unit>\d{1,2})\s*[-/]\s*)?"
    r"(?P<room>\d{3,4})(?![\d:\-/.%]|元|块|米|平|天|年|月|户|人|个|分|w|k|千)"
)
_TRIPLE = re.compile(
    r"(?<![\d.:\-/a-z])(?P<building>[a-z]?\d{1,2})\s*-\s*(?P<unit>\d)(?:单元|(?=\s*(?:电梯|楼道|门禁|的|单)))"
)
_NUMBER_ROOM = re.compile(
    r"(?<![\d.])(?P<building>\d{1,3})号(?:(?P<unit>\d)单元)?(?P<room>\d{3,4})室?(?!\d)"
)
_UNIT = re.compile(rf"(?<![\d第]){_UNITS}(?:\s*[,\-的]?\s*{_ROOMS})?(?!楼盘)")
_ROOM = re.compile(
    r"(?<![\d.\-])(?P<rooms>\d{3,4}(?:[、/和跟]\d{3,4})*)(?:室|号房|房间|房(?!价|租|贷|款|东|间)|住户|户主|(?:的)?业主|这?家(?!具|电|政))"
    r"|(?:楼上|楼下|隔壁|对门|对面|我家|家住|住在|我是|我住)(?:的|是)?(?P<near>\d{3,4})(?!\d|元|块|米|天|人|年|个|号楼|栋|幢)"
    # a number that opens a line or stands right behind a building and its floor: "1203没水了", "14幢二楼202噪音"
    r"|(?:(?<=\x00)|(?<=[,。!@])|^)(?!(?:110|119|120|122|202\d)(?!\d))(?P<bare>[1-9]\d{2,3})(?=[停没漏断跳家住又渗堵被厨卫客主的报热暖马噪这])(?!的(?:人|钱|价|票)|多|被(?:子|套))"
)
_FLOORS = re.compile(rf"(?<![\d几第好高多]){_FLOOR}")
_BASEMENT = re.compile(
    r"(?<![a-z\d])b(?P<level>[1-4])(?![\d栋幢座#号])(?:层|楼)?|负(?P<minus>[一二三1-3])(?!楼|层|\d)"
)
_GATE = re.compile(
    r"(?:(?:东南|西南|东北|西北|[东南西北])(?:大|小|侧|边)?|正大?|侧|后|小区大|小区|[0-9一二三四]号|大|边|小)门(?!禁|铃|子|锁|牌|诊|票|把|板|框|窗)(?:口|岗)?"
)
_PHASE = re.compile(rf"(?<!\d)(?P<phase>[{CHINESE}]|\d)期(?!间|待|限|末|中|货|刊|望|房款|工程款)")
_MARKED = re.compile(r"[栋幢座#]|号楼")
_DIGITS = re.compile(r"\d")
_THREE = re.compile(r"\d{3}")


@cache
def _spots() -> tuple[Any, tuple[str, ...]]:
    pairs = rows("spots.tsv")
    finder = AhoCorasick([row[0] for row in pairs], matchkind=MatchKind.LeftmostLongest)
    return finder, tuple(row[1] for row in pairs)


@cache
def _hint() -> re.Pattern[str]:
    """Return what a text that names any place has in it: figures, or the last letter of a spot."""
    ends = "".join(sorted({row[0][-1] for row in rows("spots.tsv")}))
    return re.compile(rf"[0-9{CHINESE}栋幢座门顶底{ends}]|[a-d]")


def building_key(name: str) -> str:
    """Return the bare name of a building: "03栋", "三幢", "3#楼" are all "3"; "b7座" is "B7"."""
    bare = re.sub(rf"{_SUFFIX}+$|号$|楼$", "", normalise(name).replace(" ", ""))
    value = number(bare)
    if value is not None:
        return str(value)
    lettered = re.fullmatch(r"([a-z]{1,3})-?0*(\d*)", bare)
    return f"{lettered[1]}{lettered[2]}".upper() if lettered else bare.upper()


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
    found = list(_said(plain)) if _hint().search(plain) else []
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
    return tuple(_join(_read(plain)))


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
        found = _join(_read(plain))
        if found and found[0].building:
            return replace(found[0], guessed=True, other=None, floor=None)
        return None
    return Place(
        building=building_key(match["building"]),
        unit=match["unit"] and str(int(match["unit"])),
        room=match["room"],
        guessed=True,
    )


def _expand(listed: str) -> Iterable[str]:
    """Read "12、13", "22至28", "b1-b3" as the buildings they mean."""
    names: list[str] = []
    joined = ""
    for piece in re.split(rf"({_SEP}|(?<=[\d{CHINESE}栋幢座#楼]){_TO})", listed):
        if not piece:
            continue
        if re.fullmatch(_TO, piece):
            joined = "to"
        elif re.fullmatch(_SEP, piece):
            joined = ""
        else:
            name = building_key(piece)
            if joined and names:
                names.extend(_between(names[-1], name))
            names.append(name)
            joined = ""
    return dict.fromkeys(names)


def _between(first: str, last: str) -> list[str]:
    a, b = re.fullmatch(r"([A-Z]*)(\d+)", first), re.fullmatch(r"([A-Z]*)(\d+)", last)
    if not a or not b or (b[1] and a[1] != b[1]):
        return []
    low, high = int(a[2]), int(b[2])
    if not low < high <= low + MOST_BUILDINGS:
        return []
    return [f"{a[1]}{n}" for n in range(low + 1, high)]


def _numbers(listed: str | None) -> list[str | None]:
    if not listed:
        return [None]
    out: list[str] = []
    for piece in re.split(r"(?:单元)?([、,/和跟与及]|-|到|至)", listed):
        value = number(piece)
        if value is not None:
            if out and out[-1] == "to":
                out.pop()
                start = int(out[-1]) + 1 if out else value
                out.extend(str(n) for n in range(start, min(value, start + 12)))
            out.append(str(value))
        elif piece in "-到至" and out:
            out.append("to")
    return [*dict.fromkeys(n for n in out if n != "to")] or [None]


def _figures(rooms: str | None) -> str | None:
    """Return rooms in figures, parted by "/": "四零二" is "402"."""
    if not rooms:
        return None
    return re.sub(_SPELT, lambda spelt: str(number(spelt[0])), rooms.replace("、", "/"))


def _floor(said: str | None) -> str | None:
    if not said:
        return None
    if said in "顶底":
        return f"{said}楼"
    below = said.startswith(("负", "地下", "b"))
    value = number(said.removeprefix("负").removeprefix("地下").removeprefix("b"))
    return None if value is None else f"负{value}楼" if below else f"{value}楼"


def _read(plain: str) -> list[Place]:
    """Collect the places in order; each stretch of text is read once, the fullest form first."""
    found: list[tuple[int, Place]] = []
    rest = plain

    def take(match: re.Match[str], *made: Place) -> None:
        nonlocal rest
        found.extend((match.start(), place) for place in made)
        rest = rest[: match.start()] + "\x00" * (match.end() - match.start()) + rest[match.end() :]

    for match in _BUILDING.finditer(plain) if _MARKED.search(plain) else ():
        listed, end = match["list"], match.end()
        if match[0].endswith("#") and rest[end : end + 1].isdigit():
            continue
        rooms = _figures(match["rooms"])
        take(
            match,
            *(
                Place(name, unit, room, _floor(match["floor"]))
                for name in _expand(listed)
                for unit in _numbers(match["units"] or match["dash"])
                for room in (re.split(r"[/和跟与,]", rooms) if rooms else [None])
            ),
        )
    for pattern in (_DASHES, _NUMBER_ROOM, _TRIPLE) if _DIGITS.search(rest) else ():
        for match in pattern.finditer(rest):
            part = match.groupdict()
            take(match, Place(building_key(part["building"]), part.get("unit"), part.get("room")))
    for match in _UNIT.finditer(rest) if "单元" in rest or "门" in rest else ():
        for unit in _numbers(match["units"]):
            take(match, Place(unit=unit, room=_figures(match["rooms"])))
    for match in _ROOM.finditer(rest) if _THREE.search(rest) else ():
        rooms = match["rooms"] or match["near"] or match["bare"]
        take(match, *(Place(room=room) for room in re.split(r"[、/和跟]", rooms)))
    for match in _FLOORS.finditer(rest) if "楼" in rest or "层" in rest else ():
        if floor := _floor(match["floor"]):
            take(match, Place(floor=floor))
    for match in _BASEMENT.finditer(rest) if "b" in rest or "负" in rest else ():
        take(match, Place(floor=f"负{number(match['level'] or match['minus'])}楼"))
    finder, names = _spots()
    for index, start, end in finder.find_matches_as_indexes(rest):
        found.append((start, Place(other=names[index])))
        rest = rest[:start] + "\x00" * (end - start) + rest[end:]
    for match in _GATE.finditer(rest) if "门" in rest else ():
        take(
            match,
            Place(
                other=match[0]
                .removesuffix("口")
                .removesuffix("岗")
                .replace("小区大门", "大门")
                .replace("小区门", "大门")
            ),
        )
    for match in _PHASE.finditer(rest) if "期" in rest else ():
        take(match, Place(other=f"{number(match['phase'])}期"))
    return [place for _, place in sorted(found, key=lambda pair: pair[0])]


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
