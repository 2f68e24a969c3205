"""Hand-made signs: groups of words that do one job, and expressions that point to a category."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from domain.understanding.tables import rows


@dataclass(frozen=True, slots=True)
class Sign:
    """`target` gains `weight` when all of `need` and none of `bar` are met in the text.

    Members of `need` and `bar` are words, or groups written @name. `own`: a compound's own word, whose
    weight counts as it is; what the shipped ones weigh is learnt.
    """

    target: str
    weight: float
    need: tuple[str, ...]
    bar: tuple[str, ...] = ()
    own: bool = False

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


def strengths(met: Iterable[Sign]) -> dict[str, float]:
    """Return how strongly each target is pointed to; a second sign adds a quarter of the weaker one."""
    found: dict[str, float] = {}
    for sign in met:
        old = found.get(sign.target)
        if old is None:
            found[sign.target] = sign.weight
        else:
            found[sign.target] = max(old, sign.weight) + 0.25 * min(old, sign.weight)
    return found


@cache
def shipped() -> tuple[Sign, ...]:
    """Return the signs that ship with the engine."""
    return read(rows("signs.tsv"))
