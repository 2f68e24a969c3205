"""Minutes of a joint meeting: who came, and resolutions with doer, date and measure (R-M03)."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import msgspec

from domain.conversation import Refused
from domain.masking import masked
from domain.meetings import Party
from domain.moments import find_day, plain

TEXT_LIMIT = 300
NAME_LIMIT = 30


class Mark(StrEnum):
    """What a resolution cannot replace (R-M04): the committee's decision, or the owners' vote."""

    COMMITTEE = "committee"
    OWNERS = "owners"


class Resolution(msgspec.Struct, frozen=True):
    """What was resolved: what, by whom, until which day, and by what one sees that it is done."""

    what: str
    doer: str
    until: date
    measure: str = ""
    marks: tuple[Mark, ...] = ()


_PARTY_WORDS = {
    Party.STATION: r"互助站|站长|站里|站方|^\s*站\s*$|(?<![a-z])station",
    Party.COMMITTEE: r"业委会|业主委员会|物管会|(?<![a-z])committee",
    Party.PROPERTY: r"物业(?!管理委员会)|(?<![a-z])property|(?<![a-z])company",
    Party.COMMUNITY: r"社区|居委会?|(?<![a-z])community",
}
_ALL_CAME = re.compile(
    r"四方|全部?到|都到|都来|全员|到齐|\ball\b|everyone|everybody", re.IGNORECASE
)
_NOT_THERE = r"(?:没有?(?:来|到|人|派)|未(?:到|来|派)|缺席|不在|请假|absent|missing|did not come)"
_NOBODY = re.compile(r"^\s*(?:没人|无人|nobody|none|没有)\s*$", re.IGNORECASE)


def read_present(text: str) -> frozenset[Party]:
    """Return which parties sent somebody ("都到了", "站、物业、社区", "都到了，业委会没来").

    Refused: minutes-who-unclear, when no party is named.
    """
    words = plain(text)
    if _NOBODY.match(words):
        return frozenset()
    named, gone = set(), set()
    for piece in re.split(r"[,、;。\n]|(?:但|只有(?=.*没))", words):
        here = {p for p, word in _PARTY_WORDS.items() if re.search(word, piece, re.IGNORECASE)}
        if re.search(_NOT_THERE, piece, re.IGNORECASE):
            gone |= here
        else:
            named |= here
    if _ALL_CAME.search(words) or (gone and not named):
        named = set(Party)
    if not named:
        raise Refused("minutes-who-unclear")
    return frozenset(named - gone)


_MEASURE = re.compile(
    r"(?:完成标准|验收标准|标准|衡量|measure|done when)\s*[:是为]?\s*(?P<a>[^;|/]+)"
    r"|以\s*(?P<b>[^;,|]+?)\s*为准",
    re.IGNORECASE,
)
_DOER = re.compile(
    r"(?:责任人|责任方|负责人|承办|doer|who)\s*[:是]?\s*(?P<a>[^\s,;|/:、]{1,30})"
    r"|由\s*(?P<b>[^\s,;|/:、]{1,12}?)\s*(?:负责|承办|牵头|落实|来)"
    r"|(?P<c>[^\s,;|/:、]{1,12}?)(?:负责|牵头)(?!人)",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:决议|决定|事项|内容)?\s*:?\s*|(?:之?前|以前|内|以内)?\s*(?:完成|做完|落实)?$"
)
_DATE_TAIL = re.compile(
    r"^\s*(?:\d{1,2}[:点]\d{0,2}|之?前|以前|为止|止|完成前)?\s*(?:完成|做完|落实到位)?"
)
_DATE_HEAD = re.compile(
    r"(?:截止|期限|完成时间|最迟|时间|before|until|by|于|在|到)\s*[:是]?\s*$", re.IGNORECASE
)


def read_resolution(text: str, today: date) -> Resolution:
    """Return the resolution that one line says, in any order and with any separators.

    "物业 12月10日前 修好东门道闸 标准：连续一周正常". Refused: resolution-no-date,
    resolution-past (a day before `today`), resolution-no-doer, resolution-no-what.
    """
    words = plain(text).strip()
    measure = ""
    if found := _MEASURE.search(words):
        measure = (found["a"] or found["b"]).strip(" ,。.")
        words = f"{words[: found.start()]} ; {words[found.end() :]}"
    day = find_day(words, today)
    if day is None:
        raise Refused("resolution-no-date")
    if day.value < today:
        raise Refused("resolution-past")
    head = _DATE_HEAD.sub("", words[: day.start])
    tail = _DATE_TAIL.sub("", words[day.end :], count=1)
    words = f"{head} ; {tail}"
    doer, words = _doer(words)
    what = " ".join(bare for piece in re.split(r"[;,|/]|\s{2,}", words) if (bare := _tidy(piece)))
    if not what:
        raise Refused("resolution-no-what")
    return Resolution(
        what=masked(what[:TEXT_LIMIT]),
        doer=masked(doer),
        until=day.value,
        measure=masked(measure[:TEXT_LIMIT]),
        marks=marks(what),
    )


def _tidy(piece: str) -> str:
    return _FILLER.sub("", piece.strip(" .。:、-")).strip(" .。:、-")


def _doer(words: str) -> tuple[str, str]:
    """Return who does it, and the rest: named as such, else a party, else the first word."""
    if found := _DOER.search(words):
        name = next(g for g in found.groups() if g)
        return name[:NAME_LIMIT], f"{words[: found.start()]} ; {words[found.end() :]}"
    start = words.lstrip(" ;,|/:")
    for pattern in _PARTY_WORDS.values():
        if party := re.match(rf"(?:{pattern})(?:公司|中心|居委会)?", start, re.IGNORECASE):
            return party[0], start[party.end() :]
    pieces = [p for p in re.split(r"[\s;,|/:、]+", words) if p]
    if len(pieces) < 2 or len(pieces[0]) > 8:
        raise Refused("resolution-no-doer")
    return pieces[0], words.replace(pieces[0], " ", 1)


_OWNERS = re.compile(
    r"维修资金|维修基金|公共收益|公益性?收入|选聘|续聘|解聘|换物业|更换物业|物业(?:服务)?合同|物业费|管理规约"
    r"|议事规则|业委会(?:选举|换届|改选)|(?:选举|换选|改选|罢免)业委会|改变.{0,6}(?:用途|共有)|改建|重建|加装电梯|出租.{0,8}(?:公共|共有|架空层|大堂)"
    r"|(?:公共|共有)部[位分].{0,8}(?:经营|广告)"
    r"|maintenance fund|common income|property fee|dismiss the company",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"业委会.{0,6}(?:决定|决议|盖章|同意|表决|审议)|用印|盖章|committee.{0,12}(?:decide|decision|consent)",
    re.IGNORECASE,
)


def marks(what: str) -> tuple[Mark, ...]:
    """Return what the meeting cannot decide by itself in this (R-M04 with R-V08, R-V09 and R-C01).

    Read from key words, so a mark is a warning: the station head may set or lift it.
    """
    found = []
    if _OWNERS.search(what):
        found.append(Mark.OWNERS)
    if _COMMITTEE.search(what):
        found.append(Mark.COMMITTEE)
    return tuple(found)
