"""What is answered to who reports something or says more of it, with the question that follows, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from domain import receipts, ticket_cards
from domain.conversation import KNOWN, Attachment, Choice, Message, Reply, Role, Term, say
from domain.people import Node, Person
from domain.ticket_effects import Actor
from domain.tickets import Ticket
from domain.understanding import cues
from storage import dialogs, hearing, ticket_corrections, ticket_desk, ticket_history
from storage import ticket_additions as additions
from storage.desks import Desk
from storage.hearing import Said


class Asked(Protocol):
    """Who said something, in which roles, and in which message."""

    @property
    def message(self) -> Message:
        """Return the message."""

    @property
    def person(self) -> Person:
        """Return who wrote it."""

    @property
    def role(self) -> Role:
        """Return the role in which they are heard."""

    @property
    def roles(self) -> frozenset[Role]:
        """Return all roles that they hold here."""


def actor_of(asked: Asked) -> Actor:
    """Return who acts."""
    return Actor(asked.person.id, asked.roles & KNOWN)


async def receipt(desk: Desk, asked: Asked, ticket: Ticket, said: Said) -> Reply:
    """Return the receipt of a new ticket and ask for what it lacks: the place, then a photo."""
    danger = said.reading.danger
    if asked.message.is_group:
        reply = receipts.in_group(ticket, desk.rules, danger)
        where = receipts.where_in_group(ticket, said.unknown)
        if where is not None:
            await _await(desk, asked, "intake-place", ticket)
            reply = msgspec.structs.replace(reply, also=(*reply.also, where))
        return reply
    reply = receipts.in_private(ticket, desk.rules, danger)
    if receipts.wants_place(ticket):
        await _await(desk, asked, "intake-place", ticket)
        around = desk.around
        near = await hearing.nearest(around.conn, around.home, asked.person, around.now)
        return receipts.asking_place(reply, ticket, near, said.unknown)
    return await ask_photo(desk, asked, ticket, reply, bool(said.files))


async def ask_photo(
    desk: Desk, asked: Asked, ticket: Ticket, reply: Reply, has_photo: bool
) -> Reply:
    """Return the reply with the question for a photo, where one is lacking and would help."""
    if has_photo or not receipts.wants_photo(ticket):
        undo = Choice(Term("button-undo"), f"undo {ticket.number}")
        return msgspec.structs.replace(reply, choices=((undo,),))
    await _await(desk, asked, "intake-photo", ticket)
    return receipts.asking_photo(reply, ticket)


async def ask_where(desk: Desk, asked: Asked, ticket: Ticket, said: Said) -> Reply:
    """Ask again where it is: the building that was named is none of this compound's."""
    await _await(desk, asked, "intake-place", ticket)
    where = receipts.where(said.unknown)
    return say(where.key, **where.values)


async def _await(desk: Desk, asked: Asked, step: str, ticket: Ticket) -> None:
    """Let the writer's next words in this chat answer what is asked about the ticket."""
    around, chat = desk.around, asked.message.chat
    question = dialogs.Dialog(step, {"number": ticket.number})
    await dialogs.begin(around.conn, desk.compound, chat, asked.person.id, question, around.now)


async def attach(desk: Desk, asked: Asked, ticket: Ticket, files: Iterable[Attachment]) -> int:
    """Keep files that came with a report; returns how many were new."""
    return await ticket_desk.attach(
        desk, ticket, asked.person.id, asked.message.channel, "report", files
    )


async def add(desk: Desk, asked: Asked, ticket: Ticket, said: Said) -> Reply | None:
    """Add to one's own ticket what was said of it; in a group this makes no noise."""
    message = asked.message
    if asked.person.id in (ticket.reporter, ticket.entered_by):
        who = actor_of(asked), asked.role
        right = await ticket_corrections.put_right(desk, ticket, *who, said, ordered=True)
        if right is not None:
            await dialogs.end(desk.around.conn, message.chat, asked.person.id)
            return right
    ticket = await additions.add(desk, ticket, actor_of(asked), said, message.channel)
    if said.unknown and not (ticket.place or ticket.private):
        return await ask_where(desk, asked, ticket, said)
    if message.is_group:
        return None
    if cues.asks_progress(said.reading.plain):
        return say("intake-progress", **ticket_cards.values(ticket, desk.rules))
    return say("intake-added", **ticket_cards.values(ticket, desk.rules))


async def join(desk: Desk, asked: Asked, ticket: Ticket, said: Said) -> Reply:
    """Let a neighbour stand behind a ticket with what they said."""
    who = (actor_of(asked), asked.role)
    ticket, new = await additions.join(desk, ticket, *who, said, asked.message.channel)
    values = ticket_cards.values(ticket, desk.rules)
    if not new:
        return say("intake-joined-already", **values)
    apart = Choice(Term("button-not-same"), f"part {ticket.number}")
    return Reply(key="intake-joined", values=values, choices=((apart,),))


async def placed(
    desk: Desk, asked: Asked, ticket: Ticket, label: str, node: Node | None, words: str = ""
) -> Reply:
    """Keep where it is and, in a direct chat, ask for a photo if there is none."""
    ticket = await additions.locate(desk, ticket, actor_of(asked), label, node, words)
    reply = say("intake-placed", **ticket_cards.values(ticket, desk.rules))
    if asked.message.is_group:
        return reply
    files = await ticket_history.file_count(
        desk.around.conn, desk.compound, ticket.number, "report"
    )
    return await ask_photo(desk, asked, ticket, reply, files > 0)
