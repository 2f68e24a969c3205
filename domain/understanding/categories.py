"""What can be asked for: categories and sub-categories, who acts first, which goal, which clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from domain.understanding.tables import rows


@dataclass(frozen=True, slots=True)
class Category:
    """A category, or one of its sub-categories when `sub` is not empty.

    `first` is the party that acts first, `then` whom it passes to; `goal` one of harmony, beauty,
    concord, spirit; `service` the default service class: P0..P4, C (complaint), Q (question).
    """

    id: str
    sub: str
    zh: str
    en: str
    first: str
    then: tuple[str, ...]
    goal: str
    service: str
    private: bool

    def name(self, language: str = "zh") -> str:
        """Return the name in a language ("zh" or "en")."""
        return self.en if language.startswith("en") else self.zh


@cache
def _table() -> dict[tuple[str, str], Category]:
    header, *body = rows("categories.tsv")
    table = {}
    for row in body:
        field = dict(zip(header, (*row, "", ""), strict=False))
        table[field["category"], field["sub"]] = Category(
            id=field["category"],
            sub=field["sub"],
            zh=field["zh"],
            en=field["en"],
            first=field["first"],
            then=tuple(party for party in field["then"].split(",") if party),
            goal=field["goal"],
            service=field["class"],
            private=field["private"] == "yes",
        )
    return table


def category(id: str, sub: str = "") -> Category:
    """Return the row of a category or sub-category; "elevator.fault" names both at once.

    An unknown sub-category gives its category; an unknown category raises KeyError.
    """
    if "." in id:
        id, sub = id.split(".", 1)
    table = _table()
    return table.get((id, sub)) or table[id, ""]


def subcategories(id: str) -> tuple[Category, ...]:
    """Return the sub-categories of a category in the table's order."""
    return tuple(row for (main, sub), row in _table().items() if main == id and sub)


def named(words: str) -> Category | None:
    """Return the category or sub-category that words name by id or by name, also in part: "电梯", "停车位"."""
    wanted = words.lower().split()[0] if words.split() else ""
    every = [*CATEGORIES, *(sub for row in CATEGORIES for sub in subcategories(row.id))]
    for row in every:
        id = f"{row.id}.{row.sub}" if row.sub else row.id
        if wanted in (id, row.zh, row.en.lower()):
            return row
    if len(wanted) < 2:
        return None
    return next((row for row in every if wanted in row.zh or row.zh in wanted), None)


CATEGORIES: tuple[Category, ...] = tuple(row for (_, sub), row in _table().items() if not sub)
CATEGORY_IDS: tuple[str, ...] = tuple(row.id for row in CATEGORIES)
