"""What people do about the outside system of level 3: take over its end, or write down its number by hand."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from domain import ticket_cards as cards
from domain import ticket_timeline as timeline
from domain.conversation import KNOWN, Refused, Reply, Role, say
from domain.ticket_effects import Actor, Particulars
from domain.tickets import TOP_LEVEL, Entry
from handlers.contract import Command, Context, Feature, Request
from storage import outside, ticket_desk, ticket_news, tickets
from storage.desks import desk_of

WHO = frozenset({Role.STREET, Role.COMMUNITY, Role.STATION_HEAD})
LONGEST = 40


async def done(request: Request, ctx: Context) -> Reply:
    """End a ticket that the outside system has ended, with its words as the proof."""
    ticket, rest = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    if ticket.outside_state != "closed":
        raise Refused("outside-not-closed", number=ticket.name)
    case = await outside.latest(ctx.conn, ctx.compound_id, ticket.number)
    notes = rest or (case.notes if case else "") or ticket.outside
    desk = desk_of(ctx)
    actor = Actor(request.person.id, request.roles & KNOWN)
    said = Particulars(text=notes, proof=1)
    ticket = await ticket_desk.carry_out(desk, ticket, "done", actor, said)
    reply = say("order-done", **cards.values(ticket, desk.rules))
    return msgspec.structs.replace(reply, toast=True) if request.pressed else reply


async def number(request: Request, ctx: Context) -> Reply:
    """Write down the outside number that came by telephone, mail or on paper: "外部编号 42 SR-1234"."""
    ticket, rest = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    if not rest:
        raise Refused("outside-number-how", number=ticket.name)
    if ticket.level != TOP_LEVEL and ticket.offered is None:
        raise Refused("outside-not-there", number=ticket.name)
    desk = desk_of(ctx)
    named = rest.split()[0][:LONGEST]
    after = replace(ticket, outside=named, outside_state="open", version=ticket.version + 1)
    state = ticket.state
    line = Entry(
        ctx.now,
        request.person.id,
        request.role,
        "outside",
        state,
        state,
        ticket.level,
        ticket.holder,
        timeline.outside("sent", named),
    )
    await ticket_desk.keep(desk, ticket, after, line)
    await ticket_news.refresh(desk, ticket, after)
    return say("outside-number-kept", number=ticket.name, outside=named)


FEATURE = Feature(
    topic="desk",
    commands=(
        Command("outside_done", done, roles=WHO, menu=False),
        Command("outside_number", number, roles=WHO),
    ),
)
