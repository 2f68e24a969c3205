"""Who stands behind a ticket: one tap to say that it is the same matter, one to split it off; parties of private matters."""

from __future__ import annotations

import msgspec

from domain import receipts
from domain import ticket_cards as cards
from domain.conversation import KNOWN, Choice, Refused, Reply, Role, Term, say, when
from domain.tickets import Report, Ticket
from domain.understanding import category
from handlers.contract import Command, Context, Feature, Request
from storage import hearing, people, posts, ticket_news, ticket_splits, tickets
from storage.desks import desk_of
from storage.ticket_splits import CONFIRMED, Joined

KEEPERS_OF_MERGES = frozenset({Role.STATION, Role.STATION_HEAD, Role.COMMUNITY})
CONTACTS = frozenset({Role.STATION, Role.STATION_HEAD})
SHOWN = 8
WORDS = 60


async def show(request: Request, ctx: Context) -> Reply:
    """List who stands behind a ticket, each with the buttons "same matter" and "split off"."""
    ticket, _ = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    found = await ticket_splits.joined(ctx.conn, ticket)
    if not found:
        raise Refused("followers-none", number=ticket.name)
    named = await _names(ctx, found)
    lines, rows = [], []
    for n, one in enumerate(found[:SHOWN], 1):
        lines.append(
            Term(
                "followers-line",
                {
                    "n": n,
                    "name": named[one.person],
                    "at": when(one.since),
                    "text": " ".join(one.words.split())[:WORDS] or Term("button-follow"),
                    "sure": "yes" if one.how == CONFIRMED else "no",
                },
            )
        )
        if not one.merged_from:
            rows.append(_taps(ticket, one.person, n))
    values = {"number": ticket.name, "count": len(found), "lines": lines}
    return Reply(key="followers", values=values, choices=tuple(rows), private=True)


async def _names(ctx: Context, found: list[Joined]) -> dict[int, str | Term]:
    """Return how the followers are shown; one who came with an anonymous report stays unnamed."""
    known = await people.names(ctx.conn, [one.person for one in found])
    shown: dict[int, str | Term] = {one.person: known.get(one.person, "") for one in found}
    for one in found:
        if one.merged_from:
            came = await tickets.get(ctx.conn, ctx.compound_id, one.merged_from)
            if came is not None and came.sealed and came.reporter == one.person:
                shown[one.person] = Term("desk-reporter-sealed")
    return shown


def _taps(ticket: Ticket, person: int, n: int) -> tuple[Choice, ...]:
    return (
        Choice(Term("button-same", {"n": n}), f"same {ticket.number} {person}"),
        Choice(Term("button-part", {"n": n}), f"part {ticket.number} {person}"),
    )


async def same(request: Request, ctx: Context) -> Reply:
    """Note that a neighbour's matter is this one: nobody needs to look at it again."""
    ticket, rest = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    if not rest.isdecimal() or not await ticket_splits.confirm(ctx.conn, ticket, int(rest[:19])):
        raise Refused("part-not-following", number=ticket.name)
    return msgspec.structs.replace(say("followers-same", number=ticket.name), toast=True)


async def part(request: Request, ctx: Context) -> Reply:
    """Split a neighbour off into a ticket of their own: themselves, or the station for them."""
    ticket, rest = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    person = int(rest[:19]) if rest.isdecimal() else request.person.id
    if person != request.person.id and not request.roles & KEEPERS_OF_MERGES:
        raise Refused("refused-role", command="part")
    found = await ticket_splits.joined(ctx.conn, ticket)
    one = next((j for j in found if j.person == person), None)
    if one is None or not ticket.is_open:
        raise Refused("part-not-following", number=ticket.name)
    desk = desk_of(ctx)
    report = await _report(request, ctx, ticket, one)
    by = (request.person.id, request.role)
    new = await ticket_splits.part(desk, ticket, one, report, by)
    await ticket_news.announce(desk, new)
    if person != request.person.id:
        told = msgspec.structs.replace(
            say("told-parted", old=ticket.name, **cards.values(new, desk.rules, new.text)),
            card=cards.reporter_card(new, desk.rules).card,
        )
        await ctx.tell(person, told)
        return msgspec.structs.replace(
            say("parted", old=ticket.name, **cards.values(new, desk.rules)), private=True
        )
    receipt = receipts.in_private(new, desk.rules, None)
    also = (Term("parted-own", {"old": ticket.name}), *receipt.also)
    return msgspec.structs.replace(receipt, also=also, private=True)


async def _report(request: Request, ctx: Context, ticket: Ticket, one: Joined) -> Report:
    """Return what the neighbour said, read by itself; somebody who only tapped "me too" keeps the ticket's words."""
    if not one.words:
        return Report(
            text=ticket.text,
            reporter=one.person,
            category=ticket.category,
            subcategory=ticket.subcategory,
            goal=ticket.goal,
            service=ticket.service,
            place=ticket.place,
            building=ticket.building,
        )
    message = msgspec.structs.replace(request.message, attachments=(), location=None)
    said = await hearing.hear(ctx.conn, ctx.compound_id, ctx.understanding, message, one.words)
    row = category(said.reading.category, said.reading.subcategory)
    return Report(
        text=one.words,
        reporter=one.person,
        category=row.id,
        subcategory=row.sub if row.id != "other" else "",
        goal=row.goal,
        service=said.service,
        place=said.place or ticket.place,
        building=said.building.id if said.building else ticket.building,
        private=said.reading.private,
    )


async def party(request: Request, ctx: Context) -> Reply:
    """Name a resident as a party of a private matter: they and nobody else may read it: "当事人 42 李梅"."""
    ticket, name = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    if not ticket.private:
        raise Refused("party-not-private", number=ticket.name)
    if not name:
        raise Refused("party-who", number=ticket.name)
    held = await posts.within(ctx.conn, ctx.home.path, ctx.now)
    found = {p.person for p in held if p.name == name}
    if len(found) != 1:
        raise Refused("party-unknown", name=name[:20], count=len(found))
    person = found.pop()
    desk = desk_of(ctx)
    by = (request.person.id, request.role)
    if not await ticket_splits.name_party(desk, ticket, person, by):
        raise Refused("party-already", number=ticket.name)
    told = say("told-party", **cards.values(ticket, desk.rules))
    button = Choice(Term("button-history"), f"ticket {ticket.number}")
    await ctx.tell(person, msgspec.structs.replace(told, choices=((button,),)))
    reply = say("party-named", number=ticket.name, name=name[:20])
    return msgspec.structs.replace(reply, private=True)


FEATURE = Feature(
    topic="desk",
    commands=(
        Command("followers", show, roles=KEEPERS_OF_MERGES),
        Command("part", part, roles=KNOWN, topic="request"),
        Command("same", same, roles=KEEPERS_OF_MERGES, menu=False),
        Command("party", party, roles=CONTACTS),
    ),
)
