"""Paper slips of the station's desk as a table: what a row says, every fault of it named, and the same slip known again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.conversation import Term

LONGEST = 1000
OLDEST = timedelta(days=90)
MOST = 1000
"""Rows of one table."""
USUAL = time(9, 0)
"""The time of a slip that bears only a day."""

HEADS: Mapping[str, tuple[str, ...]] = {
    "day": ("日期", "登记日期", "date"),
    "time": ("时间", "time"),
    "who": ("姓名", "居民", "name"),
    "phone": ("电话", "联系电话", "phone"),
    "place": ("位置", "楼栋房号", "地址", "place"),
    "text": ("诉求", "内容", "事项", "诉求内容", "request"),
    "taker": ("接待人", "登记人", "taken by"),
}
COLUMNS = tuple(names[0] for names in HEADS.values())
NEEDED = ("day", "text")
_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
_TIME = re.compile(r"(\d{1,2})[:：点时](\d{1,2})?分?(?:[:：]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip understood; `row` is its number in the table, `at` when it was written."""

    row: int
    at: datetime
    who: str
    phone: str
    place: str
    text: str
    taker: str = ""

    @property
    def digest(self) -> str:
        """Return what the same slip has in common with itself when it is brought again."""
        said = "\x1f".join((self.at.date().isoformat(), self.who, self.place, self.text))
        return hashlib.sha256(said.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, for people to read."""

    row: int
    reason: Term


def columns(head: Sequence[object]) -> dict[str, int]:
    """Return where each known column stands in a head row; unknown ones are passed over."""
    known = {word.replace(" ", ""): name for name, words in HEADS.items() for word in words}
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        word = re.sub(r"[（(*].*|[*\s]", "", str(cell or "")).lower()
        if word in known:
            found.setdefault(known[word], place)
    return found


def is_slips(found: Mapping[str, int]) -> bool:
    """Tell whether the columns make a table of slips at all."""
    return all(name in found for name in NEEDED)


def read(
    rows: Sequence[tuple[int, Sequence[object]]], now: datetime, zone: str
) -> tuple[list[Slip], list[Fault]] | None:
    """Return slips and faults of a table; None when it is no table of slips."""
    at: dict[str, int] = {}
    slips: list[Slip] = []
    faults: list[Fault] = []
    for number, cells in rows:
        if not at:
            at = columns(cells)
            if at and not is_slips(at):
                return None
            continue
        found = slip_of(number, cells, at, now, zone)
        if isinstance(found, Slip):
            slips.append(found)
        elif found:
            faults += found
    if len(slips) + len(faults) > MOST:
        return [], [Fault(0, Term("slips-too-many", {"most": MOST}))]
    return (slips, faults) if at else None


def slip_of(
    number: int, cells: Sequence[object], at: Mapping[str, int], now: datetime, zone: str
) -> Slip | list[Fault] | None:
    """Return a row understood, everything that is wrong with it, or None for an empty one."""
    raw = {name: cells[place] if place < len(cells) else None for name, place in at.items()}
    said = {name: _text(value) for name, value in raw.items()}
    if not any(said.values()):
        return None
    faults: list[Term] = []
    written = _moment(raw, said, now, zone, faults)
    if len(said["text"]) < 2:
        faults.append(Term("slips-no-text"))
    faults += [Term("slips-too-long", {"word": v[:20]}) for v in said.values() if len(v) > LONGEST]
    if len(said.get("who", "")) > 20:
        faults.append(Term("slips-name-long"))
    if faults or written is None:
        return [Fault(number, reason) for reason in faults]
    return Slip(
        number,
        written,
        said.get("who", ""),
        said.get("phone", ""),
        said.get("place", ""),
        said["text"],
        said.get("taker", ""),
    )


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime):
        cell = cell.isoformat(" ")
    text = unicodedata.normalize("NFKC", str(cell if cell is not None else ""))
    return " ".join("".join(c for c in text if c.isprintable() or c == "\n").split())


def _moment(
    raw: Mapping[str, object],
    said: Mapping[str, str],
    now: datetime,
    zone: str,
    faults: list[Term],
) -> datetime | None:
    """Return when the slip was written, in the compound's zone; never later than now."""
    day = _day(raw.get("day"), said.get("day", ""))
    if day is None:
        key = "slips-no-day" if not said.get("day") else "slips-day-unclear"
        faults.append(Term(key, {"word": said.get("day", "")[:20]}))
        return None
    clock = _clock(raw.get("time"), said.get("time", ""))
    if clock is None and said.get("time"):
        faults.append(Term("slips-time-unclear", {"word": said["time"][:20]}))
        return None
    there = ZoneInfo(zone)
    today = now.astimezone(there).date()
    if day > today:
        faults.append(Term("slips-day-ahead", {"word": day.isoformat()}))
        return None
    if today - day > OLDEST:
        faults.append(Term("slips-day-old", {"word": day.isoformat(), "days": OLDEST.days}))
        return None
    return min(datetime.combine(day, clock or USUAL, there), now.astimezone(there))


def _day(cell: object, said: str) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = _DAY.match(said)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _clock(cell: object, said: str) -> time | None:
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    found = _TIME.fullmatch(said)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None
