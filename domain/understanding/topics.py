"""What speaks for a category beside pieces of words: signs, groups and pair rules, by name and value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from domain.understanding import pairs, structure

# a sign of this weight counts as one
FULL_SIGN = 2.5
MOST = 6.0


@cache
def _things(found: int) -> tuple[str, ...]:
    return tuple(
        "@" + name
        for name, bit in structure.bits().items()
        if found & bit and name not in structure.SILENT
    )


def features(plain: str, found: int, strengths: Mapping[str, float]) -> dict[str, float]:
    """Return the features of a normalised text; `strengths` as `signs.strengths` gives them.

    @@category is its strongest sign, @category.sub a sign of its own, @name a group, @pair.name a rule.
    """
    out: dict[str, float] = {}
    for target, strength in strengths.items():
        value = min(strength, MOST) / FULL_SIGN
        out["@" + target] = value
        main = "@@" + target.partition(".")[0]
        out[main] = max(out.get(main, 0.0), value)
    for name in _things(found):
        out[name] = 1.0
    for name in pairs.met(plain):
        out[name] = 1.0
    return out
