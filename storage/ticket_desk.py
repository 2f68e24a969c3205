"""A ticket is received or moved: kept, written into history and figures, and everybody told, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from domain import ticket_cards as cards
from domain import ticket_moves as moves
from domain import ticket_timeline
from domain.conversation import STAFF, Attachment, Choice, Reply, Role, Term
from domain.outside import Case
from domain.people import Person
from domain.service_levels import Rules, rules_of
from domain.ticket_effects import SYSTEM, Actor, Particulars
from domain.ticket_moves import Audience, Moved, Tell
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
from storage import (
    card_places,
    outbox,
    outside,
    people,
    ticket_figures,
    ticket_history,
    tickets,
    tree,
)
from storage.database import Connection
from storage.outbox import Lane
from storage.tickets import Source
from storage.tree import Compound

DUTY = frozenset({Role.STATION_HEAD, Role.PROPERTY})
LADDER = (
    DUTY,
    DUTY | {Role.STATION},
    DUTY | {Role.STATION, Role.COMMUNITY},
    DUTY | {Role.STATION, Role.COMMUNITY, Role.GRID, Role.COMMITTEE},
)
"""Who is rung about danger, one rung more with each call that nobody answers (R-T02)."""

PROVEN = frozenset({"done"})
HANDED_ON = frozenset({"transfer", "rise"})
"""Moves whose news bring photos along: the proof to the residents, everything to who is to take over."""
PHOTOS = 4
CONSULTED = 6


class Around(Protocol):
    """What is needed to work: the open transaction, the time, ids, and the compound spoken about."""

    @property
    def conn(self) -> Connection:
        """Return the open transaction."""

    @property
    def now(self) -> datetime:
        """Return the time."""

    @property
    def new_id(self) -> Callable[[], int]:
        """Return the maker of ids."""

    @property
    def home(self) -> Compound:
        """Return the compound spoken about."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The place where a compound's tickets are worked on, under its rules of today."""

    around: Around
    rules: Rules

    @property
    def compound(self) -> int:
        """Return the compound's id."""
        return self.around.home.id


def desk_of(around: Around) -> Desk:
    """Return the desk of the compound spoken about, under its rules of today."""
    home = around.home
    return Desk(around, rules_of(around.now, home.zone, home.settings))


async def receive(desk: Desk, report: Report, source: Source, role: Role) -> Ticket:
    """Open a ticket and keep it; danger and urgent matters go to their doer at once. See `announce`."""
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


async def announce(desk: Desk, ticket: Ticket, like: Ticket | None = None) -> None:
    """Tell those on duty of a new ticket; `like` is one that may be the same matter, one tap to merge."""
    if ticket.is_danger:
        await ring(desk, ticket)
        return
    body = ticket.holder.body
    roles = LEVEL_KEEPERS[1] | (BODY_ROLES[body] if ticket.state is State.ASSIGNED else frozenset())
    whom = await _whom(desk, ticket, roles, ticket.entered_by or ticket.reporter)
    if not whom:
        return
    reply = staff_note(desk, ticket, "staff-new", "")
    if like is not None:
        reply = cards.with_likeness(reply, ticket, like)
    for person in whom:
        await _put(desk, person, reply, Lane.NEWS)


def _at_once(ticket: Ticket, desk: Desk) -> Body | None:
    """Return who gets the ticket without waiting for the station: urgent ones go straight to the company."""
    urgent = desk.rules.service(ticket.service).urgent
    placed = ticket.place or ticket.building or ticket.is_danger
    return Body.PROPERTY if urgent and ticket.category and placed else None


async def ring(desk: Desk, ticket: Ticket) -> None:
    """Call those on duty about danger; with each unanswered call one rung further up (R-T02)."""
    roles = LADDER[min(ticket.rung // 2, len(LADDER) - 1)]
    key = "staff-danger-again" if ticket.rung else "staff-danger"
    # A call is a message of its own: it must ring, and not become an edit of a card.
    reply = msgspec.structs.replace(staff_note(desk, ticket, key, ""), card="")
    await _tell_roles(desk, ticket, roles, reply, lane=Lane.DANGER)


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


async def ask_whether_same(desk: Desk, ticket: Ticket, person: int, words: str) -> None:
    """Let the station look at a neighbour who was joined although the words are not much alike: one tap either way."""
    number = ticket.number
    values = cards.values(ticket, desk.rules, ticket.text[:60]) | {"words": words[:60]}
    taps = (
        Choice(Term("button-same", {"n": ""}), f"same {number} {person}"),
        Choice(Term("button-part", {"n": ""}), f"part {number} {person}"),
    )
    reply = Reply(key="staff-joined", values=values, choices=(taps,))
    await _tell_roles(desk, ticket, LEVEL_KEEPERS[1], reply, skip=person)


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


async def spread(desk: Desk, moved: Moved, actor: Actor) -> None:
    """Tell reporter and followers, and those at work whom the move concerns; not who made it."""
    shown = await _shown_with(desk, moved)
    for tell in moved.tells:
        if tell.audience is None:
            photos = shown if moved.entry.move in PROVEN else ()
            words = moved.entry.text
            await tell_people(desk, moved.ticket, tell.key, words, skip=actor.person, photos=photos)
        else:
            await _tell_staff(desk, moved, tell, actor.person, shown)


async def _shown_with(desk: Desk, moved: Moved) -> tuple[str, ...]:
    """Return the photos that go with the news of a move: the proof of what was done, or all to who is to take over."""
    move, ticket = moved.entry.move, moved.ticket
    if move not in PROVEN and move not in HANDED_ON:
        return ()
    stages = ("proof",) if move in PROVEN else ticket_history.STAGES
    found = await ticket_history.pictures_of(
        desk.around.conn, ticket.compound, ticket.number, stages
    )
    return tuple(found[-PHOTOS:])


async def tell_people(
    desk: Desk,
    ticket: Ticket,
    key: str,
    text: str = "",
    *,
    skip: int = 0,
    late: bool = False,
    photos: tuple[str, ...] = (),
) -> None:
    """Tell the reporter and all followers something about a ticket, each once."""
    people_told = {ticket.reporter: None, ticket.entered_by: None}
    if ticket.followers or ticket.private:  # named parties are not counted
        found = await ticket_history.followers_of(desk.around.conn, ticket.compound, ticket.number)
        people_told |= {f.person: None for f in found}
    reply = cards.news(key, ticket, desk.rules, text)
    if late:
        reply = msgspec.structs.replace(reply, also=(Term("late-note"),))
    reply = msgspec.structs.replace(reply, attachments=photos)
    for person in people_told:
        if person and person != skip:
            await _put(desk, person, reply, Lane.NEWS)


async def _tell_staff(
    desk: Desk, moved: Moved, tell: Tell, skip: int, photos: tuple[str, ...] = ()
) -> None:
    ticket = moved.ticket
    if tell.audience is Audience.HOLDER and ticket.holder.person:
        if ticket.holder.person != skip:
            reply = staff_note(desk, ticket, tell.key, moved.entry.text)
            await _put(desk, ticket.holder.person, reply, Lane.NEWS)
        return
    roles = audience_roles(ticket, tell.audience)
    reply = staff_note(desk, ticket, tell.key, moved.entry.text)
    if tell.audience is Audience.RECEIVER:
        consulted = await _consulted(desk, ticket)
        reply = msgspec.structs.replace(reply, also=(*reply.also, *consulted), attachments=photos)
    await _tell_roles(desk, ticket, roles, reply, skip=skip)


async def _consulted(desk: Desk, ticket: Ticket) -> list[Term]:
    """Return what was consulted so far, for who is to take the ticket over (三商)."""
    lines = await ticket_history.of(desk.around.conn, ticket.compound, ticket.number)
    return [ticket_timeline.line(one) for one in lines if one.move == "consult"][-CONSULTED:]


def audience_roles(ticket: Ticket, audience: Audience | None) -> frozenset[Role]:
    """Return the roles that an audience of staff stands for."""
    match audience:
        case Audience.HOLDER:
            return BODY_ROLES[ticket.holder.body]
        case Audience.KEEPER:
            return LEVEL_KEEPERS[ticket.level]
        case Audience.NEXT_KEEPER:
            return LEVEL_KEEPERS[min(ticket.level + 1, TOP_LEVEL)]
        case Audience.RECEIVER if ticket.offered:
            return BODY_ROLES[ticket.offered.body]
        case _:
            return LEVEL_KEEPERS[ticket.level]


async def tell_audience(
    desk: Desk, ticket: Ticket, audience: Audience, key: str, *, late: bool = False
) -> None:
    """Tell an audience of staff something about a ticket."""
    reply = staff_note(desk, ticket, key, "", late=late)
    if audience is Audience.HOLDER and ticket.holder.person:
        await _put(desk, ticket.holder.person, reply, Lane.NEWS)
        return
    await _tell_roles(desk, ticket, audience_roles(ticket, audience), reply)


async def _tell_roles(
    desk: Desk,
    ticket: Ticket,
    roles: frozenset[Role],
    reply: Reply,
    *,
    skip: int = 0,
    lane: Lane = Lane.NEWS,
) -> None:
    for person in await _whom(desk, ticket, roles, skip):
        await _put(desk, person, reply, lane)


async def _whom(desk: Desk, ticket: Ticket, roles: frozenset[Role], skip: int) -> list[int]:
    """Return the people at work who hold one of the roles around the ticket."""
    around = desk.around
    found = await people.holders(around.conn, await _path(desk, ticket), roles & STAFF, around.now)
    return list(dict.fromkeys(person for person, _ in found if person != skip))


async def _path(desk: Desk, ticket: Ticket) -> str:
    """Return the path of the building if it is known, so that its grid worker is reached, else the compound's."""
    if ticket.building:
        node = await tree.get(desk.around.conn, ticket.building)
        if node is not None:
            return node.path
    return desk.around.home.path


def staff_note(desk: Desk, ticket: Ticket, key: str, text: str, *, late: bool = False) -> Reply:
    """Return a line for those at work with the ticket's card under it."""
    card = cards.desk_card(ticket, desk.rules, desk.around.now)
    also = (Term("desk-card", card.values), *card.also)
    if late:
        also = (Term("late-note"), *also)
    return Reply(
        key=key,
        values=cards.values(ticket, desk.rules, text),
        also=also,
        choices=card.choices,
        card=card.card,
    )


async def _put(desk: Desk, person: int, reply: Reply, lane: Lane) -> None:
    around = desk.around
    await outbox.put(
        around.conn, around.new_id(), around.now, reply,
        compound=desk.compound, person=person, lane=lane,
    )  # fmt: skip


async def refresh(desk: Desk, before: Ticket, after: Ticket) -> None:
    """Bring the ticket's cards up to date wherever they are shown, those on which something changed."""
    around, rules, now = desk.around, desk.rules, desk.around.now
    building = await building_name(desk, after)
    for old, new in (
        (cards.group_card(before, building), cards.group_card(after, building)),
        (cards.desk_card(before, rules, now), cards.desk_card(after, rules, now)),
        (cards.reporter_card(before, rules), cards.reporter_card(after, rules)),
    ):
        if old != new or before.building != after.building:
            await card_places.refresh(
                around.conn, around.new_id, around.now, new, compound=desk.compound
            )


async def roles_near(
    desk: Desk, ticket: Ticket, person: Person, roles: frozenset[Role]
) -> frozenset[Role]:
    """Return the roles that reach the ticket: a grid worker's only inside the own grid (R-O02)."""
    if Role.GRID not in roles or not ticket.building:
        return roles
    near = person.roles_at(await _path(desk, ticket), desk.around.now)
    return roles if Role.GRID in near else roles - {Role.GRID}


async def building_name(desk: Desk, ticket: Ticket) -> str:
    """Return the name of the ticket's building, empty where it is not known."""
    if not ticket.building:
        return ""
    node = await tree.get(desk.around.conn, ticket.building)
    return node.name if node else ""


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
