"""Looking at tickets, and what their reporters do: mine, one, search, the inbox, withdraw, reopen, rate, why."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from domain import reason_cards, ticket_timeline
from domain import ticket_cards as cards
from domain.conversation import KNOWN, STAFF, Choice, Refused, Reply, Term, say
from domain.ticket_effects import SYSTEM, Actor, Particulars
from domain.ticket_sight import Sight, sees_desk
from domain.ticket_words import NOT_SOLVED, order, score_in, verdict_in
from domain.tickets import (
    BODY_ROLES,
    LEVEL_KEEPERS,
    Callback,
    Report,
    State,
    Ticket,
    callback_outcome,
    urgency,
)
from domain.understanding import reasons
from handlers.contract import Command, Context, Feature, Job, Request, Step
from storage import (
    desks,
    people,
    ticket_desk,
    ticket_history,
    ticket_lists,
    ticket_news,
    ticket_search,
    ticket_sight,
    tickets,
)
from storage.desks import Desk, desk_of
from storage.tickets import Source

SHOWN = 10
SORTED = 500
"""So many open tickets are put in order; no station has had half as many."""
HISTORY_SHOWN = 15
GOOD_FROM = 3
"""The lowest number of stars that means "solved" when nothing else is said."""


async def mine(request: Request, ctx: Context) -> Reply:
    """List the asker's newest tickets with a button for each."""
    found = await ticket_lists.mine(ctx.conn, ctx.compound_id, request.person.id, SHOWN)
    if not found:
        return say("mine-none")
    return _list(found, ctx, "mine-list")


async def inbox(request: Request, ctx: Context) -> Reply:
    """List what waits for the asker's bodies, the most urgent first, ten at a time ("待办 2")."""
    bodies = frozenset(body for body, roles in BODY_ROLES.items() if roles & request.roles)
    levels = frozenset(level for level, roles in LEVEL_KEEPERS.items() if roles & request.roles)
    found = await ticket_lists.awaiting(ctx.conn, ctx.compound_id, bodies, levels, SORTED)
    if not found:
        return _privately(say("inbox-none"))
    rules = desk_of(ctx).rules
    found.sort(key=lambda ticket: urgency(ticket, rules))
    pages = -(-len(found) // SHOWN)
    wanted = order(request.words, 1).numbers
    page = min(max(wanted[0] if wanted else 1, 1), pages)
    listed = _list(found[(page - 1) * SHOWN : page * SHOWN], ctx, "inbox-list")
    if pages == 1:
        return listed
    values = listed.values | {"count": len(found), "page": page, "pages": pages}
    turns = [
        Choice(Term(f"inbox-{name}-button"), f"inbox {at}")
        for name, at in (("before", page - 1), ("after", page + 1))
        if 1 <= at <= pages
    ]
    return msgspec.structs.replace(
        listed, key="inbox-page", values=values, choices=(*listed.choices, tuple(turns))
    )


def _list(found: list[Ticket], ctx: Context, key: str) -> Reply:
    rules = desk_of(ctx).rules
    lines = [Term("ticket-line", dict(cards.values(t, rules))) for t in found]
    buttons = [
        Choice(Term("button-ticket", {"number": t.name}), f"ticket {t.number}") for t in found
    ]
    return Reply(
        key=key,
        values={"count": len(found), "lines": lines},
        choices=cards.rows(buttons, 5),
        private=True,
    )


def _privately(reply: Reply) -> Reply:
    return msgspec.structs.replace(reply, private=True)


async def show(request: Request, ctx: Context) -> Reply:
    """Show one ticket with its history as far as the asker may see it, or search by words."""
    wanted = order(request.words)
    if not wanted.numbers:
        if wanted.rest and request.roles & STAFF:
            return await _search(request, ctx, wanted.rest)
        raise Refused("ticket-which")
    desk = desk_of(ctx)
    ticket = await tickets.get(ctx.conn, ctx.compound_id, wanted.numbers[0])
    if ticket is None:
        raise Refused("ticket-unknown", number=str(wanted.numbers[0]))
    lines = await _history(ctx, ticket)
    sight = await ticket_sight.sight(desk, ticket, request.person, request.roles)
    if sight >= Sight.DESK:
        files = len(await ticket_history.files_of(ctx.conn, ctx.compound_id, ticket.number))
        card = cards.desk_card(ticket, desk.rules, ctx.now, files)
        lines = [await _reporter(ctx, ticket), *lines]
    elif sight is Sight.CONCERNED:
        card = cards.reporter_card(ticket, desk.rules)
    else:
        building = await desks.building_name(desk, ticket)
        return cards.group_card(ticket, building)
    return _privately(msgspec.structs.replace(card, also=(*card.also, *lines)))


async def _reporter(ctx: Context, ticket: Ticket) -> Term:
    """Return who reported it, for those at work; a sealed report names nobody."""
    if ticket.sealed:
        return Term("desk-reporter-sealed")
    who = ticket.reporter or ticket.entered_by
    named = await people.names(ctx.conn, [who])
    return Term("desk-reporter", {"name": named.get(who, "")})


async def _history(ctx: Context, ticket: Ticket) -> list[Term]:
    """Return the last lines of the history; no names (R-T10, R-T11)."""
    entries = await ticket_history.of(ctx.conn, ctx.compound_id, ticket.number)
    return [ticket_timeline.line(entry) for entry in entries[-HISTORY_SHOWN:]]


async def _search(request: Request, ctx: Context, words: str) -> Reply:
    found = await ticket_search.find(ctx.conn, ctx.compound_id, words, SHOWN)
    found = [t for t in found if sees_desk(t, request.roles, request.person.id)]
    return _list(found, ctx, "search-list") if found else say("search-none", words=words[:40])


async def why(request: Request, ctx: Context) -> Reply:
    """Show the key words by which a ticket was understood, with their weights."""
    ticket = await _one(request, ctx)
    if not sees_desk(ticket, request.roles, request.person.id):
        raise Refused("ticket-unknown", number=ticket.name)
    reading = ctx.understanding.read(ticket.text)
    lines = reason_cards.noticed(reading, reasons.why(ctx.understanding, reading))
    if reading.zone == "silent":
        lines.append(Term("because-asked"))
        reading = ctx.understanding.read(ticket.text, asked=True)
    lines += reason_cards.filed(reading, reasons.why(ctx.understanding, reading))
    if ticket.category != reading.category:
        lines.append(Term("because-moved", {"kind": cards.kind_term(ticket)}))
    heading = say("because-of", number=ticket.name)
    return _privately(msgspec.structs.replace(heading, also=tuple(lines)))


async def _one(request: Request, ctx: Context) -> Ticket:
    return (await tickets.first_named(ctx.conn, ctx.compound_id, request.words))[0]


def _actor(request: Request) -> Actor:
    return Actor(request.person.id, request.roles & KNOWN)


async def withdraw(request: Request, ctx: Context) -> Reply:
    """Let the reporter take a ticket back."""
    ticket = await _one(request, ctx)
    desk = desk_of(ctx)
    said = Particulars(text=order(request.words).rest)
    ticket = await ticket_desk.carry_out(desk, ticket, "withdraw", _actor(request), said)
    return say("told-withdrawn", **cards.values(ticket, desk.rules))


async def reopen(request: Request, ctx: Context) -> Reply:
    """Let the reporter or a checker say that it is not solved; too late, a linked new ticket is opened."""
    ticket = await _one(request, ctx)
    desk = desk_of(ctx)
    words = order(request.words, 1).rest
    if not words:
        await ctx.ask(request, "ticket-not-solved", {"number": ticket.number})
        return say("reopen-why", number=ticket.name)
    try:
        said = Particulars(text=words)
        ticket = await ticket_desk.carry_out(desk, ticket, "reopen", _actor(request), said)
    except Refused as refusal:
        if refusal.key != "ticket-reopen-late" or request.person.id != ticket.reporter:
            raise
        return await _open_again(request, desk, ticket, words)
    return say("told-reopened", **cards.values(ticket, desk.rules, words))


async def _open_again(request: Request, desk: Desk, old: Ticket, words: str) -> Reply:
    report = Report(
        text=words,
        reporter=old.reporter,
        category=old.category,
        subcategory=old.subcategory,
        goal=old.goal,
        service=old.service,
        place=old.place,
        building=old.building,
        private=old.private,
        successor_of=old.number,
    )
    message = request.message
    source = Source(message.channel, message.chat.chat, message.ref)
    ticket = await ticket_desk.receive(desk, report, source, request.role)
    await ticket_news.announce(desk, ticket)
    return say("reopen-as-new", old=old.name, **cards.values(ticket, desk.rules))


async def not_solved(request: Request, ctx: Context) -> Reply | None:
    """Take the words on what is not solved: the reason for reopening, or an addition to it."""
    await ctx.end_dialog(request)
    number = request.payload["number"]
    ticket = await tickets.get_for_change(ctx.conn, ctx.compound_id, number)
    if ticket is not None and ticket.state is State.REOPENED:
        desk = desk_of(ctx)
        said = Particulars(text=request.words)
        ticket = await ticket_desk.carry_out(desk, ticket, "add", _actor(request), said)
        return say("intake-added", **cards.values(ticket, desk.rules))
    return await reopen(replace(request, words=f"{number} {request.words}"), ctx)


async def rate(request: Request, ctx: Context) -> Reply:
    """Take the answer to "solved?" and one to five stars, from the reporter and from followers (R-T09)."""
    ticket = await _one(request, ctx)
    desk = desk_of(ctx)
    words = order(request.words, 1).rest
    score, verdict = score_in(words), verdict_in(words)
    if verdict is None and score:
        verdict = score >= GOOD_FROM
    if verdict is None:
        raise Refused("rate-how", number=ticket.name)
    is_reporter = request.person.id in (ticket.reporter, ticket.entered_by)
    if ticket.state is State.CLOSED and is_reporter:
        return await _rate_closed(request, ctx, desk, ticket, score, verdict)
    if ticket.state is not State.DONE:
        raise Refused("rate-not-now", number=ticket.name)
    if is_reporter and verdict:
        said = Particulars(score=score)
        ticket = await ticket_desk.carry_out(desk, ticket, "confirm", _actor(request), said)
        return _thanks(desk, ticket)
    if not is_reporter and not await ticket_history.vote(
        ctx.conn, ctx.compound_id, ticket.number, request.person.id, verdict
    ):
        raise Refused("ticket-unknown", number=ticket.name)
    return await _counted(request, ctx, desk, ticket, is_reporter, verdict)


async def _rate_closed(
    request: Request, ctx: Context, desk: Desk, ticket: Ticket, score: int, verdict: bool
) -> Reply:
    if score:
        said = Particulars(score=score)
        ticket = await ticket_desk.carry_out(desk, ticket, "rate", _actor(request), said)
    elif not verdict:
        return await reopen(replace(request, words=f"{ticket.number} {NOT_SOLVED}"), ctx)
    return _thanks(desk, ticket)


def _thanks(desk: Desk, ticket: Ticket) -> Reply:
    if ticket.score:
        return say("rate-thanks", score=ticket.score, **cards.values(ticket, desk.rules))
    return Reply(
        key="rate-stars",
        values=cards.values(ticket, desk.rules),
        choices=cards.star_buttons(ticket),
    )


async def _counted(
    request: Request, ctx: Context, desk: Desk, ticket: Ticket, is_reporter: bool, verdict: bool
) -> Reply:
    """Count an answer that does not decide alone, and act on what all answers come to."""
    if is_reporter:
        after = replace(ticket, solved=False, version=ticket.version + 1)
        await ticket_desk.keep(desk, ticket, after, None)
        ticket = after
    voters = await ticket_history.followers_of(ctx.conn, ctx.compound_id, ticket.number)
    outcome = callback_outcome(ticket.solved, tuple(f.vote for f in voters))
    values = cards.values(ticket, desk.rules)
    if outcome is Callback.SOLVED:
        await ticket_desk.carry_out(desk, ticket, "confirm", SYSTEM)
        return say("rate-thanks-vote" if verdict else "rate-outvoted", **values)
    if outcome is Callback.NOT_SOLVED:
        said = Particulars(text=NOT_SOLVED)
        mover = _actor(request) if is_reporter else SYSTEM
        ticket = await ticket_desk.carry_out(desk, ticket, "reopen", mover, said)
        if is_reporter:
            await ctx.ask(request, "ticket-not-solved", {"number": ticket.number})
            return say("rate-reopened", **cards.values(ticket, desk.rules))
    return say("rate-counted", **values)


async def index(ctx: Context) -> int:
    """Let some new tickets be found by their words."""
    return await ticket_search.index_some(ctx.conn)


FEATURE = Feature(
    topic="request",
    commands=(
        Command("mine", mine, roles=KNOWN),
        Command("ticket", show, roles=KNOWN),
        Command("withdraw", withdraw, roles=KNOWN),
        Command("reopen", reopen, roles=KNOWN),
        Command("rate", rate, roles=KNOWN),
        Command("inbox", inbox, roles=STAFF, topic="desk"),
        Command("why", why, roles=STAFF, menu=False),
    ),
    steps=(Step("ticket-not-solved", not_solved, roles=KNOWN),),
    jobs=(Job("index-tickets", cron="* * * * *", run=index),),
)
