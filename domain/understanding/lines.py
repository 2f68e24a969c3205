"""Lines of a group's talk, and what each is within its talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.understanding.reading import Reading

JOIN_WITHIN = timedelta(minutes=3)
SOON = timedelta(minutes=5)
FOLLOW_WITHIN = timedelta(minutes=45)
SHORT = 30
"""Characters up to which a line can lean on the lines before it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of talk. `time` may be None: then only the order counts. `thread` None: said alone, in no talk.

    `speaker` tells people apart; `name` is what they are called in the group, where that is something else.
    """

    id: str
    thread: str | None
    speaker: str
    time: datetime | None
    text: str
    name: str | None = None

    @property
    def called(self) -> str:
        """Return the name that may carry the speaker's door."""
        return self.speaker if self.name is None else self.name


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a line is within its talk.

    `is_request`: here a request is complete (`text` is all of it, `parts` the ids of its lines).
    `follows`: the id of the request that this line joins as a second voice or belongs to.
    `adds`: it belongs to the speaker's own earlier request `follows`; say nothing, attach it.
    """

    reading: Reading
    is_request: bool
    follows: str | None
    adds: bool
    text: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A line with what was made of it: what the window consists of."""

    line: Line
    judgement: Judgement

    @property
    def request(self) -> bool:
        """Whether a request was completed at this line."""
        return self.judgement.is_request


def is_within(line: Line, old: Line, limit: timedelta) -> bool:
    """Whether two lines are at most so far apart; without times only the order counts, so they are."""
    if line.time is None or old.time is None:
        return True
    try:
        return abs(line.time - old.time) <= limit
    except TypeError:
        return True
