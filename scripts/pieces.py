"""Texts as the rows of a matrix: pieces of their words, and what the engine sees beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from domain.understanding import lexicon, signs, structure, topics, urgency
from domain.understanding.categories import CATEGORY_IDS
from domain.understanding.index import Index, Lexicons
from domain.understanding.learn import damping, fine
from domain.understanding.normalise import normalise
from domain.understanding.table import Sparse, Table

Beside = Callable[[str], list[str]]
# how much signs, groups and pair rules count in learning categories beside a single piece
TOPIC_SCALE = 0.75


@cache
def bare_index() -> Index:
    """Return the groups and signs alone, before anything is learnt."""
    empty = Table(("request",), (), (), (0.0,))
    topics = Table(CATEGORY_IDS, (), (), (0.0,) * len(CATEGORY_IDS))
    return Index(Lexicons(empty, empty, topics, empty, Sparse((), (), (), ())), ())


def seen(text: str) -> tuple[str, int, list[signs.Sign]]:
    """Return a text as the engine sees it: plain, the bits of its groups, the signs it meets."""
    told, index = normalise(text), bare_index()
    hits = index.find(told)
    found = 0
    for hit in hits:
        found |= index.group[hit]
    return told, found, index.met(hits, found)


def talk_features(text: str) -> list[str]:
    """Return what a line of talk is built of."""
    told, found, met = seen(text)
    return structure.features(told, found, max((sign.weight for sign in met), default=0.0))


def letter_features(_text: str) -> list[str]:
    """Return nothing that tells letters apart: their words do."""
    return ["@letter"]


def danger_features(text: str) -> list[str]:
    """Return what speaks for danger in a text; nothing where nothing does."""
    told, found, met = seen(text)
    peril = urgency.peril(told, found, met)
    return list(peril.names) if peril else []


def topic_features(text: str) -> dict[str, float]:
    """Return the features of a text for the category model that are no pieces of it."""
    told, found, met = seen(text)
    return {
        name: value * TOPIC_SCALE
        for name, value in topics.features(told, found, signs.strengths(met)).items()
    }


class Pieces:
    """Turns texts into the features of the request detector: pieces of text, and structure."""

    def __init__(self, beside: Beside, least: int = 6, longest: int = 4) -> None:
        """`beside`: what else a text has; `least`: in how many texts a piece of up to `longest` must occur."""
        self.counter = CountVectorizer(
            analyzer="char",
            ngram_range=(1, longest),
            min_df=least,
            binary=True,
            lowercase=False,
            dtype=np.float32,
        )
        self.words: list[str] = []
        self.beside = beside
        self.built: dict[str, int] = {}

    def texts(self, texts: list[str]) -> list[str]:
        """Return what the pieces are counted in."""
        return [lexicon.shape(text) for text in texts]

    def fit(self, texts: list[str]) -> sparse.csr_matrix:
        """Choose the pieces and return the features of `texts`."""
        counts = self.counter.fit_transform(self.texts(texts))
        names = self.counter.get_feature_names_out()
        self.keep = np.array([i for i, name in enumerate(names) if fine(name) and " " not in name])
        self.words = [str(names[i]) for i in self.keep]
        built = [self.beside(text) for text in texts]
        names = sorted({name for row in built for name in row})
        self.built = {name: i for i, name in enumerate(names)}
        return self._join(counts[:, self.keep], built)

    def turn(self, texts: list[str]) -> sparse.csr_matrix:
        """Return the features of `texts`."""
        counts = self.counter.transform(self.texts(texts))[:, self.keep]
        return self._join(counts, [self.beside(text) for text in texts])

    def chosen(self, keep: np.ndarray) -> None:
        """Keep only some of the pieces."""
        self.keep = self.keep[keep]
        self.words = [self.words[i] for i in keep]

    def _join(self, counts: sparse.csr_matrix, built: list[list[str]]) -> sparse.csr_matrix:
        pieces = sparse.diags(damping(np.asarray(counts.sum(axis=1)).ravel())) @ counts
        cells = [
            (i, self.built[name])
            for i, row in enumerate(built)
            for name in row
            if name in self.built
        ]
        rows, columns = zip(*cells, strict=True)
        shape = (counts.shape[0], len(self.built))
        made = sparse.csr_matrix(
            (np.full(len(cells), structure.SCALE, np.float32), (rows, columns)), shape
        )
        return sparse.hstack([pieces, made]).tocsr()


def learn_detector(
    samples: list[tuple[str, int, float]], words: int, cost: float, beside: Beside, least: int = 6
) -> tuple[Pieces, LogisticRegression]:
    """Return (pieces, model): pieces chosen by weight, then weighed again."""
    texts = [sample[0] for sample in samples]
    truth = np.array([sample[1] for sample in samples])
    weights = np.array([sample[2] for sample in samples])
    pieces = Pieces(beside, least)
    matrix = pieces.fit(texts)
    model = LogisticRegression(C=cost, max_iter=400, solver="liblinear", random_state=0)
    model.fit(matrix, truth, sample_weight=weights)
    n = len(pieces.words)
    spread = np.asarray((matrix[:, :n] > 0).sum(axis=0)).ravel()
    strength = np.abs(model.coef_[0][:n]) * np.log1p(spread)
    keep = np.sort(np.argsort(-strength, kind="stable")[:words])
    pieces.chosen(keep)
    matrix = pieces.turn(texts)
    model.fit(matrix, truth, sample_weight=weights)
    return pieces, model
