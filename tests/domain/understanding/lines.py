"""The invented lines of the tests, as (what, line)."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent


def table(name: str) -> list[tuple[str, str]]:
    """Return the rows of a table of this folder."""
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, _, b in (row.partition("\t") for row in rows) if b and a[0] != "#"]
