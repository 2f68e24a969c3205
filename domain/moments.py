"""Days and hours as people type them, Chinese first, English too; the time of asking is a value."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Generic, TypeVar

T = TypeVar("T")

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
NUMBER = r"(?:\d{1,4}|[零〇一二两兩三四五六七八九十廿]{1,3})"
DAY_MINUTES = 24 * 60
LOOKS_BACK = timedelta(days=180)

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ENGLISH_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
ENGLISH_DAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|s|nesday|rsday|rs|r|urday)?(?![a-z])"
_ENGLISH_MONTH = (
    r"(?P<{}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?\.?(?![a-z])"
)
_MORNING = frozenset({"凌晨", "清晨", "早上", "早晨", "早", "上午", "早间"})
_NIGHT = frozenset({"晚上", "晚间", "夜里", "夜晚", "半夜", "深夜", "晚", "夜", "当晚"})
_PERIOD = (
    "凌晨|清晨|早上|早晨|早间|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜晚|半夜|深夜|早|晚|夜"
)
_ORDINARY = r"(?!\s*(?:意见|建议|要求|原因|问题|说明|儿))"
_CLOCKS = re.compile(
    rf"(?P<period>{_PERIOD})?\s*(?P<hour>{NUMBER})\s*[点點时時](?!间|候|代|段)"
    rf"(?:钟|整)?{_ORDINARY}"
    rf"(?:(?P<half>半)|(?P<quarter>[一三13])刻|(?P<minute>{NUMBER})(?:分(?!钟)|(?![\d天日号月栋幢])))?"
    rf"|(?P<period2>{_PERIOD})?\s*(?<![\d:])(?P<hour2>\d{{1,2}})[:.](?P<minute2>\d{{2}})(?![\d:.%])"
    r"(?:\s*(?P<half_day2>[ap]\.?m\b\.?))?"
    r"|(?<![\d:])(?P<hour3>\d{1,2})\s*(?P<half_day3>[ap]\.?m\b\.?)"
    r"|\b(?P<noon>noon)\b|\b(?P<midnight>midnight)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Something read from a text, and where it stood there."""

    value: T
    start: int
    end: int


def plain(text: str) -> str:
    """Return the text with full-width signs made plain; every character keeps its place."""
    return text.translate(_FULL_WIDTH)


def number(text: str) -> int:
    """Return the number that digits or Chinese numerals below one hundred say ("二十三" is 23)."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十")
    if "十" not in text:
        return int("".join(str(DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)


def weekday(text: str) -> int:
    """Return 0 for Monday to 6 for Sunday, of "二", "日", "天" or an English name."""
    return _WEEKDAYS[text] if text in _WEEKDAYS else _ENGLISH_DAYS.index(text[:3].lower())


def find_clock(text: str) -> Found[int] | None:
    """Return the first hour named in the text, as minutes after midnight.

    24:00 and hours said of the night ("晚上1点") lie past 1440. An hour from 1 to 7 without half of
    day is meant for the afternoon or evening: nobody meets before eight.
    """
    for match in _CLOCKS.finditer(plain(text)):
        minutes = _minutes(match)
        if minutes is not None:
            return Found(minutes, match.start(), match.end())
    return None


def _minutes(match: re.Match[str]) -> int | None:
    part = match.groupdict()
    if part["noon"]:
        return 12 * 60
    if part["midnight"]:
        return DAY_MINUTES
    written = part["hour"] or part["hour2"] or part["hour3"]
    if part["period"] in ("早", "晚") and written == "一" and not part["half"]:
        return None  # 早一点, 晚一点: a wish, not an hour
    hour = number(written)
    minute = number(part["minute"] or part["minute2"] or "0")
    if part["half"]:
        minute = 30
    if part["quarter"]:
        minute = 15 if part["quarter"] in "一1" else 45
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    half_day = part["half_day2"] or part["half_day3"]
    if half_day and hour > 12:
        return None
    period = part["period"] or part["period2"] or (half_day or "").lower()[:1]
    return _hour(hour, period, exact=len(written) == 2 and written.isdigit()) * 60 + minute


def _hour(hour: int, period: str, *, exact: bool) -> int:
    if hour > 12:
        return hour
    if period in _NIGHT:
        return hour + 24 if hour < 5 else hour + 12
    if period in ("下午", "午后", "傍晚", "p") or (period in ("中午", "正午") and hour < 11):
        return 12 + hour % 12
    if period in ("凌晨", "a"):
        return hour % 12
    loose = not period and not exact and 1 <= hour <= 7
    return hour + 12 if loose else hour


def find_day(text: str, today: date) -> Found[date] | None:
    """Return the day that is named first in the text, as seen from `today`.

    A date without a year is this year's, or next year's if it lies more than half a year back;
    a weekday alone is the next one, today included; "下周二" is Tuesday of the next calendar week.
    """
    text = plain(text)
    found = [
        Found(day, match.start(), match.end())
        for pattern, read in _DAYS
        for match in pattern.finditer(text)
        if (day := read(match, today)) is not None
    ]
    return min(found, key=lambda f: (f.start, -f.end), default=None)


def _relative(match: re.Match[str], today: date) -> date:
    word = match.group(0).lower()
    ahead = next(n for names, n in _AHEAD if word in names)
    return today + timedelta(days=ahead)


_AHEAD = (
    (("大后天", "大後天"), 3),
    (("后天", "後天", "后晚", "day after tomorrow"), 2),
    (("明天", "明日", "明晚", "明早", "tomorrow"), 1),
    (("今天", "今日", "今晚", "今早", "today", "tonight"), 0),
)


def _in_days(match: re.Match[str], today: date) -> date | None:
    count, unit = match.group(1), match.group(2).lower()
    days = 1 if count.lower() in ("a", "one") else number(count)
    days *= 7 if unit[0] in "周星礼w" else 1
    return today + timedelta(days=days) if days <= 366 else None


def _half_month(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=15)


def _chinese_weekday(match: re.Match[str], today: date) -> date:
    which, day = match.group(1) or "", weekday(match.group(2))
    return _on_weekday(day, today, weeks=which.count("下"), bound=bool(which))


def _english_weekday(match: re.Match[str], today: date) -> date:
    which = (match.group(1) or "").lower().strip()
    weeks = 1 if which == "next" else 0
    return _on_weekday(weekday(match.group(2)), today, weeks=weeks, bound=which in ("next", "this"))


def _on_weekday(day: int, today: date, *, weeks: int, bound: bool) -> date:
    monday = today - timedelta(days=today.weekday())
    if bound:
        return monday + timedelta(days=7 * weeks + day)
    return today + timedelta(days=(day - today.weekday()) % 7)


def _numeric(match: re.Match[str], today: date) -> date | None:
    year = match.group(1)
    return _dated(
        int(year) if year else None, number(match.group(2)), number(match.group(3)), today
    )


def _month_name(match: re.Match[str], today: date) -> date | None:
    part = match.groupdict()
    name = (part["m1"] or part["m2"])[:3].lower()
    year = part["y1"] or part["y2"]
    day = int(part["d1"] or part["d2"])
    return _dated(int(year) if year else None, _ENGLISH_MONTHS.index(name) + 1, day, today)


def _dated(year: int | None, month: int, day: int, today: date) -> date | None:
    """Return the date, or None where there is none (31 February)."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today - LOOKS_BACK:
            return found
    return None


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    which, day = match.group(1) or "", number(match.group(2))
    start = today.replace(day=1)
    if "下" in which:
        start = _next_month(start)
    if not 1 <= day <= 31:
        return None
    for _ in range(3):
        if day <= monthrange(start.year, start.month)[1]:
            found = start.replace(day=day)
            if which or found >= today:
                return found
        if which:
            return None
        start = _next_month(start)
    return None


def _month_end(match: re.Match[str], today: date) -> date:
    start = today.replace(day=1)
    if "下" in (match.group(1) or "") or "next" in match.group(0).lower():
        start = _next_month(start)
    return start.replace(day=monthrange(start.year, start.month)[1])


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_UNITS = r"天|日|周|个?星期|个?礼拜|days?|weeks?"
_DAYS = (
    (
        _pattern(r"大[后後]天|[后後]天|后晚|明[天日晚早]|今[天日晚早]|\bday after tomorrow\b"),
        _relative,
    ),
    (_pattern(r"\btomorrow\b|\btoday\b|\btonight\b"), _relative),
    (_pattern(rf"({NUMBER})\s*({_UNITS})\s*(?:之后|以后|后|後|内|之内|以内|later)"), _in_days),
    (_pattern(rf"\bin ({NUMBER}|a|one) ({_UNITS})\b"), _in_days),
    (_pattern(r"半个?月[后後内]"), _half_month),
    (
        _pattern(
            r"(下下个?|下个?|本|这个?|這)?(?:周|星期|礼拜|週)([一二三四五六日天末])(?!年|岁|期|之?后)"
        ),
        _chinese_weekday,
    ),
    (_pattern(rf"\b(next |this |on )?{ENGLISH_DAY}"), _english_weekday),
    (_pattern(r"(?<![\d\-/.])(\d{4})[\-/.](\d{1,2})[\-/.](\d{1,2})(?![\d\-/])"), _numeric),
    (
        _pattern(rf"(?:(\d{{4}})年)?(?<!\d)({NUMBER})月(?:份)?({NUMBER})(?:[日号號]|(?!\d))"),
        _numeric,
    ),
    (_pattern(r"(?<![\d\-/.:])()(\d{1,2})[/\-](\d{1,2})(?![\d\-/:%栋幢])"), _numeric),
    (
        _pattern(
            rf"\b{_ENGLISH_MONTH.format('m1')} ?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"(?:,? (?P<y1>\d{{4}}))?(?![\d:])"
            rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_ENGLISH_MONTH.format('m2')}"
            rf"(?:,? (?P<y2>\d{{4}}))?(?![\d:])"
        ),
        _month_name,
    ),
    (
        _pattern(
            rf"(?:(本月|这个?月|下个?月)(?:的)?|(?<!月))(?<![\d零一二两三四五六七八九十])({NUMBER})"
            r"[日号號](?!楼|门|线|车|院|店|铺|机|内|后|以)"
        ),
        _day_of_month,
    ),
    (
        _pattern(
            r"(本|这个?|下个?)?月(?:底|末|最后一天)"
            r"|\bend of (?:the|this|next) month\b|\bmonth[- ]end\b"
        ),
        _month_end,
    ),
)
_SOON = _pattern(
    rf"(?:({NUMBER})|(半))\s*个?(小时|钟头|分钟|hours?|minutes?)\s*(?:之后|以后|后|後|内|之内|以内|later)?"
)


def find_moment(
    text: str, now: datetime, zone: tzinfo, *, clock: int | None = None
) -> Found[datetime] | None:
    """Return the moment named in the text, aware, in UTC.

    `clock` (minutes after midnight) stands in where only a day is named; without it a day alone is
    no moment. An hour alone is today's, or tomorrow's if it has passed. The result may lie in the
    past ("昨天" is never read, "11月1日" may be): that is for the caller to refuse.
    """
    text = plain(text)
    local = now.astimezone(zone)
    day, hour = find_day(text, local.date()), find_clock(text)
    if day is None and (soon := _SOON.search(text)):
        return Found((now + _span(soon)).astimezone(UTC), soon.start(), soon.end())
    if hour is None and (day is None or clock is None):
        return None
    minutes = hour.value if hour else clock or 0
    start = min(f.start for f in (day, hour) if f)
    end = max(f.end for f in (day, hour) if f)
    if day is None:
        moment = at_clock(local.date(), minutes, zone)
        if moment <= now:
            moment = at_clock(local.date() + timedelta(days=1), minutes, zone)
        return Found(moment, start, end)
    if hour and re.match(r"[今明后]晚", text[day.start : day.end]) and minutes < 12 * 60:
        minutes += 12 * 60 if minutes >= 5 * 60 else DAY_MINUTES
    moment = at_clock(day.value, minutes, zone)
    if moment <= now and day.value == local.date() and _is_bare_weekday(text[day.start : day.end]):
        moment = at_clock(day.value + timedelta(days=7), minutes, zone)
    return Found(moment, start, end)


def _span(match: re.Match[str]) -> timedelta:
    amount = 30 if match.group(2) else number(match.group(1)) * 60
    if match.group(3)[0] in "分m":
        amount = amount // 60
    return timedelta(minutes=amount)


def _is_bare_weekday(words: str) -> bool:
    return bool(re.match(rf"(?:周|星期|礼拜|週|on |{ENGLISH_DAY})", words, re.IGNORECASE))


def at_clock(day: date, minutes: int, zone: tzinfo) -> datetime:
    """Return the moment, in UTC, when the zone's clocks show `minutes` after midnight of `day`."""
    later, rest = divmod(minutes, DAY_MINUTES)
    wall = datetime(day.year, day.month, day.day, rest // 60, rest % 60, tzinfo=zone)
    return (wall + timedelta(days=later)).astimezone(UTC)
