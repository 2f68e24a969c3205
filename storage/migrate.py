"""Brings a database's tables to the newest shape (Alembic), and tells which shape they have."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, MetaData, String, Table, select, text

from storage.database import Connection, Database
from storage.sqlite import path_of

if TYPE_CHECKING:
    from alembic.config import Config

PLACE = Path(__file__).parent / "migrations"
TURN = 0x796A67  # one process migrates a PostgreSQL database, the others wait

_mark = Table("alembic_version", MetaData(), Column("version_num", String(32)))


def newest() -> str:
    """Return the name of the newest step, read from the files' names so that a start need not load Alembic."""
    steps = sorted(p.stem.split("_")[0] for p in (PLACE / "versions").glob("[0-9]*.py"))
    return steps[-1] if steps else ""


async def current(conn: Connection) -> str:
    """Return the name of the step that the database stands at, empty for a database without tables."""
    if conn.dialect.name == "sqlite":
        there = await conn.scalar(
            text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
        )
    else:
        there = await conn.scalar(text("SELECT to_regclass('alembic_version') IS NOT NULL"))
    return await conn.scalar(select(_mark.c.version_num)) or "" if there else ""


async def is_newest(database: Database) -> bool:
    """Tell whether the tables have the newest shape."""
    return await database.read(current) == newest()


def _config(connection: Any) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(PLACE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Any) -> None:
    from alembic import command

    command.upgrade(_config(connection), "head")


async def to_newest(url: str) -> None:
    """Run the steps that a database lacks; all of them take place or none."""
    await on_connection(url, _upgrade)


async def on_connection(url: str, work: Callable[[Any], Any]) -> Any:
    """Run `work` with a SQLAlchemy connection to the database at `url` and keep what it did."""
    if url.startswith("sqlite:"):
        return await asyncio.to_thread(_on_sqlite, url, work)
    return await _on_postgres(url, work)


def _on_sqlite(url: str, work: Callable[[Any], Any]) -> Any:
    from sqlalchemy import create_engine, event, pool

    Path(path_of(url)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path_of(url)}", poolclass=pool.NullPool)

    @event.listens_for(engine, "connect")
    def _plain(raw: Any, _: Any) -> None:
        raw.isolation_level = None  # the driver's own transactions would end at the first DDL
        raw.execute("PRAGMA busy_timeout=10000")
        raw.execute("PRAGMA journal_mode=WAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.begin() as connection:
        return work(connection)


async def _on_postgres(url: str, work: Callable[[Any], Any]) -> Any:
    import asyncpg
    from sqlalchemy import pool
    from sqlalchemy.ext.asyncio import create_async_engine

    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=lambda: asyncpg.connect(re.sub(r"^postgres:", "postgresql:", url)),
        poolclass=pool.NullPool,
    )
    async with engine.begin() as connection:
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({TURN})"))
        return await connection.run_sync(work)
