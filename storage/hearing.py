"""Reading what somebody said, and finding the place that it names in the compound's tree."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.conversation import Attachment, Message
from domain.people import Node
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
    return _by_short_name(await tree.buildings(conn, compound))


@functools.lru_cache(maxsize=512)
def _by_short_name(nodes: tuple[Node, ...]) -> dict[str, Node]:
    return {_bare(node.name): node for node in nodes}


async def hear(
    conn: Connection,
    compound: int,
    understanding: Understanding,
    message: Message,
    text: str,
    *,
    explicit: bool = False,
) -> Said:
    """Return what the words say, with the building of this compound that they name. `explicit`: said to be a request."""
    known = await buildings(conn, compound)
    speaker = message.sender.name if message.sender else ""
    own = frozenset(known) or None
    reading = understanding.read(text, buildings=own, speaker=speaker, asked=explicit)
    return replace(placed(reading, known, message, text), explicit=explicit)


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
