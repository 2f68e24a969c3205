"""Neighbours' second voices: which request a line stands behind, and how well it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.understanding import cues, voices
from domain.understanding.likeness import similarity
from domain.understanding.lines import FOLLOW_WITHIN, SHORT, SOON, JudgedLine, Line, is_within
from domain.understanding.normalise import normalise
from domain.understanding.reading import Reading

# what fails in many buildings at once: a second building within minutes speaks of the same
EVERYWHERE = frozenset(
    {
        "utilities.water_out",
        "utilities.power",
        "utilities.water_quality",
        "utilities.telecom",
        "utilities.heating",
    }
)


def is_elsewhere(reading: Reading, first: Reading) -> bool:
    """Whether two readings name different buildings; what was only guessed does not count."""
    here = {place.building for place in reading.places if place.building and not place.guessed}
    there = {place.building for place in first.places if place.building and not place.guessed}
    return bool(here and there and not here & there)


@dataclass(frozen=True, slots=True)
class _Said:
    """A line that may stand behind an earlier one, with what its wording says of that."""

    line: Line
    plain: str
    reading: Reading
    same: bool
    soft: bool
    too: bool
    fares: bool

    @property
    def leans(self) -> bool:
        """Whether it needs another line to mean something, or says that it does."""
        return self.same or self.soft or self.too or self.fares or self.reading.zone != "sure"


def followed(
    line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]
) -> JudgedLine | None:
    """Return the neighbour's request that this line joins, if any: the one it fits best, the latest of equals."""
    if not recent or voices.denies(plain):
        return None
    same, soft, too = voices.is_same(plain), voices.agrees(plain), voices.says_too(plain)
    said = _Said(line, plain, reading, same, soft, too, voices.suffers(plain))
    best, most = None, 0
    for back, old in enumerate(reversed(recent)):
        if old.judgement.follows or old.line.speaker == line.speaker or not _counts(old):
            continue
        if not is_within(line, old.line, FOLLOW_WITHIN):
            continue
        between = recent[len(recent) - back :]
        fit = _fit(said, old, between) - (not old.request)
        if fit > most:
            best, most = old, fit
    return best


def _counts(old: JudgedLine) -> bool:
    """Whether a line is a request, or may be one and was no question or call to everybody."""
    if old.request or old.judgement.reading.zone != "ask":
        return old.request
    said = normalise(old.line.text)
    return not (cues.invites(said) or voices.asks(said))


def _fit(said: _Said, root: JudgedLine, between: Sequence[JudgedLine]) -> int:
    """Return how well a line stands behind a neighbour's request, 0 for not at all."""
    leaning = _leaning(said, root, _others(said, between)) if said.leans else 0
    return leaning or _telling(said, root, between)


def _others(said: _Said, between: Sequence[JudgedLine]) -> list[JudgedLine]:
    """Return what others have said since, unless it belonged to something."""
    return [
        one
        for one in between
        if one.judgement.follows is None and one.line.speaker != said.line.speaker
    ]


def _leaning(said: _Said, root: JudgedLine, other: Sequence[JudgedLine]) -> int:
    """Return how well a line that leans on others leans on this one."""
    reading, plain = said.reading, said.plain
    first, about = root.judgement.reading, normalise(root.judgement.text)
    silent, sure = reading.zone == "silent", reading.zone == "sure"
    alike = not silent and reading.category == first.category
    echo = cues.echoes(plain, about)
    topic = cues.same_topic(plain, about)
    near = len(other) <= 4 and not any(cues.invites(normalise(one.line.text)) for one in other)
    if said.same and (alike or (echo and not sure)):
        return 4 if echo or topic else -1 if _names_another(said, first) else 3
    if said.same and silent and near and len(plain) <= SHORT:
        return 3 if topic else 2 if len(other) <= 2 or plain == "+1" else 1
    soon = is_within(said.line, root.line, SOON)
    if near and soon and voices.strongly_agrees(plain) and not reading.danger:
        return 3
    if near and soon and root.request and len(other) <= 1 and _fares(said, first):
        return 2
    if said.too and not sure and near and echo:
        return 3 if topic else 2
    if said.soft and near and (alike or (not sure and (echo or topic))):
        return 3
    if (said.soft or said.too) and silent and len(other) <= 1 and soon:
        return 1
    return 2 if echo and not sure and near and cues.is_short_report(plain) else 0


def _fares(said: _Said, first: Reading) -> bool:
    """Whether a line tells how the writer fares with the trouble just named, and names none of its own."""
    if not said.fares or said.reading.danger:
        return False
    if voices.guesses(said.plain) or voices.is_advice(said.plain) or cues.is_social(said.plain):
        return False
    own = said.reading.zone == "sure" and said.reading.category != first.category
    return not own and not is_elsewhere(said.reading, first)


def _names_another(said: _Said, first: Reading) -> bool:
    """Whether a line of some length speaks of another kind of trouble in the same category."""
    named = said.reading.subcategory and first.subcategory and len(said.plain) > 12
    return bool(named) and said.reading.subcategory != first.subcategory


def _telling(said: _Said, root: JudgedLine, between: Sequence[JudgedLine]) -> int:
    """Return how well a line that is a request by itself tells the same as this one."""
    reading, first = said.reading, root.judgement.reading
    if not reading.is_request or reading.category != first.category:
        return 0
    if reading.subcategory != first.subcategory and not first.danger:
        return 0
    soon = is_within(said.line, root.line, SOON)
    if soon and f"{first.category}.{first.subcategory}" in EVERYWHERE:
        return 3
    if not _same_spot(reading, first):
        return 0
    elsewhere = is_elsewhere(reading, first)
    if soon and not elsewhere and len(_others(said, between)) <= 3:
        return 3
    close = similarity(said.plain, root.judgement.text)
    return 4 if close >= (0.75 if elsewhere else 0.3) else 0


def _same_spot(reading: Reading, first: Reading) -> bool:
    here = {(p.building, p.unit) for p in reading.places if p.building or p.unit}
    there = {(p.building, p.unit) for p in first.places if p.building or p.unit}
    if not here or not there:
        return True
    return any(
        (a[0] is None or b[0] is None or a[0] == b[0])
        and (a[1] is None or b[1] is None or a[1] == b[1])
        for a in here
        for b in there
    )
