"""What residents say: lines of a folder given by hand, else the invented ones that the repository ships."""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "scripts" / "lines.tsv"
SHORTEST, LONGEST = 5, 60
_MASK = re.compile(r"[A-Z]\d*[市区县]|西地省|<[A-Z]+>")
_PLACED = re.compile(r"\d\s*(?:栋|幢|号楼|单元)")


def sentences(folder: Path | None = None) -> list[str]:
    """Return the sentences of every csv and txt file in `folder`, or the shipped ones.

    Of a csv the column `title` counts, else `text`; where it has a column `compound`, only rows that say so.
    Raises LookupError when there is none.
    """
    found = list(dict.fromkeys(_tidy(_of_folder(folder) if folder else _shipped())))
    if not found:
        raise LookupError(str(folder))
    return found


def _shipped() -> Iterator[str]:
    for line in SHIPPED.read_text(encoding="utf-8").splitlines():
        kind, _, text = line.partition("\t")
        if text and not kind.startswith(("#", "talk.")):
            yield text


def _of_folder(folder: Path) -> Iterator[str]:
    csv.field_size_limit(10_000_000)
    for file in sorted(folder.iterdir()):
        if file.suffix == ".txt":
            yield from file.read_text(encoding="utf-8").splitlines()
        elif file.name.endswith((".csv", ".csv.gz")):
            opener = gzip.open if file.suffix == ".gz" else open
            with opener(file, "rt", encoding="utf-8-sig", newline="") as stream:
                yield from _of_rows(csv.DictReader(stream))


def _of_rows(rows: csv.DictReader[str]) -> Iterator[str]:
    names = rows.fieldnames or ()
    column = "title" if "title" in names else "text" if "text" in names else ""
    if not column or "compound" not in names:
        return
    for row in rows:
        if row["compound"] == "True":
            yield row[column] or ""


def _tidy(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        text = " ".join(_MASK.sub("", line).split())
        if SHORTEST <= len(text) <= LONGEST:
            yield text


def placed(sentence: str, building: str, dice: random.Random) -> str:
    """Return a sentence as somebody of a building says it: most name the place, some do not."""
    if _PLACED.search(sentence) or dice.random() > 0.8:
        return sentence
    return f"{building}{dice.randint(1, 3)}单元{sentence}"
