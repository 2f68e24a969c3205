"""Paper slips entered as tickets for those who wrote them, each once; and the tables that staff sent in a chat."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    String,
    Table,
    Text,
    insert,
    or_,
    select,
    update,
)

from domain.conversation import Address, Message, MessageKind, Role, Sender, Term
from domain.slips import Fault, Slip
from domain.tickets import Report, Ticket, open_ticket
from domain.understanding import category
from storage import (
    hearing,
    posts,
    ticket_figures,
    ticket_history,
    ticket_news,
    tickets,
)
from storage.database import Connection, Row, metadata, partial_index
from storage.desks import Desk
from storage.people import seconds
from storage.tickets import Source

if TYPE_CHECKING:
    from domain.understanding import Understanding

known = Table(
    "slips",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)

sheets = Table(
    "slip_sheets",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Column("state", String(8), nullable=False),
    Column("due_at", BigInteger),
    Column("claimed_at", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("rows", Text, nullable=False),
)
partial_index(
    "slip_sheets_due",
    sheets.c.due_at,
    where=sheets.c.due_at.is_not(None),
)

LOST_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that somebody sent; `rows` are empty until it was fetched."""

    id: int
    compound: int
    person: int
    channel: str
    source: str
    name: str
    attempts: int
    rows: list[tuple[int, list[str]]]


@dataclass
class Outcome:
    """What came of a table: tickets by row, slips that were entered before, and faults."""

    entered: list[tuple[int, Ticket]] = field(default_factory=list)
    before: list[tuple[int, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who enters the slips: the person, the role used, and the channel that it came by."""

    person: int
    role: Role
    channel: str = "console"


async def bring(
    desk: Desk, understanding: Understanding, slips: Sequence[Slip], clerk: Clerk
) -> Outcome:
    """Enter slips as tickets with the day of the slip (R-T03); one that was entered before is passed over."""
    outcome = Outcome()
    seen: dict[str, int] = {}
    for slip in slips:
        number = await _number_of(desk, slip) or seen.get(slip.digest, 0)
        if number:
            outcome.before.append((slip.row, number))
            continue
        entered = await _enter(desk, understanding, slip, clerk)
        if isinstance(entered, Fault):
            outcome.faults.append(entered)
            continue
        seen[slip.digest] = entered.number
        outcome.entered.append((slip.row, entered))
    return outcome


async def _number_of(desk: Desk, slip: Slip) -> int:
    found = await desk.around.conn.scalar(
        select(known.c.number).where(
            known.c.compound == desk.compound, known.c.digest == slip.digest
        )
    )
    return int(found or 0)


async def _enter(
    desk: Desk, understanding: Understanding, slip: Slip, clerk: Clerk
) -> Ticket | Fault:
    around = desk.around
    text = f"{slip.place} {slip.text}".strip() if slip.place else slip.text
    said = await hearing.hear(
        around.conn, desk.compound, understanding, _message(slip, around.now, text), text
    )
    if slip.place and said.building is None and await _names_a_building(desk, slip.place):
        return Fault(slip.row, Term("slips-no-building", {"word": slip.place[:20]}))
    row = category(said.reading.category, said.reading.subcategory)
    names = "，".join(part for part in (slip.who, slip.phone) if part)
    reporter = await _resident(desk, slip.who)
    report = Report(
        text=f"（{names}）{slip.text}" if names and not reporter else slip.text,
        reporter=reporter,
        entered_by=clerk.person,
        category=row.id,
        subcategory=row.sub if row.id != "other" else "",
        goal=row.goal,
        service=said.service,
        place=said.place or slip.place,
        building=said.building.id if said.building else 0,
        private=said.reading.private,
    )
    number = await tickets.next_number(around.conn, desk.compound)
    written = slip.at.astimezone(UTC)
    ticket, entry = open_ticket(desk.compound, number, report, clerk.role, written, desk.rules)
    await tickets.add(around.conn, ticket, Source(clerk.channel), desk.rules)
    await ticket_history.add(around.conn, around.new_id, desk.compound, number, entry)
    await ticket_figures.note(around.conn, None, ticket, desk.rules)
    await around.conn.execute(
        insert(known).values(
            compound=desk.compound, digest=slip.digest, number=number, at=seconds(around.now)
        )
    )
    if ticket.is_danger and around.now - written < timedelta(days=1):
        await ticket_news.announce(desk, ticket)
    return ticket


def _message(slip: Slip, now: datetime, text: str) -> Message:
    """Return the slip as if it had been said, for the one way of reading."""
    return Message(
        channel="paper",
        update="",
        kind=MessageKind.TEXT,
        chat=Address("paper", ""),
        at=now,
        sender=Sender("", slip.who),
        text=text,
    )


async def _names_a_building(desk: Desk, place: str) -> bool:
    """Tell whether a place speaks of a building where the compound's buildings are known: then it has to be one of them."""
    buildings = await hearing.buildings(desk.around.conn, desk.compound)
    return bool(buildings) and any(word in place for word in ("栋", "幢", "号楼"))


async def _resident(desk: Desk, name: str) -> int:
    """Return the one resident of this name, 0 where there is none or more than one."""
    if not name:
        return 0
    home = desk.around.home
    held = await posts.within(desk.around.conn, home.path, desk.around.now)
    found = {p.person for p in held if p.name == name and p.role is Role.RESIDENT}
    return found.pop() if len(found) == 1 else 0


# Tables sent in a chat


def _sheet(row: Row) -> Sheet:
    return Sheet(
        id=row["id"],
        compound=row["compound"],
        person=row["person"],
        channel=row["channel"],
        source=row["source"],
        name=row["name"],
        attempts=row["attempts"],
        rows=[(int(n), list(cells)) for n, cells in json.loads(row["rows"] or "[]")],
    )


async def add_sheet(conn: Connection, sheet: Sheet, now: datetime) -> None:
    """Note a table that somebody sent; its bytes are fetched by a worker."""
    await conn.execute(
        insert(sheets).values(
            compound=sheet.compound,
            id=sheet.id,
            person=sheet.person,
            channel=sheet.channel,
            source=sheet.source,
            name=sheet.name,
            sent_at=seconds(now),
            state="new",
            due_at=seconds(now),
            claimed_at=None,
            attempts=0,
            rows="",
        )
    )


async def claim(conn: Connection, now: datetime) -> Sheet | None:
    """Take a table that is to be fetched; other processes pass it over."""
    row = await conn.first(
        select(sheets)
        .where(
            sheets.c.due_at <= seconds(now),
            or_(sheets.c.claimed_at.is_(None), sheets.c.claimed_at < seconds(now - LOST_AFTER)),
        )
        .order_by(sheets.c.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    await conn.execute(
        update(sheets).where(sheets.c.id == row["id"]).values(claimed_at=seconds(now))
    )
    return _sheet(row)


async def keep_rows(conn: Connection, id: int, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Keep what a table says until its sender decides."""
    await conn.execute(
        update(sheets)
        .where(sheets.c.id == id)
        .values(rows=json.dumps(rows, ensure_ascii=False), state="read", due_at=None)
    )


async def put_off(conn: Connection, id: int, due: datetime | None) -> None:
    """Let a table that could not be fetched wait, or give it up."""
    await conn.execute(
        update(sheets)
        .where(sheets.c.id == id)
        .values(
            due_at=None if due is None else seconds(due),
            claimed_at=None,
            attempts=sheets.c.attempts + 1,
        )
    )


async def sheet(conn: Connection, compound: int, id: int, person: int) -> Sheet | None:
    """Return a table that was read and waits for its sender's word, or None."""
    row = await conn.first(
        select(sheets)
        .where(
            sheets.c.compound == compound,
            sheets.c.id == id,
            sheets.c.person == person,
            sheets.c.state == "read",
        )
        .with_for_update()
    )
    return None if row is None else _sheet(row)


async def settle(conn: Connection, id: int) -> None:
    """Forget what a table said: it was entered, or it is not wanted."""
    await conn.execute(
        update(sheets).where(sheets.c.id == id).values(state="done", rows="", due_at=None)
    )


async def clear(conn: Connection, before: datetime) -> int:
    """Forget tables that were sent before a moment; returns how many."""
    return await conn.execute(sheets.delete().where(sheets.c.sent_at < seconds(before)))
