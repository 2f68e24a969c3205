"""Fetches the tables of slips that staff sent in a chat, looks through them, and tells row by row what is wrong."""

from __future__ import annotations

import asyncio
import io
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zipfile import BadZipFile

import structlog

from bot.sheets import workbook
from domain import slips as rules
from domain.conversation import Reply, Role, say
from handlers.contract import Context
from handlers.slips import LARGEST, judged
from storage import people, slips, tree
from storage.database import Connection, Database
from storage.desks import desk_of
from storage.slips import Clerk, Outcome, Sheet

log = structlog.get_logger()

LOOK = 2.0
"""Seconds between two looks at what was sent."""
AGAIN = 30.0
TRIES = 5
UNFOLDED = 64 << 20
"""Bytes that a table of slips may unfold to."""
ROWS = 3000
CELLS = 40

Rows = list[tuple[int, list[str]]]


class _TakenBack(Exception):
    """Nothing of a look-through is to stay; carries what would have been done."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class SlipDesk:
    """`fetch` gives the bytes of "channel:source"; `context` opens a handler's context."""

    def __init__(
        self,
        database: Database,
        fetch: Callable[[str], Awaitable[bytes]],
        context: Callable[[Connection, tree.Compound | None], Context],
        now: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._fetch = fetch
        self._context = context
        self._now = now
        self._wake = wake

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            pause = LOOK
            try:
                while await self.step():
                    self._wake()
            except Exception:
                log.exception("slip-desk-failed")
                pause = AGAIN
            await asyncio.sleep(pause)

    async def step(self) -> bool:
        """Look through one table; returns False when there is none."""
        sheet = await self._database.transact(lambda conn: slips.claim(conn, self._now()))
        if sheet is None:
            return False
        try:
            content = await self._fetch(f"{sheet.channel}:{sheet.source}")
        except Exception as error:  # whatever a service answers, the sender is told in the end
            await self._later(sheet, str(error))
            return True
        rows = None
        if len(content) <= LARGEST:
            try:
                rows = await asyncio.to_thread(read, content)
            except (OSError, BadZipFile, KeyError, ValueError, EOFError, AttributeError, TypeError):
                log.info("slips-unreadable", sheet=sheet.id)
        await self._tell(sheet, rows)
        return True

    async def _later(self, sheet: Sheet, why: str) -> None:
        last = sheet.attempts + 1 >= TRIES
        log.warning("slips-not-fetched", sheet=sheet.id, why=why)

        async def work(conn: Connection) -> None:
            due = None if last else self._now() + timedelta(minutes=1 << sheet.attempts)
            await slips.put_off(conn, sheet.id, due)
            if last:
                await self._say(conn, sheet, say("slips-lost", name=sheet.name))

        await self._database.transact(work)

    async def _tell(self, sheet: Sheet, rows: Rows | None) -> None:
        """Tell the sender what would come of the table, from a try that is taken back."""

        async def work(conn: Connection) -> None:
            home = await tree.compound(conn, sheet.compound)
            ctx = self._context(conn, home)
            found = None
            if home is not None and rows is not None:
                found = rules.read(rows, ctx.now, home.zone)
            if found is None:
                await slips.settle(conn, sheet.id)
                await self._say(conn, sheet, say("slips-no-table", name=sheet.name))
                return
            good, faults = found
            outcome = await self._tried(ctx, good, sheet)
            outcome.faults += faults
            await slips.keep_rows(conn, sheet.id, rows or [])
            await self._say(conn, sheet, judged(replace(sheet), len(rows or []), outcome))

        await self._database.transact(work)

    @staticmethod
    async def _tried(ctx: Context, good: list[rules.Slip], sheet: Sheet) -> Outcome:
        desk = desk_of(ctx)
        try:
            async with ctx.conn.savepoint():
                clerk = Clerk(sheet.person, Role.STATION, sheet.channel)
                raise _TakenBack(await slips.bring(desk, ctx.understanding, good, clerk))
        except _TakenBack as taken:
            return taken.outcome

    async def _say(self, conn: Connection, sheet: Sheet, reply: Reply) -> None:
        if await people.get(conn, sheet.person) is None:
            return
        home = await tree.compound(conn, sheet.compound)
        await self._context(conn, home).tell(sheet.person, reply)


def read(content: bytes) -> Rows:
    """Return the rows of a table's first sheet as text, in the form that they are kept in."""
    for sheet in workbook(io.BytesIO(content), UNFOLDED):
        return [
            (number, [_plain(cell) for cell in cells[:CELLS]])
            for number, cells in itertools.islice(sheet, ROWS)
            if any(cell is not None for cell in cells)
        ]
    return []


def _plain(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.strftime("%Y-%m-%d") if cell.time() == time() else cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case time():
            return cell.strftime("%H:%M")
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)[:2000]
