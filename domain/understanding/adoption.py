"""Learning on the job: corrections become words, and a new lexicon is adopted only if it is better."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.understanding import lexicon
from domain.understanding.evaluate import Answer, Evaluation, evaluate
from domain.understanding.learn import Sample, fine, learn
from domain.understanding.lexicon import Lexicon, shape
from domain.understanding.reading import Addition

NEWEST = 5
FEWEST = 50


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed ticket as far as learning needs it: when, what was written, what it turned out to be."""

    time: datetime
    text: str
    category: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Somebody put a reading right. `right` is a category id, or "talk" for "不是诉求"."""

    text: str
    read_as: str
    right: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A newly learnt lexicon beside the one in use, both measured on the newest fifth."""

    lexicon: Lexicon
    new: Evaluation
    old: Evaluation | None
    adopted: bool


def time_split(tickets: Sequence[Closed]) -> tuple[list[Closed], list[Closed]]:
    """Return the older four fifths and the newest fifth, so that nothing is judged by its future."""
    order = sorted(tickets, key=lambda ticket: (ticket.time, ticket.text))
    cut = len(order) - max(1, len(order) // NEWEST)
    return order[:cut], order[cut:]


def trial(
    tickets: Sequence[Closed],
    current: Callable[[str], str] | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Trial:
    """Learn from a compound's or district's own closed tickets and measure on the newest fifth.

    `current` reads a text with what is in use now and returns its category. The new lexicon is adopted
    only if it files more of the newest fifth rightly, without losing macro-F1. Raises ValueError where
    there are fewer than 50 tickets or fewer than two categories among the older ones.
    """
    if len(tickets) < FEWEST:
        raise ValueError(f"at least {FEWEST} closed tickets are needed")
    older, newest = time_split(tickets)
    made = learn([Sample((ticket.text,), ticket.category) for ticket in older], progress=progress)
    new = evaluate([_answer(made, ticket) for ticket in newest])
    old = current and evaluate([Answer(t.category, current(t.text), 0.0) for t in newest])
    better = old is None or (new.accuracy > old.accuracy and new.macro_f1 >= old.macro_f1)
    return Trial(made, new, old or None, better)


def _answer(made: Lexicon, ticket: Closed) -> Answer:
    return Answer(ticket.category, *made.verdict(ticket.text))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The lexicons that were in use, oldest first, as their texts; the last one is in use."""

    texts: tuple[str, ...] = ()

    def adopt(self, made: Lexicon) -> Shelf:
        """Return the shelf with a new lexicon in use."""
        return Shelf((*self.texts, "".join(lexicon.dump(made))))

    def roll_back(self) -> Shelf:
        """Return the shelf with the lexicon before in use again; an empty shelf stays empty."""
        return Shelf(self.texts[:-1])

    @property
    def current(self) -> Lexicon | None:
        """Return the lexicon in use; None means the shipped one."""
        return lexicon.parse(self.texts[-1]) if self.texts else None


def additions(corrections: Sequence[Correction], least: int = 2) -> list[Addition]:
    """Return the words that corrections agree on: said in at least `least` of them, for one target only.

    Only whole pieces of Chinese characters without figures and names become words.
    """
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for correction in corrections:
        text = shape(correction.text)
        pieces = {
            run[i : i + size]
            for run in text.split()
            for size in (2, 3, 4)
            for i in range(len(run) - size + 1)
        }
        for piece in pieces:
            if fine(piece):
                said[piece][correction.right] += 1
    found = [
        (piece, targets.most_common(1)[0])
        for piece, targets in said.items()
        if len(targets) == 1 and targets.most_common(1)[0][1] >= least
    ]
    found.sort(key=lambda pair: (-pair[1][1], -len(pair[0]), pair[0]))
    kept: list[Addition] = []
    for piece, (target, count) in found:
        if not any(piece in old.word for old in kept):
            kept.append(Addition(piece, target, min(4.0, 1.0 + 0.5 * count)))
    return kept
