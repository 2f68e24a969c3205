"""What a sentence is built of: groups of words that meet, as features of a request."""

from __future__ import annotations

import math
import re
from functools import cache

from domain.understanding import signs
from domain.understanding.tables import rows

THINGS = [
    "lift",
    "light",
    "door",
    "pipe",
    "water",
    "power",
    "gas",
    "trash",
    "car",
    "bike",
    "dog",
    "wall",
    "road",
    "green",
    "play",
    "fire",
    "pest",
    "net",
    "heat",
    "parcel",
]
# from so many matched pieces on, each counts for less
FULL = 24.0
# how much the structural features count in learning beside a single piece
SCALE = 1.5
# groups that say nothing about a request: they only make a line worth a second look for danger
SILENT = frozenset({"omen"})
CALM = (
    "done",
    "thanks",
    "ask",
    "follow",
    "ad",
    "notice",
    "away",
    "social",
    "irony",
    "past",
    "hypo",
    "advise",
    "opine",
    "deny",
    "kin",
    "remote",
)
# "门禁坏了": so short that pieces of words say little; set by hand until it is learnt
BY_HAND = {"@plain": 1.9}
PLAIN_AT_MOST = 16
# how a line ends is looked for in so many of its last characters
TAIL = 12
TROUBLE = ("fault", "dirty", "block", "harm", "badwork", "noise", "smell")
# how a writer speaks of it: what they suffer, how bad it is, who is to answer, what they want to know, what lies about
TONES = ("hard", "degree", "rhetor", "inform", "lost")
TONED = ("here", "neigh", "company", "builder", "committee", "money", "elder", "again")

_MATTERS = (["@matter"], ["@matter", "@matter3"], ["@matter", "@matter3", "@matter4"])
_ENDS_ASKING = re.compile(r"(?:\?|吗|呢|么|没有?|嘛|伐|几点|哪里|多少)[~!。\s]*$")
_PHONE = re.compile(r"1[3-9]\d{9}|\d{3,4}-\d{7,8}|<phone>|微信|vx")
_PRICE = re.compile(r"\d+(?:\.\d+)?\s*(?:元|块|/斤|一斤|折|￥|¥)|[￥¥]\s*\d")
_LINK = re.compile(r"https?:|www\.|\.com|#小程序|\[链接\]|【")
_DOOR = re.compile(
    r"\d(?:栋|幢|号楼|单元|座|#)|单元|\d-\d{1,2}-\d{3,4}|楼道|小区|[东南西北]门|负[一二三1-3]|地库|车库"
)
_DENIED = re.compile(
    r"不是|没有?坏|没事|不用(?:了|修|报|管|来)|没停|没漏|不漏|不臭|不吵|别报|取消|算了"
)
_LAUGH = re.compile(r"哈哈|呵呵|嘿嘿|嘻嘻|笑死|hh|😂|233")
_IF_ONLY = re.compile(r"就是|反正|我觉得|我感觉|应该是|估计")

# feature, characters of which one must stand in the text (cheaper than to search), pattern
_MARKS = (
    ("@phone", frozenset("0123456789<微v"), _PHONE),
    ("@price", frozenset("0123456789"), _PRICE),
    ("@link", frozenset("hw.#[【"), _LINK),
    ("@denied", frozenset("不没别取算"), _DENIED),
    ("@laugh", frozenset("哈呵嘿嘻笑h😂2"), _LAUGH),
    ("@opinion", frozenset("就反我应估"), _IF_ONLY),
)

_NEGATED = re.compile(
    r"(?:打|关|开|修|用|下|上|进|出|走|过|抬|认|刷|按|充|停|流|排|看|睡|住|受|找|联系)不"
    r"|(?<!要)(?:不|没)(?:亮|动|热|通|灵|来|管|拦|走|修|响|出|转|停|清|扫|收|用|声|水|电|气|人|了|反应|盖|关|开|见)"
)
# "断网时写的话": the trouble only tells when or under which condition
_BESIDES = re.compile(r"的话|时候|[电网水梯灯]时")
_SOMEONE = re.compile(
    r"有人(?!吗|知道|要|有|在吗)|谁家|哪家|那家|总有|有些人|不知道谁|邻居|隔壁|楼上|对门|有户"
)
_LASTING = re.compile(
    r"[一二两三四五六七八九十半几\d]+(?:多|来)?个?(?:天|周|星期|礼拜|月|年|小时|晚上)(?!前|后|内|一次|见)"
    r"|(?:[了断停坏吵响等]|没[电水网])(?:了|掉)?一?(?:上午|下午|早上|晚上|整?天|整?夜|早晨|中午|礼拜|星期)了?(?:$|[ ,。!还都])"
    r"|常年|长期|快一年|好久|很久|一直|老是|总是|天天|整天|整晚|半夜|凌晨|三天两头"
)
# how somebody asks or does not ask: a verb said twice ("补补吧"), "借下", "放门岗了", "说下周换" and the like
_MANNERS = tuple(
    (name, frozenset(letters), re.compile(said)) for name, letters, said in rows("manners.tsv")
)


def damped(pieces: int) -> float:
    """Many pieces say little each; the same rule holds in learning (`learn.damping`)."""
    return 1.0 if pieces <= FULL else math.sqrt(FULL / pieces)


@cache
def bits() -> dict[str, int]:
    """Return the bit of each group of words."""
    return {name: 1 << at for at, name in enumerate(signs.groups())}


@cache
def _masks() -> tuple[int, tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    bit = bits()
    things = sum(bit[name] for name in THINGS)
    trouble = tuple((name, bit[name]) for name in TROUBLE)
    rest = tuple((name, value) for name, value in bit.items() if name not in SILENT)
    return things, trouble, rest


@cache
def _meetings(found: int) -> tuple[str, ...]:
    """Return the features that depend on the groups alone; few combinations occur, so they are kept."""
    things, trouble, every = _masks()
    bit = bits()
    out = ["@" + name for name, value in every if found & value]
    has = {name for name, value in every if found & value}
    thing = bool(found & things)
    ill = [name for name, value in trouble if found & value]
    for name in ill:
        if thing:
            out.append(f"@thing+{name}")
        for other in ("again", "want", "here", "now", "neigh", "company", "elder", "same"):
            if other in has:
                out.append(f"@{name}+{other}")
    if len(ill) > 1:
        out.append("@trouble2")
    out += _toned(has, thing, bool(ill))
    if thing and "want" in has:
        out.append("@thing+want")
    if thing and "here" in has:
        out.append("@thing+here")
    if not thing and not ill and "want" not in has:
        out.append("@nothing")
    if thing and not ill and "want" not in has:
        out.append("@bare")
    for name in CALM:
        if name in has and (thing or ill):
            out.append(f"@{name}+matter")
    for pair in (
        ("away", "here"),
        ("done", "thanks"),
        ("done", "again"),
        ("ask", "want"),
        ("want", "again"),
    ):
        if found & bit[pair[0]] and found & bit[pair[1]]:
            out.append("@" + "+".join(pair))
    return tuple(out)


def _toned(has: set[str], thing: bool, ill: bool) -> list[str]:
    """Return how the writer's tone meets what they speak of."""
    out = []
    for name in TONES:
        if name in has:
            out += [f"@{name}+{other}" for other in TONED if other in has]
            if thing:
                out.append(f"@{name}+thing")
            if ill:
                out.append(f"@{name}+trouble")
    return out


@cache
def _is_plain(found: int) -> bool:
    """Tell whether a thing of the compound meets a trouble, and nothing speaks of thanks, elsewhere, the past or goods."""
    things, trouble, _ = _masks()
    calm = sum(bits()[name] for name in CALM)
    jam = bits()["car"] | bits()["road"]
    ill = any(found & bit for name, bit in trouble if name != "block" or not found & jam)
    return bool(found & things) and ill and not found & calm


def features(plain: str, found: int, matter: float) -> list[str]:
    """Return the structural features of a normalised text whose groups are the bits of `found`.

    `matter`: the weight of the strongest sign of a category in it, 0 where there is none.
    """
    out = list(_meetings(found))
    if matter:
        out += _MATTERS[sum(matter > step for step in (3.0, 4.0))]
    if _ENDS_ASKING.search(plain, max(0, len(plain) - TAIL)):
        out.append("@asks")
        out.append("@asks+matter" if found & _masks()[0] else "@asks+nothing")
    if _DOOR.search(plain):
        out.append("@door")
    written = frozenset(plain)
    for name, letters, mark in _MARKS:
        if not letters.isdisjoint(written) and mark.search(plain):
            out.append(name)
    thing = bool(found & _masks()[0])
    for name, sign in (("neg", _NEGATED), ("someone", _SOMEONE), ("lasting", _LASTING)):
        if sign.search(plain):
            out.append(f"@{name}+thing" if thing else f"@{name}")
    for name, letters, manner in _MANNERS:
        if not letters.isdisjoint(written) and manner.search(plain):
            out.append(f"@{name}:")
            if matter:
                out.append(f"@{name}:matter")
    size = len(plain)
    calm = {"@asks", "@phone", "@price", "@link", "@denied", "@laugh", "@opinion"}
    short = size <= PLAIN_AT_MOST and _is_plain(found)
    if short and calm.isdisjoint(out) and not _BESIDES.search(plain):
        out.append("@plain")
    out.append(
        "@len5"
        if size < 5
        else "@len12"
        if size < 12
        else "@len30"
        if size < 30
        else "@len80"
        if size < 80
        else "@long"
    )
    return out
