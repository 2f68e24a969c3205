"""Sub-categories: which one a text is of, once its category is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from domain.understanding import structure
from domain.understanding.table import Sparse

Weights = tuple[float, ...]


class Subs(NamedTuple):
    """The sub-categories of one category: names, a bias each, and what words and signs say for each."""

    names: tuple[str, ...]
    bias: Weights
    words: dict[int, Weights]
    signs: dict[str, Weights]

    def best(self, hits: set[int], about: Mapping[str, float], own: Mapping[str, float]) -> str:
        """Return the name that fits best. `about`: signs and their values; `own`: a compound's own weights by name."""
        rows = [self.words[hit] for hit in hits if hit in self.words]
        said = [(structure.damped(len(rows)), row) for row in rows]
        said += [(value, self.signs[name]) for name, value in about.items() if name in self.signs]
        scores = [
            start + own.get(name, 0.0) for name, start in zip(self.names, self.bias, strict=True)
        ]
        for value, row in said:
            scores = [score + value * weight for score, weight in zip(scores, row, strict=True)]
        return self.names[scores.index(max(scores))]


def taken_apart(learnt: Sparse, number: Callable[[str], int]) -> dict[str, Subs]:
    """Return the sub-categories of each category; `number` gives a word the number the automaton reports."""
    mains = [label.partition(".")[0] for label in learnt.labels]
    first = {main: mains.index(main) for main in mains}
    made: dict[str, Subs] = {}
    for main, at in first.items():
        end = at + mains.count(main)
        names = tuple(label.partition(".")[2] for label in learnt.labels[at:end])
        made[main] = Subs(names, learnt.bias[at:end], {}, {})
    for word, cells in zip(learnt.words, learnt.cells, strict=True):
        said: dict[str, list[float]] = {}
        for place, weight in cells:
            main = mains[place]
            if main not in said:
                said[main] = [0.0] * len(made[main].names)
            said[main][place - first[main]] = weight
        for main, weights in said.items():
            if word[0] == "@":
                made[main].signs[word] = tuple(weights)
            else:
                made[main].words[number(word)] = tuple(weights)
    return made
