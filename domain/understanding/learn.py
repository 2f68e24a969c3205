"""Learning a lexicon from labelled texts: character pieces, rarity, a linear model, the best words kept.

scikit-learn (extra `learn`) is needed here only; what is learnt needs numpy alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from domain.understanding import fields, lexicon, structure
from domain.understanding.lexicon import HEAD, Lexicon, Weights, shape

# beyond this a piece tells no more
TELLING_MOST = 4.0
_PERSON = re.compile(
    r"[某]|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕](?:某|先生|女士|总|局|书记|经理|主任|师傅|老师|院长|镇长|市长|县长)"
)
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled text. `columns` in order, the first being its title where there are several.

    `background`: longer text of the same row that the classifier will not see when it is asked.
    `group` keeps near-duplicates together where samples are split. `weight`: how much it counts.
    """

    columns: tuple[str, ...]
    label: str
    background: str = ""
    group: str = ""
    weight: float = 1.0

    @property
    def head(self) -> str:
        """Return the first column."""
        return self.columns[0]

    @property
    def rest(self) -> str:
        """Return the other columns, joined in order."""
        return "\n".join(self.columns[1:])


@dataclass(frozen=True, slots=True)
class Options:
    """How to learn; the defaults are the best that was found on the letters to officials."""

    longest: int = 2
    cost: float = 0.5
    words: int = 35_000
    least_head: int = 2
    least_rest: int = 2
    rest_weight: float = 1.0
    background_weight: float = 0.5
    background_length: int = 400
    piece_weight: float = 0.12
    piece_length: int = 60
    telling_cost: float = 0.25
    telling_floor: float = 0.5
    field_weight: float = 0.5


def learn(
    samples: Sequence[Sample], options: Options | None = None, progress: Progress | None = None
) -> Lexicon:
    """Return the lexicon learnt from `samples`; the same samples in any order give the same lexicon.

    Raises ValueError where there are fewer than two labels. `progress(step, share)` is told the way.
    """
    options = options or Options()
    tell = progress or (lambda _step, _share: None)
    samples = sorted(samples, key=lambda s: (s.columns, s.label, s.background, s.weight))
    labels = sorted({sample.label for sample in samples})
    if len(labels) < 2:
        raise ValueError("at least two different labels are needed")
    tell("counting", 0.0)
    known = _known(labels, len(samples[0].columns), options)
    blocks = _blocks(samples, known, options)
    tell("weighing", 0.3)
    first, _ = _fit(blocks, labels, options)
    tell("choosing", 0.6)
    strength = np.abs(first).max(axis=1) * np.concatenate([block.spread for block in blocks])
    keep = np.sort(np.argsort(-strength, kind="stable")[: options.words])
    blocks = [block.kept(keep) for block in _offset(blocks)]
    tell("weighing", 0.65)
    weights, bias = _fit_telling(blocks, labels, options, tell)
    tell("writing", 0.95)
    words = [block.mark + word for block in blocks for word in block.words]
    scale = np.concatenate([np.full(len(block.words), block.weight) for block in blocks])
    rarity = np.concatenate([block.rarity for block in blocks])
    made = lexicon.build(
        labels,
        words,
        (weights * scale[:, None]).astype(np.float32),
        bias.astype(np.float32),
        rarity.astype(np.float32),
        {"samples": str(len(samples)), "columns": str(len(samples[0].columns))},
    )
    tell("done", 1.0)
    return made


def _known(labels: list[str], columns: int, options: Options) -> list[Sample]:
    """Return what the shipped table of fields knows of these labels, each word as a light sample."""
    if not options.field_weight:
        return []
    return [
        Sample((word,) * columns, label, weight=options.field_weight)
        for label in labels
        for word in fields.words(label)
    ]


def _background(text: str, options: Options) -> list[str]:
    """Return the opening of a longer text, and its pieces of about a title's length."""
    text = text[: options.background_length]
    step = options.piece_length
    return [text, *(text[i : i + step + 15] for i in range(0, min(len(text), 5 * step), step))]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts, what each is, and how much it counts."""

    said: list[str]
    labels: list[str]
    costs: list[float]


@dataclass(slots=True)
class _Block:
    """One part of the texts (titles, or the rest) as counted pieces."""

    mark: str
    weight: float
    words: list[str]
    rarity: Any
    spread: Any
    matrix: Any
    labels: list[str]
    costs: list[float]
    start: int = 0

    def kept(self, keep: Any) -> _Block:
        """Return the block with only the columns of `keep` (numbered over all blocks)."""
        from sklearn.preprocessing import normalize

        mine = keep[(keep >= self.start) & (keep < self.start + len(self.words))] - self.start
        words = [self.words[i] for i in mine]
        matrix = normalize(self.matrix[:, mine])
        return _Block(
            self.mark, self.weight, words, self.rarity[mine], self.spread[mine], matrix, self.labels, self.costs
        )  # fmt: skip


def _offset(blocks: list[_Block]) -> list[_Block]:
    start = 0
    for block in blocks:
        block.start = start
        start += len(block.words)
    return blocks


def _blocks(samples: Sequence[Sample], known: Sequence[Sample], options: Options) -> list[_Block]:
    every = [*samples, *known]
    head = [shape(sample.head) for sample in every]
    labels = [sample.label for sample in every]
    costs = [sample.weight for sample in every]
    meant = frozenset(_pieces(known, options.longest))
    if len(every[0].columns) > 1:
        rest = [shape(sample.rest) for sample in every]
        return [
            _block(_Texts(head, labels, costs), HEAD, options, meant),
            _block(_Texts(rest, labels, costs), "", options, meant),
        ]
    for sample in (sample for sample in every if sample.background):
        whole, *parts = _background(shape(sample.background), options)
        head += [whole, *parts]
        labels += [sample.label] * (1 + len(parts))
        costs += [options.background_weight, *[options.piece_weight] * len(parts)]
    return [_block(_Texts(head, labels, costs), HEAD, options, meant)]


def _pieces(samples: Sequence[Sample], longest: int) -> Iterator[str]:
    """Yield the pieces of the first columns of `samples`."""
    for text in (shape(sample.head) for sample in samples):
        for size in range(1, longest + 1):
            yield from (text[at : at + size] for at in range(len(text) - size + 1))


def _block(texts: _Texts, mark: str, options: Options, meant: frozenset[str]) -> _Block:
    """Count the pieces of `texts`: those that occur often enough, and whatever is `meant` to be known."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.preprocessing import normalize

    head = mark == HEAD
    counter = CountVectorizer(
        analyzer="char", ngram_range=(1, options.longest), lowercase=False, dtype=np.float32
    )
    counts = counter.fit_transform(texts.said)
    names = counter.get_feature_names_out()
    spread = np.asarray((counts > 0).sum(axis=0)).ravel()
    often = spread >= (options.least_head if head else options.least_rest)
    usable = np.array(
        [(often[at] or name in meant) and fine(name) for at, name in enumerate(names)]
    )
    counts, spread = counts[:, np.flatnonzero(usable)], spread[usable]
    rarity = np.rint((np.log((1 + len(texts.said)) / (1 + spread)) + 1) * 10) / 10
    counts.data = 1 + np.log(counts.data)
    matrix = normalize(counts.multiply(rarity[None, :]).tocsr().astype(np.float32))
    return _Block(
        mark,
        1.0 if head else options.rest_weight,
        [str(n) for n in names[usable]],
        rarity,
        np.log1p(spread),
        matrix,
        texts.labels,
        texts.costs,
    )


def fine(piece: str) -> bool:
    """Whether a piece may become a key word: no gap inside, not a blank, not a person."""
    bare = piece.strip()
    return bool(bare) and " " not in bare and not _PERSON.search(bare)


def _fit(blocks: list[_Block], labels: list[str], options: Options) -> tuple[Weights, Weights]:
    """Weigh all pieces for all labels at once: enough to choose the pieces worth keeping."""
    from scipy import sparse
    from sklearn.svm import LinearSVC

    matrix = sparse.hstack([block.matrix * block.weight for block in blocks]).tocsr()
    model = LinearSVC(C=options.cost, random_state=0)
    model.fit(matrix, blocks[0].labels, sample_weight=np.array(blocks[0].costs))
    weights, bias = model.coef_.T, model.intercept_
    if len(labels) == 2:
        weights, bias = np.hstack([-weights, weights]), np.array([-bias[0], bias[0]])
    return weights, bias


def _fit_telling(
    blocks: list[_Block], labels: list[str], options: Options, tell: Progress
) -> tuple[Weights, Weights]:
    """Weigh the pieces once more for each label, freer the more a piece tells that label from the rest.

    How much it tells is the logarithm of how much oftener it occurs with the label than without.
    """
    from scipy import sparse
    from sklearn.svm import LinearSVC

    matrix = sparse.hstack([block.matrix * block.weight for block in blocks]).tocsr()
    costs = np.array(blocks[0].costs)
    said = sparse.diags(costs) @ (matrix > 0).astype(np.float32)
    truth = np.array(blocks[0].labels)
    columns, biases = [], []
    for done, label in enumerate(labels):
        mine = truth == label
        with_it = np.asarray(said[mine].sum(axis=0)).ravel() + 1
        without = np.asarray(said[~mine].sum(axis=0)).ravel() + 1
        ratio = np.log(with_it / with_it.sum()) - np.log(without / without.sum())
        free = options.telling_floor + np.minimum(np.abs(ratio), TELLING_MOST)
        model = LinearSVC(C=options.telling_cost, random_state=0)
        model.fit(matrix @ sparse.diags(free), mine.astype(int), sample_weight=costs)
        columns.append(model.coef_[0] * free)
        biases.append(model.intercept_[0])
        tell("weighing", 0.65 + 0.3 * (done + 1) / len(labels))
    return np.array(columns).T, np.array(biases)


def damping(pieces: Any) -> Any:
    """Return by what the weights of a text's pieces are multiplied: many pieces say little each."""
    return np.minimum(1.0, np.sqrt(structure.FULL / np.maximum(pieces, 1.0)))
