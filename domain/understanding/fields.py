"""What ordinary words say of the fields of public matters: a hand-made table, weighed in learning."""

from __future__ import annotations

from functools import cache

from domain.understanding.tables import rows


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split()) for row in rows("fields.tsv")}


def words(field: str) -> tuple[str, ...]:
    """Return the words that speak of a field; none where the table does not know the field."""
    return _table().get(field, ())
