"""SQLite: one writer thread that commits together what waits together, and readers beside it (WAL)."""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import aiosqlite
from sqlalchemy.engine import Dialect

from storage.database import SQLITE, Connection, Row, Statement, T, Work, bound

BATCH = 64
READERS = 2


class WriterConnection:
    """The writer's connection. Its coroutines never wait, so a whole handler runs in the writer's thread in one go."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._depth = 0

    @property
    def dialect(self) -> Dialect:
        """Return the database's dialect."""
        return SQLITE

    async def fetch(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> list[Row]:
        """Return all rows."""
        return self._raw.execute(*bound(statement, values, SQLITE)).fetchall()

    async def first(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> Row | None:
        """Return the first row, or None."""
        cursor = self._raw.execute(*bound(statement, values, SQLITE))
        row: Row | None = cursor.fetchone()
        cursor.close()
        return row

    async def scalar(self, statement: Statement, values: Mapping[str, Any] | None = None) -> Any:
        """Return the first value of the first row, or None."""
        row = await self.first(statement, values)
        return None if row is None else row[0]

    async def execute(self, statement: Statement, values: Mapping[str, Any] | None = None) -> int:
        """Run a change and return how many rows it touched."""
        return self._raw.execute(*bound(statement, values, SQLITE)).rowcount

    async def execute_many(self, statement: Statement, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run one change for each of the rows."""
        text = ""
        values = []
        for row in rows:
            text, order = bound(statement, row, SQLITE)
            values.append(order)
        if values:
            self._raw.executemany(text, values)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Take back only what was done inside, when an exception leaves it."""
        self._depth += 1
        name = f"s{self._depth}"
        self._raw.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            self._raw.execute(f"ROLLBACK TO {name}")
            raise
        finally:
            self._raw.execute(f"RELEASE {name}")
            self._depth -= 1


class ReaderConnection:
    """A reader's connection: aiosqlite, so that a long read holds up nobody."""

    def __init__(self, raw: aiosqlite.Connection) -> None:
        self._raw = raw

    @property
    def dialect(self) -> Dialect:
        """Return the database's dialect."""
        return SQLITE

    async def fetch(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> list[Row]:
        """Return all rows."""
        return list(await self._raw.execute_fetchall(*bound(statement, values, SQLITE)))

    async def first(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> Row | None:
        """Return the first row, or None."""
        async with self._raw.execute(*bound(statement, values, SQLITE)) as cursor:
            return await cursor.fetchone()

    async def scalar(self, statement: Statement, values: Mapping[str, Any] | None = None) -> Any:
        """Return the first value of the first row, or None."""
        row = await self.first(statement, values)
        return None if row is None else row[0]

    async def execute(self, statement: Statement, values: Mapping[str, Any] | None = None) -> int:
        """Refuse: a reader changes nothing."""
        raise sqlite3.OperationalError("a reader changes nothing")

    async def execute_many(self, statement: Statement, rows: Iterable[Mapping[str, Any]]) -> None:
        """Refuse: a reader changes nothing."""
        raise sqlite3.OperationalError("a reader changes nothing")

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Do nothing: there is nothing to take back."""
        yield


def drive(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that awaits only the writer's connection, in this thread, to its end."""
    try:
        work.send(None)
    except StopIteration as stop:
        return cast("T", stop.value)
    work.close()
    raise RuntimeError("a transaction awaited something other than its connection")


class _Job:
    """One work that waits for the writer, and the future of who asked."""

    __slots__ = ("error", "future", "loop", "result", "work")

    def __init__(self, work: Work[Any], loop: asyncio.AbstractEventLoop) -> None:
        self.work = work
        self.loop = loop
        self.future: asyncio.Future[Any] = loop.create_future()
        self.result: Any = None
        self.error: BaseException | None = None

    def tell(self) -> None:
        """Hand the outcome to who asked; runs in the asker's loop."""
        if self.future.cancelled():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


def _prepare(raw: sqlite3.Connection) -> None:
    raw.row_factory = sqlite3.Row
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        raw.execute(f"PRAGMA {pragma}")


def path_of(url: str) -> str:
    """Return the file of a `sqlite:///path` URL, or `:memory:`."""
    return url.removeprefix("sqlite://").removeprefix("/") or ":memory:"


class SqliteDatabase:
    """A SQLite file, or memory. Works that wait are committed together, each in a savepoint of its own."""

    shared = False

    def __init__(self, url: str) -> None:
        self.url = url
        self.path = path_of(url)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._readers: asyncio.Queue[ReaderConnection] = asyncio.Queue()
        self._open: list[aiosqlite.Connection] = []
        self._template: sqlite3.Connection | None = None

    def copy_of(self, template: sqlite3.Connection) -> SqliteDatabase:
        """Start from a copy of `template` instead of an empty file; for databases in memory."""
        self._template = template
        return self

    async def start(self) -> None:
        """Open it and start the writer."""
        if self.path != ":memory:":
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._thread = threading.Thread(
            target=self._write,
            args=(asyncio.get_running_loop(), ready),
            name="sqlite-writer",
            daemon=True,
        )
        self._thread.start()
        await ready

    async def stop(self) -> None:
        """Finish what waits and close."""
        self._jobs.put(None)
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
        for reader in self._open:
            await reader.close()
        self._open.clear()

    async def transact(self, work: Work[T], key: str = "") -> T:
        """Run `work` in the writer; the one writer keeps the order of asking, whatever the key."""
        job = _Job(work, asyncio.get_running_loop())
        self._jobs.put(job)
        result: T = await job.future
        return result

    async def read(self, work: Work[T]) -> T:
        """Run `work` on a reader; a database in memory has only its writer."""
        if self.path == ":memory:":
            return await self.transact(work)
        reader = await self._reader()
        try:
            return await work(cast("Connection", reader))
        finally:
            self._readers.put_nowait(reader)

    async def _reader(self) -> ReaderConnection:
        if self._readers.empty() and len(self._open) < READERS:
            raw = await aiosqlite.connect(self.path, isolation_level=None)
            raw.row_factory = aiosqlite.Row
            await raw.execute("PRAGMA query_only=ON")
            await raw.execute("PRAGMA busy_timeout=10000")
            self._open.append(raw)
            return ReaderConnection(raw)
        return await self._readers.get()

    def _write(self, loop: asyncio.AbstractEventLoop, ready: asyncio.Future[None]) -> None:
        try:
            raw = sqlite3.connect(self.path, isolation_level=None, cached_statements=512)
            if self._template is not None:
                self._template.backup(raw)
            _prepare(raw)
        except sqlite3.Error as error:
            loop.call_soon_threadsafe(ready.set_exception, error)
            return
        loop.call_soon_threadsafe(ready.set_result, None)
        connection = WriterConnection(raw)
        open_ = True
        while open_:
            batch = []
            job = self._jobs.get()
            while job is not None:
                batch.append(job)
                if len(batch) == BATCH or self._jobs.empty():
                    break
                job = self._jobs.get()
            open_ = job is not None
            if batch:
                _run(raw, connection, batch)
        raw.close()


def _run(raw: sqlite3.Connection, connection: WriterConnection, batch: list[_Job]) -> None:
    """Run a batch in one transaction; a work that fails takes back only its own changes."""
    try:
        raw.execute("BEGIN IMMEDIATE")
        for job in batch:
            raw.execute("SAVEPOINT work")
            try:
                job.result = drive(cast("Coroutine[Any, Any, Any]", job.work(connection)))
            except Exception as error:  # whoever asked is told; the others' work stands
                job.error = error
                raw.execute("ROLLBACK TO work")
            raw.execute("RELEASE work")
        raw.execute("COMMIT")
    except sqlite3.Error as error:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        for job in batch:
            job.error = error
    told: dict[asyncio.AbstractEventLoop, list[_Job]] = {}
    for job in batch:
        told.setdefault(job.loop, []).append(job)
    for loop, jobs in told.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_tell, jobs)


def _tell(jobs: list[_Job]) -> None:
    for job in jobs:
        job.tell()
