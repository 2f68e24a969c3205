"""How urgent it is: danger to life now against risk, memory, drill and figure of speech (R-T02)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from domain.understanding.tables import rows


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger that is happening: its category and the line to call first.

    `line` is one of fire119, police110, medical120, gas; `sign` the words that gave it away.
    """

    category: str
    line: str
    sign: str


_RULES = tuple((row[0], row[1], re.compile(row[3])) for row in rows("dangers.tsv"))
_TRIGGERS = [(word, at) for at, row in enumerate(rows("dangers.tsv")) for word in row[2].split()]
_WATCH = AhoCorasick([word for word, _ in _TRIGGERS])
_RULE_OF = tuple(at for _, at in _TRIGGERS)
_AROUND = {name: re.compile(pattern) for name, pattern in rows("circumstances.tsv")}
_LIVE, _OVER, _PAST = (_AROUND[name] for name in ("live", "over", "past"))
_MAYBE, _TAUGHT, _FIGURE = (_AROUND[name] for name in ("maybe", "taught", "figure"))
_BURST, _WHOLE, _FRAIL = (_AROUND[name] for name in ("burst", "whole", "frail"))
_STUCK, _HAZARD, _HASTE = (_AROUND[name] for name in ("stuck", "hazard", "haste"))

_CLAUSE = re.compile(r"[。!?;\n]+")


def danger(plain: str) -> Danger | None:
    """Return the danger to life that a normalised text reports as happening now, or None.

    For P0 missing one is worse than one too many: a sign is let go only where the same sentence
    says that it is past, supposed, taught, elsewhere or a figure of speech, and nothing says "now".
    """
    hits = _WATCH.find_matches_as_indexes(plain, overlapping=True)
    if not hits:
        return None
    for at in sorted({_RULE_OF[hit[0]] for hit in hits}):
        what, line, pattern = _RULES[at]
        for match in pattern.finditer(plain):
            if _stands(plain, match):
                return Danger(what, line, match[0][:12])
    return None


def _stands(plain: str, match: re.Match[str]) -> bool:
    left = max((found.end() for found in _CLAUSE.finditer(plain, 0, match.start())), default=0)
    end = _CLAUSE.search(plain, match.end())
    sentence = plain[left : end.start() if end else len(plain)]
    near = plain[max(0, match.start() - 6) : match.end() + 6]
    if ("哈哈" in plain or _FIGURE.search(near)) and not re.search(r"救命|119|110|120|快来", plain):
        return False
    if _OVER.search(plain):
        return bool(
            re.search(
                r"还有|又(?:有|困|着|冒)|但是?.{0,8}(?:还|仍|又)|还在", plain[match.start() :]
            )
        )
    if _TAUGHT.search(plain):
        return bool(re.search(r"救命|快来人|现在|刚刚|正在|快打|快报", sentence)) and not re.search(
            r"演习|演练|通知|公告|新闻|视频|抖音|隔壁小区|别的小区|听说|培训|讲座", plain
        )
    now = _LIVE.search(sentence)
    if _MAYBE.search(sentence):
        return bool(
            re.search(
                r"救命|快来|现在|正在|刚刚|刚才|报警|119|110|120|有人(?:被|在|受)|已经", sentence
            )
        ) and not re.search(
            r"如果|万一|要是|假如|一旦|非要等|才(?:会|肯|有人|知道|管|重视)|哪天|会不会有一天|谨防|注意|隐患",
            sentence,
        )
    if _PAST.search(sentence):
        return bool(now) and bool(
            re.search(
                r"现在|正在|刚刚|刚才|此刻|还在|救命|快来|又(?:困|着|冒|漏|打|掉|关)|里面有人|快",
                sentence,
            )
        )
    return True


def level(plain: str, service: str, category: str) -> str:
    """Return P1, P2 or P3 of a request that is no danger to life, from its service class and words."""
    rank = {"P0": 1, "P1": 1, "P2": 2}.get(service, 3)
    if category in {"utilities.water_out", "utilities.power"} and not _WHOLE.search(plain):
        rank = max(rank, 2)
    if re.search(r"\?|什么时候|多久|通知", plain) and category.startswith("utilities"):
        rank = max(rank, 2)
    if _BURST.search(plain) or _HAZARD.search(plain):
        rank = 1
    if _WHOLE.search(plain) and rank == 2:
        rank = 1
    if _FRAIL.search(plain) and _STUCK.search(plain):
        rank = 1
    if rank == 3 and _HASTE.search(plain):
        rank = 2
    if _PAST.search(plain) and not _LIVE.search(plain) and rank == 1:
        rank = 2
    return f"P{rank}"
