"""The forms in which residents write where it is, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from domain.understanding.numbers import CHINESE, number
from domain.understanding.place import SUFFIX, Place, building_key
from domain.understanding.tables import rows

MOST_BUILDINGS = 40
MOST_NUMBER = 60
TALK = 80
"""Up to how many characters a text is talk, where "802又在拖椅子" names a door; in a letter it may be a bus."""
LOWEST = 4
"""Down to which level garages go: "B4" may be one."""
_N = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,4}})"
_B = rf"(?:[a-z]{{1,3}}-?\d{{0,3}}|\d{{1,3}}|[{CHINESE}]{{1,4}})"
_SEP = r"\s*(?:[、,/和跟与及\s]|以及|还有|\.(?!\s))\s*"
_TO = r"\s*(?:-|~|到|至)\s*"
_UNITS = rf"(?P<units>{_N}(?:(?:单元)?(?:[、,/和跟与及]|-|到|至){_N})*)\s*(?:单元|门栋|门洞)"
_SPELT = r"[一二三四五六七八九]{1,2}[零〇][零〇一二三四五六七八九]{1,2}"
_ROOMS = (
    rf"(?P<rooms>(?:\d{{3,4}}|{_SPELT})(?:[、/和跟与,]\d{{3,4}})*)"
    r"(?![\d:.%]|元|块|米|平|天|年|户|多|人|个|号楼|栋|幢)(?:室|号房|房间|房|号)?"
)
_FLOOR = rf"(?P<floor>(?:负|地下|b)?{_N}|顶|底)(?:楼|层)(?!盘|主|房|栋|梯间|灰|油|纸|皮|意|道)"

_LEVEL = _FLOOR.replace("<floor>", "<level>")
_SIDE = r"(?<![城市区镇村江河湖路])(?P<side>[东西南北中])[边侧面]?(?:单元|门洞)"
_GAP = r"\s*[,\-/的]?\s*"

_BUILDING = re.compile(
    rf"(?<![a-z\d.#])(?<!\d:)(?P<list>{_B}(?:{SUFFIX}?(?:{_SEP}|{_TO}){_B})*)\s*{SUFFIX}(?!椅|谈|位|机|标)"
    rf"(?:{_GAP}(?:{_UNITS}|{_SIDE}|(?P<dash>\d{{1,2}})-(?=\d{{3,4}})))?(?:{_GAP}{_LEVEL}(?={_GAP}{_ROOMS.replace('<rooms>', '<then>')}))?"
    rf"(?:{_GAP}{_ROOMS})?(?:{_GAP}{_FLOOR})?"
)
_DASHES = re.compile(
    r"(?<![\d.:\-/年月a-z])(?P<building>[a-z]?\d{1,2}|[a-z])\s*[-#/]\s*(?:(?P<unit>\d{1,2})\s*[-/#]\s*)?"
    r"(?P<room>\d{3,4})(?![\d:\-/.%]|元|块|米|平|天|年|月|户|人|个|分|w|k|千)"
)
# "5-2电梯": building and unit; "2-3天" is a span unless a thing of a stairwell follows
_PAIR = re.compile(
    r"(?<![\d.:\-/a-z])(?P<building>[a-z]?\d{1,2})\s*-\s*(?P<unit>\d)(?!\d)"
    r"(?:单元|(?=-\d{1,2}[楼层])|(?=\s*(?:电梯|楼道|门禁|单|大堂|门厅|门洞|整[个栋幢]|楼梯|走廊|大门|楼下|业主|跳闸|停[电水气]|[没断][电水气网])))"
)
_FALLING_PAIR = re.compile(
    r"(?:^|(?<=[\s,。!?@我在住]))(?P<building>\d{1,2})-(?P<unit>[1-6])(?![\d.:\-/%~])"
    r"(?!\s*(?:[天个月日号点元块万人年岁米次度斤楼层期级倍比分周折只件条小平负胜前后起至到之]|公斤|开始|截止|早上|上午|下午|晚|放假|国庆|赢|输|领先|回来))(?=.*[\u4e00-\u9fff])"
)
_GAME = re.compile(r"比分|[踢进点足]球|[赢输]了|国足|决赛|半场|联赛")
_LETTERED = re.compile(
    r"(?:^|(?<=[\s,。!@我们家住在是栋幢]))(?P<building>[a-d]\d{1,2})(?![\da-z\-:./%~栋幢座#号])"
    r"(?=\s*(?:$|[!。?,~有没停的也都这那楼门水灯顶边旁前后下东西南北跳断漏还又同报一]|电梯|地暖|暖气|单元|大堂|外墙|业主))"
)
_NO_BUILDING = re.compile(r"纸|打印|驾|证|维生素|奥迪|航站")
_GARAGE = re.compile(r"车|停[车满放在]|地下|库|负")
_OURS = re.compile(r"[我栋幢家]")
_NUMBER_ROOM = re.compile(
    r"(?<![\d.])(?P<building>\d{1,3})号(?:(?P<unit>\d)单元)?(?P<room>\d{3,4})室?(?!\d)"
)
_UNIT = re.compile(rf"(?<![\d第])(?:{_UNITS}|{_SIDE})(?:{_GAP}{_ROOMS})?(?!楼盘)")
_ROOM = re.compile(
    r"(?<![\d.\-])(?P<rooms>\d{3,4}(?:[、/和跟]\d{3,4})*)(?:室|号房|房间|房(?!价|租|贷|款|东|间)|住户|户主|(?:的)?业主|这?家(?!具|电|政))"
    r"|(?:楼上|楼下|隔壁|对门|对面|我家|家住|住在|我是|我住)(?:的|是)?(?P<near>\d{3,4})(?!\d|元|块|米|天(?!花)|人|年|个|号楼|栋|幢)"
    # a number that opens a line or stands right behind a building and its floor: "1203没水了", "14幢二楼202噪音"
    r"|(?:(?<=\x00)|(?<=[,。!@])|^)(?!(?:110|119|120|122|202\d)(?!\d))(?P<bare>[1-9]\d{2,3})(?=[停没漏断跳家住又渗堵被厨卫客主的报热暖马噪这])(?!的(?:人|钱|价|票)|多|被(?:子|套))"
)
# a number that is shaped like a door, floor and flat, and nothing that is counted or called
_DOOR = (
    r"(?!(?:11[02]|211|911|1111|1212|20(?:0[1-9]|1[0-2]))(?!\d))(?:[1-9]|[12]\d|3\d)(?:0[1-9]|1[0-2])(?![\d:.%/\-~wk])"
    r"(?!\s*(?:[元块米平斤克年月日岁户多余人个名次度分秒点层楼级万千百瓦伏码款页条只件支套箱包袋瓶辆栋幢胶刀]|天(?!花)|位(?!置)|号[楼线]|路(?!灯)|安(?!静)"
    r"|本(?!来)|班|公交|国道|省道|医院|大学|中学|小学|大促|美[元金]|车(?![位库])))"
)
_BY_DOOR = re.compile(
    rf"(?:(?<=\x00)|(?<=[,。!?;@ ])|^)(?P<first>{_DOOR}(?:[、/和跟与,]{_DOOR})*)(?=\s?[\u4e00-\u9fff,])"
    rf"|(?:[我是住在找敲问层楼]|好像|像是|可能|@)(?P<named>{_DOOR})|[\s,。!?](?P<last>{_DOOR})(?=[!。?~ ]*$)"
)
_COUNTED = re.compile(
    r"(?:(?:[费价钱码]|[总一]共|共计|总计|只要|大概|[尾编单型账]号|电话|分机|快递|车牌|成绩|血压|步数)[^,。]{0,4}|[约收付交才第卖涨降花])$"
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
def hint() -> re.Pattern[str]:
    """Return what a text that names any place has in it: figures, or the last letter of a spot."""
    ends = "".join(sorted({row[0][-1] for row in rows("spots.tsv")}))
    return re.compile(rf"[0-9{CHINESE}栋幢座门顶底{ends}]|[a-d]|单元")


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


class _Scan:
    """A text whose places are taken out one after the other; what was read is blotted out."""

    def __init__(self, plain: str) -> None:
        """Take a normalised text."""
        self.rest = plain
        self.found: list[tuple[int, Place]] = []

    def take(self, match: re.Match[str], *made: Place) -> None:
        """Note what a stretch of the text says."""
        self.note(match.start(), match.end(), *made)

    def note(self, start: int, end: int, *made: Place) -> None:
        """Do so for a stretch from `start` to `end`."""
        self.found.extend((start, place) for place in made)
        self.rest = self.rest[:start] + "\x00" * (end - start) + self.rest[end:]

    def places(self) -> list[Place]:
        """Return what was found, in the order of the text."""
        return [place for _, place in sorted(self.found, key=lambda pair: pair[0])]


def read(plain: str) -> list[Place]:
    """Collect the places in order; each stretch of text is read once, the fullest form first."""
    scan = _Scan(plain)
    if _MARKED.search(plain):
        _read_buildings(scan, plain)
    if _DIGITS.search(scan.rest):
        _read_figures(scan)
    _read_units(scan)
    if _THREE.search(scan.rest):
        _read_rooms(scan)
    _read_floors(scan)
    _read_spots(scan)
    return scan.places()


def _read_buildings(scan: _Scan, plain: str) -> None:
    """Read "3栋", "12、13幢", "3号楼2单元16楼1603"."""
    for match in _BUILDING.finditer(plain):
        if match[0].endswith("#") and scan.rest[match.end() : match.end() + 1].isdigit():
            continue
        rooms = _figures(match["rooms"])
        units = [match["side"]] if match["side"] else _numbers(match["units"] or match["dash"])
        scan.take(
            match,
            *(
                Place(name, unit, room, _floor(match["floor"] or match["level"]))
                for name in _expand(match["list"])
                for unit in units
                for room in (re.split(r"[/和跟与,]", rooms) if rooms else [None])
            ),
        )


def _read_figures(scan: _Scan) -> None:
    """Read "3-2-501", "7#202", "5-2电梯", "B7没电"."""
    talk = len(scan.rest) <= TALK
    for pattern in (_DASHES, _NUMBER_ROOM, _PAIR, *((_FALLING_PAIR,) if talk else ())):
        for match in pattern.finditer(scan.rest):
            part = match.groupdict()
            if pattern is _FALLING_PAIR and not _falls(match):
                continue
            if pattern is _DASHES and _is_slot(match):
                continue
            building = building_key(part["building"])
            scan.take(match, Place(building, part.get("unit"), part.get("room")))
    for match in _LETTERED.finditer(scan.rest) if talk else ():
        if _is_lettered(match):
            scan.take(match, Place(building_key(match["building"])))


def _falls(match: re.Match[str]) -> bool:
    """Whether "5-2" is building and unit: the first number is the greater, and no match was played."""
    building, unit = int(match["building"]), int(match["unit"])
    return unit < building <= MOST_NUMBER and not _GAME.search(match.string)


def _is_slot(match: re.Match[str]) -> bool:
    """Whether "B2-118" is a parking space: a level of the garage and a number, and a car in the line."""
    level = re.fullmatch(rf"b[1-{LOWEST}]", match["building"])
    return bool(level) and not match["unit"] and bool(_GARAGE.search(match.string))


def _is_lettered(match: re.Match[str]) -> bool:
    """Whether "B7" is a building: no paper, no licence, and B1 to B4 no floor of the garage."""
    said, letter, number = match.string, match["building"][0], int(match["building"][1:])
    if _NO_BUILDING.search(said) or not 0 < number <= MOST_NUMBER:
        return False
    below = letter == "b" and number <= LOWEST
    return not below or (bool(_OURS.search(said)) and not _GARAGE.search(said))


def _read_units(scan: _Scan) -> None:
    """Read "2单元", "东单元302"."""
    if "单元" not in scan.rest and "门" not in scan.rest:
        return
    for match in _UNIT.finditer(scan.rest):
        room = _figures(match["rooms"])
        units = [match["side"]] if match["side"] else _numbers(match["units"])
        scan.take(match, *(Place(unit=unit, room=room) for unit in units))


def _read_rooms(scan: _Scan) -> None:
    """Read "502家", "楼上1503", "我102", and a number shaped like a door that opens or ends a line."""
    for match in _ROOM.finditer(scan.rest):
        rooms = match["rooms"] or match["near"] or match["bare"]
        scan.take(match, *(Place(room=room) for room in re.split(r"[、/和跟]", rooms)))
    for match in _BY_DOOR.finditer(scan.rest) if len(scan.rest) <= TALK else ():
        rooms = match["first"] or match["named"] or match["last"]
        if not _COUNTED.search(scan.rest[: match.end() - len(rooms)]):
            scan.take(match, *(Place(room=room) for room in re.split(r"[、/和跟与,]", rooms)))


def _read_floors(scan: _Scan) -> None:
    """Read "5楼", "顶层", "B2", "负一"."""
    rest = scan.rest
    for match in _FLOORS.finditer(rest) if "楼" in rest or "层" in rest else ():
        if floor := _floor(match["floor"]):
            scan.take(match, Place(floor=floor))
    for match in _BASEMENT.finditer(scan.rest) if "b" in rest or "负" in rest else ():
        scan.take(match, Place(floor=f"负{number(match['level'] or match['minus'])}楼"))


def _read_spots(scan: _Scan) -> None:
    """Read the named spots, the gates and "二期"."""
    finder, names = _spots()
    for index, start, end in finder.find_matches_as_indexes(scan.rest):
        scan.note(start, end, Place(other=names[index]))
    for match in _GATE.finditer(scan.rest) if "门" in scan.rest else ():
        gate = match[0].removesuffix("口").removesuffix("岗")
        gate = gate.replace("小区大门", "大门").replace("小区门", "大门")
        scan.take(match, Place(other=gate))
    for match in _PHASE.finditer(scan.rest) if "期" in scan.rest else ():
        scan.take(match, Place(other=f"{number(match['phase'])}期"))
