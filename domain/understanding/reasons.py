"""Why a text was read as it was, for people who know nothing of weights: what was noticed, and which words decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.understanding.engine import Reason, Understanding
from domain.understanding.reading import Reading

WORDS = 4
LEAST = 0.5
"""From which weight on something that was noticed is worth telling."""
_NOTICED = {
    "trouble": "fault dirty block harm badwork noise smell neg plain trouble2",
    "lasting": "again lasting",
    "here": "here door",
    "frail": "elder",
    "wanted": "want urge",
    "somebody": "someone neigh company committee builder guard",
    "away": "away",
    "past": "past",
    "supposed": "hypo",
    "over": "done",
    "thanks": "thanks",
    "trade": "ad price phone link",
    "notice": "notice",
    "asking": "follow ask asks",
    "chat": "social laugh irony opinion",
    "denied": "denied",
    "nothing": "nothing bare len5",
}
_OF_FEATURE = {name: kind for kind, names in _NOTICED.items() for name in names.split()}
NOTICED = tuple(_NOTICED)


@dataclass(frozen=True, slots=True)
class Why:
    """What spoke for and against a request (kinds of NOTICED, strongest first), and the words with their weights.

    `filed`: the words for the category. `danger`: the words that tell of danger to life, empty for none.
    """

    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    words_for: tuple[tuple[str, float], ...]
    words_against: tuple[tuple[str, float], ...]
    filed: tuple[tuple[str, float], ...]
    danger: str = ""


def why(understanding: Understanding, reading: Reading) -> Why:
    """Return why a text was read as it was."""
    reasons = understanding.explain(reading)
    noticed: dict[str, float] = {}
    for name, weight, target in reasons:
        if target == "request" and name.startswith("@"):
            kind = _kind(name)
            if kind:
                noticed[kind] = noticed.get(kind, 0.0) + weight
    ranked = sorted(noticed.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    asked = [one for one in reasons if one[2] == "request" and not one[0].startswith("@")]
    filed = [one for one in reasons if one[2] not in ("request", "danger")]
    return Why(
        speaks_for=tuple(kind for kind, weight in ranked if weight >= LEAST),
        speaks_against=tuple(kind for kind, weight in ranked if weight <= -LEAST),
        words_for=_said(one for one in asked if one[1] > 0),
        words_against=_said(
            (word, -weight, target) for word, weight, target in asked if weight < 0
        ),
        filed=_said(filed, singles=True),
        danger=next((word for word, _, target in reasons if target == "danger"), ""),
    )


def _kind(feature: str) -> str:
    """Return what a feature of a sentence comes to: that of its last part that is told, "@thing+fault" is trouble."""
    parts = feature.removeprefix("@").split("+")
    return next((_OF_FEATURE[part] for part in parts if part in _OF_FEATURE), "")


def _said(reasons: Iterable[Reason], *, singles: bool = False) -> tuple[tuple[str, float], ...]:
    """Return the strongest words, each once; single characters only where nothing else is there to be told."""
    said: dict[str, float] = {}
    for word, weight, _ in sorted(reasons, key=lambda one: (-one[1], one[0])):
        said.setdefault(word.strip().replace("+", "…"), round(weight, 1))
    whole = {word: weight for word, weight in said.items() if len(word) > 1}
    kept = whole or (said if singles else {})
    return tuple(list(kept.items())[:WORDS])
