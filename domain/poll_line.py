"""A poll in one line: `问题? 选项1 / 选项2 截止 周日20:00 范围 3栋 多选`, whatever the signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from domain.conversation import Refused
from domain.moments import at_clock, find_moment, number, plain
from domain.polls import QUORUM, Draft, Who

CLOCK = 20 * 60
DEFAULT_DAYS = 7

_MARK = r"(?:^|(?<=[\s,;。.|/、)\]】]))"
_CLOSE = re.compile(
    r"(?:截止(?:时间|日期)?|截至|投票到|(?<![a-z])(?:closes?|closing|until|ends?|deadline)(?![a-z]))"
    r"\s*(?:是|为|于|到|at|on)?\s*:?\s*",
    re.IGNORECASE,
)
_BUILDING = r"第?[\da-z一二三四五六七八九十]{1,4}\s*(?:号楼|栋|幢|号|单元|座)(?:\s*\d*\s*单元)?"
_SCOPE = re.compile(
    rf"{_MARK}(?:范围|(?<![a-z])scope(?![a-z]))\s*[:是为]?\s*"
    r"(?P<a>全(?:小区|体|部)|整个小区|本小区|whole compound|[^\s,;。|/]{1,20}(?: \d+)?)"
    rf"|{_MARK}(?:仅限|只限|限)\s*(?P<b>{_BUILDING})",
    re.IGNORECASE,
)
_QUORUM = re.compile(
    r"(?:(?:法定|最低)?(?:参与率|参与|门槛|人数)|至少|(?<![a-z])quorum)\s*[:为是]?\s*"
    r"(?:(?P<n>\d{1,3})\s*%|百分之(?P<c>[一二三四五六七八九十]{1,3}))(?:的?(?:参与|住户|家庭|业主))?",
    re.IGNORECASE,
)
_FLAGS: tuple[tuple[str, object, str], ...] = (
    ("multiple", True, r"可?多选(?:题)?|可以多选|multiple(?: choices?)?|multi"),
    ("multiple", False, r"单选(?:题)?|single(?: choice)?"),
    ("who", Who.PERSONS, r"按人(?:头|数)?(?:计票)?|一人一票|每人一票|per person"),
    ("who", Who.HOUSEHOLDS, r"按户(?:计票)?|一户一票|每户一票|per household"),
    ("open_counts", True, r"实时公开|公开(?:票数|计票)?|明票|open(?: counts?)?"),
    ("open_counts", False, r"不公开|隐藏(?:票数)?|暗票|结束后公开|hidden(?: counts?)?"),
)
_AT_END = tuple(
    (name, value, re.compile(rf"(?:[\s,;。]|^)\s*(?P<flag>{words})[\s.。,;]*$", re.IGNORECASE))
    for name, value, words in _FLAGS
)
_AT_START = tuple(
    (name, value, re.compile(rf"^[\s,;]*(?P<flag>{words})(?=[\s,;:])[,;:]*", re.IGNORECASE))
    for name, value, words in _FLAGS
)
_LABEL = re.compile(
    r"(?:(?<=\s)|^|(?<=[?:,;。]))(?:[a-lA-L1-9]|1[0-2]|[①-⑫]|[（(][a-lA-L1-9][)）])\s*[.、):．]\s*"
    r"|[①-⑫]\s*"
)
_LABEL_END = re.compile(r"(?:^|[\s?:,;。])(?:[a-l1-9]|1[0-2]|[①-⑫])\s*[.、):]\s*$", re.IGNORECASE)
_STRONG = re.compile(r"\s*[/|\n;]\s*|\s+(?:or|vs\.?)\s+", re.IGNORECASE)
_WEAK = re.compile(r"\s*[、,]\s*|还是|或者")
_LASTING = re.compile(r"\s*(?:还有)?(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*天(?![后内])")
_BARE = " \t\n,，.。;；:：|｜/／、"


def read_line(text: str, now: datetime, zone: tzinfo, *, quorum: int = QUORUM) -> Draft:
    """Return the draft that one line asks for; polls.check judges it afterwards.

    Without a closing time it is open for a week, until 20:00. Options may be parted by / | ; new
    lines, by labels (A. B. or 1. 2.), and if there are none of these, by commas or spaces.
    Refused: poll-close-unclear, poll-no-question, poll-no-options.
    """
    plain_text = plain(text)
    settings: dict[str, object] = {}
    kept = [True] * len(text)

    def drop(start: int, end: int) -> None:
        kept[start:end] = [False] * (end - start)

    closes_at = _closing(plain_text, now, zone, drop)
    rest = _blank(plain_text, kept)
    if found := _QUORUM.search(rest):
        quorum = int(found["n"]) if found["n"] else number(found["c"])
        drop(*found.span())
    rest = _blank(plain_text, kept)
    scope = ""
    if found := _SCOPE.search(rest):
        scope = (found["a"] or found["b"]).strip()
        drop(*found.span())
    while found_flag := _flag(_blank(plain_text, kept)):
        name, value, start, end = found_flag
        settings.setdefault(name, value)
        drop(start, end)
    question, options = _question(_blank(text, kept))
    return Draft(
        question=question,
        options=options,
        closes_at=closes_at,
        scope="" if scope.startswith(("全", "整", "本小区", "all", "whole")) else scope,
        quorum=quorum,
        multiple=settings.get("multiple") is True,
        who=Who(str(settings.get("who", Who.HOUSEHOLDS))),
        open_counts=settings.get("open_counts") is True,
    )


def split_scope(text: str) -> tuple[str, str]:
    """Return the building that the words name as their scope ("范围 3栋 …"), and the other words."""
    found = _SCOPE.search(plain(text))
    if found is None:
        return "", text.strip()
    scope = (found["a"] or found["b"]).strip()
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    whole = scope.lower().startswith(("全", "整", "本小区", "all", "whole"))
    return "" if whole else scope, rest.strip(" ，,:：\n")


def _blank(text: str, kept: list[bool]) -> str:
    return "".join(c if keep else "\x00" for c, keep in zip(text, kept, strict=True)).replace(
        "\x00", " "
    )


def _flag(text: str) -> tuple[str, object, int, int] | None:
    """Return a setting at the end or the beginning; between the signs it is an option."""
    for name, value, pattern in _AT_END:
        found = pattern.search(text)
        if found is None:
            continue
        before = text[: found.start("flag")].rstrip()
        gap = text[len(before) : found.start("flag")]
        alone = "\n" in gap and name == "open_counts"
        if before.endswith(("/", "|", "?", ":")) or _LABEL_END.search(text[: found.start("flag")]):
            continue
        if not alone:
            return name, value, found.start("flag"), found.end("flag")
    for name, value, pattern in _AT_START:
        if found := pattern.match(text):
            return name, value, found.start("flag"), found.end()
    return None


def _closing(text: str, now: datetime, zone: tzinfo, drop: Callable[[int, int], None]) -> datetime:
    """Return the closing time behind the last word for it; word and time are dropped."""
    marks = list(_CLOSE.finditer(text))
    if not marks:
        day = now.astimezone(zone).date() + timedelta(days=DEFAULT_DAYS)
        return at_clock(day, CLOCK, zone)
    tail = ""
    for mark in reversed(marks):
        tail = re.split(r"[/|;\n]", text[mark.end() :], maxsplit=1)[0]
        if moment := read_close(tail, now, zone):
            drop(mark.start(), mark.end() + moment[1])
            return moment[0]
    raise Refused("poll-close-unclear", words=tail.strip()[:30])


def read_close(text: str, now: datetime, zone: tzinfo) -> tuple[datetime, int] | None:
    """Return the closing time that the words begin with, and where it ends; "3天": in 3 days."""
    words = plain(text)
    if lasting := re.match(
        r"\s*(?:还有)?(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*(?:天|日)(?![后内号])", words
    ):
        day = now.astimezone(zone).date() + timedelta(days=number(lasting[1]))
        return at_clock(day, CLOCK, zone), lasting.end()
    found = find_moment(words, now, zone, clock=CLOCK)
    if found is None or found.start > 12:
        return None
    tail = re.match(r"\s*(?:之?前|止|为止|截止)", words[found.end :])
    return found.value, found.end + (tail.end() if tail else 0)


def _question(text: str) -> tuple[str, tuple[str, ...]]:
    """Part the question from its options: at ? or :, or before the first label or option."""
    words = plain(text).strip()
    text = text.strip()
    labels = list(_LABEL.finditer(words))
    if len(labels) >= 2:
        ends = [m.start() for m in labels[1:]] + [len(text)]
        options = [text[m.end() : end] for m, end in zip(labels, ends, strict=True)]
        return _tidy(text[: labels[0].start()], keep="?？"), _options(options)
    if asked := re.search(r"\?+|:(?!\d)|\n", words):
        rest = text[asked.end() :]
        end = asked.end() if "?" in asked[0] else asked.start()
        return _tidy(text[:end], keep="?？"), split_options(rest)
    first = _STRONG.search(words)
    head = words[: first.start()] if first else words
    gap = max(head.rfind(" "), head.rfind(","))
    if first is None or gap <= 0:
        if not words:
            raise Refused("poll-no-question")
        raise Refused("poll-no-options")
    return _tidy(text[:gap]), split_options(text[gap:])


def split_options(text: str) -> tuple[str, ...]:
    """Return the options of a line: parted by strong signs, else by commas, else by spaces."""
    words = plain(text)
    labels = list(_LABEL.finditer(words))
    if len(labels) >= 2:
        ends = [m.start() for m in labels[1:]] + [len(text)]
        return _options([text[m.end() : end] for m, end in zip(labels, ends, strict=True)])
    for pattern in (_STRONG, _WEAK, re.compile(r"\s+")):
        pieces, last = [], 0
        for found in pattern.finditer(words.rstrip()):
            pieces.append(text[last : found.start()])
            last = found.end()
        options = [o for o in (_tidy(p) for p in (*pieces, text[last:])) if o]
        if len(options) >= 2:
            return _options(options)
    raise Refused("poll-no-options")


def _options(pieces: list[str]) -> tuple[str, ...]:
    return tuple(o for o in (_tidy(p) for p in pieces) if o)


def _tidy(text: str, keep: str = "") -> str:
    bare = text.strip("".join(c for c in _BARE if c not in keep))
    return re.sub(r"\s+", " ", bare)
