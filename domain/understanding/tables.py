"""The tables that ship with the engine, as rows of plain text."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def text(name: str) -> str:
    """Return the whole of a shipped table as text; who reads it keeps what they make of it."""
    return (files("domain.understanding") / "data" / name).read_text(encoding="utf-8")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a shipped table, split at tabs; lines that begin with # are remarks."""
    return tuple(
        tuple(line.split("\t"))
        for line in text(name).splitlines()
        if line and not line.startswith("#")
    )
