"""kill -9 at any moment: nothing acknowledged is lost, nothing is done twice (design §6)."""

from __future__ import annotations

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

from .process import Program, free_port
from .settling import FIRST_REMINDED, FIRST_RESIDENT, GROUPS, Reminder, moment, settle
from .storm import Line, Said, Storm
from .wire import Wire, fake_service

KILLS = 9
RESIDENTS = 3000
REMINDERS = 60
SPAN = timedelta(seconds=30)
IN_FLIGHT = 16
"""So many chats at most may have a message in flight when the program is killed."""

pytestmark = pytest.mark.slow


def lines() -> Iterator[Line]:
    """One line of each resident, in turn in one of the groups and in private."""
    for number in range(RESIDENTS):
        line: Line = {"user_id": FIRST_RESIDENT + number, "text": "/lang"}
        if number % 2:
            line["chat_id"] = GROUPS[number // 2 % len(GROUPS)]
        yield line


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
        await storm.rages()
        await wire.calls_come_to_rest(quiet=1.5 if kind == "sqlite" else 18.0)
        assert await program.stop() == 0, program.tail()
        record = (await wire("calls"))["calls"]
        with capsys.disabled():
            print(f"\n{kind}, {mode}: {storm.report()}; {compare(storm, record, reminders)}")


def compare(storm: Storm, record: list[dict[str, Any]], reminders: list[Reminder]) -> str:
    """Holds what was said against what was answered; returns the figures in words."""
    sent = [c for c in record if c["method"] == "sendMessage" and c["refusal"] is None]
    answers = Counter(answered(call) for call in sent)
    missing = [one for one in storm.said if not answers[key(one)]]
    assert not missing, f"{len(missing)} of {len(storm.said)} unanswered, first {missing[:3]}"
    late = {int(call["params"]["chat_id"]): float(call["at"]) for call in reversed(sent)}
    for reminder in reminders:
        assert reminder.user_id in late, f"never reminded: {reminder}"
        assert late[reminder.user_id] >= reminder.due - 1, f"reminded too early: {reminder}"
    doubled = {place: count - 1 for place, count in answers.items() if count > 1}
    kills = len(storm.killed_at)
    chats = Counter(chat for chat, _ in doubled for _ in range(doubled[chat, _]))
    assert all(count <= kills for count in chats.values()), f"doubled: {doubled}"
    assert sum(doubled.values()) <= kills * IN_FLIGHT, f"doubled: {doubled}"
    return f"{len(sent)} sent, {sum(doubled.values())} of them a second time"


def key(said: Said) -> tuple[int, int]:
    """Where the answer to a line is found: at its message in a group, else in its direct chat."""
    return (said.chat_id, said.message_id if said.chat_id < 0 else 0)


def answered(call: dict[str, Any]) -> tuple[int, int]:
    replied = json.loads(call["params"].get("reply_parameters") or "{}")
    chat = int(call["params"]["chat_id"])
    return (chat, int(replied.get("message_id", 0)) if chat < 0 else 0)
