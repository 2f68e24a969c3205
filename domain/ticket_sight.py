"""Who may see how much of a ticket: the whole at the desk, the own side, or only what a group sees."""

from __future__ import annotations

from enum import IntEnum

from domain.conversation import STAFF, Role
from domain.tickets import BODY_ROLES, LEVEL_KEEPERS, Ticket

SEES_ALL = frozenset({Role.STATION, Role.STATION_HEAD, Role.COMMUNITY, Role.STREET})
UNMASKED = SEES_ALL
"""Roles that read names and numbers as they are; everybody else reads them masked."""
CONTACTS = frozenset({Role.STATION, Role.STATION_HEAD})


class Sight(IntEnum):
    """How much of a ticket somebody sees; the higher includes the lower."""

    PUBLIC = 0
    CONCERNED = 1
    DESK = 2
    UNMASKED = 3


def sees_desk(ticket: Ticket, roles: frozenset[Role], person: int = 0) -> bool:
    """Tell whether somebody at work may see a whole ticket.

    A private one: its holder, the keepers of its level, the body it is offered to, and the station, which stays
    the contact (R-T06); nobody else, however high (R-T10).
    """
    if not ticket.private:
        return bool(roles & STAFF)
    holder = ticket.holder
    near = LEVEL_KEEPERS[ticket.level] | CONTACTS
    if holder.person in (0, person):
        near |= BODY_ROLES[holder.body]
    if ticket.offered is not None:
        near |= BODY_ROLES[ticket.offered.body]
    return bool(roles & near)


def sight(ticket: Ticket, roles: frozenset[Role], person: int, *, concerned: bool) -> Sight:
    """Return how much somebody sees; `concerned`: reporter, helper, follower or named party."""
    if sees_desk(ticket, roles, person):
        return Sight.UNMASKED if roles & UNMASKED else Sight.DESK
    return Sight.CONCERNED if concerned else Sight.PUBLIC
