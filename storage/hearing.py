"""Reading what somebody said, and finding the place that it names in the compound's tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.conversation import Attachment, Message
from domain.people import Node, NodeKind
from domain.understanding import Reading, category
from storage import tree
from storage.database import Connection

if TYPE_CHECKING:
    from domain.understanding import Understanding

CLASSES = {"C": "complaint", "Q": "question"}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, read and placed in the compound's tree."""

    text: str
    reading: Reading
    building: Node | None
    place: str
    files: tuple[Attachment, ...]
    explicit: bool = False
    line: int = 0

    @property
    def service(self) -> str:
        """Return the service class: what the words say, else what the category says."""
        row = category(self.reading.category, self.reading.subcategory)
        wanted = self.reading.urgency if row.service[0] == "P" else row.service
        return CLASSES.get(wanted or row.service, wanted or row.service)


async def buildings(conn: Connection, compound: int) -> dict[str, Node]:
    """Return a compound's buildings by their names as people shorten them."""
    names = await tree.building_names(conn, compound)
    known = _KNOWN.get(names)
    if known is None:
        if len(_KNOWN) >= COMPOUNDS:
            _KNOWN.clear()
        nodes = await tree.within(conn, compound, NodeKind.BUILDING)
        known = _KNOWN[names] = {_bare(node.name): node for node in nodes}
    return known


COMPOUNDS = 2000
_KNOWN: dict[tuple[str, str], dict[str, Node]] = {}
"""The buildings that stand for an answer of `tree.building_names`: the answer holds all that can differ."""


async def hear(
    conn: Connection, compound: int, understanding: Understanding, message: Message, text: str
) -> Said:
    """Return what the words say, with the building of this compound that they name."""
    known = await buildings(conn, compound)
    speaker = message.sender.name if message.sender else ""
    reading = understanding.read(text, buildings=frozenset(known) or None, speaker=speaker)
    return placed(reading, known, message, text)


def placed(reading: Reading, known: dict[str, Node], message: Message, text: str) -> Said:
    """Return words that were read, with the building of this compound that they name."""
    place = reading.places[0] if reading.places else None
    building = known.get((place.building or "").lower()) if place else None
    is_here = place is not None and (place.known or not known)
    label = place.label(suffix=_suffix(building)) if place and is_here else ""
    return Said(text, reading, building, label, files_of(message))


def files_of(message: Message) -> tuple[Attachment, ...]:
    """Return what came with a message to be kept with a ticket; a shared location is kept as one of them."""
    if message.location is None:
        return message.attachments
    north, east = message.location
    point = f"{north:.6f},{east:.6f}"
    return (*message.attachments, Attachment("location", point, f"location:{point}"))


def _bare(name: str) -> str:
    """Return a building's name as people shorten it: "3" for "3栋"."""
    return name.rstrip("栋幢座楼号").lower()


def _suffix(building: Node | None) -> str:
    return building.name[len(_bare(building.name)) :] if building else "栋"
