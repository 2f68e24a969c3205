"""Neighbours' second voices: which request a line stands behind, and how well it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.understanding import cues, voices
from domain.understanding.likeness import similarity
from domain.understanding.lines import FOLLOW_WITHIN, SHORT, SOON, JudgedLine, Line, is_within
from domain.understanding.normalise import spoken
from domain.understanding.reading import Reading

LATER = timedelta(minutes=15)
SURELY = 0.9
"""From which confidence a line is hardly a neighbour's second voice, unless it says so."""
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
        says = (
            self.same
            or self.soft
            or self.too
            or self.fares
            or voices.in_it(self.plain)
            or cues.chases(self.plain)
            or voices.urges(self.plain)
        )
        return says or self.reading.zone != "sure"


def followed(
    line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]
) -> JudgedLine | None:
    """Return the neighbour's request that this line joins, if any: the one it fits best, the latest of equals."""
    if not recent or voices.denies(plain) or voices.signs_up(plain):
        return None
    same, soft, too = voices.is_same(plain), voices.agrees(plain), voices.says_too(plain)
    said = _Said(line, plain, reading, same, soft, too, voices.suffers(plain))
    best, most = None, 0
    for back, old in enumerate(reversed(recent)):
        if old.judgement.follows or old.line.speaker == line.speaker or not stands(old):
            continue
        if not is_within(line, old.line, FOLLOW_WITHIN):
            continue
        if reading.danger and not old.judgement.reading.danger:
            continue  # what may cost a life is nobody's second voice
        between = recent[len(recent) - back :]
        fit = _fit(said, old, between) - (not old.request)
        if fit > most:
            best, most = old, fit
    return best


def stands(old: JudgedLine) -> bool:
    """Whether others can stand behind a line: a request, or what may be one and was no question or call to everybody."""
    if old.request:
        return True
    if old.judgement.reading.zone == "silent":
        return voices.wonders(spoken(old.line.text))
    said = spoken(old.line.text)
    if voices.wonders(said):
        return not cues.invites(said)
    vague = old.judgement.reading.category == "other" and voices.guesses(said)
    return not (cues.invites(said) or voices.asks(said) or vague)


def _fit(said: _Said, root: JudgedLine, between: Sequence[JudgedLine]) -> int:
    """Return how well a line stands behind a neighbour's request, 0 for not at all."""
    leaning = 0
    if said.leans:
        met = _Met.of(said, root, _others(said, between))
        leaning = _same(met) or _in_words(met) or _by_trouble(met)
    return max(leaning, 0) or (0 if leaning else _telling(said, root, between))


def _others(said: _Said, between: Sequence[JudgedLine]) -> list[JudgedLine]:
    """Return what others have said since, unless it belonged to something."""
    return [
        one
        for one in between
        if one.judgement.follows is None and one.line.speaker != said.line.speaker
    ]


@dataclass(frozen=True, slots=True)
class _Met:
    """A line that leans on others, beside one that it may lean on.

    `others`: how many strangers' lines stand between, `echo`: it names the same trouble, `topic`: they share a word.
    """

    said: _Said
    root: JudgedLine
    others: int
    near: bool
    soon: bool
    echo: bool
    topic: bool

    @staticmethod
    def of(said: _Said, root: JudgedLine, other: Sequence[JudgedLine]) -> _Met:
        about = spoken(root.judgement.text)
        return _Met(
            said,
            root,
            len(other),
            len(other) <= 4 and not any(cues.invites(spoken(one.line.text)) for one in other),
            is_within(said.line, root.line, SOON),
            cues.echoes(said.plain, about),
            cues.same_topic(said.plain, about),
        )

    @property
    def sure(self) -> bool:
        """Whether the line is a request by itself."""
        return self.said.reading.zone == "sure"

    @property
    def names(self) -> bool:
        """Whether the line names a thing itself, so that it may speak of another."""
        return cues.names_thing(self.said.plain)

    @property
    def alike(self) -> bool:
        """Whether the line may be a request of the same category."""
        reading = self.said.reading
        return reading.zone != "silent" and reading.category == self.root.judgement.reading.category


def _same(met: _Met) -> int:
    """Return how well a "me too" stands behind a request; below 0 where it means another trouble."""
    said, short = met.said, len(met.said.plain) <= 12
    if met.near and met.soon and voices.has_none(said.plain):
        return 2 if cues.lacks(spoken(met.root.judgement.text)) else 0
    if not said.same:
        return 0
    if met.alike or (met.echo and (not met.sure or short)):
        if met.echo or met.topic:
            return 4
        return -1 if _names_another(said, met.root.judgement.reading) else 3
    if not met.near or len(said.plain) > SHORT:
        return 0
    if not met.sure:
        return 3 if met.topic else 2 if met.others <= 2 or said.plain == "+1" else 1
    says_so = voices.is_the_same(said.plain) or not (said.reading.danger or met.names)
    return 2 if met.soon and met.others <= 1 and says_so else 0


def _in_words(met: _Met) -> int:
    """Return how well a line confirms a request, or tells how the writer fares with it, in so many words."""
    said, plain, root = met.said, met.said.plain, met.root
    if not met.near or not (root.request or root.judgement.reading.zone == "ask"):
        return 0  # a mere question is joined by a "me too" only
    late = met.others == 0 and is_within(said.line, root.line, LATER)
    if (met.soon or late) and met.others <= 2 and voices.strongly_agrees(plain):
        return 0 if voices.reports(plain) else 3
    if met.soon and met.others <= 1 and voices.since(plain) and not met.names:
        return 3
    if met.soon and len(plain) <= 12 and cues.chases(plain) and not met.names:
        return 2
    if met.others > 1 or not root.request:
        return 0
    if (met.soon or (late and voices.always(plain))) and _fares(said, root.judgement.reading):
        return 2
    weak = said.soft and said.reading.confidence < SURELY and not said.reading.danger
    if met.soon and weak and (voices.of_here(plain) or not met.names):
        return 2
    if met.soon and met.others <= 1 and voices.urges(plain) and not voices.asks(plain):
        return 2
    caught = voices.in_it(plain) and (met.echo or not met.sure)
    caught = caught and not is_elsewhere(said.reading, root.judgement.reading)
    return 2 if met.soon and met.others == 0 and caught else 0


def _by_trouble(met: _Met) -> int:
    """Return how well a line stands behind a request by naming the same trouble."""
    said, root = met.said, met.root
    if not met.near or (root.judgement.reading.zone == "silent" and not root.request):
        return 0
    if said.too and not met.sure and met.echo:
        return 3 if met.topic else 2
    if said.soft and (met.alike or (not met.sure and (met.echo or met.topic))):
        return 3
    if (said.soft or said.too) and said.reading.zone == "silent" and met.others <= 1 and met.soon:
        return 1
    return 2 if met.echo and not met.sure and cues.is_short_report(said.plain) else 0


def _fares(said: _Said, first: Reading) -> bool:
    """Whether a line tells how the writer fares with the trouble just named, and names none of its own."""
    if not said.fares or (said.reading.danger and not first.danger):
        return False
    if voices.guesses(said.plain) or voices.is_advice(said.plain) or cues.is_social(said.plain):
        return False
    own = said.reading.confidence >= SURELY and said.reading.category != first.category
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
    close = similarity(reading.plain, root.judgement.text)
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
