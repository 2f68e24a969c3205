"""Putting the engine right about a ticket: it was no request, or of another category; each is kept to learn from."""

from __future__ import annotations

from dataclasses import replace

from domain import ticket_cards
from domain.conversation import Reply, Role, say
from domain.ticket_effects import Actor, Particulars
from domain.tickets import Ticket
from domain.understanding import Category, cues, named
from domain.understanding.lessons import REQUEST, TALK
from storage import lexicon, ticket_desk
from storage.desks import Around, Desk
from storage.hearing import Said
from storage.lexicon import Correction


async def take_back(desk: Desk, ticket: Ticket, actor: Actor, role: Role) -> Ticket:
    """Take a ticket back that was no request; its writer or the station may. Raises Refused otherwise."""
    after = await ticket_desk.carry_out(desk, ticket, "undo", actor)
    await _keep(desk.around, Correction(ticket.text, _kind(ticket), TALK, role, actor.person))
    return after


async def refile(
    desk: Desk,
    ticket: Ticket,
    actor: Actor,
    role: Role,
    row: Category | None,
    other: Particulars | None = None,
) -> Ticket:
    """Put a ticket into another category, or what else `other` says. Raises Refused where that is not one's own to do."""
    said = other or Particulars()
    if row is not None:
        said = replace(said, category=row.id, subcategory=row.sub, goal=row.goal)
    after = await ticket_desk.carry_out(desk, ticket, "reclassify", actor, said)
    if row is not None:
        is_now = f"{row.id}.{row.sub}".rstrip(".")
        await _keep(desk.around, Correction(ticket.text, _kind(ticket), is_now, role, actor.person))
    return after


async def put_right(
    desk: Desk, ticket: Ticket, actor: Actor, role: Role, said: Said, *, ordered: bool
) -> Reply | None:
    """Take a ticket back or file it elsewhere when that is what was said: "这不是报修", "改成停车"; else return None.

    `ordered`: another category only where it is asked for outright, since nothing tells what is spoken of.
    """
    plain = said.reading.plain
    if cues.takes_back(plain) and said.reading.zone != "sure":
        after = await take_back(desk, ticket, actor, role)
        return say("intake-undone", number=after.name)
    row = named(cues.refiles(plain, ordered=ordered))
    if row is None:
        return None
    after = await refile(desk, ticket, actor, role, row)
    return say("order-move", **ticket_cards.values(after, desk.rules))


async def decline(around: Around, text: str, role: Role, person: int) -> None:
    """Keep that words about which the bot asked were no request."""
    await _keep(around, Correction(text, REQUEST, TALK, role, person))


async def _keep(around: Around, correction: Correction) -> None:
    await lexicon.correct(around.conn, around.new_id(), around.home.id, correction, around.now)


def _kind(ticket: Ticket) -> str:
    return ".".join(part for part in (ticket.category, ticket.subcategory) if part)
