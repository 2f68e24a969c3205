"""The station's morning digest: at which hour, and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

USUAL = 8 * 60
"""Minutes after midnight at which a digest comes unless the station set another hour."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a morning counts: new since yesterday's, open, of these overdue, and done but not called back."""

    new: int = 0
    open: int = 0
    overdue: int = 0
    waiting: int = 0


def minutes_of(settings: Mapping[str, Any]) -> int | None:
    """Return the hour that a compound set, in minutes after midnight; None where it wants no digest."""
    own = settings.get("digest", {})
    return None if own.get("off") else int(own.get("at", USUAL))


def moment_of(settings: Mapping[str, Any], local: datetime) -> datetime | None:
    """Return the moment of the digest on the day of `local`, in its zone; None where none is wanted."""
    minutes = minutes_of(settings)
    if minutes is None:
        return None
    return datetime.combine(local.date(), time(minutes // 60, minutes % 60), local.tzinfo)
