"""What the engine says about a text: the values that go in and come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from domain.understanding.place import Place

Zone = Literal["sure", "ask", "silent"]


@dataclass(frozen=True, slots=True)
class Addition:
    """A word of one's own compound: `category` is a category id, "cat.sub", "request" or "talk".

    `weight` is in the engine's own units: 1 is a hint, 4 decides.
    """

    word: str
    category: str
    weight: float = 3.0


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which confidence a text is surely a request, and from which the writer is asked."""

    sure: float = 0.55
    ask: float = 0.3


@dataclass(frozen=True, slots=True)
class Reading:
    """One text understood.

    `confidence` is the chance that the text is a request, 0 to 1; `zone` what to do about it.
    `category`, `subcategory` and the optional `second` category are ids of categories.tsv.
    `urgency` is P0..P3, or None for what is no request. `danger` names the line to call first:
    fire119, police110, medical120 or gas. `private`: never shown in a group (R-T10).
    `keywords` are the words that decided, with their weights. `plain` is the normalised text.
    """

    is_request: bool
    confidence: float
    zone: Zone
    category: str
    subcategory: str
    second: str | None
    places: tuple[Place, ...]
    urgency: str | None
    keywords: tuple[tuple[str, float], ...]
    private: bool
    danger: str | None
    about_bot: bool = False
    certainty: float = 0.0
    plain: str = field(default="", repr=False, compare=False)
