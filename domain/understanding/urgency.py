"""How urgent it is: danger to life now against risk, memory, drill and figure of speech (R-T02)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from domain.understanding import signs, structure
from domain.understanding.tables import rows


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger that is happening: its category and the line to call first.

    `line` is one of fire119, police110, medical120, gas, missing; `sign` the words that gave it away.
    """

    category: str
    line: str
    sign: str


_PATTERNS = {row[0]: row[1] for row in rows("circumstances.tsv")}
# category, line to call, the name of its feature (the first word that wakes it tells rules apart)
_RULES = tuple(
    (row[0], row[1], f"@rule.{row[0]}:{row[2].split()[0]}") for row in rows("dangers.tsv")
)
_TRIGGERS = [(word, at) for at, row in enumerate(rows("dangers.tsv")) for word in row[2].split()]
_WATCH = AhoCorasick([word for word, _ in _TRIGGERS])
_RULE_OF = tuple(at for _, at in _TRIGGERS)
_AROUND = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}
_LIVE, _OVER, _PAST = (_AROUND[name] for name in ("live", "over", "past"))
_MAYBE, _TAUGHT, _FIGURE = (_AROUND[name] for name in ("maybe", "taught", "figure"))
_BURST, _WHOLE, _FRAIL = (_AROUND[name] for name in ("burst", "whole", "frail"))
_STUCK, _HAZARD, _HASTE = (_AROUND[name] for name in ("stuck", "hazard", "haste"))

_HARMLESS = _AROUND["harmless"]

_WEIGHED = (
    *("live", "over", "past", "maybe", "taught", "figure", "thing", "hyper"),
    *("like", "mild", "habit", "trade", "smoke", "mend"),
)
_CIRCUMSTANCES = tuple((name, _AROUND[name]) for name in _WEIGHED)
# "电梯困人过": it has happened, whatever else is said of now
_ONCE = re.compile(r"人?(?:过|的(?:事|时候|那))(?![去来不期敏分])")
_BEFORE = re.compile(r"[^\W\d]{0,4}$")
_AFTER = re.compile(r"[^\W\d]{0,4}")
_CLAUSE = re.compile(r"[。!?;\n]+")


PERILS = ("stuck", "flame", "injury", "blow", "weapon", "edge", "missing", "gas")
# words that alone say little, but with others may tell of a danger in a way no rule foresees
OMEN = "omen"
_BESIDE = ("person", "call", "lift")
_CALMING = ("past", "hypo", "away", "notice")
# what a danger is where no rule names it: the first group that is met
_KINDS = (
    ("gas", "fire_safety.gas_leak", "gas"),
    ("flame", "fire_safety", "fire119"),
    ("edge", "neighbour.help", "police110"),
    ("weapon", "security.violence", "police110"),
    ("blow", "security.violence", "police110"),
    ("injury", "neighbour.help", "medical120"),
    ("missing", "neighbour.help", "missing"),
    ("stuck", "neighbour.help", "fire119"),
)
_ASKS = re.compile(r"(?:\?|吗|呢|么|没有?|嘛|几点|哪里|多少)[~!。\s]*$")
_LAUGHS = re.compile(r"哈哈|呵呵|嘿嘿|嘻嘻|笑死|233")


@dataclass(frozen=True, slots=True)
class Peril:
    """What speaks for danger in a text: features for the learnt weights, and the rule that stands, if any."""

    names: tuple[str, ...]
    rule: Danger | None
    found: int

    @property
    def ruled(self) -> bool:
        """Whether a rule knows the words, even where what stands around takes it back."""
        return "@rule" in self.names

    def danger(self, sign: str) -> Danger:
        """Return the danger: the rule's, or what the groups make of it, given away by `sign`."""
        if self.rule:
            return self.rule
        bit = structure.bits()
        if self.found & bit["lift"] and self.found & bit["stuck"]:
            return Danger("elevator.trapped", "fire119", sign)
        for name, what, line in _KINDS:
            if self.found & bit[name]:
                return Danger(what, line, sign)
        return Danger("neighbour.help", "medical120", sign)


def peril(plain: str, found: int, met: Iterable[signs.Sign] = ()) -> Peril | None:
    """Return what in a normalised text may be a danger to life, or None where nothing is.

    `found`: the bits of the groups that are met; `met`: the signs of categories. For P0 missing one is worse than one too many; what
    takes a sign back (past, supposed, taught, over, a figure of speech) is weighed, not obeyed.
    """
    said, rule = _ruled(plain)
    if not said and not found & _perils():
        return None
    around = [f"@{name}" for name, sign in _CIRCUMSTANCES if sign.search(plain)]
    names = [*said, *around, *_met(found)]
    if said:
        names += [f"{name}&rule" for name in around]
    about = dict.fromkeys(sign.target.partition(".")[0] for sign in met if not sign.own)
    names += [f"@sign.{one}" for one in about or ("none",)]
    if _ASKS.search(plain, max(0, len(plain) - structure.TAIL)):
        names.append("@asks")
    if _LAUGHS.search(plain):
        names.append("@laugh")
    size = len(plain)
    names.append(f"@size{sum(size >= step for step in (10, 20, 40))}")
    return Peril(tuple(names), rule, found)


def quoted(plain: str, piece: str) -> str:
    """Return the words around a piece of a text, for people to read: a piece alone ("着个") explains nothing."""
    at = max(0, plain.find(piece))
    left, right = _BEFORE.search(plain[:at]), _AFTER.match(plain, at + len(piece))
    return (left[0] if left else "") + piece + (right[0] if right else "")


def bare(plain: str) -> str:
    """Return a normalised text without everyday words that only sound like danger: 发烧, 拐角, 打球."""
    return _HARMLESS.sub(" ", plain)


@cache
def _pattern(at: int) -> re.Pattern[str]:
    """Return the pattern of a rule, its <who>, <child>, <hang> and the like written out; made when first needed."""
    said = rows("dangers.tsv")[at][3]
    return re.compile(re.sub(r"<(\w+)>", lambda name: _PATTERNS[name[1]], said))


def _ruled(plain: str) -> tuple[list[str], Danger | None]:
    """Return the rules whose words are met, and the first danger that no circumstance takes back."""
    names: dict[str, None] = {}
    stands: Danger | None = None
    hits = _WATCH.find_matches_as_indexes(plain, overlapping=True)
    for at in sorted({_RULE_OF[hit[0]] for hit in hits}):
        what, line, name = _RULES[at]
        for match in _pattern(at).finditer(plain):
            names["@rule"] = names[f"@rule.{what}"] = names[name] = None
            if stands is None and _stands(plain, match):
                stands = Danger(what, line, match[0][:12])
                names["@stands"] = None
    return list(names), stands


@cache
def _perils() -> int:
    return sum(structure.bits()[name] for name in (*PERILS, OMEN))


@cache
def _met(found: int) -> tuple[str, ...]:
    """Return the groups that are met, and how dangers, people and calming words meet."""
    bit = structure.bits()
    has = {name for name, value in bit.items() if found & value}
    names = [f"@{name}" for name in bit if name in has]
    for one in PERILS:
        if one in has:
            names += [f"@{one}+{other}" for other in (*_BESIDE, *_CALMING) if other in has]
            if has.isdisjoint(_CALMING):
                names.append(f"@{one}!")
    if {"stuck", "lift", "person"} <= has:
        names.append("@stuck+lift+person")
    return tuple(names)


def _stands(plain: str, match: re.Match[str]) -> bool:
    left = max((found.end() for found in _CLAUSE.finditer(plain, 0, match.start())), default=0)
    end = _CLAUSE.search(plain, match.end())
    sentence = plain[left : end.start() if end else len(plain)]
    if _ONCE.match(plain, match.end()):
        return False
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
