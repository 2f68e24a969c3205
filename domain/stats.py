"""A month of a compound in numbers: pure sums over what is kept (§3.4, R-T03)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.conversation import Refused
from domain.moments import NUMBER, number, plain

TOP = 5
FIRST_YEAR = 2020


@dataclass(frozen=True, slots=True)
class Report:
    """A month's numbers. Times are medians in seconds, None where nothing was answered or done.

    `solved_here` of `ended` were solved inside the station; redirected, merged and withdrawn
    tickets are in none of the two. `categories` and `goals`: id and count, the most frequent first.
    """

    year: int
    month: int
    received: int
    open: int
    overdue: int
    ended: int
    solved_here: int
    answer: int | None
    done: int | None
    categories: tuple[tuple[str, int], ...]
    goals: tuple[tuple[str, int], ...]

    @property
    def share(self) -> str:
        """Return the share solved inside the station in percent, one decimal, cut off; "" of nothing."""
        if not self.ended:
            return ""
        tenths = 1000 * self.solved_here // self.ended
        return f"{tenths // 10}.{tenths % 10}"


def median(values: Sequence[int]) -> int | None:
    """Return the middle value, of an even number the mean of the two, rounded down; None of nothing."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) // 2


def ranked(
    counts: Mapping[str, int] | Iterable[tuple[str, int]], top: int = 0
) -> tuple[tuple[str, int], ...]:
    """Return ids with their counts, the most frequent first, ties by id; none without a count."""
    pairs = counts.items() if isinstance(counts, Mapping) else counts
    found = sorted(((k, n) for k, n in pairs if n > 0), key=lambda pair: (-pair[1], pair[0]))
    return tuple(found[:top] if top else found)


_YEAR_MONTH = re.compile(rf"(\d{{4}})\s*[-/.年]\s*({NUMBER})\s*月?")
_MONTH = re.compile(rf"({NUMBER})\s*月(?:份)?")


def asked_month(words: str, today: date) -> tuple[int, int]:
    """Return (year, month) of "上月", "3月", "2026-02", "last month"; this month without words.

    A month without a year is the latest one of that name. Refused: stats-month-unclear.
    """
    tidy = plain(words).strip().lower()
    if not tidy or tidy in ("本月", "这个月", "this month"):
        return today.year, today.month
    if tidy in ("上月", "上个月", "last month"):
        return (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    if found := _YEAR_MONTH.fullmatch(tidy):
        year, month = int(found[1]), number(found[2])
    elif found := _MONTH.fullmatch(tidy):
        month = number(found[1])
        year = today.year if month <= today.month else today.year - 1
    else:
        raise Refused("stats-month-unclear", words=words.strip()[:20])
    if not 1 <= month <= 12 or not FIRST_YEAR <= year <= today.year:
        raise Refused("stats-month-unclear", words=words.strip()[:20])
    return year, month


def span_value(seconds: int) -> tuple[str, int]:
    """Return a length of time as people say it: the unit (minutes, hours, days) and how many."""
    if seconds < 90 * 60:
        return "minutes", max(1, round(seconds / 60))
    if seconds < 48 * 3600:
        return "hours", round(seconds / 3600)
    return "days", round(seconds / 86400)
