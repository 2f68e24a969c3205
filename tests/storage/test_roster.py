"""Bringing lists in twice changes nothing, and what goes out comes in again."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest

from domain import roster as lists
from domain.conversation import Role
from domain.people import NodeKind
from storage import people, roster, tree

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HEAD = ["街道", "社区", "小区", "网格", "楼栋", "房号", "面积", "姓名", "角色"]
TABLE = [
    ["招宝山街道", "胜利路社区", "丽景苑", "一网格", "3栋", "1-101", "89.20", "张三", "居民"],
    ["招宝山街道", "胜利路社区", "丽景苑", "一网格", "3栋", "1-102", "120", "", ""],
    ["招宝山街道", "胜利路社区", "丽景苑", "一网格", "8栋", "1-101", "", "李梅", "楼道长"],
    ["", "", "丽景苑", "", "3栋", "1-103", "90", "", ""],
    ["招宝山街道", "胜利路社区", "", "", "", "", "", "孙丽", "社区工作者"],
]


@pytest.fixture
def means():
    ids = itertools.count(1000)
    return roster.Means(NOW, lambda: next(ids), lambda: f"CODE{next(ids)}")


def rows(table):
    at = lists.columns(HEAD)
    return [lists.row_of(n, cells, at) for n, cells in enumerate(table, 2)]


async def brought(database, means, table):
    return await database.transact(lambda conn: roster.bring(conn, rows(table), means))


async def test_a_list_makes_tree_people_and_roles_once(database, means):
    first = await brought(database, means, TABLE)
    assert (first.places, first.areas, first.persons, first.roles) == (10, 3, 3, 3)
    assert first.faults == []
    assert [name for name, _, _ in first.codes] == ["张三", "李梅", "孙丽"]
    again = await brought(database, means, TABLE)
    assert (again.places, again.areas, again.persons, again.roles) == (0, 0, 0, 0)


async def test_rows_that_contradict_each_other_are_named(database, means):
    table = [
        *TABLE,
        [*TABLE[1][:6], "121", "", ""],
        ["", "", "丽景苑", "二网格", "3栋", "", "", "", ""],
    ]
    outcome = await brought(database, means, table)
    assert [(f.number, f.reason.key) for f in outcome.faults] == [
        (7, "roster-area-twice"),
        (8, "roster-building-elsewhere"),
    ]


async def test_what_goes_out_comes_in_again_as_the_same(database, means):
    await brought(database, means, TABLE)
    homes = await database.read(roster.homes_out)
    persons = await database.read(lambda conn: roster.people_out(conn, NOW))
    assert ["招宝山街道", "胜利路社区", "丽景苑", "一网格", "3栋", "1-101", "89.20"] in homes
    at = lists.columns(["姓名", "角色", *HEAD[:6], "任期止"])
    back = [lists.row_of(n, cells, at) for n, cells in enumerate(persons)]
    at = lists.columns(HEAD[:7])
    back += [lists.row_of(n, cells, at) for n, cells in enumerate(homes)]
    outcome = await database.transact(lambda conn: roster.bring(conn, back, means))
    assert (outcome.places, outcome.areas, outcome.persons, outcome.roles) == (0, 0, 0, 0)


async def test_one_compound_goes_out_without_the_others(database, means):
    await brought(database, means, [*TABLE, ["", "", "海韵花园", "", "1栋", "101", "", "", ""]])

    async def work(conn):
        home = next(c for c in await tree.all_compounds(conn) if c.name == "海韵花园")
        return await roster.homes_out(conn, home.id), await roster.people_out(conn, NOW, home.id)

    homes, persons = await database.read(work)
    assert [h[2] for h in homes] == ["海韵花园"]
    assert persons == []


async def test_an_imported_person_takes_over_their_first_account_by_the_code(talk):
    ids = itertools.count(9000)
    means = roster.Means(talk.now, lambda: next(ids), lambda: f"IMPORT{next(ids) % 90 + 10}")
    table = [["", "", "丽景苑", "", "3栋", "1-101", "", "郑玉兰", "居民"]]
    outcome = await brought(talk.database, means, table)
    code = outcome.codes[0][2]
    assert (await talk.say("newcomer", f"/start {code}")).key == "link-done"
    person = await talk.database.transact(lambda c: people.by_account(c, "console", "newcomer"))
    assert person.name == "郑玉兰"
    assert Role.RESIDENT in person.roles_within("/1/2/3/", talk.now)
    found = await talk.database.transact(lambda c: tree.within(c, 3, NodeKind.UNIT))
    assert len(found) == 8


async def test_only_who_has_a_home_in_the_list_joins_the_committee(database, means):  # R-O05
    stranger = ["", "", "丽景苑", "", "", "", "", "王五", "业委会"]
    member = ["", "", "丽景苑", "", "", "", "", "张三", "业委会"]
    outcome = await brought(database, means, [*TABLE, stranger])
    assert [(f.number, f.reason.key) for f in outcome.faults] == [(7, "roster-no-home")]
    assert outcome.persons == 3  # nobody called 王五 came in
    again = await brought(database, means, [member, *TABLE])  # the order of rows does not matter
    assert (again.faults, again.persons, again.roles) == ([], 0, 1)
