"""The databases: tables' register, connections, and transactions on SQLite and PostgreSQL.

Statements are SQLAlchemy Core, written once. They are compiled here and run on the driver itself,
because the toolkit's own result and type layers cost more than the statements (docs/decisions/0002).
Columns therefore hold plain values only: integers (times as seconds since 1970 UTC, flags as 0 and 1), floats, text, bytes.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, Index, MetaData, Table, bindparam
from sqlalchemy.dialects.sqlite import aiosqlite as aiosqlite_dialect
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.cache_key import CacheKey
from sqlalchemy.sql.compiler import Compiled, SQLCompiler

T = TypeVar("T")

metadata = MetaData()

SQLITE: Dialect = aiosqlite_dialect.dialect()


def partial_index(name: str, *columns: ColumnElement[Any], where: ColumnElement[bool]) -> Index:
    """Return an index over the rows for which `where` holds."""
    return Index(name, *columns, sqlite_where=where, info={"where": where})


def for_makers_of_tables() -> MetaData:
    """Return the register with what PostgreSQL's partial indices want to be told.

    Only who makes tables needs it; naming the dialect loads it, a fortieth of a start.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if "where" in index.info:
                index.dialect_kwargs["postgresql_where"] = index.info["where"]
    return metadata


class Row(Protocol):
    """One row of an answer: values by column name or position."""

    def __getitem__(self, key: str | int) -> Any:
        """Return one value."""

    def keys(self) -> Any:
        """Return the columns' names."""

    def __iter__(self) -> Any:
        """Return the values in order."""


Text = tuple[str, tuple[str, ...], dict[str, Any]]
"""A compiled statement: its text, the order of its values, and the values that it carries."""


_Picked = tuple[str, Callable[[Mapping[str, Any]], Sequence[Any]], dict[str, Any]]


class Prepared:
    """A statement that is compiled once per database; its values come with each call, all of them by name."""

    __slots__ = ("_compiled", "_pick", "_statement")

    def __init__(self, statement: ClauseElement | PerDatabase | Filled) -> None:
        self._statement: ClauseElement | PerDatabase = (
            statement.prepared._statement if isinstance(statement, Filled) else statement
        )
        self._compiled: dict[Dialect, Text] = {}
        self._pick: dict[Dialect, _Picked] = {}

    def on(self, dialect: Dialect) -> Text:
        """Return the text, the order of its values, and the values fixed in the statement."""
        found = self._compiled.get(dialect)
        if found is None:
            found = self._compiled[dialect] = compiled(self._statement, dialect)
        return found

    def with_values(self, values: Mapping[str, Any], dialect: Dialect) -> tuple[str, Sequence[Any]]:
        """Return the text and the values in order; a fifth of the time of looking each of them up here."""
        picked = self._pick.get(dialect)
        if picked is None:
            text, order, fixed = self.on(dialect)
            rest = {name: fixed[name] for name in order if name not in values}
            picked = self._pick[dialect] = (text, _in_order(order), rest)
        text, pick, rest = picked
        try:
            return text, pick({**rest, **values} if rest else values)
        except KeyError:  # this time not all were said that were said the first time
            return text, pick({**self.on(dialect)[2], **values})


def _in_order(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    """Return what picks the values out by their names; at once, where there are several."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: [values[name] for name in names]


class PerDatabase:
    """A statement whose beginning, the `insert` of SQLAlchemy's dialect, is each database's own.

    It is built when a database first wants it: the other's dialect need not be loaded.
    """

    __slots__ = ("_build", "_built")

    def __init__(self, build: Callable[[Any], Any]) -> None:
        self._build = build
        self._built: dict[str, ClauseElement] = {}

    def on(self, dialect: Dialect) -> ClauseElement:
        """Return the statement for a database."""
        found = self._built.get(dialect.name)
        if found is None:
            module = importlib.import_module(f"sqlalchemy.dialects.{dialect.name}")
            found = self._built[dialect.name] = self._build(module.insert)
        return found


class Filled:
    """A prepared statement together with its values."""

    __slots__ = ("prepared", "values")

    def __init__(self, prepared: Prepared, values: Mapping[str, Any]) -> None:
        self.prepared = prepared
        self.values = values


Statement = ClauseElement | PerDatabase | Prepared | Filled


def compiled(statement: ClauseElement | PerDatabase, dialect: Dialect) -> Text:
    """Return the statement's text for a database, the order of its values, and the values it carries."""
    if isinstance(statement, PerDatabase):
        statement = statement.on(dialect)
    key = statement._generate_cache_key()
    if key is None:
        return _parts(statement.compile(dialect=dialect))
    known = _known.get((dialect.name, key.key))
    if known is None:
        # What a statement looks like is compiled once; only its values differ from call to call.
        known = statement._compiler(dialect, cache_key=key)
        if len(_known) >= KNOWN:
            _known.clear()
        _known[dialect.name, key.key] = known
    return _parts(known, key)


KNOWN = 2000
_known: dict[tuple[str, Any], Compiled] = {}


def _parts(result: Compiled, key: CacheKey | None = None) -> Text:
    """Return a compiled statement's text, the order of its values, and the values of the statement with this key."""
    if not isinstance(result, SQLCompiler):  # DDL carries no values
        return str(result), (), {}
    found = result.construct_params(
        extracted_parameters=key.bindparams if key is not None else None, _check=False
    )
    if result.post_compile_params or result.literal_execute_params:  # lists are written out
        state = result._process_parameters_for_postcompile(found)
        return state.statement, tuple(state.positiontup or ()), dict(state.parameters)
    return result.string, tuple(result.positiontup or ()), dict(found)


def bound(
    statement: Statement, values: Mapping[str, Any] | None, dialect: Dialect
) -> tuple[str, Sequence[Any]]:
    """Return the statement's text and its values in order."""
    if isinstance(statement, Filled):
        return statement.prepared.with_values(statement.values, dialect)
    if isinstance(statement, Prepared) and values is not None:
        return statement.with_values(values, dialect)
    text, order, fixed = (
        statement.on(dialect) if isinstance(statement, Prepared) else compiled(statement, dialect)
    )
    if values is None:
        return text, [fixed[name] for name in order]
    return text, [values[name] if name in values else fixed[name] for name in order]


def upsert(
    table: Table,
    values: Mapping[str, Any],
    keys: Sequence[str],
    change: Mapping[str, Any] | None = None,
) -> PerDatabase | Filled:
    """Return a statement that adds a row, or changes the one with the same keys.

    `change` is what a found row gets, by default all values but the keys; `{}` leaves it as it is.
    """
    if not change:
        changes = change is None and len(values) > len(keys)
        return Filled(_upsert(table, tuple(values), tuple(keys), changes), values)
    return PerDatabase(
        lambda insert: (
            insert(table)
            .values(values)
            .on_conflict_do_update(index_elements=list(keys), set_=dict(change))
        )
    )


@functools.cache
def _upsert(table: Table, names: tuple[str, ...], keys: tuple[str, ...], changes: bool) -> Prepared:
    """Return the statement for rows with these columns, built once."""

    def build(insert: Any) -> Any:
        row = insert(table).values({name: bindparam(name) for name in names})
        if changes:
            new = {name: row.excluded[name] for name in names if name not in keys}
            return row.on_conflict_do_update(index_elements=list(keys), set_=new)
        return row.on_conflict_do_nothing(index_elements=list(keys))

    return Prepared(PerDatabase(build))


class Connection(Protocol):
    """What storage functions take: one open transaction, or a reader's view."""

    @property
    def dialect(self) -> Dialect:
        """Return the database's dialect."""

    async def fetch(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> list[Row]:
        """Return all rows."""

    async def first(
        self, statement: Statement, values: Mapping[str, Any] | None = None
    ) -> Row | None:
        """Return the first row, or None."""

    async def scalar(self, statement: Statement, values: Mapping[str, Any] | None = None) -> Any:
        """Return the first value of the first row, or None."""

    async def execute(self, statement: Statement, values: Mapping[str, Any] | None = None) -> int:
        """Run a change and return how many rows it touched."""

    async def execute_many(self, statement: Statement, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run one change for each of the rows."""

    def savepoint(self) -> AbstractAsyncContextManager[None]:
        """Return a context in which an exception takes back only what was done inside it."""


Work = Callable[[Connection], Awaitable[T]]


class Database(Protocol):
    """A place to keep things: transactions that change, and reads that do not hold up a change."""

    url: str
    shared: bool
    """Whether other processes may write to it at the same time."""

    async def start(self) -> None:
        """Open it."""

    async def stop(self) -> None:
        """Close it; what was asked before is finished first."""

    async def transact(self, work: Work[T], key: str = "") -> T:
        """Run `work` in one transaction and return its result after the commit.

        Works with the same `key` run one after the other in the order in which they came.
        `work` may await the connection and nothing else: the network has no place in a transaction.
        """

    async def read(self, work: Work[T]) -> T:
        """Run `work`, which changes nothing, beside the transactions."""


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open the database at `url`, `sqlite:///path`, `sqlite://` (in memory) or `postgresql://…`, and close it after."""
    database = connect(url)
    await database.start()
    try:
        yield database
    finally:
        await database.stop()


def connect(url: str) -> Database:
    """Return the database of `url`, not yet opened. Raises ValueError for an unknown kind."""
    if url.startswith("sqlite:"):
        from storage.sqlite import SqliteDatabase

        return SqliteDatabase(url)
    if url.startswith(("postgresql:", "postgres:")):
        from storage.postgres import PostgresDatabase

        return PostgresDatabase(url)
    raise ValueError(url)
