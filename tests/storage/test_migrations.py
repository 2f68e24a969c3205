"""The tables that migrations make are the tables of the code, on both databases."""

from __future__ import annotations

import itertools

import asyncpg
import pytest

import storage.everything  # noqa: F401 - registers all tables
from domain.people import NodeKind
from storage import migrate, tree
from storage.database import metadata, opened

COUNT = itertools.count(1)


@pytest.fixture(params=["sqlite", "postgres"])
async def fresh_url(request, tmp_path):
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/fresh.sqlite3"
        return
    url = request.getfixturevalue("postgres_url")
    raw = await asyncpg.connect(url)
    name = f"fresh_{next(COUNT)}"
    await raw.execute(f"CREATE DATABASE {name}")
    await raw.close()
    before, _, after = url.rpartition("/postgres")
    yield f"{before}/{name}{after}"


def differences(connection):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    return compare_metadata(
        MigrationContext.configure(connection, opts={"compare_type": True}), metadata
    )


async def test_migrations_make_the_tables_of_the_code(fresh_url):
    await migrate.to_newest(fresh_url)
    assert await migrate.on_connection(fresh_url, differences) == []


async def test_a_filled_database_is_migrated_and_keeps_what_it_holds(fresh_url):
    await migrate.to_newest(fresh_url)
    async with opened(fresh_url) as database:
        assert await migrate.is_newest(database)
        await database.transact(lambda conn: tree.add(conn, 1, NodeKind.STREET, "招宝山街道"))
    await migrate.to_newest(fresh_url)
    async with opened(fresh_url) as database:
        assert (await database.read(lambda conn: tree.get(conn, 1))).name == "招宝山街道"


async def test_a_database_without_tables_is_known_to_be_old(fresh_url):
    async with opened(fresh_url) as database:
        assert await database.read(migrate.current) == ""
        assert not await migrate.is_newest(database)
