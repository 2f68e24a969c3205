"""Carries tickets out of the house: takes what is due from the database, talks with the outside, keeps what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.outside.contract import Away, Declined, Taken, Way
from domain.outside import REFUSED_PAUSE, TELL_AFTER, Case, Parcel, Stand, pause_after
from domain.tickets import Body
from handlers.contract import Context
from storage import outside, outside_desk, tickets, tree
from storage.database import Connection, Database
from storage.desks import Desk, desk_of

log = structlog.get_logger()

LOOK = 2.0
"""Seconds between two looks at what is due."""
AGAIN = 30.0
"""Seconds after a fault, such as a database that is away."""


class OutsideDesk:
    """`ways` in order of choice: the first that serves a body takes its cases. `context` opens a handler's context."""

    def __init__(
        self,
        database: Database,
        ways: Sequence[Way],
        context: Callable[[Connection, tree.Compound | None], Context],
        now: Callable[[], datetime],
        wake: Callable[[], None],
        poll: timedelta = timedelta(minutes=10),
    ) -> None:
        self._database = database
        self._ways = tuple(ways)
        self._context = context
        self._now = now
        self._wake = wake
        self._poll = poll

    def _way(self, body: Body) -> Way:
        return next(way for way in self._ways if body in way.bodies)

    @property
    def bodies(self) -> frozenset[Body]:
        """Return the bodies that work with an outside system."""
        return frozenset(body for way in self._ways for body in way.bodies)

    async def run(self) -> None:
        """Work until cancelled; what is in hand then is asked for again by whoever comes next."""
        try:
            while True:
                try:
                    while await self.step():
                        self._wake()
                    pause = LOOK
                except Exception:
                    log.exception("outside-desk-failed")
                    pause = AGAIN
                await asyncio.sleep(pause)
        finally:
            for way in self._ways:
                with suppress(Exception):
                    await way.close()

    async def step(self) -> bool:
        """Do one thing that is due; returns False when nothing is. Nothing touches the network in a transaction."""
        if not self._ways:
            return False
        case = await self._database.transact(
            lambda conn: outside.claim(conn, self._now(), self.bodies)
        )
        if case is None:
            return False
        way = self._way(case.body)
        try:
            await self._do(way, replace(case, way=case.way or way.name))
        except Away as error:
            await self._away(case, str(error))
        except Declined as error:
            await self._declined(replace(case, way=way.name), str(error))
        return True

    async def _do(self, way: Way, case: Case) -> None:
        if case.stand in {Stand.NEW, Stand.REFUSED, Stand.SENDING}:
            await self._send(way, case)
        elif case.stand is Stand.ASKED:
            number = await way.number(case.token)
            if number:
                await self._taken(case, Taken(number))
            else:
                await self._keep(case, pause_after(case.attempts), attempts=case.attempts + 1)
        elif case.stand is Stand.OPEN:
            await self._ask(way, case)

    async def _send(self, way: Way, case: Case) -> None:
        parcel = await self._parcel(way, case)
        if parcel is None:
            return
        taken = await way.find(parcel, case) if case.doubtful else None
        if taken is None:
            taken = await way.send(parcel, case)
        await self._taken(case, taken)

    async def _parcel(self, way: Way, case: Case) -> Parcel | None:
        """Return what goes out; a case that nobody waits for any more is dropped."""

        async def work(conn: Connection) -> Parcel | None:
            desk = await self._desk(conn, case)
            found = None
            if desk is not None:
                found = await outside_desk.parcel(desk, case, way.codes, way.default_code)
            if found is None:
                await outside.save(conn, replace(case, stand=Stand.DROPPED), None)
            return found

        return await self._database.transact(work)

    async def _desk(self, conn: Connection, case: Case) -> Desk | None:
        home = await tree.compound(conn, case.compound)
        return None if home is None else desk_of(self._context(conn, home))

    async def _taken(self, case: Case, taken: Taken) -> None:
        """Keep that the outside has it, in one transaction with the ticket's number and history."""

        async def work(conn: Connection) -> None:
            desk = await self._desk(conn, case)
            fresh = replace(case, doubtful=False, attempts=0, error="", told=False)
            if taken.number:
                kept = replace(fresh, stand=Stand.OPEN, outside=taken.number[:64], status="open")
                await outside.save(conn, kept, self._now() + self._poll)
                if desk is not None:
                    await outside_desk.numbered(desk, kept, taken.number, taken.notice)
            elif taken.token:
                kept = replace(fresh, stand=Stand.ASKED, token=taken.token[:128])
                await outside.save(conn, kept, self._now() + pause_after(0))
            else:
                await outside.save(conn, replace(fresh, stand=Stand.SENT), None)
                if desk is not None:
                    await outside_desk.handed_over(desk, fresh, taken.notice)

        await self._database.transact(work)

    async def _ask(self, way: Way, case: Case) -> None:
        """Ask how a case stands, and keep what has changed."""
        found = (await way.news([case.outside])).get(case.outside)

        async def work(conn: Connection) -> None:
            desk = await self._desk(conn, case)
            ticket = await tickets.get(conn, case.compound, case.number)
            same = found is None or (found.status, found.notes) == (case.status, case.notes)
            after = case
            if found is not None and not same:
                after = replace(case, status=found.status[:16], notes=found.notes)
                if desk is not None:
                    await outside_desk.changed(desk, after, found.status, found.notes)
            closed = after.status == "closed"
            ended = ticket is None or not ticket.is_open
            stand = Stand.CLOSED if closed else Stand.DROPPED if ended else Stand.OPEN
            due = self._now() + self._poll if stand is Stand.OPEN else None
            await outside.save(conn, replace(after, stand=stand, attempts=0, told=False), due)

        await self._database.transact(work)

    async def _keep(self, case: Case, pause: timedelta, **changes: int | str | bool) -> None:
        async def work(conn: Connection) -> None:
            kept = replace(case, **changes)  # type: ignore[arg-type]
            await outside.save(conn, kept, self._now() + pause)

        await self._database.transact(work)

    async def _away(self, case: Case, why: str) -> None:
        """Try again later. A request may have arrived although its answer did not, so the next try asks first."""
        log.info("outside-away", case=case.id, why=why)
        attempts = case.attempts + 1
        tell = attempts >= TELL_AFTER and not case.told
        sending = case.stand in {Stand.NEW, Stand.REFUSED, Stand.SENDING}
        stand = Stand.NEW if sending else case.stand
        after = replace(
            case,
            stand=stand,
            attempts=attempts,
            error=why,
            doubtful=sending,
            told=case.told or tell,
        )
        await self._failed(after, pause_after(attempts), why if tell else "")

    async def _declined(self, case: Case, why: str) -> None:
        """Tell the operator; after a day, when the settings may have been mended, it is tried again."""
        log.warning("outside-declined", case=case.id, why=why)
        sending = case.stand in {Stand.NEW, Stand.REFUSED, Stand.SENDING}
        stand = Stand.REFUSED if sending else case.stand
        after = replace(
            case, stand=stand, attempts=case.attempts + 1, error=why, doubtful=False, told=True
        )
        await self._failed(after, REFUSED_PAUSE, why if why != case.error else "")

    async def _failed(self, case: Case, pause: timedelta, tell: str) -> None:
        async def work(conn: Connection) -> None:
            await outside.save(conn, case, self._now() + pause)
            desk = await self._desk(conn, case)
            if tell and desk is not None:
                way = self._way(case.body).name
                await outside_desk.failed(desk, replace(case, way=case.way or way), tell)

        await self._database.transact(work)
