"""Tickets that leave for an outside system at level 3: what is sent, under which code, and when it is tried again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.masking import masked
from domain.tickets import Body, Ticket

LONGEST = 3900
"""Characters of a description; GeoReport v2 allows 4,000."""
TELL_AFTER = 3
"""So many tries that failed for want of an answer until the operator is told."""
LONGEST_PAUSE = timedelta(hours=1)
REFUSED_PAUSE = timedelta(hours=24)
IN_DOUBT_AFTER = timedelta(minutes=5)
"""So long after a sender took a case it is taken for dead; whether the case arrived is then asked first."""


class Stand(StrEnum):
    """How a case stands. SENDING is in somebody's hands; ASKED has a token but no number yet."""

    NEW = "new"
    SENDING = "sending"
    ASKED = "asked"
    OPEN = "open"
    REFUSED = "refused"
    SENT = "sent"
    CLOSED = "closed"
    DROPPED = "dropped"


ACTIVE = frozenset({Stand.NEW, Stand.SENDING, Stand.ASKED, Stand.OPEN, Stand.REFUSED})


@dataclass(frozen=True, slots=True)
class Case:
    """One offer of a ticket to level 3 on its way out; `id` is ours and goes along as its mark.

    `way` is empty until a configured way took it. `notes` and `status` are what the outside said last.
    """

    id: int
    compound: int
    number: int
    body: Body
    summary: str
    offered_at: datetime
    way: str = ""
    stand: Stand = Stand.NEW
    doubtful: bool = False
    attempts: int = 0
    outside: str = ""
    token: str = ""
    status: str = ""
    notes: str = ""
    error: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes out of a ticket: no names and no numbers of people (R-T10)."""

    mark: str
    number: str
    compound: str
    category: str
    code: str
    place: str
    body: str
    words: str
    description: str
    received_at: datetime
    due_at: datetime | None
    households: int
    spot: tuple[float, float] | None = None


def mark_of(case: Case) -> str:
    """Return the mark by which a case is found again at the outside system: the same at each try."""
    return f"YGJ-{case.compound}-{case.number}-{case.id}"


def code_for(category: str, subcategory: str, codes: Mapping[str, str], default: str) -> str:
    """Return the outside code of a category: its sub-category's, its own, else the default (codes are data)."""
    return codes.get(f"{category}.{subcategory}") or codes.get(category) or default


def description(ticket: Ticket, summary: str, consulted: Sequence[str], mark: str) -> str:
    """Return the words that go out: the request, the summary, the consultations, and the mark; personal data masked."""
    parts = [masked(ticket.text), masked(summary), *(masked(line) for line in consulted)]
    body = "\n".join(part for part in parts if part)
    return f"{body[: LONGEST - len(mark) - 3]}\n[{mark}]"


def is_marked(text: str, mark: str) -> bool:
    """Tell whether words hold a mark, and not only the beginning of a longer one."""
    return re.search(re.escape(mark) + r"(?!\d)", text) is not None


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many tries that failed."""
    return min(LONGEST_PAUSE, timedelta(seconds=30 * (1 << min(attempts, 10))))
