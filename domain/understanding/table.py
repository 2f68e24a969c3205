"""A weighted key-word lexicon as plain rows of numbers: all that reading needs of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Words, and for each a row with a weight per label; `bias` has a value per label."""

    labels: tuple[str, ...]
    words: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]

    def column(self, place: int) -> list[float]:
        """Return the weights of all words for one label."""
        return [row[place] for row in self.rows]


def table(text: str) -> Table:
    """Read a shipped lexicon, in the text form that `lexicon.dump` writes and `lexicon.parse` checks."""
    lines = iter(text.splitlines())
    scale, head, bias = _head(lines)
    words, rows = [], []
    wide = len(bias) - 1  # a column of rarity may follow; reading does not weigh by it
    # The same weights, and where there is one label the same rows, come again and again: each is kept once.
    weights: dict[str, float] = {"": 0.0}
    known: dict[str, tuple[float, ...]] = {}
    for line in lines:
        if line:
            word, _, cells = line.partition("\t")
            words.append(word)
            if (row := known.get(cells)) is None:
                row = known[cells] = _row(cells.split("\t")[:wide], weights, scale)
            rows.append(row)
    labels = tuple(head[1 : wide + 1])
    return Table(labels, tuple(words), tuple(rows), tuple(float(cell or 0) for cell in bias[1:]))


def _head(lines: Iterator[str]) -> tuple[float, list[str], list[str]]:
    """Read on to the first word; return what weights are multiplied by, and the cells of labels and bias."""
    scale = 100.0
    for line in lines:
        if line.startswith("# scale="):
            scale = float(line.removeprefix("# scale="))
        elif line.startswith("label\t"):
            return scale, line.split("\t"), next(lines).split("\t")
    return scale, ["label"], ["bias"]


def _row(cells: list[str], weights: dict[str, float], scale: float) -> tuple[float, ...]:
    for cell in cells:
        if cell not in weights:
            weights[cell] = int(cell) / scale
    return tuple([weights[cell] for cell in cells])


@dataclass(frozen=True, slots=True, eq=False)
class Sparse:
    """The same where a word speaks for few labels: for each word the (place of the label, weight) it has."""

    labels: tuple[str, ...]
    words: tuple[str, ...]
    cells: tuple[tuple[tuple[int, float], ...], ...]
    bias: tuple[float, ...]


def sparse(text: str) -> Sparse:
    """Read a shipped lexicon most of whose cells are blank."""
    lines = iter(text.splitlines())
    scale, head, bias = _head(lines)
    words: list[str] = []
    cells: list[tuple[tuple[int, float], ...]] = []
    for line in lines:
        if line:
            word, *said = line.split("\t")
            words.append(word)
            cells.append(tuple([(at, int(cell) / scale) for at, cell in enumerate(said) if cell]))
    return Sparse(
        tuple(head[1:]), tuple(words), tuple(cells), tuple(float(one or 0) for one in bias[1:])
    )
