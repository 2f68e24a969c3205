"""Consulting before a ticket leaves a level (三商): who was asked, and a small poll among the station's members."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.service_levels import Rules
from domain.ticket_timeline import PARTIES, polled
from domain.tickets import BODY_LEVEL, Body, Ticket

VOICES = ("yes", "no", "pass")
LONGEST_QUESTION = 100
URGENT_HOURS = 1
HOURS = 24
"""How long a poll inside the station waits for voices; urgent matters wait the shorter time."""

_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("three", ("三方", "all three")),
    ("property", ("物业", "property")),
    ("committee", ("业委会", "committee")),
    ("resident", ("居民", "住户", "resident")),
    ("grid", ("网格员", "网格", "grid")),
    ("community", ("社区", "居委", "community")),
)
_GAP = re.compile(r"^[\s:：,，]+")


@dataclass(frozen=True, slots=True)
class StationPoll:
    """A question put to the members of a station about one of their tickets; `closed_at` None while it runs."""

    id: int
    compound: int
    number: int
    level: int
    asked_by: int
    question: str
    asked_at: datetime
    closes_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What the voices come to."""

    yes: int
    no: int
    neither: int
    silent: int

    @property
    def voices(self) -> int:
        """Return how many answered."""
        return self.yes + self.no + self.neither


def party_in(words: str) -> tuple[str, str]:
    """Return which party the words begin with and what it said; ("", words) where they name none: "物业：要换主板"."""
    text = words.strip()
    for party, names in _WORDS:
        for name in names:
            rest = text[len(name) :]
            if text.lower().startswith(name) and _GAP.match(rest):
                return party, _GAP.sub("", rest)
    return "", text


def is_party(word: str) -> bool:
    """Tell whether a word is the id of a party."""
    return word in PARTIES


def closes_at(ticket: Ticket, now: datetime, rules: Rules) -> datetime:
    """Return until when the station's members are asked."""
    urgent = rules.service(ticket.service).urgent
    return now + timedelta(hours=URGENT_HOURS if urgent else HOURS)


def tally(voices: Collection[str], asked: int) -> Tally:
    """Return what the voices come to; `asked` is how many members there were to ask."""
    yes, no, neither = (sum(v == word for v in voices) for word in VOICES)
    return Tally(yes, no, neither, max(0, asked - yes - no - neither))


def record(poll: StationPoll, counted: Tally) -> str:
    """Return the result as it goes into the history."""
    return polled(counted.yes, counted.no, counted.neither, counted.silent, poll.question)


def ways_on(ticket: Ticket) -> tuple[Body, ...]:
    """Return to whom a ticket may be passed from where it is: the level above, or sideways (R-T12)."""
    near = [b for b in Body if b != ticket.holder.body]
    return tuple(b for b in near if BODY_LEVEL[b] in (ticket.level, ticket.level + 1))
