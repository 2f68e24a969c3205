"""One place inside a compound, and the bare name of a building."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.understanding.normalise import normalise
from domain.understanding.numbers import number

SUFFIX = r"(?:号楼|#楼|#栋|#幢|号栋|号幢|栋楼|栋|幢|座|#)"
"""What a building's number bears, as a pattern."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside the compound, as far as it was said; every part may be missing.

    `building` is the bare name ("3", "B7"), `unit` and `room` likewise, `floor` reads "20楼" or "负1楼",
    `other` is a gate, garage or spot. `guessed`: taken from the speaker's group name.
    `known` is false when the compound's tree has no such building: ask, do not invent.
    """

    building: str | None = None
    unit: str | None = None
    room: str | None = None
    floor: str | None = None
    other: str | None = None
    guessed: bool = False
    known: bool = True

    def label(self, *, rooms: bool = False, suffix: str = "栋") -> str:
        """Return the place in one word, "3栋2单元"; the room only where `rooms` allows it (R-T10)."""
        parts = [
            f"{self.building}{suffix}" if self.building else "",
            f"{self.unit}单元" if self.unit else "",
            f"{self.room}室" if self.room and rooms else "",
            self.floor or "",
            self.other or "",
        ]
        return "".join(parts)

    def __bool__(self) -> bool:
        return bool(self.building or self.unit or self.room or self.floor or self.other)


def building_key(name: str) -> str:
    """Return the bare name of a building: "03栋", "三幢", "3#楼" are all "3"; "b7座" is "B7"."""
    bare = re.sub(rf"{SUFFIX}+$|号$|楼$", "", normalise(name).replace(" ", ""))
    value = number(bare)
    if value is not None:
        return str(value)
    lettered = re.fullmatch(r"([a-z]{1,3})-?0*(\d*)", bare)
    return f"{lettered[1]}{lettered[2]}".upper() if lettered else bare.upper()
