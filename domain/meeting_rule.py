"""The rule of a monthly meeting ("每月第二个周二 19:00, 活动室"): read, said back, applied."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

import msgspec

from domain.calendar import is_public_holiday, is_working_day, next_working_day
from domain.conversation import Refused, Term
from domain.moments import (
    DAY_MINUTES,
    ENGLISH_DAY,
    NUMBER,
    at_clock,
    find_clock,
    number,
    plain,
    weekday,
)

LAST = -1
PLACE_LIMIT = 60


class Anchor(StrEnum):
    """What the rule counts in the month."""

    WEEKDAY = "weekday"
    DATE = "date"
    WORKING_DAY = "working_day"


class Rule(msgspec.Struct, frozen=True):
    """When and where a body meets every month.

    `nth` counts from 1, or from -1 backwards; of an Anchor.DATE it is the day, -1 the last one, and
    a month that is too short meets on its last day. `weekday`: 0 is Monday, read for
    Anchor.WEEKDAY only. `minutes` after midnight in the station's zone.
    """

    anchor: Anchor
    nth: int
    minutes: int
    weekday: int = 0
    place: str = ""


class Occurrence(msgspec.Struct, frozen=True):
    """The meeting of one month by the rule.

    `key` is the month ("2026-12"), so that no meeting is doubled. `moved_from` is the rule's own
    day where a public holiday moved the meeting.
    """

    key: str
    at: datetime
    moved_from: date | None = None


_NTH = rf"(?:第?\s*({NUMBER})\s*个?|(最后一?个?)|倒数第?\s*({NUMBER})\s*个?)"
_EVERY = r"每(?:一)?个?月\s*(?:的)?\s*"
_ENGLISH_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST}
_ORDINAL = r"((?:second|third|fourth)[ -]to[ -]last|first|second|third|fourth|fifth|last|\d{1,2}(?:st|nd|rd|th)?)"
_MONTHLY = r"(?:of (?:every|each|the) month|every month|each month|monthly)"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_WEEKDAY_WORDS = (
    _pattern(rf"{_EVERY}{_NTH}\s*(?:周的|星期的)?\s*(?:周|星期|礼拜|週)([一二三四五六日天])"),
    _pattern(rf"{_EVERY}{_NTH}\s*(?:周|星期|礼拜)([一二三四五六日天])"),
)
_WORKING_WORDS = _pattern(rf"{_EVERY}{_NTH}\s*工作日")
_LAST_DATE_WORDS = _pattern(rf"{_EVERY}(?:最后一天|月底|月末|底|末)")
_DATE_WORDS = _pattern(rf"{_EVERY}({NUMBER})\s*[日号號]")
_ENGLISH_WEEKDAY = (
    _pattern(rf"(?:the |on the |every )*{_ORDINAL} {ENGLISH_DAY}\s*,?\s*{_MONTHLY}"),
    _pattern(rf"{_MONTHLY}\s*,?\s*(?:on )?(?:the )?{_ORDINAL} {ENGLISH_DAY}"),
)
_ENGLISH_WORKING = (
    _pattern(rf"(?:on )?(?:the )?{_ORDINAL} (?:working|business) day\s*,?\s*{_MONTHLY}"),
    _pattern(rf"{_MONTHLY}\s*,?\s*(?:on )?(?:the )?{_ORDINAL} (?:working|business) day"),
)
_ENGLISH_DATE = (
    _pattern(rf"(?:on )?(?:the )?{_ORDINAL}(?: day)?\s*,?\s*{_MONTHLY}"),
    _pattern(rf"{_MONTHLY}\s*,?\s*(?:on )?(?:the )?(?:day )?{_ORDINAL}(?: day)?(?![a-z])"),
)
_PLACE_EDGE = re.compile(r"^(?:地点|地址|在|于|@|(?:at|in|place)\b)\s*[:：]?\s*", re.IGNORECASE)
_CONNECTORS = re.compile(r"(?:^|\s)(?:at|on|from|开会|召开|举行)(?:\s|$)", re.IGNORECASE)


def read_rule(text: str) -> Rule:
    """Return the rule that the words say.

    Refused: meeting-rule-unclear (no day of the month), meeting-rule-no-hour (no hour, or one past
    midnight), meeting-rule-no-day (a day that never comes, as the 32nd).
    """
    words = plain(text).strip()
    anchor, nth, day, span = _read_day(words)
    clock = find_clock(words[: span[0]] + " " * (span[1] - span[0]) + words[span[1] :])
    if clock is None or not clock.value < DAY_MINUTES:
        raise Refused("meeting-rule-no-hour", words=text.strip()[:PLACE_LIMIT])
    limit = {Anchor.WEEKDAY: 5, Anchor.WORKING_DAY: 20, Anchor.DATE: 31}[anchor]
    if nth == 0 or nth > limit or nth < -4:
        raise Refused("meeting-rule-no-day", words=text.strip()[:PLACE_LIMIT])
    place = _rest(text.strip(), [span, (clock.start, clock.end)])
    return Rule(anchor=anchor, nth=nth, weekday=day, minutes=clock.value, place=place)


def _read_day(words: str) -> tuple[Anchor, int, int, tuple[int, int]]:
    for pattern in _WEEKDAY_WORDS:
        if match := pattern.search(words):
            nth = _chinese_nth(match)
            return Anchor.WEEKDAY, nth, weekday(match.group(4)), match.span()
    if match := _WORKING_WORDS.search(words):
        return Anchor.WORKING_DAY, _chinese_nth(match), 0, match.span()
    if match := _LAST_DATE_WORDS.search(words):
        return Anchor.DATE, LAST, 0, match.span()
    if match := _DATE_WORDS.search(words):
        return Anchor.DATE, number(match.group(1)), 0, match.span()
    for pattern in _ENGLISH_WEEKDAY:
        if match := pattern.search(words):
            nth = _english_nth(match.group(1))
            return Anchor.WEEKDAY, nth, weekday(match.group(2)), match.span()
    for anchor, patterns in (
        (Anchor.WORKING_DAY, _ENGLISH_WORKING),
        (Anchor.DATE, _ENGLISH_DATE),
    ):
        for pattern in patterns:
            if match := pattern.search(words):
                return anchor, _english_nth(match.group(1)), 0, match.span()
    raise Refused("meeting-rule-unclear", words=words[:PLACE_LIMIT])


def _chinese_nth(match: re.Match[str]) -> int:
    if match.group(2):
        return LAST
    return -number(match.group(3)) if match.group(3) else number(match.group(1))


def _english_nth(word: str) -> int:
    first, _, rest = re.sub(r"[\s-]+", " ", word.lower()).partition(" ")
    nth = _ENGLISH_NTH[first] if first in _ENGLISH_NTH else int(re.sub(r"\D", "", first))
    return -nth if rest else nth


def _rest(text: str, spans: list[tuple[int, int]]) -> str:
    """Return what is left of the words when day and hour are taken out: the place."""
    kept = "".join(
        "\n" if any(start <= i < end for start, end in spans) else c for i, c in enumerate(text)
    )
    pieces = []
    for piece in re.split(r"\n+|[,，;；。]", kept):
        bare = _CONNECTORS.sub(" ", piece).strip(" ,，、.。;；:：")
        bare = _PLACE_EDGE.sub("", bare).strip()
        if bare:
            pieces.append(bare)
    return " ".join(pieces)[:PLACE_LIMIT]


def place_of(text: str, start: int, end: int) -> str:
    """Return the place that is left of words whose day and hour stand from `start` to `end`."""
    return _rest(text, [(start, end)])


def describe(rule: Rule) -> Term:
    """Return the rule as words for the catalogue; read in Chinese or English they give the rule."""
    values: dict[str, int | str | Term] = {
        "nth": rule.nth,
        "time": f"{rule.minutes // 60:02}:{rule.minutes % 60:02}",
        "place": rule.place,
        "placed": "yes" if rule.place else "no",
    }
    if rule.anchor is Anchor.WEEKDAY:
        values["weekday"] = Term(f"weekday-{rule.weekday + 1}")
    return Term(f"meeting-rule-{rule.anchor.value.replace('_', '-')}", values)


def month_key(day: date) -> str:
    """Return the id of the day's month ("2026-12")."""
    return f"{day.year:04}-{day.month:02}"


def day_by_rule(rule: Rule, year: int, month: int) -> date:
    """Return the rule's day in the month, before holidays are looked at.

    A month without a fifth Friday meets on its last Friday.
    """
    length = monthrange(year, month)[1]
    days = [date(year, month, d) for d in range(1, length + 1)]
    if rule.anchor is Anchor.DATE:
        return days[-1] if rule.nth == LAST else days[min(rule.nth, length) - 1]
    if rule.anchor is Anchor.WEEKDAY:
        days = [d for d in days if d.weekday() == rule.weekday]
    else:
        days = [d for d in days if is_working_day(d)]
    return days[max(rule.nth, -len(days))] if rule.nth < 0 else days[min(rule.nth, len(days)) - 1]


def off_holiday(day: date) -> date:
    """Return the day a meeting is held whose day is `day`: off public holidays, in the same month.

    It moves to the next working day (a make-up Saturday is one); where that lies in another month,
    to the last working day before, for every month has its own meeting (R-M01).
    """
    if not is_public_holiday(day):
        return day
    later = next_working_day(day)
    if later.month == day.month:
        return later
    earlier = day - timedelta(days=1)
    while not is_working_day(earlier):
        earlier -= timedelta(days=1)
    return earlier if earlier.month == day.month else later


def occurrence(rule: Rule, year: int, month: int, zone: tzinfo) -> Occurrence:
    """Return the meeting of that month by the rule."""
    own = day_by_rule(rule, year, month)
    day = off_holiday(own)
    at = at_clock(day, rule.minutes, zone)
    return Occurrence(key=month_key(own), at=at, moved_from=own if day != own else None)


def next_occurrence(rule: Rule, after: datetime, zone: tzinfo) -> Occurrence:
    """Return the first meeting by the rule that begins later than `after`."""
    day = after.astimezone(zone).date().replace(day=1)
    while True:
        found = occurrence(rule, day.year, day.month, zone)
        if found.at > after:
            return found
        day = (day + timedelta(days=32)).replace(day=1)
