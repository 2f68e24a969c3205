"""Neighbours' second voices: which request a line stands behind, and how well it fits."""

from __future__ import annotations

from collections.abc import Sequence

from domain.understanding import cues
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


def followed(
    line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]
) -> JudgedLine | None:
    """Return the neighbour's request that this line joins, if any: the one it fits best, the latest of equals."""
    if cues.denies(plain):
        return None
    best, most = None, 0
    for back, old in enumerate(reversed(recent)):
        if old.judgement.follows or old.line.speaker == line.speaker or not _counts(old):
            continue
        if not is_within(line, old.line, FOLLOW_WITHIN):
            continue
        between = recent[len(recent) - back :]
        fit = _fit(line, plain, reading, old, between) - (not old.request)
        if fit > most:
            best, most = old, fit
    return best


def _counts(old: JudgedLine) -> bool:
    """Whether a line is a request, or may be one and was no question or call to everybody."""
    if old.request or old.judgement.reading.zone != "ask":
        return old.request
    said = normalise(old.line.text)
    return not (cues.invites(said) or cues.asks(said))


def _fit(
    line: Line, plain: str, reading: Reading, root: JudgedLine, between: Sequence[JudgedLine]
) -> int:
    """Return how well a line stands behind a neighbour's request, 0 for not at all."""
    first, about = root.judgement.reading, normalise(root.judgement.text)
    silent = reading.zone == "silent"
    alike = not silent and reading.category == first.category
    sub = reading.subcategory == first.subcategory
    same, soft = cues.is_same(plain), cues.agrees(plain)
    soon = is_within(line, root.line, SOON)
    echo = cues.echoes(plain, about)
    topic = cues.same_topic(plain, about)
    other = [
        one for one in between if one.judgement.follows is None and one.line.speaker != line.speaker
    ]
    near = len(other) <= 4 and not any(cues.invites(normalise(one.line.text)) for one in other)
    if same and (alike or (echo and reading.zone != "sure")):
        named = reading.subcategory and first.subcategory and not sub and len(plain) > 12
        return 4 if echo or topic else 0 if named else 3
    if same and silent and near and len(plain) <= SHORT:
        return 3 if topic else 2 if len(other) <= 2 or plain == "+1" else 1
    if near and soon and cues.strongly_agrees(plain) and not reading.danger:
        return 3
    if near and soon and root.request and _fares(plain, reading, first, len(other)):
        return 2
    if cues.says_too(plain) and reading.zone != "sure" and near and echo:
        return 3 if topic else 2
    if soft and near and (alike or (reading.zone != "sure" and (echo or topic))):
        return 3
    if (soft or cues.says_too(plain)) and silent and len(other) <= 1 and soon:
        return 1
    if echo and reading.zone != "sure" and near and cues.is_short_report(plain):
        return 2
    if not (reading.is_request and alike and (sub or first.danger)):
        return 0
    return _repeats(line, plain, reading, root, len(other))


def _repeats(line: Line, plain: str, reading: Reading, root: JudgedLine, between: int) -> int:
    """Return how well a request of the same kind tells of the very trouble that a neighbour told."""
    first, soon = root.judgement.reading, is_within(line, root.line, SOON)
    if f"{first.category}.{first.subcategory}" in EVERYWHERE and soon:
        return 3
    if soon and between <= 3 and not is_elsewhere(reading, first) and _same_spot(reading, first):
        return 3
    close = similarity(plain, root.judgement.text)
    limit = 0.75 if is_elsewhere(reading, first) else 0.3
    return 4 if close >= limit and _same_spot(reading, first) else 0


def _fares(plain: str, reading: Reading, first: Reading, between: int) -> bool:
    """Whether a line tells how the writer fares with the trouble just named, and names none of its own."""
    if between > 1 or reading.danger or not cues.suffers(plain):
        return False
    if cues.guesses(plain) or cues.is_advice(plain) or cues.is_social(plain):
        return False
    own = reading.zone == "sure" and reading.category != first.category
    return not own and not is_elsewhere(reading, first)


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
