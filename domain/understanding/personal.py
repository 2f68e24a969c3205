"""What may never become a key word: names, doors, phones, and what only one household says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from domain.understanding import signs
from domain.understanding.index import lexicons
from domain.understanding.learn import fine

LONGEST = 4
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚庞樊兰殷施陶洪翟颜倪严芦季俞章鲁葛伍韦申尤毕聂丛焦向"
    "柳邢岳齐梅莫庄辛祝左涂祁舒耿牟卜肖詹关苗凌费纪靳童欧甄阳裴屈鲍覃霍翁隋植甘司柏宁柯阮闵解强华冉"
)
_NUMERALS = "零〇一二三四五六七八九十百千两幺"
_DOOR = re.compile(rf"[{_NUMERALS}]{{2}}|[{_NUMERALS}](?:栋|幢|座|号|楼|层|单|室|户|门)")


def sayable(piece: str) -> bool:
    """Whether a piece of Chinese text may become a key word at all: no door, no number, nothing that may be a name.

    A surname and what stands after it may be a name, unless the shipped words know the pair.
    """
    if not fine(piece) or _DOOR.search(piece):
        return False
    known = shipped_pairs()
    return all(one not in _SURNAMES or one + other in known for one, other in pairwise(piece))


def unnamed(shaped: str) -> str:
    """Return a shaped text with gaps where it may name somebody: a surname, and up to two characters that no shipped word joins."""
    known = shipped_pairs()
    out = list(shaped)
    for at, (one, other) in enumerate(pairwise(shaped)):
        if one not in _SURNAMES or one + other in known or other == " ":
            continue
        out[at] = out[at + 1] = " "
        if other + shaped[at + 2 : at + 3] not in known and at + 2 < len(out):
            out[at + 2] = " "
    return "".join(out)


def pairs_of_names(names: Iterable[str]) -> frozenset[str]:
    """Return the pairs of characters that stand in people's names and in no shipped word."""
    found = {
        run[i : i + 2] for name in names for run in _HAN.findall(name) for i in range(len(run) - 1)
    }
    return frozenset(found - shipped_pairs())


def names_nobody(piece: str, pairs: frozenset[str]) -> bool:
    """Whether none of these pairs stands in a piece."""
    return all(piece[i : i + 2] not in pairs for i in range(len(piece) - 1))


@cache
def shipped_pairs() -> frozenset[str]:
    """Return every pair of characters that stands in a shipped word: words that the whole country says."""
    words = [word for part in lexicons() for word in part.words]
    words += [word for group in signs.groups().values() for word in group]
    words += [part for sign in signs.shipped() for part in sign.need if not part.startswith("@")]
    return frozenset(
        run[i : i + 2] for word in words for run in _HAN.findall(word) for i in range(len(run) - 1)
    )
