"""How people write orders about tickets: numbers, bodies, reasons, dates, scores."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.tickets import Body

MOST_AT_ONCE = 20
NOT_SOLVED = "没解决"
_NUMBERS = re.compile(r"(?:[#№]?\s*0*(\d{1,7})(?=[\s,、和及#.。;:]|$)[\s,、和及.。;:]*)")
_BODY_WORDS: tuple[tuple[Body, tuple[str, ...]], ...] = (
    (Body.ENFORCEMENT, ("联合执法", "执法", "enforcement")),
    (Body.COMMITTEE, ("业委会", "committee")),
    (Body.PROPERTY, ("物业", "property")),
    (Body.STATION, ("互助站", "站里", "本站", "自治站", "station")),
    (Body.GRID, ("网格员", "网格", "grid")),
    (Body.COMMUNITY, ("社区", "居委", "community")),
    (Body.STREET, ("街道", "四平台", "street")),
)
_WAIT_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("vote", ("表决", "投票", "业主大会", "vote")),
    ("fund", ("维修资金", "资金", "经费", "没钱", "报价", "fund", "money")),
    ("part", ("配件", "零件", "备件", "到货", "采购", "材料", "part")),
    ("weather", ("天气", "下雨", "台风", "雨天", "天晴", "weather", "rain")),
    ("owner", ("业主", "邻居", "住户", "owner", "neighbour")),
)
_REDIRECT_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("emergency", ("110", "119", "120", "122", "报警", "emergency")),
    ("court", ("法院", "起诉", "仲裁", "court")),
    ("petition", ("信访", "petition")),
    ("private", ("私人", "自行协商", "private")),
    ("outside", ("供电", "供水", "燃气公司", "运营商", "12345", "外单位", "outside")),
)
_WEEKDAYS = "一二三四五六日天"
_IN_DAYS = re.compile(r"(?<!\d)(\d{1,2})\s*(?:天后?|日后|days?)")
_IN_WEEKS = re.compile(r"(?:一|1)\s*(?:周后?|个?星期后?|weeks?)|one week")
_ON_DAY = re.compile(r"(?:(\d{4})[-/年])?(\d{1,2})[-/月](\d{1,2})日?")
_ON_WEEKDAY = re.compile(r"(下)?(?:周|星期|礼拜)([一二三四五六日天])")
_SCORE = re.compile(r"(?<!\d)([1-5])\s*(?:分|星|⭐)?\s*$")
_YES = ("yes", "解决了", "已解决", "好了", "修好了", "满意", "是")
_NO = ("no", "没解决", "未解决", "没好", "没修好", "不满意", "否")


@dataclass(frozen=True, slots=True)
class Order:
    """The tickets that an order names, and the words behind the numbers."""

    numbers: tuple[int, ...]
    rest: str


def order(words: str, most: int = MOST_AT_ONCE) -> Order:
    """Return which tickets are meant and what is said of them.

    "12 13 14 已修复", "#0042", "０００１、2 好了": leading zeros, full-width digits and several at once
    are fine. A number that belongs to a word ("3栋") ends the list.
    """
    words = words.strip()
    text = unicodedata.normalize("NFKC", words)
    numbers: list[int] = []
    at = 0
    while found := _NUMBERS.match(text, at):
        if len(numbers) >= most:
            break
        if int(found[1]) not in numbers:
            numbers.append(int(found[1]))
        at = found.end()
    rest = words if len(words) == len(text) else text  # what was said is kept as it was written
    return Order(tuple(numbers), rest[at:].strip())


def body_in(words: str) -> Body | None:
    """Return the body that the words name first, or None."""
    text = words.lower()
    found = [(text.find(w), body) for body, ws in _BODY_WORDS for w in ws if w in text]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def summary_in(words: str) -> str:
    """Return what is said of a transfer beyond the body that it names: "社区 协调过两次" says "协调过两次"."""
    text = words.strip()
    named = sorted((w for _, ws in _BODY_WORDS for w in ws), key=len, reverse=True)
    found = next((w for w in named if text.lower().startswith(w)), "")
    return text[len(found) :].lstrip(" ,，:：、。.\u3000") if found else text


def wait_reason_in(words: str) -> str:
    """Return the reason code for waiting that the words speak of; "other" for one we have no code for."""
    return _first(words, _WAIT_WORDS)


def redirect_reason_in(words: str) -> str:
    """Return the reason code for another channel that the words speak of, "other" if none."""
    return _first(words, _REDIRECT_WORDS)


def _first(words: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    text = words.lower()
    return next((code for code, ws in table if any(w in text for w in ws)), "other")


def day_in(words: str, today: date) -> date | None:
    """Return the day that the words name: "3天", "下周五", "11月30日", "2026-12-01"; None if none."""
    text = unicodedata.normalize("NFKC", words)
    if found := _IN_DAYS.search(text):
        return today + timedelta(days=int(found[1]))
    if _IN_WEEKS.search(text):
        return today + timedelta(days=7)
    for word, days in (("后天", 2), ("明天", 1), ("tomorrow", 1)):
        if word in text:
            return today + timedelta(days=days)
    if found := _ON_WEEKDAY.search(text):
        wanted = min(_WEEKDAYS.index(found[2]), 6)
        ahead = (wanted - today.weekday()) % 7
        return today + timedelta(days=(ahead or 7) + (7 if found[1] and ahead else 0))
    if found := _ON_DAY.search(text):
        return _coming(found, today)
    return None


def _coming(found: re.Match[str], today: date) -> date | None:
    try:
        day = date(int(found[1] or today.year), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day.replace(year=day.year + 1) if not found[1] and day < today else day


def evening_of(day: date, zone: str) -> datetime:
    """Return the moment by which news is due on a day: six in the evening there."""
    return datetime.combine(day, time(18, 0), ZoneInfo(zone))


def score_in(words: str) -> int:
    """Return a score from 1 to 5 that the words end with, 0 if there is none."""
    found = _SCORE.search(unicodedata.normalize("NFKC", words))
    return int(found[1]) if found else 0


def verdict_in(words: str) -> bool | None:
    """Return whether the words call it solved, None if they say neither."""
    text = words.strip().lower()
    if any(text.startswith(word) for word in _NO):
        return False
    return True if any(text.startswith(word) for word in _YES) else None
