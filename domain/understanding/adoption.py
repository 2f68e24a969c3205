"""Learning on the job: a lexicon learnt from closed tickets is adopted only if it is better, and can be rolled back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from domain.understanding import lexicon
from domain.understanding.engine import Understanding
from domain.understanding.evaluate import Answer, Evaluation, evaluate
from domain.understanding.lessons import TALK, Lesson
from domain.understanding.lexicon import Lexicon
from domain.understanding.local import learn
from domain.understanding.reading import Addition, Thresholds

NEWEST = 5
FEWEST = 50


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a reader does on the newest fifth.

    `filed`: how rightly it files the tickets. `heard`: the share of them that it does not overlook.
    `quiet`: the share of what was taken back as no request that it would now leave alone; None where nothing was.
    """

    filed: Evaluation
    heard: float
    quiet: float | None


@dataclass(frozen=True, slots=True)
class Trial:
    """A newly learnt lexicon beside what is in use, both measured on the newest fifth."""

    lexicon: Lexicon
    new: Figures
    old: Figures
    lessons: int

    @property
    def better(self) -> bool:
        """Whether the new one does something better and nothing worse."""
        new, old = self.new, self.old
        pairs = [
            (new.filed.accuracy, old.filed.accuracy),
            (new.filed.macro_f1, old.filed.macro_f1),
            (new.heard, old.heard),
            (new.quiet or 0.0, old.quiet or 0.0),
        ]
        gained = pairs[0][0] > pairs[0][1] or pairs[3][0] > pairs[3][1]
        return gained and all(one >= other for one, other in pairs)


class TooFew(ValueError):
    """There is not enough to learn from; `found` closed tickets or kinds are there, `needed` would be enough."""

    def __init__(self, found: int, needed: int) -> None:
        super().__init__(f"{found} of {needed}")
        self.found, self.needed = found, needed


def time_split(lessons: Sequence[Lesson]) -> tuple[list[Lesson], list[Lesson]]:
    """Return the older four fifths and the newest fifth, so that nothing is judged by its future."""
    order = sorted(lessons, key=lambda one: (one.time, one.text, one.right))
    cut = len(order) - max(1, len(order) // NEWEST)
    return order[:cut], order[cut:]


@dataclass(frozen=True, slots=True)
class Base:
    """What a compound reads by: its own words, its thresholds, and the adopted lexicon's text, "" for none."""

    words: tuple[Addition, ...] = ()
    thresholds: Thresholds | None = None
    learnt: str = ""

    def reader(self, learnt: str | None = None) -> Understanding:
        """Return the reader, with another learnt lexicon where one is given."""
        return Understanding.load(
            self.words, self.thresholds, self.learnt if learnt is None else learnt
        )


def trial(
    lessons: Sequence[Lesson],
    base: Base | None = None,
    names: Collection[str] = (),
    progress: Callable[[str, float], None] | None = None,
) -> Trial:
    """Learn from the older four fifths and measure on the newest, beside what is in use now.

    Raises TooFew where there are fewer than 50 tickets, or fewer than two categories among the older ones.
    """
    base = base or Base()
    filed = [one for one in lessons if one.right != TALK]
    if len(filed) < FEWEST:
        raise TooFew(len(filed), FEWEST)
    older, newest = _split(lessons)
    kinds = len({one.right for one in older if one.right != TALK})
    if kinds < 2:
        raise TooFew(kinds, 2)
    made = learn(older, base.reader(""), names, progress)
    new = figures(base.reader("".join(lexicon.dump(made))), newest)
    return Trial(made, new, figures(base.reader(), newest), len(lessons))


def _split(lessons: Sequence[Lesson]) -> tuple[list[Lesson], list[Lesson]]:
    """Split tickets and what was taken back each by time, so that both are on both sides."""
    sides: tuple[list[Lesson], list[Lesson]] = ([], [])
    for talk in (False, True):
        part = [one for one in lessons if (one.right == TALK) is talk]
        if len(part) >= NEWEST:
            older, newest = time_split(part)
            sides[0].extend(older)
            sides[1].extend(newest)
        else:
            sides[0].extend(part)
    return sides


def figures(reader: Understanding, lessons: Sequence[Lesson]) -> Figures:
    """Return how a reader does on lessons."""
    answers, heard, quiet = [], [], []
    for one in lessons:
        zone = reader.read(one.text).zone
        if one.right == TALK:
            quiet.append(zone != "sure")
            continue
        heard.append(zone != "silent")
        ranked = sorted(reader.settled(one.text).items(), key=lambda pair: -pair[1])
        answers.append(Answer(one.right, ranked[0][0], ranked[0][1] - ranked[1][1]))
    return Figures(
        evaluate(answers),
        sum(heard) / len(heard),
        sum(quiet) / len(quiet) if quiet else None,
    )
