"""Who reads the texts of which compound: the shipped understanding, or one with the compound's own words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from domain.conversation import Address
from domain.understanding import Addition, Thresholds, Understanding
from storage import lexicon, tree
from storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What a compound wants different: its own words, and when to be sure."""

    words: tuple[Addition, ...]
    sure: float
    ask: float


class Readers:
    """One reader for each compound that wants its own; the rest share the shipped one.

    Wishes are looked up again by `refresh`, so that a change holds in every process within a minute.
    """

    def __init__(self, shipped: Understanding) -> None:
        self._shipped = shipped
        self._own: dict[int, Understanding] = {}
        self._wishes: dict[int, _Wishes] = {}
        self._chats: dict[tuple[str, str], int] = {}

    def of(self, compound: int) -> Understanding:
        """Return a compound's reader."""
        return self._own.get(compound, self._shipped)

    def at(self, chat: Address) -> Understanding:
        """Return the reader for a group chat."""
        return self.of(self._chats.get((chat.channel, chat.chat), 0))

    async def refresh(self, database: Database) -> None:
        """Look up what every compound wants, and build anew what has changed, outside the event loop."""
        wishes, self._chats = await database.read(self._look_up)
        for compound, wish in wishes.items():
            if self._wishes.get(compound) != wish:
                self._own[compound] = await asyncio.to_thread(
                    Understanding.load, wish.words, Thresholds(sure=wish.sure, ask=wish.ask)
                )
        for compound in self._own.keys() - wishes.keys():
            del self._own[compound]
        self._wishes = wishes

    @staticmethod
    async def _look_up(
        conn: Connection,
    ) -> tuple[dict[int, _Wishes], dict[tuple[str, str], int]]:
        usual = Thresholds()
        words = await lexicon.everywhere(conn)
        wishes: dict[int, _Wishes] = {}
        for home in await tree.all_compounds(conn):
            intake = home.settings.get("intake", {})
            wish = _Wishes(
                words.get(home.id, ()),
                intake.get("sure", usual.sure),
                intake.get("ask", usual.ask),
            )
            if wish != _Wishes((), usual.sure, usual.ask):
                wishes[home.id] = wish
        groups = await tree.all_groups(conn) if wishes else []
        chats = {(g.address.channel, g.address.chat): g.compound for g in groups}
        return wishes, chats
