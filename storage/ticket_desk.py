"""A ticket is received or moved: kept, written into history and figures, and everybody told, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable

from domain import ticket_moves as moves
from domain.conversation import Attachment, Role
from domain.outside import Case
from domain.ticket_effects import SYSTEM, Actor, Particulars
from domain.ticket_moves import Moved
from domain.tickets import (
    BODY_LEVEL,
    BODY_ROLES,
    LEVEL_BODY,
    LEVEL_KEEPERS,
    TOP_LEVEL,
    Body,
    Entry,
    Report,
    State,
    Ticket,
    followed,
    open_ticket,
)
from storage import outside, ticket_figures, ticket_history, tickets
from storage.desks import Desk
from storage.ticket_news import HANDED_ON, refresh, spread
from storage.tickets import Source


async def receive(desk: Desk, report: Report, source: Source, role: Role) -> Ticket:
    """Open a ticket and keep it; danger and urgent matters go to their doer at once (see ticket_news.announce)."""
    conn, now = desk.around.conn, desk.around.now
    number = await tickets.next_number(conn, desk.compound)
    ticket, entry = open_ticket(desk.compound, number, report, role, now, desk.rules)
    entries = [entry]
    body = _at_once(ticket, desk)
    if body is not None:
        moved = moves.move(ticket, "assign", SYSTEM, now, desk.rules, Particulars(body=body))
        ticket = moved.ticket
        entries.append(moved.entry)
    await tickets.add(conn, ticket, source, desk.rules)
    await ticket_history.add(conn, desk.around.new_id, desk.compound, number, *entries)
    await ticket_figures.note(conn, None, ticket, desk.rules)
    return ticket


def _at_once(ticket: Ticket, desk: Desk) -> Body | None:
    """Return who gets the ticket without waiting for the station: urgent ones go straight to the company."""
    urgent = desk.rules.service(ticket.service).urgent
    placed = ticket.place or ticket.building or ticket.is_danger
    return Body.PROPERTY if urgent and ticket.category and placed else None


async def carry_out(
    desk: Desk, ticket: Ticket, name: str, actor: Actor, said: Particulars | None = None
) -> Ticket:
    """Make a move, keep what came of it and tell everybody; raises Refused as `move` does."""
    moved = moves.move(ticket, name, actor, desk.around.now, desk.rules, said)
    await keep(desk, ticket, moved.ticket, moved.entry)
    await _effects_on_followers(desk, ticket, moved)
    await _lay_out(desk, moved)
    await refresh(desk, ticket, moved.ticket)
    await spread(desk, moved, actor)
    return moved.ticket


async def _lay_out(desk: Desk, moved: Moved) -> None:
    """Let an offer to level 3 go out to the outside system too, where one is configured (see bot/outside)."""
    ticket, entry = moved.ticket, moved.entry
    offered = ticket.offered
    if entry.move in HANDED_ON and offered is not None and BODY_LEVEL[offered.body] == TOP_LEVEL:
        id = desk.around.new_id()
        case = Case(id, ticket.compound, ticket.number, offered.body, entry.text, entry.at)
        await outside.add(desk.around.conn, case)


async def keep(desk: Desk, before: Ticket, after: Ticket, entry: Entry | None) -> None:
    """Keep a changed ticket with its figures and, if there is one, the line of its history."""
    conn = desk.around.conn
    await tickets.save(conn, after, desk.rules)
    if entry is not None:
        await ticket_history.add(conn, desk.around.new_id, after.compound, after.number, entry)
    await ticket_figures.note(conn, before, after, desk.rules)


async def _effects_on_followers(desk: Desk, before: Ticket, moved: Moved) -> None:
    """Let merged people follow the main ticket, and old answers go when work begins anew (R-T09)."""
    conn, after = desk.around.conn, moved.ticket
    if after.state is State.MERGED and before.state is not State.MERGED:
        await _join(desk, after)
    elif before.state is State.MERGED and after.state is not State.MERGED:
        await _part(desk, before)
    elif after.state is State.REOPENED:
        await ticket_history.clear_votes(conn, after.compound, after.number)


async def _join(desk: Desk, merged: Ticket) -> None:
    conn, compound, main = desk.around.conn, desk.compound, merged.merged_into
    target = await tickets.get_for_change(conn, compound, main)
    assert target is not None, "the guard saw it"
    came = [merged.reporter]
    came += [f.person for f in await ticket_history.followers_of(conn, compound, merged.number)]
    new = 0
    for person in came:
        if person != target.reporter:
            new += await ticket_history.follow(
                conn, compound, main, person, "merged", desk.around.now, merged.number
            )
    after = followed(target, new)
    await keep(desk, target, after, None)
    await refresh(desk, target, after)


async def _part(desk: Desk, merged: Ticket) -> None:
    conn, compound, main = desk.around.conn, desk.compound, merged.merged_into
    target = await tickets.get_for_change(conn, compound, main)
    gone = await ticket_history.unfollow_merged(conn, compound, main, merged.number)
    if target is not None and gone:
        after = followed(target, -gone)
        await keep(desk, target, after, None)
        await refresh(desk, target, after)


async def follow(
    desk: Desk, ticket: Ticket, actor: Actor, role: Role, how: str, text: str = ""
) -> tuple[Ticket, bool]:
    """Let a person stand behind a ticket; returns it, and whether they are new to it."""
    person = actor.person
    conn = desk.around.conn
    if person in (ticket.reporter, ticket.entered_by):
        return ticket, False
    new = await ticket_history.follow(
        conn, ticket.compound, ticket.number, person, how, desk.around.now
    )
    if not new:
        return ticket, False
    after = followed(ticket)
    await keep(desk, ticket, after, None)
    await note_down(desk, after, person, role, text)
    await refresh(desk, ticket, after)
    return after, True


async def note_down(desk: Desk, ticket: Ticket, person: int, role: Role, text: str) -> None:
    """Keep in the history what a follower said; the ticket goes its way beside it."""
    state, now = ticket.state, desk.around.now
    line = Entry(now, person, role, "follow", state, state, ticket.level, ticket.holder, text)
    around = desk.around
    await ticket_history.add(around.conn, around.new_id, ticket.compound, ticket.number, line)


async def attach(
    desk: Desk, ticket: Ticket, person: int, channel: str, stage: str, files: Iterable[Attachment]
) -> int:
    """Keep files with a ticket; returns how many were new."""
    listed = list(files)
    if not listed:
        return 0
    ids = [desk.around.new_id() for _ in listed]
    return await ticket_history.add_files(
        desk.around.conn, ids, ticket.compound, ticket.number, person, channel, stage, listed, desk.around.now
    )  # fmt: skip


async def take_over(desk: Desk, ticket: Ticket, actor: Actor) -> Ticket:
    """Let somebody take a ticket in hand, also one that nobody assigned yet ("我已接手")."""
    body = _own_body(ticket, actor)
    is_keeper = bool(actor.roles & LEVEL_KEEPERS[ticket.level])
    unassigned = ticket.state is State.RECEIVED and (is_keeper or ticket.is_danger)
    others = ticket.state is State.ASSIGNED and is_keeper and body != ticket.holder.body
    if body is not None and (unassigned or others):
        giver = actor if is_keeper else SYSTEM
        ticket = await carry_out(desk, ticket, "assign", giver, Particulars(body=body))
    return await carry_out(desk, ticket, "take", actor)


def _own_body(ticket: Ticket, actor: Actor) -> Body | None:
    """Return the body of the ticket's level under which somebody can take it."""
    for body in (ticket.holder.body, Body.PROPERTY, Body.COMMITTEE, LEVEL_BODY[ticket.level]):
        if actor.roles & BODY_ROLES[body] and (body != Body.COMMITTEE or ticket.level == 1):
            return body
    return None
