"""What tests look at: a ticket as it is kept, its history, and what replies say and offer."""

from __future__ import annotations

from storage import ticket_history, tickets


async def ticket(talk, number=1):
    return await talk.database.transact(lambda conn: tickets.get(conn, 3, number))


async def history(talk, number=1):
    return await talk.database.transact(lambda conn: ticket_history.of(conn, 3, number))


def buttons(reply):
    return [choice.command for row in reply.choices for choice in row]


def keys(replies):
    return [reply.key for reply in replies]
