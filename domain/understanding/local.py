"""Learning on top of the shipped lexicons from a compound's or district's own closed tickets.

What is learnt are corrections to the shipped scores, so that little is learnt from little. scikit-learn's
companions numpy and scipy (extra `learn`) are needed here only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from domain.understanding import lexicon
from domain.understanding.categories import CATEGORY_IDS
from domain.understanding.lessons import REQUEST, TALK, Lesson
from domain.understanding.lexicon import Lexicon, shape
from domain.understanding.personal import LONGEST, names_nobody, pairs_of_names, sayable, unnamed

if TYPE_CHECKING:
    from domain.understanding.engine import Understanding

PEOPLE = 3
"""By how many different people a word must have been said before it may be learnt."""
WORDS = 2000
RESTRAINT = 2.0
LEAST_WEIGHT = 0.05
Progress = Callable[[str, float], None]


def learn(
    lessons: Sequence[Lesson],
    base: Understanding,
    names: Collection[str] = (),
    progress: Progress | None = None,
) -> Lexicon:
    """Return what is to be added to the scores of `base`: for each category, and for "request" at all.

    The same lessons in any order give the same lexicon. `names` are people's, which never get in.
    """
    tell = progress or (lambda _step, _share: None)
    order = sorted(lessons, key=lambda one: (one.time, one.text, one.right, one.person))
    tell("counting", 0.0)
    words, rows = _pieces(order, pairs_of_names(names))
    tell("weighing", 0.3)
    filed = [n for n, one in enumerate(order) if one.right in CATEGORY_IDS]
    topics = np.zeros((len(words), len(CATEGORY_IDS)))
    if words and filed:
        settled = [base.settled(order[n].text) for n in filed]
        start = np.array([[scores[id] for id in CATEGORY_IDS] for scores in settled])
        truth = np.array([CATEGORY_IDS.index(order[n].right) for n in filed])
        topics = _fit(_matrix([rows[n] for n in filed], len(words)), start, truth)
    tell("weighing", 0.7)
    asks = np.zeros((len(words), 1))
    heard = np.array([int(one.right != TALK) for one in order])
    if words and 0 < heard.sum() < len(order):
        odds = np.array([base.odds(one.text) for one in order])
        pair = _fit(
            _matrix(rows, len(words)), np.stack([np.zeros(len(order)), odds], axis=1), heard
        )
        asks = (pair[:, 1] - pair[:, 0])[:, None]
    tell("writing", 0.95)
    made = _strongest(words, np.hstack([topics, asks]))
    tell("done", 1.0)
    return made


def _pieces(lessons: Sequence[Lesson], names: frozenset[str]) -> tuple[list[str], list[list[int]]]:
    """Return the words that may be learnt, and for each lesson which of them it says."""
    said: dict[str, set[int]] = defaultdict(set)
    of_lesson: list[set[str]] = []
    for number, lesson in enumerate(lessons):
        found = {
            run[i : i + size]
            for run in unnamed(shape(lesson.text)).split()
            for size in range(2, LONGEST + 1)
            for i in range(len(run) - size + 1)
        }
        of_lesson.append(found)
        who = lesson.person or -1 - number
        for piece in found:
            if len(said[piece]) < PEOPLE:
                said[piece].add(who)
    words = sorted(
        piece
        for piece, people in said.items()
        if len(people) >= PEOPLE and sayable(piece) and names_nobody(piece, names)
    )
    at = {word: place for place, word in enumerate(words)}
    return words, [sorted(at[piece] for piece in found if piece in at) for found in of_lesson]


def _matrix(rows: Sequence[Sequence[int]], wide: int) -> Any:
    from scipy import sparse

    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in row], dtype=np.int64)
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), wide))


def _fit(matrix: Any, start: Any, truth: Any) -> Any:
    """Return weights for words that, added to the scores at the start, make the truth likelier; small ones cost less."""
    from scipy.optimize import minimize

    size, classes = start.shape
    wanted = np.zeros((size, classes))
    wanted[np.arange(size), truth] = 1.0

    def cost(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(-1, classes)
        scores = start + matrix @ weights
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        total = powers.sum(axis=1, keepdims=True)
        loss = float((np.log(total[:, 0]) - scores[np.arange(size), truth]).sum())
        slope = matrix.T @ (powers / total - wanted) + RESTRAINT * weights
        return loss + RESTRAINT / 2 * float((weights**2).sum()), slope.ravel()

    found = minimize(
        cost,
        np.zeros(matrix.shape[1] * classes),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 60, "maxcor": 5},
    )
    return found.x.reshape(-1, classes)


def _strongest(words: Sequence[str], weights: Any) -> Lexicon:
    """Return the words that say most, with the weights that matter."""
    weights = np.where(np.abs(weights) < LEAST_WEIGHT, 0.0, np.round(weights, 2))
    strength = np.abs(weights).max(axis=1) if len(words) else np.zeros(0)
    order = sorted(range(len(words)), key=lambda n: (-strength[n], words[n]))
    keep = sorted(n for n in order[:WORDS] if strength[n] > 0)
    labels = (*CATEGORY_IDS, REQUEST)
    return lexicon.build(
        labels,
        [words[n] for n in keep],
        weights[keep].astype(np.float32).reshape(-1, len(labels)),
        np.zeros(len(labels), np.float32),
        None,
        {"kind": "local"},
        searchable=False,
    )
