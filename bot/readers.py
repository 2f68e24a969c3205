"""Who reads the texts of which compound: the shipped understanding, or one with own words and what was learnt."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from domain.conversation import Address
from domain.understanding import Addition, Thresholds, Understanding
from storage import lexicon, lexicon_versions, tree
from storage.database import Connection, Database
from storage.lexicon_versions import EVERYWHERE

Learnt = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a compound wants different: its own words, when to be sure, and which learnt lexicon (scope, version)."""

    words: tuple[Addition, ...] = ()
    sure: float = Thresholds().sure
    ask: float = Thresholds().ask
    learnt: Learnt | None = None

    def reader(self, content: str) -> Understanding:
        """Return the reader that was wished for; `content` is the text of the learnt lexicon."""
        return Understanding.load(self.words, Thresholds(sure=self.sure, ask=self.ask), content)


class Readers:
    """One reader for each different wish; compounds that want nothing share the shipped one.

    Wishes are looked up again by `refresh`, so that a change holds in every process within a minute.
    """

    def __init__(self, shipped: Understanding) -> None:
        self._made: dict[Wishes, Understanding] = {Wishes(): shipped}
        self._wishes: dict[int, Wishes] = {}
        self._chats: dict[tuple[str, str], int] = {}

    def of(self, compound: int) -> Understanding:
        """Return a compound's reader; for an unknown one what the whole installation reads by."""
        wish = self._wishes.get(compound) or self._wishes.get(EVERYWHERE) or Wishes()
        return self._made[wish]

    def at(self, chat: Address) -> Understanding:
        """Return the reader for a group chat."""
        return self.of(self._chats.get((chat.channel, chat.chat), EVERYWHERE))

    async def refresh(self, database: Database) -> None:
        """Look up what every compound wants, and build anew what has changed, outside the event loop."""
        wishes, chats = await database.read(self._look_up)
        made = {Wishes(): self._made[Wishes()]}
        for wish in set(wishes.values()):
            if wish in self._made:
                made[wish] = self._made[wish]
                continue
            made[wish] = await asyncio.to_thread(wish.reader, await _content(database, wish.learnt))
        self._made, self._wishes, self._chats = made, wishes, chats

    @staticmethod
    async def _look_up(conn: Connection) -> tuple[dict[int, Wishes], dict[tuple[str, str], int]]:
        wishes = {
            compound: wish for compound, wish in (await wished(conn)).items() if wish != Wishes()
        }
        groups = await tree.all_groups(conn) if wishes else []
        return wishes, {(g.address.channel, g.address.chat): g.compound for g in groups}


async def wished(conn: Connection) -> dict[int, Wishes]:
    """Return what every compound wants, and under 0 what holds where no compound is known."""
    usual = Thresholds()
    words = await lexicon.everywhere(conn)
    learnt = await lexicon_versions.in_use(conn)
    everywhere = (EVERYWHERE, learnt[EVERYWHERE]) if EVERYWHERE in learnt else None
    wishes = {EVERYWHERE: Wishes(learnt=everywhere)}
    for home in await tree.all_compounds(conn):
        intake = home.settings.get("intake", {})
        wishes[home.id] = Wishes(
            words.get(home.id, ()),
            intake.get("sure", usual.sure),
            intake.get("ask", usual.ask),
            (home.id, learnt[home.id]) if home.id in learnt else everywhere,
        )
    return wishes


async def _content(database: Database, learnt: Learnt | None) -> str:
    if learnt is None:
        return ""
    scope, version = learnt
    return await database.read(lambda conn: lexicon_versions.content(conn, scope, version))
