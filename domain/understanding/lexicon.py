"""A weighted key-word lexicon: text on disk, an automaton and a matrix of weights in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick

Weights = npt.NDArray[np.float32]
_GROUP = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words (any piece of text, up to a few characters) and what each says for every label.

    `weights` has a row per word and a column per label; `bias` a value per label.
    `meta` keeps how it was made: kind, head (weight of the first column), temperature.
    """

    labels: tuple[str, ...]
    words: tuple[str, ...]
    weights: Weights
    bias: Weights
    meta: dict[str, str] = field(default_factory=dict)
    finder: Any = None

    def column(self, label: str) -> int:
        """Return the column of a label; ValueError where there is none."""
        return self.labels.index(label)


def build(
    labels: Sequence[str],
    words: Sequence[str],
    weights: Weights,
    bias: Weights,
    meta: dict[str, str],
) -> Lexicon:
    """Return a lexicon ready to search."""
    return Lexicon(tuple(labels), tuple(words), weights, bias, dict(meta), AhoCorasick(list(words)))


def dump(lexicon: Lexicon, scale: float = 100.0) -> Iterable[str]:
    """Yield the lines of the text form: remarks, labels with bias, then word and whole-number weights."""
    for key in sorted(lexicon.meta):
        yield f"# {key}={lexicon.meta[key]}\n"
    yield f"# scale={scale:g}\n"
    yield "label\t" + "\t".join(lexicon.labels) + "\n"
    yield "bias\t" + "\t".join(f"{value:.4f}" for value in lexicon.bias) + "\n"
    whole = np.rint(lexicon.weights * scale).astype(int)
    for word, row in zip(lexicon.words, whole, strict=True):
        yield word.replace("\n", "⏎") + "\t" + "\t".join(str(v) if v else "" for v in row) + "\n"


def parse(text: str) -> Lexicon:
    """Read the text form; ValueError with the line's number where it cannot be read."""
    meta: dict[str, str] = {}
    labels: list[str] = []
    bias: list[float] = []
    words: list[str] = []
    cells: list[list[str]] = []
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
            bias = [float(value) for value in rest]
        elif len(rest) == len(labels) and labels:
            words.append(first.replace("⏎", "\n"))
            cells.append(rest)
        else:
            raise ValueError(f"line {at}: expected a word and {len(labels)} weights")
    if not labels or len(bias) != len(labels):
        raise ValueError("no labels or no bias: this is not a lexicon")
    scale = float(meta.pop("scale", "100"))
    flat = ["0" if cell == "" else cell for row in cells for cell in row]
    try:
        matrix = np.array(flat, dtype=np.float32).reshape(len(words), len(labels)) / scale
    except ValueError as error:
        raise ValueError(f"a weight is not a number: {error}") from None
    return build(labels, words, matrix.astype(np.float32), np.array(bias, np.float32), meta)
