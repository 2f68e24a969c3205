"""A weighted key-word lexicon: text on disk, automata and a matrix of weights in memory."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick

from domain.understanding.normalise import normalise

Weights = npt.NDArray[np.float32]
RARITY = "=rarity"
HEAD = "^"
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]+")


def shape(text: str) -> str:
    """Return `text` as learnt lexicons see it: Chinese characters, a blank for anything between."""
    return " " + _NOT_HAN.sub(" ", normalise(text)).strip() + " "


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words (any piece of text, up to a few characters) and what each says for every label.

    `weights` has a row per word and a column per label; `bias` a value per label. Words that begin
    with ^ count in the first column of a text (its title), the others in the rest.
    `rarity` weighs a word within its text. `meta` keeps how the lexicon was made.
    """

    labels: tuple[str, ...]
    words: tuple[str, ...]
    weights: Weights
    bias: Weights
    rarity: Weights
    meta: dict[str, str] = field(default_factory=dict)
    blocks: tuple[tuple[str, Any, npt.NDArray[np.int64]], ...] = ()

    def column(self, label: str) -> int:
        """Return the column of a label; ValueError where there is none."""
        return self.labels.index(label)

    def scores(self, head: str, rest: str = "") -> Weights:
        """Return a score per label for a text given as its first column and the rest."""
        out = self.bias.copy()
        for mark, finder, rows in self.blocks:
            found = self._found(shape(head if mark == HEAD else rest), finder, rows)
            if found is not None:
                index, values = found
                out += values @ self.weights[index]
        return out

    def verdict(self, head: str, rest: str = "") -> tuple[str, float]:
        """Return the winning label and how far it is ahead of the next, in the scores' own units."""
        raw = self.scores(head, rest)
        ranked = np.sort(raw)
        ahead = float(ranked[-1] - ranked[-2]) if len(ranked) > 1 else float(ranked[-1])
        return self.labels[int(raw.argmax())], ahead

    def explain(self, head: str, rest: str = "", most: int = 8) -> list[tuple[str, float]]:
        """Return the words that spoke most for the winning label, with what each added."""
        label = int(self.scores(head, rest).argmax())
        said: list[tuple[str, float]] = []
        for mark, finder, rows in self.blocks:
            found = self._found(shape(head if mark == HEAD else rest), finder, rows)
            if found is not None:
                index, values = found
                added = values * self.weights[index, label]
                said += [
                    (self.words[i].removeprefix(HEAD).strip(), round(float(v), 3))
                    for i, v in zip(index, added, strict=True)
                ]
        return sorted(said, key=lambda pair: (-pair[1], pair[0]))[:most]

    def _found(
        self, text: str, finder: Any, rows: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], Weights] | None:
        counts = Counter(hit[0] for hit in finder.find_matches_as_indexes(text, overlapping=True))
        if not counts:
            return None
        index = rows[np.fromiter(counts, np.int64, len(counts))]
        often = np.fromiter(counts.values(), np.float32, len(counts))
        values = (1 + np.log(often)) * self.rarity[index]
        return index, np.asarray(values / np.sqrt(float(values @ values)), np.float32)


def build(
    labels: Sequence[str],
    words: Sequence[str],
    weights: Weights,
    bias: Weights,
    rarity: Weights | None = None,
    meta: dict[str, str] | None = None,
    *,
    searchable: bool = True,
) -> Lexicon:
    """Return a lexicon; ready to search by itself, unless it only goes into a larger table."""
    head = [i for i, word in enumerate(words) if word.startswith(HEAD)]
    rest = [i for i, word in enumerate(words) if not word.startswith(HEAD)]
    blocks = tuple(
        (mark, AhoCorasick([words[i].removeprefix(HEAD) for i in rows]), np.array(rows, np.int64))
        for mark, rows in ((HEAD, head), ("", rest))
        if rows and searchable
    )
    if rarity is None:
        rarity = np.ones(len(words), np.float32)
    return Lexicon(tuple(labels), tuple(words), weights, bias, rarity, dict(meta or {}), blocks)


def dump(lexicon: Lexicon, scale: float = 100.0) -> Iterable[str]:
    """Yield the lines of the text form: remarks, labels, bias, then a word and its whole weights."""
    for key in sorted(lexicon.meta):
        yield f"# {key}={lexicon.meta[key]}\n"
    yield f"# scale={scale:g}\n"
    plain = bool((lexicon.rarity == 1).all())
    yield "\t".join(("label", *lexicon.labels, *(() if plain else (RARITY,)))) + "\n"
    yield "bias\t" + "\t".join(f"{value:.4f}" for value in lexicon.bias) + "\n"
    whole = np.rint(lexicon.weights * scale).astype(int)
    rare = np.rint(lexicon.rarity * 10).astype(int)
    for at, word in enumerate(lexicon.words):
        cells = [str(value) if value else "" for value in whole[at]]
        if not plain:
            cells.append(str(rare[at]))
        yield f"{word}\t" + "\t".join(cells) + "\n"


def parse(text: str, *, searchable: bool = True) -> Lexicon:
    """Read the text form; ValueError with the line's number where it cannot be read."""
    meta: dict[str, str] = {}
    labels: list[str] = []
    bias: list[float] = []
    words: list[str] = []
    cells: list[str] = []
    for at, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        if line.startswith("# ") and not labels:
            key, _, value = line[2:].partition("=")
            meta[key] = value
            continue
        first, *rest = line.split("\t")
        if not labels and first == "label":
            labels = rest
        elif not bias and first == "bias":
            bias = [float(value or 0) for value in rest]
        elif labels and len(rest) == len(labels):
            words.append(first)
            cells += rest
        else:
            raise ValueError(f"line {at}: expected a word and {len(labels)} weights")
    rare = bool(labels) and labels[-1] == RARITY
    if not labels or len(bias) != len(labels) - rare:
        raise ValueError("no labels or no bias: this is not a lexicon")
    scale = float(meta.pop("scale", "100"))
    try:
        matrix = np.array([cell or "0" for cell in cells], np.float32)
    except ValueError as error:
        raise ValueError(f"a weight is not a number: {error}") from None
    matrix = matrix.reshape(len(words), len(labels))
    rarity = (matrix[:, -1] / 10).astype(np.float32) if rare else None
    weights = ((matrix[:, :-1] if rare else matrix) / scale).astype(np.float32)
    labels = labels[:-1] if rare else labels
    return build(
        labels, words, weights, np.array(bias, np.float32), rarity, meta, searchable=searchable
    )
