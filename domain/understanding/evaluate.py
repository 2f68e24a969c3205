"""How good a lexicon is: accuracy, macro-F1, per class, confusion, and what certainty buys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

COVERAGES = (100, 90, 80, 70)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was right, what was said, and how far the winner was ahead."""

    truth: str
    said: str
    margin: float


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, F1 of a label and how many samples bear it."""

    precision: float
    recall: float
    f1: float
    n: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole table. `coverage[80]` is the accuracy on the surest 80 % of the samples."""

    accuracy: float
    macro_f1: float
    n: int
    per_class: dict[str, Score]
    confusion: dict[tuple[str, str], int]
    coverage: dict[int, float]


def evaluate(answers: Sequence[Answer]) -> Evaluation:
    """Return the evaluation of `answers`; ValueError where there are none."""
    if not answers:
        raise ValueError("nothing to evaluate")
    confusion = Counter((answer.truth, answer.said) for answer in answers)
    per_class = {label: _score(label, confusion) for label in sorted({a.truth for a in answers})}
    ranked = sorted(answers, key=lambda answer: -answer.margin)
    right = [answer.truth == answer.said for answer in ranked]
    coverage = {}
    for share in COVERAGES:
        top = right[: max(1, len(right) * share // 100)]
        coverage[share] = sum(top) / len(top)
    return Evaluation(
        accuracy=sum(right) / len(right),
        macro_f1=sum(score.f1 for score in per_class.values()) / len(per_class),
        n=len(answers),
        per_class=per_class,
        confusion=dict(confusion),
        coverage=coverage,
    )


def _score(label: str, confusion: Counter[tuple[str, str]]) -> Score:
    hit = confusion[label, label]
    truly = sum(count for (truth, _), count in confusion.items() if truth == label)
    said = sum(count for (_, answer), count in confusion.items() if answer == label)
    precision = hit / said if said else 0.0
    recall = hit / truly if truly else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(precision, recall, f1, truly)
