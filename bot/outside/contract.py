"""What a way out has to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.outside import Case, Parcel
from domain.tickets import Body


class Away(Exception):
    """The outside could not be reached, or has a fault of its own: later."""


class Declined(Exception):
    """The outside refuses what it was sent: somebody has to look at the settings."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the outside answered: its number, or a token to ask for the number by, or neither where it gives none."""

    number: str = ""
    token: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """How a case stands outside."""

    status: str
    notes: str = ""


class Way(Protocol):
    """One way out. Raises Away or Declined."""

    name: str
    bodies: frozenset[Body]
    codes: dict[str, str]
    default_code: str

    async def send(self, parcel: Parcel, case: Case) -> Taken:
        """Send a case, which has not arrived before as far as anybody knows."""

    async def find(self, parcel: Parcel, case: Case) -> Taken | None:
        """Return what the outside has of a case that may have arrived, None when it has nothing."""

    async def number(self, token: str) -> str:
        """Return the number for a token, empty while there is none."""

    async def news(self, numbers: Sequence[str]) -> dict[str, News]:
        """Return how cases stand, by their numbers; a way without answers gives none."""

    async def check(self) -> list[str]:
        """Return what is wrong, in a few words each."""

    async def close(self) -> None:
        """Let go of connections."""


class OneWay:
    """What is the same in all ways that only carry cases out: they give no numbers and no news."""

    def __init__(
        self, codes: dict[str, str] | None, default_code: str, bodies: frozenset[Body]
    ) -> None:
        self.codes = dict(codes or {})
        self.default_code = default_code
        self.bodies = bodies

    async def find(self, parcel: Parcel, case: Case) -> Taken | None:
        """Return None: sending a case again under its mark does no harm."""
        return None

    async def number(self, token: str) -> str:
        """Return nothing: no numbers come back."""
        return ""

    async def news(self, numbers: Sequence[str]) -> dict[str, News]:
        """Return nothing: no news come back."""
        return {}

    async def close(self) -> None:
        """Do nothing: nothing is kept open."""
