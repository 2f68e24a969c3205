"""`learn --from-tickets` and `lexicon` as the operator meets them at a terminal."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

import storage.everything  # noqa: F401 - registers all tables
from bot.__main__ import app
from domain.people import NodeKind
from storage import migrate, tree
from storage.database import opened
from storage.tickets import tickets

RUN = CliRunner()
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
SAYINGS = {
    "hygiene": ("绿蘑菇又满出来了", "绿蘑菇没人管", "绿蘑菇该清了"),
    "parking": ("栅门杆放不下来", "栅门杆又卡住了", "栅门杆抬得太慢"),
}


def row(number):
    """Return a closed ticket with nothing in the columns that learning does not read."""
    kind = list(SAYINGS)[number % 2]
    empty = {c.name: "" if c.type.python_type is str else 0 for c in tickets.columns}
    nothing = {c.name: None for c in tickets.columns if c.nullable}
    return {
        **empty,
        **nothing,
        "compound": 3,
        "number": number,
        "text": SAYINGS[kind][number // 2 % 3],
        "category": kind,
        "state": "closed",
        "reporter": number % 9 + 1,
        "ended_at": int((NOW + timedelta(hours=number)).timestamp()),
    }


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YGJ_LANG", "zh")
    monkeypatch.setenv("YGJ_DATABASE__URL", url := f"sqlite:///{tmp_path}/town.sqlite3")

    async def fill():
        await migrate.to_newest(url)
        async with opened(url) as database:

            async def work(conn):
                await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
                await tree.add(conn, 2, NodeKind.COMMUNITY, "胜利路社区", 1)
                await tree.add(conn, 3, NodeKind.COMPOUND, "丽景苑", 2)
                for number in range(1, 91):
                    await conn.execute(insert(tickets).values(row(number)))

            await database.transact(work)

    asyncio.run(fill())
    return tmp_path


def call(*words):
    return RUN.invoke(app, list(words))


def test_the_operator_tries_adopts_looks_and_goes_back(place):
    tried = call("learn", "--from-tickets", "--compound", "丽景苑")
    assert tried.exit_code == 0, tried.output
    assert "加上 --adopt" in tried.output
    assert "归类准确率" in tried.output
    assert "还没有从工单里学过词" in call("lexicon", "--compound", "3").output
    adopted = call("learn", "--from-tickets", "--compound", "丽景苑", "--adopt")
    assert "已启用第 1 版" in adopted.output
    again = call("learn", "--from-tickets", "--compound", "丽景苑", "--adopt")
    assert again.exit_code == 0
    assert "现在用的不变" in again.output
    listed = call("lexicon", "list", "--compound", "丽景苑").output
    assert "在用" in listed
    assert "未采用" in listed
    shown = call("lexicon", "show", "--compound", "丽景苑").stdout
    assert shown.startswith("# kind=local\n")
    assert "绿蘑菇" in shown
    assert call("lexicon", "show", "1", "--compound", "丽景苑").stdout == shown
    back = call("lexicon", "rollback", "--compound", "丽景苑")
    assert "随程序来的词库" in back.output
    assert call("lexicon", "rollback", "--compound", "丽景苑").exit_code == 1
    assert "第 1 版" in call("lexicon", "rollback", "1", "--compound", "丽景苑").output


def test_the_whole_districts_tickets_may_teach(place):
    out = place / "district.tsv"
    done = call("learn", "--from-tickets", "-o", str(out))
    assert done.exit_code == 0, done.output
    assert "全区" in done.output
    again = place / "again.tsv"
    call("learn", "--from-tickets", "-o", str(again))
    assert out.read_bytes() == again.read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("learn",),
        ("learn", "x.csv", "--text", "a"),
        ("learn", "x.csv", "--from-tickets"),
        ("learn", "x.csv", "--text", "a", "--label", "b", "-o", "c", "--adopt"),
        ("learn", "--from-tickets", "--compound", "无此小区"),
        ("lexicon", "show"),
        ("lexicon", "rollback", "7"),
        ("lexicon", "nonsense"),
    ],
)
def test_a_mistake_is_a_sentence_and_ends_with_two(place, words):
    done = call(*words)
    assert done.exit_code == 2, done.output
    assert "Traceback" not in done.output
    assert done.stderr.strip()


def test_too_few_tickets_are_said_and_end_with_one(place):
    async def fewer():
        async with opened(f"sqlite:///{place}/town.sqlite3") as database:
            await database.transact(
                lambda conn: conn.execute(tickets.delete().where(tickets.c.number > 20))
            )

    asyncio.run(fewer())
    done = call("learn", "--from-tickets")
    assert done.exit_code == 1
    assert "有 20，至少要 50" in done.stderr
