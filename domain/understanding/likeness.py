"""How alike two requests are, by what they say."""

from __future__ import annotations

import re
from functools import lru_cache

from domain.understanding.normalise import normalise

_IDLE = re.compile(
    r"[^\u4e00-\u9fffa-z0-9]|我们|咱们|我家|你们|大家|请问|麻烦|帮忙|一下|什么|时候|怎么|又|了|的|是|在|吗|呢|啊|吧|呀|啦|都|也|就|还|有|人|请|快|来|这|那|个|们|着|过|很|太|好"
)
_PLACE = re.compile(r"\d+|栋|幢|号楼|单元|室|楼")


@lru_cache(maxsize=4096)
def _pieces(text: str) -> frozenset[str]:
    plain = _PLACE.sub("", _IDLE.sub("", normalise(text)))
    grams = {plain[i : i + 2] for i in range(len(plain) - 1)}
    return frozenset(grams or set(plain))


def similarity(a: str, b: str) -> float:
    """Return 0 (nothing in common) to 1 (the same) for the texts of two requests, places left aside."""
    first, second = _pieces(a), _pieces(b)
    if not first or not second:
        return 1.0 if normalise(a) == normalise(b) else 0.0
    common = len(first & second)
    dice = 2 * common / (len(first) + len(second))
    inside = common / min(len(first), len(second))
    return round(0.5 * dice + 0.5 * inside, 4)
