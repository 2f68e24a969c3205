"""PostgreSQL over asyncpg: any number of equal processes may work on one database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any, cast

import asyncpg
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect
from sqlalchemy.engine import Dialect

from storage.database import Connection, Row, Statement, T, Work, bound

POSTGRES: Dialect = asyncpg_dialect.dialect()  # type: ignore[no-untyped-call]

TRIES = 4
AGAIN = (
    asyncpg.exceptions.DeadlockDetectedError,
    asyncpg.exceptions.SerializationError,
    asyncpg.exceptions.UniqueViolationError,
)


class PostgresConnection:
    """One connection in a transaction."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    @property
    def dialect(self) -> Dialect:
        """Return the database's dialect."""
        return POSTGRES

    async def fetch(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> list[Row]:
        """Return all rows."""
        text, order = bound(statement, values, POSTGRES)
        return cast("list[Row]", await self._raw.fetch(text, *order))

    async def first(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> Row | None:
        """Return the first row, or None."""
        text, order = bound(statement, values, POSTGRES)
        return cast("Row | None", await self._raw.fetchrow(text, *order))

    async def scalar(self, statement: Statement, values: Mapping[str, Any] | None = None) -> Any:
        """Return the first value of the first row, or None."""
        text, order = bound(statement, values, POSTGRES)
        return await self._raw.fetchval(text, *order)

    async def execute(self, statement: Statement, values: Mapping[str, Any] | None = None) -> int:
        """Run a change and return how many rows it touched."""
        text, order = bound(statement, values, POSTGRES)
        status: str = await self._raw.execute(text, *order)
        last = status.rsplit(" ", 1)[-1]
        return int(last) if last.isdigit() else 0

    async def execute_many(self, statement: Statement, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run one change for each of the rows."""
        text = ""
        values = []
        for row in rows:
            text, order = bound(statement, row, POSTGRES)
            values.append(order)
        if values:
            await self._raw.executemany(text, values)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Take back only what was done inside, when an exception leaves it."""
        async with self._raw.transaction():
            yield


class PostgresDatabase:
    """A PostgreSQL database and its pool of connections."""

    shared = True

    def __init__(self, url: str) -> None:
        self.url = url
        self._pool: Any = None
        self._turns: dict[str, asyncio.Lock] = {}

    async def start(self) -> None:
        """Open the pool."""
        self._pool = await asyncpg.create_pool(self.url, min_size=1, max_size=8)

    async def stop(self) -> None:
        """Close the pool when its connections have come home."""
        await self._pool.close()

    async def transact(self, work: Work[T], key: str = "") -> T:
        """Run `work` in a transaction; the same key one after the other, over all processes.

        A work that lost a race (deadlock, serialisation, the same key added twice) is run again.
        """
        if not key:
            return await self._try(work, key)
        lock = self._turns.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                return await self._try(work, key)
        finally:
            if not lock.locked() and not lock._waiters:
                self._turns.pop(key, None)

    async def _try(self, work: Work[T], key: str) -> T:
        for left in range(TRIES - 1, -1, -1):
            try:
                async with self._pool.acquire() as raw, raw.transaction():
                    if key:
                        await raw.execute(
                            "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", key
                        )
                    return await work(cast("Connection", PostgresConnection(raw)))
            except AGAIN:
                if not left:
                    raise
        raise AssertionError("unreachable")

    async def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that may not change anything."""
        async with self._pool.acquire() as raw, raw.transaction(readonly=True):
            return await work(cast("Connection", PostgresConnection(raw)))
