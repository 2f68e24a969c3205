"""What is added to a ticket after it was opened: words, files, its place, households that join; and what is like it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import bindparam, select

from domain.conversation import Role
from domain.people import Node, lowest
from domain.service_levels import Rules
from domain.ticket_effects import SYSTEM, Actor, Particulars
from domain.tickets import Body, State, Ticket
from domain.understanding import cues, similarity
from storage import ticket_desk, ticket_news, tickets
from storage.database import Connection, Prepared
from storage.desks import Desk
from storage.hearing import Said
from storage.people import seconds

LIKE_FROM = 0.5
"""From which likeness of words the station is asked whether two tickets are one matter."""

_SAME_KIND = Prepared(
    select(tickets.tickets.c.number, tickets.tickets.c.building, tickets.tickets.c.text)
    .where(
        tickets.tickets.c.compound == bindparam("compound"),
        tickets.tickets.c.received_at >= bindparam("since"),
        tickets.tickets.c.category == bindparam("category"),
        tickets.tickets.c.number != bindparam("number"),
        tickets.tickets.c.ended_at.is_(None),
        tickets.tickets.c.private == 0,
    )
    .order_by(tickets.tickets.c.received_at.desc())
    .limit(10)
)


async def like(conn: Connection, ticket: Ticket, rules: Rules) -> Ticket | None:
    """Return the open ticket that most likely speaks of the same matter, or None."""
    if ticket.private or ticket.category in ("", "other"):
        return None
    values = {
        "compound": ticket.compound,
        "since": seconds(ticket.received_at - timedelta(hours=rules.join_within_hours)),
        "category": ticket.category,
        "number": ticket.number,
    }
    best, likeness = 0, LIKE_FROM
    for row in await conn.fetch(_SAME_KIND, values):
        if ticket.building and row["building"] and ticket.building != row["building"]:
            continue
        alike = similarity(ticket.text, row["text"])
        if alike >= likeness:
            best, likeness = row["number"], alike
    return await tickets.get(conn, ticket.compound, best) if best else None


async def locked(desk: Desk, ticket: Ticket) -> Ticket:
    """Return the ticket as it is now, kept for this transaction."""
    fresh = await tickets.get_for_change(desk.around.conn, ticket.compound, ticket.number)
    return fresh or ticket


async def add(desk: Desk, ticket: Ticket, actor: Actor, said: Said, channel: str) -> Ticket:
    """Add what was said to one's own ticket; a question that waits is answered by it."""
    ticket = await locked(desk, ticket)
    if actor.person not in (ticket.reporter, ticket.entered_by):
        role = lowest(actor.roles, actor.roles) or Role.RESIDENT
        return (await join(desk, ticket, actor, role, said, channel))[0]
    await ticket_desk.attach(desk, ticket, actor.person, channel, "report", said.files)
    name = "answer" if ticket.state is State.WAITING_RESIDENT else "add"
    words = Particulars(text=said.text or "📷")
    ticket = await ticket_desk.carry_out(desk, ticket, name, actor, words)
    if said.place and _is_news(ticket, said):
        ticket = await locate(desk, ticket, actor, said.place, said.building)
    return ticket


def _is_news(ticket: Ticket, said: Said) -> bool:
    """Tell whether a place that was said is the first, puts a guess right, or is said to be the right one."""
    if not ticket.place or cues.corrects(said.reading.plain):
        return True
    return ticket.is_place_guessed and not said.is_guessed


async def locate(
    desk: Desk, ticket: Ticket, actor: Actor, place: str, building: Node | None, words: str = ""
) -> Ticket:
    """Keep where it is, and the words in the history; an urgent matter that waited for it goes on now."""
    where = Particulars(text=words, place=place, building=building.id if building else 0)
    ticket = await ticket_desk.carry_out(desk, ticket, "locate", actor, where)
    if ticket.state is State.RECEIVED and desk.rules.service(ticket.service).urgent:
        said = Particulars(body=Body.PROPERTY)
        ticket = await ticket_desk.carry_out(desk, ticket, "assign", SYSTEM, said)
    return ticket


async def join(
    desk: Desk, ticket: Ticket, actor: Actor, role: Role, said: Said, channel: str
) -> tuple[Ticket, bool]:
    """Let another household stand behind a ticket with its words and files."""
    ticket = await locked(desk, ticket)
    ticket, new = await ticket_desk.follow(desk, ticket, actor, role, "report", said.text)
    await ticket_desk.attach(desk, ticket, actor.person, channel, "report", said.files)
    says_more = said.reading.category not in (
        "",
        "other",
    )  # "me too" says nothing that could differ
    if new and says_more and similarity(said.text, ticket.text) < LIKE_FROM:
        await ticket_news.ask_whether_same(desk, ticket, actor.person, said.text)
    if not new and said.text:
        await ticket_desk.note_down(desk, ticket, actor.person, role, said.text)
    return ticket, new
