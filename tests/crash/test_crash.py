"""kill -9 at any moment: nothing acknowledged is lost, nothing is done twice (design §6)."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
from sqlalchemy import select

from domain.service_levels import rules_of
from domain.ticket_alarms import next_alarm_at
from storage import ticket_history, tickets, tree
from storage.database import Connection, opened
from storage.people import seconds

from .process import Program, free_port
from .settling import (
    BUILDINGS,
    COMPOUND,
    FIRST_REMINDED,
    FIRST_RESIDENT,
    GROUPS,
    HEAD_ID,
    NOTED,
    PROPERTY_ID,
    Reminder,
    moment,
    settle,
)
from .storm import Line, Said, Storm
from .wire import Wire, fake_service

KILLS = 8
RESIDENTS = 1500
REMINDERS = 60
SPAN = timedelta(seconds=30)
IN_FLIGHT = 16
"""So many chats at most may have a message in flight when the program is killed."""

pytestmark = pytest.mark.slow


MATTERS = (
    "路灯不亮",
    "电梯坏了",
    "楼道漏水",
    "下水道堵了",
    "垃圾没人清",
    "门禁坏了",
    "消防栓漏水",
    "停电了",
    "井盖破了",
    "监控坏了",
)


def lines() -> Iterator[Line]:
    """One report of each resident, in private or in a group; every sixth line is a staff note."""
    for number in range(RESIDENTS):
        place = f"{number % BUILDINGS + 1}栋{number // BUILDINGS % 3 + 1}单元"
        text = place + MATTERS[number // 7 % len(MATTERS)]
        line: Line = {"user_id": FIRST_RESIDENT + number, "text": text}
        if number % 2:
            line["chat_id"] = GROUPS[number // 2 % len(GROUPS)]
        yield line
        if number % 6 == 5:
            yield {"user_id": HEAD_ID, "text": f"备注 {number // 6 % NOTED + 1} {note(number)}"}


def note(number: int) -> str:
    return f"已电话回访第{number}户"


def config(wire: Wire, directory: Path, port: int, mode: str, url: str) -> Path:
    file = directory / "config.toml"
    file.write_text(
        f"""
data_dir = "{directory}"

[database]
url = "{url}"

[telegram]
token = "{wire.token}"
api_base = "{wire.base}"
mode = "{mode}"
webhook_url = "http://127.0.0.1:{port}"
per_second = 1000
per_chat_second = 0
per_group_minute = 0

[web]
port = {port}
""",
        encoding="utf-8",
    )
    return file


async def database_of(kind: str, directory: Path, request: pytest.FixtureRequest) -> str:
    if kind == "sqlite":
        return f"sqlite:///{directory / 'crash.sqlite3'}"
    server = urlsplit(request.getfixturevalue("postgres_url"))
    name = f"crash_{time.monotonic_ns()}"
    raw = await asyncpg.connect(urlunsplit(server))
    await raw.execute(f"CREATE DATABASE {name}")
    await raw.close()
    return urlunsplit(server._replace(path=f"/{name}"))


@asynccontextmanager
async def people_of(wire: Wire) -> AsyncIterator[None]:
    """The accounts and groups of the compound in the fake service."""
    for first, count in ((FIRST_RESIDENT, RESIDENTS), (FIRST_REMINDED, REMINDERS)):
        await wire("user", name="居民", user_id=first, count=count, started=True)
    for number in (HEAD_ID, PROPERTY_ID):
        await wire("user", name="站长", user_id=number, started=True)
    for chat in GROUPS:
        await wire("group", title="丽景苑业主群", kind="supergroup", chat_id=chat)
    yield


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_nothing_is_lost_or_doubled_when_the_program_is_killed(
    kind, mode, tmp_path, request, capsys
):
    seed = request.config.getoption("randomly_seed", None) or 20260302
    url = await database_of(kind, tmp_path, request)
    async with fake_service("--no-validation") as wire, people_of(wire):
        reminders = await settle(
            url,
            moment(time.time()),
            residents=RESIDENTS,
            reminders=REMINDERS,
            span=SPAN,
            seed=seed,
        )
        port = free_port()
        program = Program(
            [
                sys.executable,
                "-m",
                "bot",
                "run",
                "-c",
                str(config(wire, tmp_path, port, mode, url)),
            ],
            tmp_path / "log.txt",
            f"http://127.0.0.1:{port}/readyz",
        )
        storm = Storm(wire, program, lines(), KILLS, seed)
        try:
            await storm.rages()
            record = await everything_said(wire, storm, reminders)
            assert await program.stop() == 0, program.tail()
        finally:
            await program.ends()
        assert "Traceback" not in (log := (tmp_path / "log.txt").read_text()), log[-3000:]
        figures = compare(storm, record, reminders)
        standing = await tickets_stand(url, storm)
        with capsys.disabled():
            print(f"\n{kind}, {mode}: {storm.report()}; {figures}; {standing}")


async def everything_said(
    wire: Wire, storm: Storm, reminders: list[Reminder], within: float = 60.0
) -> list[dict[str, Any]]:
    """The record of calls, once all that is expected was sent and the bot is at rest."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        record = (await wire("calls"))["calls"]
        answers = Counter(answered(call) for call in sent(record))
        reminded = {chat for chat, _ in answers} >= {each.user_id for each in reminders}
        if reminded and all(answers[key(one)] for one in storm.said):
            break
        await asyncio.sleep(0.3)
    await wire.calls_come_to_rest(quiet=1.0)
    return list((await wire("calls"))["calls"])


def sent(record: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [c for c in record if c["method"] == "sendMessage" and c["refusal"] is None]


def compare(storm: Storm, record: list[dict[str, Any]], reminders: list[Reminder]) -> str:
    """Holds what was said against what was answered; returns the figures in words."""
    calls = sent(record)
    answers = Counter(answered(call) for call in calls)
    missing = [one for one in storm.said if not answers[key(one)]]
    assert not missing, f"{len(missing)} of {len(storm.said)} unanswered, first {missing[:3]}"
    first = {int(call["params"]["chat_id"]): float(call["at"]) for call in reversed(calls)}
    for reminder in reminders:
        assert reminder.user_id in first, f"never reminded: {reminder}"
        assert first[reminder.user_id] >= reminder.due - 1, f"reminded too early: {reminder}"
    texts = Counter(
        (*answered(call), call["params"]["text"])
        for call in calls
        if int(call["params"]["chat_id"]) not in (HEAD_ID, PROPERTY_ID)
    )
    doubled = {place: count - 1 for place, count in texts.items() if count > 1}
    kills = len(storm.killed_at)
    chats: Counter[int] = Counter()
    for place, count in doubled.items():
        chats[place[0]] += count
    assert all(count <= kills for count in chats.values()), f"doubled: {doubled}"
    assert sum(doubled.values()) <= kills * IN_FLIGHT, f"doubled: {doubled}"
    return f"{len(calls)} sent, {sum(doubled.values())} of them a second time"


async def tickets_stand(url: str, storm: Storm) -> str:
    """Each report became exactly one ticket or joined one; each note stands once; clocks are right."""
    async with opened(url) as database:

        async def look(conn: Connection) -> tuple[list[Any], list[Any], list[Any], Any]:
            return (
                list(await conn.fetch(select(tickets.tickets))),
                list(await conn.fetch(select(ticket_history.events))),
                list(await conn.fetch(select(ticket_history.followers))),
                await tree.compound(conn, COMPOUND),
            )

        rows, events, followers, compound = await database.read(look)
    opened_by = Counter((row["chat"], row["ref"]) for row in rows)
    followed = {row["person"] for row in followers if row["how"] == "report"}
    reports = [one for one in storm.said if one.line["user_id"] != HEAD_ID]
    joined = 0
    for one in reports:
        person = one.line["user_id"] - FIRST_RESIDENT + 10_000
        own = opened_by[str(one.chat_id), str(one.message_id)]
        joined += person in followed
        assert own + (person in followed) == 1, f"{one} became {own} tickets"
    assert len(rows) == len(reports) - joined + NOTED
    assert sorted(row["number"] for row in rows) == list(range(1, len(rows) + 1))
    begun = Counter(event["number"] for event in events if event["move"] == "open")
    assert set(begun.values()) == {1}
    assert set(begun) == {row["number"] for row in rows}
    noted = Counter(event["text"] for event in events if event["move"] == "note")
    for one in storm.said:
        if one.line["user_id"] == HEAD_ID:
            words = one.line["text"].split(" ", 2)[2]
            assert noted[words] == 1, f"{one} was noted {noted[words]} times"
    for row in rows:
        ticket = tickets.ticket_of(row)
        rules = rules_of(ticket.received_at, compound.zone, compound.settings)
        due = next_alarm_at(ticket, rules)
        assert row["due_at"] == (None if due is None else seconds(due)), ticket
    return f"{len(rows)} tickets, {joined} joined, {len(noted)} notes"


def key(said: Said) -> tuple[int, int]:
    """Where the answer to a line is found: at its message in a group, else in its direct chat."""
    return (said.chat_id, said.message_id if said.chat_id < 0 else 0)


def answered(call: dict[str, Any]) -> tuple[int, int]:
    replied = json.loads(call["params"].get("reply_parameters") or "{}")
    chat = int(call["params"]["chat_id"])
    return (chat, int(replied.get("message_id", 0)) if chat < 0 else 0)
