"""How much of a ticket somebody sees, with what the database knows of followers and parties."""

from __future__ import annotations

from domain import ticket_sight as rules
from domain.conversation import Role
from domain.people import Person
from domain.ticket_sight import Sight
from domain.tickets import Ticket
from storage import desks, ticket_history
from storage.desks import Desk

PARTY = "party"
"""How a named party of a private matter stands behind it."""


async def sight(desk: Desk, ticket: Ticket, person: Person, roles: frozenset[Role]) -> Sight:
    """Return how much somebody with these roles sees of a ticket."""
    near = await desks.roles_near(desk, ticket, person, roles)
    return rules.sight(
        ticket, near, person.id, concerned=await is_concerned(desk, ticket, person.id)
    )


async def is_concerned(desk: Desk, ticket: Ticket, person: int) -> bool:
    """Tell whether somebody is the reporter, the helper, a follower, or a named party of a private matter."""
    if person in (ticket.reporter, ticket.entered_by):
        return True
    found = await ticket_history.followers_of(desk.around.conn, ticket.compound, ticket.number)
    return any(f.person == person and (f.how == PARTY or not ticket.private) for f in found)
