"""Reading what somebody said, and finding the place that it names in the compound's tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.conversation import Attachment, Message
from domain.people import Node, NodeKind, Person
from domain.tickets import GUESSED, Report
from domain.understanding import Reading, category, cues
from domain.understanding.place import building_key
from storage import tree
from storage.database import Connection
from storage.tree import Compound

if TYPE_CHECKING:
    from domain.understanding import Understanding

PLACES_NAMED = 6
CLASSES = {"C": "complaint", "Q": "question"}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, read and placed in the compound's tree.

    `unknown`: a building that was named and that the compound does not have. `line`: its id in the group's talk.
    """

    text: str
    reading: Reading
    building: Node | None
    place: str
    files: tuple[Attachment, ...]
    explicit: bool = False
    line: int = 0
    unknown: str = ""

    @property
    def is_guessed(self) -> bool:
        """Tell whether the place was only taken from the writer's name."""
        return self.place.endswith(GUESSED)

    @property
    def brings_more(self) -> bool:
        """Tell whether words that are no request bring a place, a picture or a key word to one, or take one back."""
        brings = self.files or self.place or self.reading.keywords
        return bool(brings) or cues.takes_back(self.reading.plain)

    def report(self, reporter: int) -> Report:
        """Return what is to be opened as a ticket."""
        row = category(self.reading.category, self.reading.subcategory)
        return Report(
            text=self.text or "📷",
            reporter=reporter,
            category=row.id,
            subcategory=row.sub if self.reading.category != "other" else "",
            goal=row.goal,
            service=self.service,
            place=self.place,
            building=self.building.id if self.building else 0,
            private=self.reading.private,
        )

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
        known = _KNOWN[names] = {building_key(node.name).lower(): node for node in nodes}
    return known


COMPOUNDS = 2000
_KNOWN: dict[tuple[str, str], dict[str, Node]] = {}
"""The buildings that stand for an answer of `tree.building_names`: the answer holds all that can differ."""


async def nearest(conn: Connection, home: Compound, person: Person, now: datetime) -> list[Node]:
    """Return a compound's buildings, those where somebody lives first."""
    homes = set()
    for flat in person.homes(home.path, now):
        node = await tree.get(conn, flat)
        if node is not None:
            homes |= {int(part) for part in node.path.strip("/").split("/")}
    buildings = await tree.within(conn, home.id, NodeKind.BUILDING)
    return sorted(buildings, key=lambda node: node.id not in homes)


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
    """Return words that were read, with the buildings of this compound that they name, the first of them as its node."""
    named = reading.places[-1:] if cues.corrects(reading.plain) else reading.places
    here = [place for place in named if place.known or not known]
    nodes = [known.get((place.building or "").lower()) for place in here]
    label = _listed(
        [place.label(suffix=_suffix(node)) for place, node in zip(here, nodes, strict=True)]
    )
    if here and here[0].guessed:
        label += GUESSED
    strange = next((place.label() for place in named if not place.known), "")
    return Said(
        text,
        reading,
        next((node for node in nodes if node), None),
        label,
        files_of(message),
        unknown="" if here else strange,
    )


def _listed(labels: list[str]) -> str:
    """Return places in one word: the first few, and how many there are."""
    labels = [label for label in dict.fromkeys(labels) if label]
    if len(labels) <= PLACES_NAMED:
        return "、".join(labels)
    return "、".join(labels[:PLACES_NAMED]) + f"等{len(labels)}处"


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
