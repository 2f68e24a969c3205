"""Understanding residents: requests found, filed, placed, explained, and learnt from corrections."""

from __future__ import annotations

from domain.understanding.categories import (
    CATEGORIES,
    CATEGORY_IDS,
    Category,
    category,
    named,
    subcategories,
)
from domain.understanding.engine import Understanding
from domain.understanding.likeness import similarity
from domain.understanding.place import Place
from domain.understanding.reading import Addition, Reading, Thresholds

__all__ = [
    "CATEGORIES",
    "CATEGORY_IDS",
    "Addition",
    "Category",
    "Place",
    "Reading",
    "Thresholds",
    "Understanding",
    "category",
    "named",
    "similarity",
    "subcategories",
]
