"""The program in virtual time: its own dispatch, its own jobs, its own rendering; what is sent is only kept until it was read."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import func, select

from bot.channels.contract import Limits
from bot.dispatch import Dispatch, Surroundings
from bot.jobs import trigger
from bot.letters import Reader, Rendering
from bot.readers import Readers
from bot.wording import Words
from domain.conversation import Address, Message, MessageKind, Reply, Sender
from domain.understanding import Understanding
from handlers.contract import Job
from handlers.table import FEATURES
from storage import card_places, outbox, people, tree
from storage.database import Connection, Database
from storage.outbox import Letter
from storage.tickets import tickets
from texts.catalogue import catalogue

from .town import CHANNEL

EVERY_MINUTE = "* * * * *"
LIMITS = Limits()
TAKEN = 200


@dataclass
class Wire:
    """One program with a clock of its own. `said` holds what each chat was told since it was last asked."""

    database: Database
    now: datetime
    said: dict[str, list[Reply]] = field(default_factory=dict)
    sent: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        texts = catalogue()
        self._ids = itertools.count(1000)
        self._updates = itertools.count(1)
        around = Surroundings(
            lambda: self.now,
            self.new_id,
            lambda: f"CODE{self.new_id()}",
            Readers(Understanding.load()),
        )
        self.dispatch = Dispatch(self.database, FEATURES, Words(texts.words()), around)
        self._rendering = Rendering(texts, None, None)
        jobs = [job for feature in FEATURES for job in feature.jobs]
        self._often = [
            job for job in jobs if job.cron == EVERY_MINUTE and job.name != "ticket-alarms"
        ]
        self._alarms = next(job for job in jobs if job.name == "ticket-alarms")
        self._rare = [
            [job, trigger(job.cron), self.now] for job in jobs if job.cron != EVERY_MINUTE
        ]
        self._homes: dict[int, tree.Compound | None] = {}

    def new_id(self) -> int:
        """Return the next id."""
        return next(self._ids)

    async def take(
        self, account: str, text: str, *, group: Address | None = None, press: bool = False
    ) -> list[Reply]:
        """Let somebody write (or press a button) in private or in a group; returns what is said there because of it."""
        number = str(next(self._updates))
        chat = group or Address(CHANNEL, account)
        self.said.pop(chat.chat, None)
        outcome = await self.dispatch.take(
            Message(
                channel=CHANNEL,
                update=number,
                kind=MessageKind.PRESS if press else MessageKind.TEXT,
                chat=chat,
                at=self.now,
                sender=Sender(account, account, "zh"),
                is_group=group is not None,
                text=text,
                ref=number,
                press=number if press else "",
            )
        )
        await self.deliver()
        heard = self.said.pop(chat.chat, [])
        return [outcome.toast, *heard] if outcome.toast is not None else heard

    async def until(self, then: datetime) -> None:
        """Let time pass with all that falls due on the way, each at its minute."""
        while True:
            due = await self.database.read(self._next_due)
            wake = datetime.fromtimestamp(-(-due // 60) * 60, UTC) if due else then
            rare = min(entry[2] for entry in self._rare)
            half_hour = self.now.replace(minute=self.now.minute // 30 * 30, second=0) + timedelta(
                minutes=30
            )
            at = max(self.now, min(wake, rare, half_hour))
            if at >= then:
                break
            self.now = at
            await self._work(at == half_hour, at >= wake)
        self.now = max(self.now, then)

    @staticmethod
    async def _next_due(conn: Connection) -> int:
        query = select(func.min(tickets.c.due_at)).where(tickets.c.due_at.is_not(None))
        return int(await conn.scalar(query) or 0)

    async def _work(self, often: bool, alarms: bool) -> None:
        """Wake the jobs whose time it is: what looks every minute is woken when something is due, else each half-hour."""
        jobs: list[Job] = [self._alarms] if alarms else []
        jobs += self._often if often else []
        for entry in self._rare:
            job, cron, at = entry
            if at <= self.now:
                jobs.append(job)
                entry[2] = cron.get_next_fire_time(at, self.now + timedelta(seconds=1))

        async def work(conn: Connection) -> list[tuple[Letter, Address | None, Reader]]:
            for job in jobs:
                while await job.run(self.dispatch.context(conn)):
                    pass
            return await self._claim(conn)

        await self.deliver(await self.database.transact(work))

    async def deliver(
        self, letters: Sequence[tuple[Letter, Address | None, Reader]] | None = None
    ) -> None:
        """Send what is due as the delivery does: claimed, addressed, put into words, noted."""
        if letters is None:
            letters = await self.database.transact(self._claim)
        while letters:
            sent = []
            for letter, to, reader in letters:
                if to is None:
                    sent.append((letter, to, ""))
                    continue
                for out in await self._rendering.messages(letter, reader, LIMITS):
                    if "???" in out.text or "error-unexpected" in letter.reply.key:
                        self.faults.append(out.text)
                self.sent[letter.lane.name.lower()] += 1
                self.said.setdefault(to.chat, []).append(msgspec.structs.replace(letter.reply))
                sent.append((letter, to, letter.edits or f"b{letter.id}"))

            async def noted(
                conn: Connection, sent: list[tuple[Letter, Address | None, str]] = sent
            ) -> list[tuple[Letter, Address | None, Reader]]:
                await self._note(conn, sent)
                return await self._claim(conn)

            letters = await self.database.transact(noted)

    async def _claim(self, conn: Connection) -> list[tuple[Letter, Address | None, Reader]]:
        found = []
        for letter in await outbox.claim(conn, self.now, TAKEN):
            to = letter.address or await people.direct_chat(conn, letter.person)
            if letter.compound not in self._homes:
                self._homes[letter.compound] = await tree.compound(conn, letter.compound)
            home = self._homes[letter.compound]
            found.append((letter, to, Reader("zh", home.zone if home else "Asia/Shanghai")))
        return found

    async def _note(
        self, conn: Connection, sent: Sequence[tuple[Letter, Address | None, str]]
    ) -> None:
        for letter, to, ref in sent:
            if to is None:
                await outbox.hold(conn, letter.id)
                continue
            await outbox.mark_sent(conn, letter.id, ref, self.now)
            if letter.card:
                await card_places.note(conn, letter.compound, letter.card, to, ref, letter.person)
