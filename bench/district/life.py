"""The half-year: residents speak up at random hours, those at work look at what they have with random delays."""

from __future__ import annotations

import heapq
import itertools
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.conversation import Reply
from domain.tickets import ENDED, State, Ticket
from storage import tickets
from storage.database import Connection, Database

from .habits import act, hours
from .sentences import placed
from .town import CHANNEL, Home, Shape, Town
from .wire import Wire

ZONE = ZoneInfo("Asia/Shanghai")
BEGIN = datetime(2025, 12, 31, 16, 0, tzinfo=UTC)  # the first of January, midnight there
AWAKE = (7, 22)
LOOKS = 40
"""So often somebody looks at a ticket before it is left to the clocks."""
AFTER = timedelta(days=14)
"""How long the district goes on after the last request, so that what is done can be called back."""

Progress = Callable[[int, int], None]


@dataclass(order=True, slots=True)
class _Event:
    at: datetime
    order: int
    run: Callable[[], object] = field(compare=False)


@dataclass
class Outcome:
    """What happened, in counts: requests said, how they were taken, what was refused and why."""

    said: int = 0
    taken: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    seconds: float = 0.0


class Life:
    """A district that lives through its time on one database."""

    def __init__(self, database: Database, shape: Shape, lines: list[str], seed: int = 1) -> None:
        self.wire = Wire(database, BEGIN)
        self.town = Town(shape, self.wire.new_id, BEGIN)
        self.outcome = Outcome()
        self._shape, self._lines = shape, lines
        self._dice = random.Random(seed)
        self._order = itertools.count()
        self._events: list[_Event] = []
        self._known: dict[int, int] = {}
        self._memory: dict[tuple[int, int], dict[str, str]] = {}
        self._open: dict[int, dict[int, tuple[str, int]]] = {}

    async def run(self, progress: Progress = lambda done, all: None) -> Outcome:
        """Live through it all and return what happened."""
        begun = time.perf_counter()
        await self.wire.database.transact(self.town.build)
        for number in range(self._shape.events):
            at = self._waking(BEGIN + timedelta(days=self._dice.random() * self._shape.days))
            home = self._dice.choice(self.town.homes)
            self._put(at, lambda home=home, number=number: self._speak(home, number, progress))
        while self._events:
            event = heapq.heappop(self._events)
            await self.wire.until(event.at)
            await event.run()  # type: ignore[misc]
        await self.wire.until(BEGIN + timedelta(days=self._shape.days) + AFTER)
        self.outcome.seconds = time.perf_counter() - begun
        self.outcome.messages = sum(self.wire.sent.values())
        return self.outcome

    def _put(self, at: datetime, run: Callable[[], object]) -> None:
        if at < BEGIN + timedelta(days=self._shape.days) + AFTER:
            heapq.heappush(self._events, _Event(at.replace(microsecond=0), next(self._order), run))

    def _waking(self, at: datetime) -> datetime:
        """Return the moment, moved into the hours when people are awake."""
        local = at.astimezone(ZONE)
        if AWAKE[0] <= local.hour < AWAKE[1]:
            return at
        day = local if local.hour < AWAKE[0] else local + timedelta(days=1)
        minutes = AWAKE[0] * 60 + self._dice.randint(0, 90)
        return (day.replace(hour=0, minute=0, second=0) + timedelta(minutes=minutes)).astimezone(
            UTC
        )

    async def _speak(self, home: Home, number: int, progress: Progress) -> None:
        """Let a resident report something: in the group, or in private; what is not taken up is said again with 报修."""
        dice = self._dice
        who = dice.choice(home.residents)
        line = self._lines[number % len(self._lines)]
        text = placed(line, home.buildings[home.lives_in[who]][1], dice)
        self.outcome.said += 1
        in_group = dice.random() < 0.7
        group = home.group if in_group else None
        heard = await self.wire.take(who, text, group=group)
        taken = _taken(heard)
        if not taken:
            heard = await self.wire.take(who, f"报修 {text}")
            taken = _taken(heard) or "not taken"
            in_group = False
        self.outcome.taken[taken] += 1
        if not in_group:
            await self._answer(home, who, heard)
        await self._new_tickets(home, who)
        progress(self.outcome.said, self._shape.events)

    async def _answer(self, home: Home, who: str, heard: list[Reply]) -> None:
        """Answer what the bot asks: where it is, and whether there is a photo."""
        for _ in range(2):
            asked = [c.command for r in heard for row in r.choices for c in row]
            wanted = next((c for c in asked if c.startswith(("place ", "skip"))), "")
            if not wanted:
                return
            heard = await self.wire.take(who, wanted, press=True)

    async def _new_tickets(self, home: Home, who: str) -> None:
        """Let the station look at what was opened, and neighbours stand behind some of it."""
        last = self._known.get(home.id, 0)
        while (ticket := await self._ticket(home, last + 1)) is not None:
            last += 1
            here = self._open.setdefault(home.id, {})
            memory = {"reporter": who}
            twins = [n for n, kind in here.items() if kind == (ticket.category, ticket.building)]
            if twins and ticket.building and not ticket.private:
                memory["twin"] = str(twins[-1])
            here[ticket.number] = (ticket.category, ticket.building)
            self._memory[home.id, ticket.number] = memory
            self._look_in(home, ticket.number, hours(self._dice, 0.05 if ticket.is_danger else 0.4))
            if self._dice.random() < 0.2 and not ticket.private:
                for neighbour in self._dice.sample(home.residents, self._dice.randint(1, 4)):
                    at = self._waking(self.wire.now + hours(self._dice, 6))
                    self._put(at, lambda n=ticket.number, w=neighbour: self._follow(home, n, w))
        self._known[home.id] = last

    async def _follow(self, home: Home, number: int, who: str) -> None:
        await self.wire.take(who, f"follow {number}", group=home.group, press=True)

    def _look_in(self, home: Home, number: int, after: timedelta, looks: int = 0) -> None:
        at = self._waking(self.wire.now + after)
        self._put(at, lambda: self._look(home, number, looks))

    async def _look(self, home: Home, number: int, looks: int) -> None:
        ticket = await self._ticket(home, number)
        if ticket is None or looks > LOOKS:
            return
        memory = self._memory[home.id, number]
        doing = act(ticket, home, self._dice, memory)
        if doing.text:
            mark = f"~{home.id} "
            heard = await self.wire.take(doing.who, mark + doing.text, press=doing.press)
            after = await self._ticket(home, number)
            if after == ticket:
                why = heard[0].key if heard else "nothing said"
                self.outcome.refused[f"{doing.text.split()[0]}: {why}"] += 1
            ticket = after or ticket
        if ticket.state in ENDED:
            self._open[home.id].pop(number, None)
        if doing.again is not None:
            again = doing.again if ticket.state is not State.DONE else hours(self._dice, 20)
            self._look_in(home, number, again, looks + 1)
        elif ticket.state not in ENDED:
            self._look_in(home, number, timedelta(hours=6), looks + 1)

    async def _ticket(self, home: Home, number: int) -> Ticket | None:
        async def get(conn: Connection) -> Ticket | None:
            return await tickets.get(conn, home.id, number)

        return await self.wire.database.read(get)


def _taken(heard: list[Reply]) -> str:
    """Return how words were taken: the key of the answer, empty where they were left alone or only asked about."""
    keys = [reply.key for reply in heard if reply.key not in ("intake-ask", "intake-chat")]
    return keys[0] if keys else ""


__all__ = ["BEGIN", "CHANNEL", "Life", "Outcome"]
