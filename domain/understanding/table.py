"""A weighted key-word lexicon as plain rows of numbers: all that reading needs of it."""

from __future__ import annotations

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
    scale = 100.0
    head, bias, words, rows = ["label"], ["bias"], [], []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("# scale="):
            scale = float(line.removeprefix("# scale="))
        elif line.startswith("label\t"):
            head = line.split("\t")
            bias = next(lines).split("\t")
            break
    wide = len(bias) - 1  # a column of rarity may follow; reading does not weigh by it
    # The same few hundred weights come again and again: each is kept once, which saves many megabytes.
    weights = {"": 0.0}
    for line in lines:
        if line:
            word, *cells = line.split("\t")
            words.append(word)
            for cell in cells:
                if cell not in weights:
                    weights[cell] = int(cell) / scale
            rows.append(tuple([weights[cell] for cell in cells[:wide]]))
    labels = tuple(head[1 : wide + 1])
    return Table(labels, tuple(words), tuple(rows), tuple(float(cell or 0) for cell in bias[1:]))


@dataclass(frozen=True, slots=True, eq=False)
class Sparse:
    """The same where a word speaks for few labels: for each word the (place of the label, weight) it has."""

    labels: tuple[str, ...]
    words: tuple[str, ...]
    cells: tuple[tuple[tuple[int, float], ...], ...]
    bias: tuple[float, ...]


def sparse(text: str) -> Sparse:
    """Read a shipped lexicon most of whose cells are blank."""
    scale = 100.0
    head, bias = ["label"], ["bias"]
    words: list[str] = []
    cells: list[tuple[tuple[int, float], ...]] = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("# scale="):
            scale = float(line.removeprefix("# scale="))
        elif line.startswith("label\t"):
            head = line.split("\t")
            bias = next(lines).split("\t")
            break
    for line in lines:
        if line:
            word, *said = line.split("\t")
            words.append(word)
            cells.append(tuple([(at, int(cell) / scale) for at, cell in enumerate(said) if cell]))
    return Sparse(
        tuple(head[1:]), tuple(words), tuple(cells), tuple(float(one or 0) for one in bias[1:])
    )
