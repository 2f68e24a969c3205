"""Which home somebody means: "3栋2单元301", "3-2-301" or "三栋" among the buildings and flats of a compound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from domain.people import Node, NodeKind

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_CHINESE = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九]")
_NUMBER = re.compile(r"\d{1,5}")
_CODE = re.compile(r"^(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{8}$")


def code_in(words: str) -> str:
    """Return the words as a code in its kept form when they look like one ("abcd-2345"), else an empty string."""
    plain = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", words)).upper()
    return plain if _CODE.match(plain) else ""


def numbers(words: str) -> tuple[int, ...]:
    """Return the numbers in some words in order, Chinese ones up to 99 included."""

    def arabic(found: re.Match[str]) -> str:
        tens, ten, ones = found[0].partition("十")
        if not ten:
            return str(_DIGITS[tens])
        return str(_DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0))

    plain = _CHINESE.sub(arabic, unicodedata.normalize("NFKC", words))
    return tuple(int(n) for n in _NUMBER.findall(plain))


def find(words: str, places: Iterable[Node]) -> Node | None:
    """Return the flat that the words name, else the building, else None; never one of several that would fit."""
    nodes: Mapping[int, Node] = {n.id: n for n in places}
    said = numbers(words)
    by_name = [n for n in nodes.values() if n.kind is NodeKind.BUILDING and n.name in words]
    fits: dict[NodeKind, list[Node]] = {NodeKind.UNIT: [], NodeKind.BUILDING: []}
    for node in nodes.values():
        if node.kind is NodeKind.BUILDING:
            own = numbers(node.name)
            if node in by_name or (own and said[: len(own)] == own):
                fits[NodeKind.BUILDING].append(node)
        elif node.kind is NodeKind.UNIT:
            above = nodes.get(node.parent)
            own = (numbers(above.name) if above else ()) + numbers(node.name)
            if own and said[: len(own)] == own and (not by_name or above in by_name):
                fits[NodeKind.UNIT].append(node)
    for kind in (NodeKind.UNIT, NodeKind.BUILDING):
        longest = max((len(numbers(n.name)) for n in fits[kind]), default=0)
        best = [n for n in fits[kind] if len(numbers(n.name)) == longest]
        if len(best) == 1:
            return best[0]
    return None


def label(node: Node, places: Mapping[int, Node]) -> str:
    """Return a home as people write it: "3栋 2-301", a building's or compound's name alone."""
    above = places.get(node.parent)
    if node.kind is NodeKind.UNIT and above is not None and above.kind is NodeKind.BUILDING:
        return f"{above.name} {node.name}"
    return node.name
