"""Hand-made signs: groups of words that do one job, and expressions that point to a category."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from domain.understanding.tables import rows


@dataclass(frozen=True, slots=True)
class Sign:
    """`target` gains `weight` when all of `need` and none of `bar` are met in the text.

    Members of `need` and `bar` are words, or groups written @name.
    """

    target: str
    weight: float
    need: tuple[str, ...]
    bar: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the expression as a person reads it, without group names."""
        return "+".join(part for part in self.need if not part.startswith("@"))


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Return the words of each group."""
    return {name: tuple(words.split()) for name, words in rows("groups.tsv")}


def read(table: Iterable[tuple[str, ...]]) -> tuple[Sign, ...]:
    """Return the signs of rows target, weight, expressions."""
    made = []
    for target, weight, expressions in table:
        for expression in expressions.split():
            parts = expression.split("&")
            made.append(
                Sign(
                    target,
                    float(weight),
                    tuple(part for part in parts if not part.startswith("!")),
                    tuple(part[1:] for part in parts if part.startswith("!")),
                )
            )
    return tuple(made)


@cache
def shipped() -> tuple[Sign, ...]:
    """Return the signs that ship with the engine."""
    return read(rows("signs.tsv"))
