"""What people think better of: standing behind a neighbour's ticket, taking back what was none."""

from __future__ import annotations

import msgspec

from domain import ticket_cards
from domain.conversation import KNOWN, Refused, Reply, say
from domain.ticket_effects import Actor
from handlers.contract import Command, Context, Feature, Request
from storage import ticket_corrections, ticket_desk, tickets
from storage.desks import desk_of


async def follow(request: Request, ctx: Context) -> Reply:
    """Stand behind a ticket: "我也遇到"."""
    desk = desk_of(ctx)
    ticket = await tickets.named(ctx.conn, ctx.compound_id, request.words)
    if ticket.private or not ticket.is_open:
        raise Refused("ticket-unknown", number=ticket.name)
    ticket, new = await ticket_desk.follow(
        desk, ticket, Actor(request.person.id, request.roles & KNOWN), request.role, "me_too"
    )
    own = request.person.id in (ticket.reporter, ticket.entered_by)
    key = "intake-joined" if new else "intake-own" if own else "intake-joined-already"
    reply = say(key, **ticket_cards.values(ticket, desk.rules))
    return msgspec.structs.replace(reply, toast=True)


async def undo(request: Request, ctx: Context) -> Reply:
    """Take a ticket back that was none: "不是诉求"; its writer or the station may."""
    desk = desk_of(ctx)
    ticket = await tickets.named(ctx.conn, ctx.compound_id, request.words)
    actor = Actor(request.person.id, request.roles & KNOWN)
    after = await ticket_corrections.take_back(desk, ticket, actor, request.role)
    await ctx.end_dialog(request)
    return msgspec.structs.replace(say("intake-undone", number=after.name), toast=True)


FEATURE = Feature(
    topic="request",
    commands=(
        Command("follow", follow, roles=KNOWN),
        Command("undo", undo, roles=KNOWN, menu=False),
    ),
)
