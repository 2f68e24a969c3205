"""Learns which sub-category a line is of, once its category is known: pieces, signs and groups, one model a category."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from domain.understanding import lexicon
from domain.understanding.learn import damping, fine
from scripts.pieces import TOPIC_SCALE, topic_features

Sample = tuple[str, str, float]
# words kept a category: the strongest
WORDS = 600
COST = 2.0
# what weighs less is left blank in the file
LEAST = 0.03


def learn(
    samples: list[Sample],
) -> tuple[tuple[str, ...], list[str], np.ndarray, np.ndarray]:
    """Return (labels "category.sub", words and features, weights per label, bias) from (text, what, weight)."""
    columns: dict[str, dict[str, float]] = {}
    bias: dict[str, float] = {}
    mains = sorted({what.partition(".")[0] for _, what, _ in samples})
    for main in mains:
        own = [sample for sample in samples if sample[1].partition(".")[0] == main]
        if len({what for _, what, _ in own}) > 1:
            for label, (column, start) in _of_one(own).items():
                columns[label], bias[label] = column, start
    labels = tuple(sorted(columns))
    words = sorted({word for column in columns.values() for word in column})
    place = {word: at for at, word in enumerate(words)}
    weights = np.zeros((len(words), len(labels)), np.float32)
    for at, label in enumerate(labels):
        for word, weight in columns[label].items():
            weights[place[word], at] = weight
    return labels, words, weights, np.array([bias[label] for label in labels], np.float32)


def _of_one(own: list[Sample]) -> dict[str, tuple[dict[str, float], float]]:
    """Return for each sub-category of one category (weights by word, bias)."""
    counter = CountVectorizer(
        analyzer="char", ngram_range=(1, 4), min_df=2, binary=True, lowercase=False
    )
    counts = counter.fit_transform([lexicon.shape(text) for text, _, _ in own]).astype(np.float32)
    names = counter.get_feature_names_out()
    keep = np.array([i for i, name in enumerate(names) if fine(name) and " " not in name])
    truth = [what for _, what, _ in own]
    weight = np.array([weight for _, _, weight in own])
    built = DictVectorizer(dtype=np.float32)
    beside = built.fit_transform([topic_features(text) for text, _, _ in own])

    def fit(columns: np.ndarray) -> LogisticRegression:
        part = counts[:, columns]
        part = sparse.diags(damping(np.asarray(part.sum(axis=1)).ravel())) @ part
        model = LogisticRegression(C=COST, max_iter=300)
        return model.fit(sparse.hstack([part, beside]).tocsr(), truth, sample_weight=weight)

    strength = np.abs(_rows(fit(keep))[0][:, : len(keep)]).max(axis=0)
    keep = keep[np.sort(np.argsort(-strength, kind="stable")[:WORDS])]
    model = fit(keep)
    rows, starts = _rows(model)
    scale = np.concatenate([np.ones(len(keep)), np.full(len(built.feature_names_), TOPIC_SCALE)])
    found = [*(str(names[i]) for i in keep), *built.feature_names_]
    return {
        str(label): (
            {w: float(v) for w, v in zip(found, row * scale, strict=True) if abs(v) >= LEAST},
            float(start),
        )
        for label, row, start in zip(model.classes_, rows, starts, strict=True)
    }


def _rows(model: LogisticRegression) -> tuple[np.ndarray, np.ndarray]:
    """Return a row of weights and a bias per class, also where there are only two."""
    if len(model.coef_) > 1:
        return model.coef_, model.intercept_
    return np.vstack([-model.coef_[0], model.coef_[0]]), np.concatenate(
        [-model.intercept_, model.intercept_]
    )
