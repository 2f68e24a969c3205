"""Reports for somebody who cannot write, and reports whose writer stays unnamed."""

from __future__ import annotations

import re

from domain import receipts, ticket_cards
from domain.conversation import KNOWN, Refused, Reply, Role, Term, say
from domain.ticket_words import order
from domain.tickets import Entry, Report, Ticket
from domain.understanding import category
from handlers.contract import Command, Context, Feature, Request
from storage import hearing, people, ticket_desk, ticket_history, ticket_news, tickets
from storage import ticket_additions as additions
from storage.desks import Desk, desk_of
from storage.hearing import Said
from storage.tickets import Source

HELPERS = frozenset(
    {Role.STEWARD, Role.VOLUNTEER, Role.STATION, Role.STATION_HEAD, Role.GRID, Role.COMMUNITY}
)
_FOR_WHOM = re.compile(r"^(\S{2,12})[\s,，:：]+(.+)$", re.DOTALL)


async def report_for(request: Request, ctx: Context) -> Reply:
    """Log a request for somebody without a phone: "代报 张阿姨 3栋电梯停了"; news goes to the helper."""
    found = _FOR_WHOM.match(request.words)
    if found is None:
        raise Refused("report-for-how")
    said = await _hear(request, ctx, found[2])
    ticket = await _open(request, ctx, said, name=found[1])
    return _receipt(ctx, ticket, said, Term("report-for-note", {"name": found[1]}))


async def anonymous(request: Request, ctx: Context) -> Reply:
    """Log a request whose writer nobody at work sees; only the community may open the seal."""
    if request.message.is_group:
        raise Refused("anonymous-in-private")
    if not request.words:
        raise Refused("anonymous-how")
    said = await _hear(request, ctx, request.words)
    ticket = await _open(request, ctx, said, sealed=True)
    return _receipt(ctx, ticket, said, Term("anonymous-note"))


async def _hear(request: Request, ctx: Context, text: str) -> Said:
    where = ctx.conn, ctx.compound_id, ctx.understanding
    return await hearing.hear(*where, request.message, text, explicit=True)


async def _open(
    request: Request, ctx: Context, said: Said, *, name: str = "", sealed: bool = False
) -> Ticket:
    """Open the ticket: a helped one belongs to its helper, since the other has no way to answer."""
    desk = desk_of(ctx)
    row = category(said.reading.category, said.reading.subcategory)
    report = Report(
        text=f"（{name}）{said.text}" if name else said.text,
        reporter=0 if name else request.person.id,
        entered_by=request.person.id if name else 0,
        category=row.id,
        subcategory=row.sub if row.id != "other" else "",
        goal=row.goal,
        service=said.service,
        place=said.place,
        building=said.building.id if said.building else 0,
        private=said.reading.private,
        sealed=sealed,
    )
    message = request.message
    source = Source(message.channel, message.chat.chat, message.ref, message.album)
    ticket = await ticket_desk.receive(desk, report, source, request.role)
    await ticket_news.announce(desk, ticket, await additions.like(ctx.conn, ticket, desk.rules))
    await ticket_desk.attach(desk, ticket, request.person.id, message.channel, "report", said.files)
    return ticket


def _receipt(ctx: Context, ticket: Ticket, said: Said, note: Term) -> Reply:
    rules = desk_of(ctx).rules
    receipt = receipts.in_private(ticket, rules, said.reading.danger)
    return Reply(
        key=receipt.key,
        values=receipt.values,
        also=(*receipt.also, note),
        card=receipt.card,
        private=True,
    )


async def unseal(request: Request, ctx: Context) -> Reply:
    """Open the seal of an anonymous report with a reason; its writer is told at once."""
    wanted = order(request.words, 1)
    found = None
    if wanted.numbers:
        found = await tickets.get_for_change(ctx.conn, ctx.compound_id, wanted.numbers[0])
    if found is None or not found.sealed:
        raise Refused("unseal-which")
    if not wanted.rest:
        raise Refused("unseal-why", number=found.name)
    desk = desk_of(ctx)
    await _note(request, desk, found, wanted.rest)
    named = await people.names(ctx.conn, [found.reporter])
    told = say("told-unsealed", **ticket_cards.values(found, desk.rules, wanted.rest))
    await ctx.tell(found.reporter, told)
    answer = say("unsealed", number=found.name, name=named.get(found.reporter, ""))
    return Reply(key=answer.key, values=answer.values, private=True)


async def _note(request: Request, desk: Desk, ticket: Ticket, why: str) -> None:
    """Keep who opened the seal, when and why (R-T11)."""
    state = ticket.state
    line = Entry(
        at=desk.around.now,
        actor=request.person.id,
        role=request.role,
        move="unseal",
        before=state,
        after=state,
        level=ticket.level,
        holder=ticket.holder,
        text=why,
    )
    around = desk.around
    await ticket_history.add(around.conn, around.new_id, ticket.compound, ticket.number, line)


FEATURE = Feature(
    topic="request",
    commands=(
        Command("report_for", report_for, roles=HELPERS),
        Command("anonymous", anonymous, roles=KNOWN),
        Command("unseal", unseal, roles=frozenset({Role.COMMUNITY})),
    ),
)
