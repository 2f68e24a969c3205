"""Everything in one portable file: each table as JSON lines in a zip, with checksums and the step of the schema.

A backup of SQLite can be brought back on PostgreSQL and the other way round, because columns hold plain values only.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import re
import sqlite3
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
from sqlalchemy import LargeBinary, Table, func, insert, literal, select, text, tuple_

import storage.everything  # noqa: F401 - registers all tables
from storage import files, migrate
from storage.database import SQLITE, Connection, Database, Prepared, Row, Statement, bound, metadata
from storage.sqlite import path_of

FORM = 1
CONTENTS = "contents.json"
ROWS = 1000
LARGEST_FILE = 1 << 28
LARGEST = 1 << 36  # bytes that one table may unfold to

Step = Callable[[int], None]


class NotABackup(Exception):
    """The file cannot be brought back; `key` names the reason in the catalogues."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Part(msgspec.Struct, frozen=True):
    """One table in a backup."""

    rows: int
    sha256: str


class Contents(msgspec.Struct, frozen=True):
    """What a backup says about itself; `at` is seconds since 1970 in UTC."""

    form: int
    step: str
    at: int
    tables: dict[str, Part]


def _order(table: Table) -> list[Any]:
    return list(table.primary_key.columns) or list(table.columns)


def _binary(table: Table) -> list[str]:
    return [c.name for c in table.columns if isinstance(c.type, LargeBinary)]


async def _rows(conn: Connection, table: Table) -> AsyncIterator[Row]:
    """Yield a table's rows in the order of its key, a page at a time."""
    order = _order(table)
    page = select(table).order_by(*order).limit(ROWS)
    rows = await conn.fetch(page)
    while rows:
        for row in rows:
            yield row
        if len(rows) < ROWS:
            return
        last = [literal(rows[-1][c.name], c.type) for c in order]
        rows = await conn.fetch(page.where(tuple_(*order) > tuple_(*last)))


class _Snapshot:
    """A reader of a SQLite copy, in the shape that storage functions take."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self.dialect = SQLITE

    async def fetch(self, statement: Statement) -> list[Row]:
        """Return all rows."""
        return self._raw.execute(*bound(statement, None, SQLITE)).fetchall()

    async def scalar(self, statement: Statement) -> Any:
        """Return the first value of the first row, or None."""
        row = self._raw.execute(*bound(statement, None, SQLITE)).fetchone()
        return None if row is None else row[0]


async def count(database: Database) -> int:
    """Return how many rows there are in all tables."""

    async def work(conn: Connection) -> int:
        return sum([await conn.scalar(select(func.count()).select_from(t)) for t in _tables()])

    return await database.read(work)


def _tables() -> list[Table]:
    return list(metadata.sorted_tables)


async def write(
    database: Database,
    target: Path,
    at: int,
    step: Step = lambda done: None,
    folder: Path | None = None,
) -> int:
    """Write a backup of one moment to `target` while the service runs; returns how many rows it holds.

    `folder` is where the kept files lie; they go in too. A file is never changed once it is there, so it fits the moment.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        if database.url.startswith("sqlite:"):
            total = await _from_sqlite(path_of(database.url), unfinished, at, step)
        else:
            total = await database.read(lambda conn: _from_postgres(conn, unfinished, at, step))
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    if folder is not None:
        await asyncio.to_thread(_add_files, unfinished, folder)
    unfinished.replace(target)
    return total


def _add_files(target: Path, folder: Path) -> None:
    """Put the kept files beside the tables, each under its own digest."""
    with zipfile.ZipFile(target, "a", zipfile.ZIP_STORED) as archive:
        for file in sorted(folder.glob("??/*")):
            if re.fullmatch(r"[0-9a-f]{64}", file.name):
                archive.write(file, f"files/{file.name}")


def bring_files(source: Path, folder: Path) -> int:
    """Put the kept files of a backup back; returns how many. Raises NotABackup for one that is not what its name says."""
    count = 0
    with zipfile.ZipFile(source) as archive:
        for info in archive.infolist():
            name = info.filename.removeprefix("files/")
            if name == info.filename:
                continue
            if info.file_size > LARGEST_FILE:
                raise NotABackup("backup-damaged", table=info.filename[:80])
            content = archive.read(info)
            if hashlib.sha256(content).hexdigest() != name:
                raise NotABackup("backup-damaged", table=info.filename[:80])
            files.write(folder, content)
            count += 1
    return count


async def _from_sqlite(path: str, target: Path, at: int, step: Step) -> int:
    """Take SQLite's own copy of one moment (its writer goes on meanwhile) and write that."""
    copy = target.with_suffix(".copy")
    source = sqlite3.connect(path)
    raw = sqlite3.connect(copy)
    try:
        source.backup(raw, pages=1024)
        raw.row_factory = sqlite3.Row
        return await _write(cast("Connection", _Snapshot(raw)), target, at, step)
    finally:
        raw.close()
        source.close()
        copy.unlink(missing_ok=True)


async def _from_postgres(conn: Connection, target: Path, at: int, step: Step) -> int:
    """Write what one moment's snapshot shows, however long it takes."""
    await conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    return await _write(conn, target, at, step)


async def _write(conn: Connection, target: Path, at: int, step: Step) -> int:
    parts: dict[str, Part] = {}
    total = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in _tables():
            check, rows = hashlib.sha256(), 0
            with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
                async for row in _rows(conn, table):
                    line = _line(table, row)
                    check.update(line)
                    file.write(line)
                    rows += 1
                    if not rows % ROWS:
                        step(total + rows)
            total += rows
            parts[table.name] = Part(rows, check.hexdigest())
        contents = Contents(FORM, await migrate.current(conn), at, parts)
        archive.writestr(CONTENTS, msgspec.json.format(msgspec.json.encode(contents)))
    step(total)
    return total


def _line(table: Table, row: Row) -> bytes:
    values = {c.name: row[c.name] for c in table.columns}
    for name in _binary(table):
        if values[name] is not None:
            values[name] = base64.b85encode(bytes(values[name])).decode()
    return msgspec.json.encode(values) + b"\n"


def verified(source: Path, step: Step = lambda done: None) -> Contents:
    """Return what a backup holds after its checksums were compared. Raises NotABackup."""
    try:
        with zipfile.ZipFile(source) as archive:
            contents = msgspec.json.decode(archive.read(CONTENTS), type=Contents)
            if contents.form != FORM:
                raise NotABackup("backup-newer-form")
            done = 0
            for name, part in contents.tables.items():
                check, lines = hashlib.sha256(), 0
                for line in _lines(archive, name):
                    check.update(line)
                    lines += 1
                if lines != part.rows or check.hexdigest() != part.sha256:
                    raise NotABackup("backup-damaged", table=name)
                step(done := done + lines)
    except (OSError, KeyError, zipfile.BadZipFile, msgspec.MsgspecError, EOFError) as error:
        raise NotABackup("backup-unreadable", why=type(error).__name__) from None
    if contents.step > migrate.newest():
        raise NotABackup("backup-newer-step", step=contents.step)
    return contents


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    info = archive.getinfo(f"{name}.jsonl")
    if info.file_size > LARGEST:
        raise NotABackup("backup-damaged", table=name)
    with archive.open(info) as file:
        yield from io.BufferedReader(cast("Any", file))


async def is_empty(database: Database) -> bool:
    """Tell whether nobody has used the database yet (the top of the tree and an unused code do not count)."""

    async def work(conn: Connection) -> bool:
        for table in _tables():
            rows = await conn.scalar(select(func.count()).select_from(table)) or 0
            if rows > (1 if table.name in {"nodes", "duties"} else 0) and table.name != "codes":
                return False
        return True

    return await database.read(work)


async def read(
    database: Database, source: Path, contents: Contents, step: Step = lambda done: None
) -> int:
    """Replace everything in the database by what a verified backup holds, in one transaction; returns how many rows."""
    known = {t.name: t for t in _tables()}
    total = 0

    async def work(conn: Connection) -> int:
        nonlocal total
        total = 0
        for table in reversed(_tables()):
            await conn.execute(table.delete())
        with zipfile.ZipFile(source) as archive:
            for table in _tables():
                if table.name not in contents.tables:
                    continue
                add = Prepared(insert(known[table.name]))
                batch: list[dict[str, Any]] = []
                for line in _lines(archive, table.name):
                    batch.append(_values(table, line))
                    if len(batch) == ROWS:
                        await conn.execute_many(add, batch)
                        total += len(batch)
                        batch = []
                        step(total)
                await conn.execute_many(add, batch)
                total += len(batch)
        step(total)
        return total

    return await database.transact(work)


def _values(table: Table, line: bytes) -> dict[str, Any]:
    """Return a row's values; columns that are newer than the backup get their default."""
    found = msgspec.json.decode(line)
    for name in _binary(table):
        if found.get(name) is not None:
            found[name] = base64.b85decode(found[name])
    values = {}
    for column in table.columns:
        default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        values[column.name] = found.get(column.name, default)
    return values
