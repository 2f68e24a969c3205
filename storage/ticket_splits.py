"""Splitting a neighbour who was joined by mistake out again into a ticket of their own, and naming parties of private matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.conversation import Refused, Role
from domain.ticket_timeline import numbered
from domain.tickets import Entry, Report, Ticket, followed, open_ticket
from storage import people, ticket_desk, ticket_figures, ticket_history, ticket_news, tickets
from storage.database import Connection
from storage.desks import Desk
from storage.people import moment
from storage.ticket_history import events, files, followers
from storage.ticket_sight import PARTY
from storage.tickets import Source

CONFIRMED = "confirmed"
"""How somebody stands behind a ticket when the station has said that it is the same matter."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who stands behind a ticket: since when, how, from which merged ticket, and in which words."""

    person: int
    since: datetime
    how: str
    merged_from: int
    words: str


async def joined(conn: Connection, ticket: Ticket) -> list[Joined]:
    """Return who stands behind a ticket with what they said, the first first; named parties are not among them."""
    rows = await conn.fetch(
        select(followers)
        .where(
            followers.c.compound == ticket.compound,
            followers.c.number == ticket.number,
            followers.c.how != PARTY,
        )
        .order_by(followers.c.since, followers.c.person)
    )
    now_is = await people.became(conn, [row["person"] for row in rows])
    said: dict[int, list[str]] = {}
    for line in await conn.fetch(
        select(events.c.actor, events.c.text)
        .where(
            events.c.compound == ticket.compound,
            events.c.number == ticket.number,
            events.c.move == "follow",
            events.c.text != "",
        )
        .order_by(events.c.id)
    ):
        said.setdefault(now_is.get(line["actor"], line["actor"]), []).append(line["text"])
    return [
        Joined(
            row["person"],
            moment(row["since"]),
            row["how"],
            row["merged_from"],
            "\n".join(said.get(row["person"], ())),
        )
        for row in rows
    ]


async def confirm(conn: Connection, ticket: Ticket, person: int) -> bool:
    """Note that a follower's matter is the ticket's own; returns False when they do not follow it."""
    touched = await conn.execute(
        update(followers)
        .where(
            followers.c.compound == ticket.compound,
            followers.c.number == ticket.number,
            followers.c.person == person,
            followers.c.how != PARTY,
        )
        .values(how=CONFIRMED)
    )
    return touched > 0


async def part(
    desk: Desk, ticket: Ticket, one: Joined, report: Report, by: tuple[int, Role]
) -> Ticket:
    """Give a follower a ticket of their own, counted from when they spoke (R-T03); returns it.

    Raises Refused for one who came with a merged ticket: that one is to be split.
    """
    if one.merged_from:
        raise Refused("part-merged", number=ticket.name, merged=f"{one.merged_from:04d}")
    conn, around = desk.around.conn, desk.around
    number = await tickets.next_number(conn, desk.compound)
    new, entry = open_ticket(desk.compound, number, report, Role.RESIDENT, one.since, desk.rules)
    await tickets.add(conn, new, Source(), desk.rules)
    await ticket_history.add(conn, around.new_id, desk.compound, number, entry)
    await ticket_figures.note(conn, None, new, desk.rules)
    await _leave(desk, ticket, one.person)
    await _line(desk, ticket, by, "part", numbered(number))
    await _line(desk, new, by, "parted", numbered(ticket.number))
    await conn.execute(
        update(files)
        .where(
            files.c.compound == desk.compound,
            files.c.number == ticket.number,
            files.c.person == one.person,
            files.c.stage == "report",
        )
        .values(number=number)
    )
    return new


async def _leave(desk: Desk, ticket: Ticket, person: int) -> None:
    conn = desk.around.conn
    await conn.execute(
        followers.delete().where(
            followers.c.compound == ticket.compound,
            followers.c.number == ticket.number,
            followers.c.person == person,
        )
    )
    after = followed(ticket, -1)
    await ticket_desk.keep(desk, ticket, after, None)
    await ticket_news.refresh(desk, ticket, after)


async def _line(desk: Desk, ticket: Ticket, by: tuple[int, Role], move: str, text: str) -> None:
    """Add a line that stands beside the ticket's own way."""
    person, role = by
    state, now = ticket.state, desk.around.now
    line = Entry(now, person, role, move, state, state, ticket.level, ticket.holder, text)
    await ticket_history.add(
        desk.around.conn, desk.around.new_id, ticket.compound, ticket.number, line
    )


async def name_party(desk: Desk, ticket: Ticket, person: int, by: tuple[int, Role]) -> bool:
    """Let somebody see a private ticket as a party of it; returns False when they do already."""
    if person in (ticket.reporter, ticket.entered_by):
        return False
    conn, now = desk.around.conn, desk.around.now
    new = await ticket_history.follow(conn, ticket.compound, ticket.number, person, PARTY, now)
    if new:
        await _line(desk, ticket, by, "party", "")
    return new
