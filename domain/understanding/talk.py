"""Lines of one talk: which complete a request, which follow one, which add to an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.understanding.engine import Understanding
from domain.understanding.likeness import similarity
from domain.understanding.normalise import normalise
from domain.understanding.reading import Reading

JOIN_WITHIN = timedelta(minutes=3)
ADD_WITHIN = timedelta(minutes=15)
FOLLOW_WITHIN = timedelta(minutes=45)
WINDOW = 30

_SAME = re.compile(
    r"^(?:\+1|加1|加一|同上?|同问|同求|同感|附议|顶|支持|1)[!。,~ ]*$"
    r"|也(?:是|一样|停|没|坏|漏|断|有|不|这样|遇到|碰到|闻到|听到|看到|被|堵|吵|臭|在|进水|跳|黑|想|反映|中招|卡|同样|如此|出现)|"
    r"一样(?:的)?[!。,~ ]*$|同样|不止|不光|\+1|我也|我家也|我们也|都(?:停|没|坏|这样|一样|是)|还有我(?:们|家)|加(?:一|1)"
)
_WHERE_ONLY = re.compile(
    r"^(?:就?在|是)?(?:我们|我家)?[a-z\d一二三四五六七八九十]{1,4}(?:栋|幢|号楼|单元|座|#|楼|层|-\d).{0,10}$|^(?:在|"
    r"就在|是).{1,14}(?:门口|旁边|那里|那边|这里|边上|附近|楼下|楼上|对面|后面|前面|地库|车库)[.。!]?$"
)
_ADDS = re.compile(
    r"^(?:补充|另外|还有|就是|对了|而且|已经|从|大概|应该是|好像|昨|今|前天|前两天|都|一直|麻烦|谁|快|求|请|有老人|老人|家里有|\[|图|照片|"
    r"视频|如图|看|拍了|上图|@|能|有没有人|赶紧|尽快|位置|地址|具体|我是|我在|我家|电话|谢)"
)
_ONLY_CALL = re.compile(
    r"^(?:@?(?:物业|管家|客服|保安|师傅|社区|业委会|站长|大家|各位|邻居们?)[^,。]{0,6}[,!~。 ]*)+$"
)
_OPEN_END = re.compile(
    r"(?:[,、:…]|\.\.|的时候|然后|就是|那个|还有|因为|而且|但是|又|在|的|把|被)\s*$"
)
_NOT_PART = re.compile(
    r"^(?:好的?|嗯+|收到|哈+|谢谢.{0,6}|ok|晚安|早.{0,3}|是的?|对的?|没有?|不是|知道了|可以|行|"
    r"在吗|你好|大家好|早上好|晚上好|拜拜|加油|哈喽|hi|hello|辛苦了?)[!。,~ ]*$"
)
_CLOSING = re.compile(
    r"修好|好了[吗没]?|解决了|处理了|恢复|来了吗|来电|来水|怎么样了|进展|谢谢|感谢|辛苦|有结果|有人来|来过|什么时候(?:能|修|好|来|有|可以|恢复)|多久|几点"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of talk. `time` may be None: then only the order counts.

    `speaker` tells people apart; `name` is what they are called in the group, where that is something else.
    """

    id: str
    thread: str
    speaker: str
    time: datetime | None
    text: str
    name: str | None = None

    @property
    def called(self) -> str:
        """Return the name that may carry the speaker's door."""
        return self.speaker if self.name is None else self.name


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a line is within its talk.

    `is_request`: here a request is complete (`text` is all of it, `parts` the ids of its lines).
    `follows`: the id of the request that this line joins as a second voice or belongs to.
    `adds`: it belongs to the speaker's own earlier request `follows`; say nothing, attach it.
    """

    reading: Reading
    is_request: bool
    follows: str | None
    adds: bool
    text: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A line with what was made of it: what the window consists of."""

    line: Line
    judgement: Judgement

    @property
    def request(self) -> bool:
        """Whether a request was completed at this line."""
        return self.judgement.is_request


def may_join(text: str) -> bool:
    """Tell whether words that are no request by themselves can join one: "我们也是", "就在3栋"."""
    plain = normalise(text)
    return bool(_SAME.search(plain) or _WHERE_ONLY.search(plain))


def judge(
    line: Line,
    window: Sequence[JudgedLine],
    understanding: Understanding,
    *,
    buildings: frozenset[str] | None = None,
) -> Judgement:
    """Judge a line against the recent lines of the same thread, oldest first. Pure: no memory of its own."""
    recent = [old for old in window[-WINDOW:] if old.line.thread == line.thread]
    reading = understanding.read(line.text, buildings=buildings, speaker=line.called)
    alone = Judgement(reading, reading.is_request, None, False, line.text, (line.id,))
    plain = normalise(line.text)
    if not plain or _NOT_PART.match(plain):
        return replace(alone, is_request=False) if not reading.danger else alone
    own = _own_request(line, recent)
    if own is not None and _adds_to(plain, reading, own):
        return Judgement(reading, False, own.line.id, True, line.text, (line.id,))
    other = _followed(line, plain, reading, recent)
    if other is not None:
        return Judgement(reading, reading.is_request, other.line.id, False, line.text, (line.id,))
    if not reading.is_request:
        joined = _joined(line, recent, understanding, buildings)
        if joined is not None:
            return joined
    elif lead := _lead(line, recent, understanding):
        text = "\n".join([*(old.line.text for old in lead), line.text])
        whole = understanding.read(text, buildings=buildings, speaker=line.called)
        ids = (*(old.line.id for old in lead), line.id)
        return Judgement(whole if whole.is_request else reading, True, None, False, text, ids)
    return alone


def judged(
    lines: Iterable[Line],
    understanding: Understanding,
    *,
    buildings: frozenset[str] | None = None,
) -> Iterator[JudgedLine]:
    """Judge lines in order of talk; threads may be mixed."""
    windows: dict[str, list[JudgedLine]] = {}
    for line in lines:
        window = windows.setdefault(line.thread, [])
        one = JudgedLine(line, judge(line, window, understanding, buildings=buildings))
        window.append(one)
        del window[:-WINDOW]
        yield one


def _within(line: Line, old: Line, limit: timedelta) -> bool:
    if line.time is None or old.time is None:
        return True
    try:
        return abs(line.time - old.time) <= limit
    except TypeError:
        return True


def _own_request(line: Line, recent: Sequence[JudgedLine]) -> JudgedLine | None:
    if not line.speaker:
        return None
    for since, old in enumerate(reversed(recent)):
        if old.line.speaker == line.speaker:
            if old.request and not old.judgement.follows:
                return old if _within(line, old.line, ADD_WITHIN) and since <= 12 else None
            if old.judgement.follows and not old.judgement.adds and old.request:
                return None
    return None


def _adds_to(plain: str, reading: Reading, own: JudgedLine) -> bool:
    """Whether a speaker's next line belongs to the request just made rather than opening another."""
    first = own.judgement.reading
    if reading.danger and not first.danger:
        return False
    if reading.zone == "silent":
        return bool(
            _WHERE_ONLY.search(plain)
            or (_ADDS.match(plain) and len(plain) <= 40)
            or (reading.places and len(plain) <= 16)
            or (_CLOSING.search(plain) and len(plain) <= 20)
            or _ONLY_CALL.match(plain)
        )
    if reading.category == first.category or reading.category == "other":
        return not _elsewhere(reading, first)
    return similarity(plain, own.judgement.text) >= 0.45 or (
        reading.zone == "ask" and len(plain) <= 14
    )


def _elsewhere(reading: Reading, first: Reading) -> bool:
    here = {place.building for place in reading.places if place.building and not place.guessed}
    there = {place.building for place in first.places if place.building and not place.guessed}
    return bool(here and there and not here & there)


def _followed(
    line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]
) -> JudgedLine | None:
    """Return the neighbour's request that this line joins, if any."""
    same = bool(_SAME.search(plain))
    if not same and not reading.is_request:
        return None
    back = 0
    for old in reversed(recent):
        back += 1
        root = old
        if not root.request or root.judgement.follows or root.line.speaker == line.speaker:
            continue
        first = root.judgement.reading
        if not same and reading.category != first.category:
            continue
        if not _within(line, root.line, FOLLOW_WITHIN):
            continue
        alike = reading.zone != "silent" and reading.category == first.category
        if same and (alike or (reading.zone == "silent" and _fits(plain, back, recent))):
            if (
                alike
                and reading.subcategory
                and first.subcategory
                and reading.subcategory != first.subcategory
                and len(plain) > 12
            ):
                continue
            return root
        if reading.is_request and alike and reading.subcategory == first.subcategory:
            if not _same_spot(reading, first):
                continue
            close = similarity(plain, root.judgement.text)
            if close >= (0.3 if not _elsewhere(reading, first) else 0.75):
                return root
    return None


def _fits(plain: str, back: int, recent: Sequence[JudgedLine]) -> bool:
    """A bare "me too" goes to the last request, as long as other talk has not come between."""
    between = [old for old in recent[len(recent) - back + 1 :] if not old.judgement.follows]
    return len(plain) <= 30 and len(between) <= 4


def _same_spot(reading: Reading, first: Reading) -> bool:
    here = {(p.building, p.unit) for p in reading.places if p.building or p.unit}
    there = {(p.building, p.unit) for p in first.places if p.building or p.unit}
    if not here or not there:
        return True
    return any(
        (a[0] is None or b[0] is None or a[0] == b[0])
        and (a[1] is None or b[1] is None or a[1] == b[1])
        for a in here
        for b in there
    )


def _fragments(line: Line, recent: Sequence[JudgedLine]) -> list[JudgedLine]:
    """Return the speaker's own lines just before this one that are not yet part of anything."""
    if not line.speaker:
        return []
    found: list[JudgedLine] = []
    strangers = 0
    for old in reversed(recent):
        if old.line.speaker != line.speaker:
            strangers += 1
            if strangers > 2:
                break
            continue
        judgement = old.judgement
        if old.request or judgement.follows or not _within(line, old.line, JOIN_WITHIN):
            break
        if _NOT_PART.match(normalise(old.line.text)):
            break
        found.append(old)
        if len(found) == 3:
            break
    return found[::-1]


def _joined(
    line: Line,
    recent: Sequence[JudgedLine],
    understanding: Understanding,
    buildings: frozenset[str] | None,
) -> Judgement | None:
    before = _fragments(line, recent)
    for start in range(len(before) - 1, -1, -1):
        parts = before[start:]
        if sum(len(old.line.text) for old in parts) > 80:
            break
        text = "".join(_glue(old.line.text) for old in parts) + line.text
        whole = understanding.read(text, buildings=buildings, speaker=line.called)
        if whole.is_request:
            return Judgement(
                whole, True, None, False, text, (*(old.line.id for old in parts), line.id)
            )
    return None


def _glue(text: str) -> str:
    return text if _OPEN_END.search(text) or len(text) <= 4 else text + ","


def _lead(
    line: Line, recent: Sequence[JudgedLine], understanding: Understanding
) -> list[JudgedLine]:
    """Return the speaker's opening words of a request that is complete only now ("3栋的", "物业在吗")."""
    lead = []
    for old in _fragments(line, recent)[::-1]:
        plain = normalise(old.line.text)
        part = _WHERE_ONLY.search(plain) or _ONLY_CALL.match(plain) or _OPEN_END.search(plain)
        if not part and not (old.judgement.reading.places and len(plain) <= 12):
            break
        lead.append(old)
    return lead[::-1]
