"""What was learnt on the job is kept with who and when, and one can go back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage import lexicon_versions
from storage.lexicon_versions import EVERYWHERE, Measured

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
FIGURES = (Measured(0.9, 0.8, 1.0, None), Measured(0.7, 0.6, 1.0, None))


async def test_versions_are_counted_by_scope_and_come_back_as_they_were_kept(database):
    async def work(conn):
        first = await lexicon_versions.add(conn, 3, "label\ta\n", 7, 60, FIGURES, 100, NOW)
        second = await lexicon_versions.add(conn, 3, "", 5, 61, FIGURES, 0, NOW)
        other = await lexicon_versions.add(conn, EVERYWHERE, "x", 1, 900, FIGURES, 0, NOW)
        return first, second, other, await lexicon_versions.of(conn, 3)

    first, second, other, found = await database.transact(work)
    assert (first, second, other) == (1, 2, 1)
    assert [one.version for one in found] == [2, 1]
    assert [one.kept for one in found] == [False, True]
    assert (found[1].new, found[1].old, found[1].made_by, found[1].made_at) == (*FIGURES, 100, NOW)


async def test_what_is_in_use_is_the_newest_use_and_history_is_only_added_to(database):  # R-T11
    async def work(conn):
        for n, version in enumerate((1, 2, 1)):
            at = NOW + timedelta(days=n)
            await lexicon_versions.use(conn, 10 + n, 3, version, 101, "community", at)
        await lexicon_versions.use(conn, 20, 4, 1, 0, "operator", NOW)
        await lexicon_versions.use(conn, 21, 4, 0, 0, "operator", NOW)
        return (
            await lexicon_versions.in_use(conn),
            await lexicon_versions.shelf(conn, 3),
            await lexicon_versions.last_use(conn, 3),
        )

    in_use, shelf, last = await database.transact(work)
    assert in_use == {3: 1}
    assert shelf.uses == (1, 2, 1)
    assert (last.version, last.person, last.role) == (1, 101, "community")
    assert last.at == NOW + timedelta(days=2)
