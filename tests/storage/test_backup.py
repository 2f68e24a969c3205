"""A backup brings everything back, on the same database or the other."""

from __future__ import annotations

import zipfile

import pytest

from storage import backup, files, migrate, people, tree
from storage.database import metadata, opened
from tests.storage.test_migrations import fresh_url  # noqa: F401


async def everything(database):
    async def work(conn):
        return {
            t.name: sorted(
                tuple(row[c.name] for c in t.columns) for row in await conn.fetch(t.select())
            )
            for t in metadata.sorted_tables
        }

    return await database.read(work)


@pytest.fixture
async def filled(fresh_url, monkeypatch):  # noqa: F811
    monkeypatch.setattr(backup, "ROWS", 3)  # so that pages end within tables
    await migrate.to_newest(fresh_url)
    async with opened(fresh_url) as database:

        async def work(conn):
            from datetime import UTC, datetime

            from domain.people import NodeKind

            await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
            for n in range(10):
                await people.add(conn, 10 + n, f"住户{n}", datetime(2026, 3, 2, tzinfo=UTC))

        await database.transact(work)
        yield database


@pytest.mark.parametrize("to", ["sqlite", "same"])
async def test_a_backup_of_one_database_is_restored_on_the_other(filled, to, tmp_path):
    target = tmp_path / "b.zip"
    await backup.write(filled, target, 1)
    contents = backup.verified(target)
    if to == "same":
        await backup.read(filled, target, contents)
        assert len((await everything(filled))["people"]) == 10
        return
    url = f"sqlite:///{tmp_path}/other.sqlite3"
    await migrate.to_newest(url)
    async with opened(url) as other:
        await backup.read(other, target, contents)
        assert await everything(other) == await everything(filled)


async def test_a_new_database_counts_as_empty_until_somebody_uses_it(filled, tmp_path):
    url = f"sqlite:///{tmp_path}/new.sqlite3"
    await migrate.to_newest(url)
    async with opened(url) as new:
        assert await backup.is_empty(new)
    assert not await backup.is_empty(filled)


async def test_a_damaged_backup_is_refused_before_anything_is_touched(filled, tmp_path):
    target, damaged = tmp_path / "b.zip", tmp_path / "d.zip"
    await backup.write(filled, target, 1)
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace("住户3".encode(), "住户x".encode()))
    with pytest.raises(backup.NotABackup) as refused:
        backup.verified(damaged)
    assert refused.value.key == "backup-damaged"


def test_something_that_is_no_backup_is_refused(tmp_path):
    other = tmp_path / "x.zip"
    other.write_bytes(b"PK nonsense")
    with pytest.raises(backup.NotABackup):
        backup.verified(other)


async def test_kept_pictures_come_back_and_a_changed_one_is_refused(filled, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    digest = files.write(old, b"a picture")
    target = tmp_path / "b.zip"
    await backup.write(filled, target, 1, folder=old)
    backup.verified(target)
    assert backup.bring_files(target, new) == 1
    assert files.read(new, digest) == b"a picture"
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("files/" + "0" * 64, b"another")
    with pytest.raises(backup.NotABackup):
        backup.bring_files(target, new)
