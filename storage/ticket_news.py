"""Who is told what about a ticket: those on duty, its reporter and followers, and the cards that show it."""

from __future__ import annotations

import msgspec

from domain import ticket_cards as cards
from domain import ticket_timeline
from domain.conversation import STAFF, Choice, Reply, Role, Term
from domain.ticket_effects import Actor
from domain.ticket_moves import Audience, Moved, Tell
from domain.tickets import BODY_ROLES, LEVEL_KEEPERS, TOP_LEVEL, State, Ticket
from storage import card_places, outbox, people, ticket_history
from storage.desks import Desk, building_name, path_of
from storage.outbox import Lane

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


async def ring(desk: Desk, ticket: Ticket) -> None:
    """Call those on duty about danger; with each unanswered call one rung further up (R-T02)."""
    roles = LADDER[min(ticket.rung // 2, len(LADDER) - 1)]
    key = "staff-danger-again" if ticket.rung else "staff-danger"
    # A call is a message of its own: it must ring, and not become an edit of a card.
    reply = msgspec.structs.replace(staff_note(desk, ticket, key, ""), card="")
    await _tell_roles(desk, ticket, roles, reply, lane=Lane.DANGER)


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
    found = await people.holders(
        around.conn, await path_of(desk, ticket), roles & STAFF, around.now
    )
    return list(dict.fromkeys(person for person, _ in found if person != skip))


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
