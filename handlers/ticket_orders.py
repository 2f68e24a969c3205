"""Orders of those at work: every move of the table as a command, for several tickets at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain import ticket_cards as cards
from domain import ticket_guards as guards
from domain.consultation import party_in
from domain.conversation import KNOWN, Choice, Refused, Reply, Role, Term, say
from domain.ticket_effects import Act, Actor, Particulars
from domain.ticket_moves import MOVES, Relation
from domain.ticket_timeline import said_by
from domain.ticket_words import (
    body_in,
    day_in,
    evening_of,
    order,
    redirect_reason_in,
    summary_in,
    wait_reason_in,
)
from domain.tickets import NO_ANSWER, Body, State, Ticket, body_term
from domain.understanding import CATEGORIES, Category, named, subcategories
from handlers.contract import Command, Context, Feature, Request, Step
from storage import (
    card_places,
    desks,
    hearing,
    ticket_corrections,
    ticket_desk,
    ticket_history,
    tickets,
)
from storage.desks import Desk, desk_of

NEWS_IN_DAYS = 3
LOOK_IN_DAYS = 30
ORDERS = (
    "take", "assign", "object", "decide", "ask", "wait", "resume", "news", "consult", "transfer", "accept",
    "refuse", "done", "explain", "extend", "consent", "redirect", "split", "urgent", "confirm",
)  # fmt: skip
SPOKEN = frozenset(
    {
        "object", "decide", "ask", "wait", "news", "consult", "transfer", "refuse", "done", "explain",
        "extend", "redirect", "confirm", "note", "merge",
    }
)  # fmt: skip
"""Orders that need words: given without any, the next message is taken for them."""

Making = Callable[[Request, Context, Ticket, str], Awaitable[Particulars]]


async def _particulars(
    request: Request, ctx: Context, ticket: Ticket, name: str, rest: str
) -> Particulars:
    """Return what the words behind the numbers say for a move."""
    today = ctx.now.astimezone(ZoneInfo(ctx.home.zone)).date()
    said = Particulars(text=rest)
    day = day_in(rest, today)
    match name:
        case "assign" | "decide":
            return replace(said, body=body_in(rest) or _first_body(ticket))
        case "transfer":
            body = body_in(rest)
            if body is None:
                raise Refused("ticket-needs-body", number=ticket.name)
            summary = summary_in(rest)
            proof = await _proof(request, ctx, ticket, summary)
            return replace(said, text=summary, body=body, proof=proof)
        case "consult":
            party, words = party_in(rest)
            # what begins like our own record of a poll is none
            return replace(said, text=said_by(party, words) if party else rest.lstrip("["))
        case "wait" | "news":
            by = evening_of(day or today + timedelta(days=NEWS_IN_DAYS), ctx.home.zone)
            reason = wait_reason_in(rest) if name == "wait" else ""
            return replace(said, reason=reason, next_news=by)
        case "done":
            return replace(said, proof=await _proof(request, ctx, ticket, rest))
        case "explain":
            return replace(said, next_look=day or today + timedelta(days=LOOK_IN_DAYS))
        case "redirect":
            return replace(said, reason=redirect_reason_in(rest))
        case "urgent":
            wanted = rest.strip().upper()
            return replace(said, service=wanted if wanted in {"P0", "P1", "P2", "P3"} else "")
        case _:
            return said


def _first_body(ticket: Ticket) -> Body:
    """Return who acts first on such a matter at the ticket's level."""
    known = {c.id: c for c in CATEGORIES}
    row: Category | None = known.get(ticket.category)
    for sub in subcategories(ticket.category) if row else ():
        if sub.sub == ticket.subcategory:
            row = sub
    first = row.first if row else ""
    if ticket.level == 1:
        return {
            "property": Body.PROPERTY,
            "utility": Body.PROPERTY,
            "committee": Body.COMMITTEE,
        }.get(first, Body.STATION)
    return Body.COMMUNITY if ticket.level == 2 else Body.STREET


async def _proof(request: Request, ctx: Context, ticket: Ticket, rest: str) -> int:
    """Count the proof: photos sent now or before, and a note in words."""
    kept = await ticket_history.file_count(ctx.conn, ctx.compound_id, ticket.number, "proof")
    return kept + int(len(rest) > 0)


async def give(request: Request, ctx: Context, name: str) -> Reply:
    """Carry out one order for every ticket that it names; what one refuses does not stop the others."""
    wanted = order(request.words)
    numbers = wanted.numbers or await _of_card(request, ctx)
    if not numbers:
        raise Refused("ticket-which")
    files = request.message.attachments
    if name in SPOKEN and not wanted.rest and not files:
        return await _ask_words(request, ctx, name, numbers)
    if name == "transfer" and body_in(wanted.rest) and not summary_in(wanted.rest):
        return await _ask_summary(request, ctx, numbers, wanted.rest)
    if len(numbers) == 1:
        return await _single(request, ctx, name, numbers[0], wanted.rest)
    lines = []
    for number in numbers:
        try:
            async with ctx.conn.savepoint():
                ticket = await _carry_out(request, ctx, name, number, wanted.rest)
        except Refused as refusal:
            why = Term(refusal.key, dict(refusal.values))
            lines.append(Term("order-not-done", {"number": f"{number:04d}", "why": why}))
        else:
            values = dict(cards.values(ticket, desk_of(ctx).rules))
            lines.append(Term("ticket-line", values))
    return Reply(key="order-results", values={"lines": lines})


async def _ask_words(request: Request, ctx: Context, name: str, numbers: tuple[int, ...]) -> Reply:
    """Ask for the words that an order needs; where there is a choice to be made, with its buttons."""
    await ctx.ask(request, "ticket-words", {"order": name, "numbers": list(numbers)})
    reply = say(f"please-{name}", number=", ".join(f"{n:04d}" for n in numbers))
    if name in {"consult", "transfer"} and len(numbers) == 1:
        ticket = await tickets.named(ctx.conn, ctx.compound_id, str(numbers[0]))
        choices = cards.consult_choices if name == "consult" else cards.transfer_choices
        return msgspec.structs.replace(reply, choices=cards.rows(choices(ticket)), private=True)
    return reply


async def _ask_summary(
    request: Request, ctx: Context, numbers: tuple[int, ...], body: str
) -> Reply:
    """Ask for the summary that goes with a transfer; refused at once where it could not be passed on there."""
    for number in numbers:
        ticket = await tickets.named(ctx.conn, ctx.compound_id, str(number))
        wanted = Particulars(body=body_in(body))
        rules = desk_of(ctx).rules
        guards.may_transfer(ticket, Act(Actor(0), None, ctx.now, rules, wanted))
    payload = {"order": "transfer", "numbers": list(numbers), "head": body}
    await ctx.ask(request, "ticket-words", payload, private=True)
    to = body_term(body_in(body) or Body.COMMUNITY)
    listed = ", ".join(f"{n:04d}" for n in numbers)
    return msgspec.structs.replace(say("please-summary", number=listed, body=to), private=True)


async def _single(request: Request, ctx: Context, name: str, number: int, rest: str) -> Reply:
    ticket = await _carry_out(request, ctx, name, number, rest)
    desk = desk_of(ctx)
    if request.pressed:
        reply = say(f"order-{name}", **cards.values(ticket, desk.rules))
        return msgspec.structs.replace(reply, toast=True)
    files = len(await ticket_history.files_of(ctx.conn, ctx.compound_id, number))
    card = cards.desk_card(ticket, desk.rules, ctx.now, files)
    return Reply(
        key=f"order-{name}",
        values=card.values,
        also=(Term("desk-card", card.values), *card.also),
        choices=card.choices,
        card=card.card,
        private=True,
    )


async def _of_card(request: Request, ctx: Context) -> tuple[int, ...]:
    """Return the ticket whose card is answered to, or whose button was pressed."""
    ref = request.message.reply_to or request.message.card_ref
    if not ref:
        return ()
    card = await card_places.at(ctx.conn, request.message.chat, ref)
    kind, _, rest = card.partition(":")
    compound, _, number = rest.partition(":")
    if kind in {"ticket", "desk", "mine"} and compound == str(ctx.compound_id):
        return (int(number),)
    return ()


async def _carry_out(request: Request, ctx: Context, name: str, number: int, rest: str) -> Ticket:
    desk = desk_of(ctx)
    ticket = await tickets.named(ctx.conn, ctx.compound_id, f"{number:04d}")
    roles = await desks.roles_near(desk, ticket, request.person, request.roles & KNOWN)
    actor = Actor(request.person.id, roles)
    if name == "take":
        return await ticket_desk.take_over(desk, ticket, actor)
    stage = "report" if name in {"ask", "note"} else "proof"
    files, channel = request.message.attachments, request.message.channel
    # before the move, so that its news can bring them along; a refusal takes them back with all else
    await ticket_desk.attach(desk, ticket, actor.person, channel, stage, files)
    said = await _particulars(request, ctx, ticket, name, rest)
    return await ticket_desk.carry_out(desk, ticket, name, actor, said)


async def words_said(request: Request, ctx: Context) -> Reply | None:
    """Take the words (or the photo) that an order waited for."""
    await ctx.end_dialog(request)
    name, numbers = request.payload["order"], request.payload["numbers"]
    head = request.payload.get("head", "")
    asked = replace(request, words=f"{' '.join(map(str, numbers))} {head} {request.words}")
    if name == "merge":
        return await merge(asked, ctx)
    if name == "note":
        return await note(asked, ctx)
    return await give(asked, ctx, name)


async def merge(request: Request, ctx: Context) -> Reply:
    """Join tickets into the one named last: "并案 12 13 7"."""
    wanted = order(request.words)
    if len(wanted.numbers) < 2:
        raise Refused("merge-how")
    *numbers, main = wanted.numbers
    desk = desk_of(ctx)
    actor = Actor(request.person.id, request.roles & KNOWN)
    for number in numbers:
        ticket = await tickets.named(ctx.conn, ctx.compound_id, f"{number:04d}")
        said = Particulars(
            text=wanted.rest, target=await tickets.named(ctx.conn, ctx.compound_id, f"{main:04d}")
        )
        await ticket_desk.carry_out(desk, ticket, "merge", actor, said)
    target = await tickets.named(ctx.conn, ctx.compound_id, f"{main:04d}")
    return _shown("order-merged", desk, target)


def _shown(key: str, desk: Desk, ticket: Ticket) -> Reply:
    card = cards.desk_card(ticket, desk.rules, desk.around.now)
    return Reply(
        key=key,
        values=card.values,
        also=(Term("desk-card", card.values), *card.also),
        choices=card.choices,
        card=card.card,
        private=True,
    )


async def note(request: Request, ctx: Context) -> Reply:
    """Add a line to a ticket's history: the desk's note, or what its reporter adds."""
    wanted = order(request.words)
    numbers = wanted.numbers or await _of_card(request, ctx)
    if not numbers:
        raise Refused("ticket-which")
    ticket = await tickets.named(ctx.conn, ctx.compound_id, f"{numbers[0]:04d}")
    if not wanted.rest and not request.message.attachments:
        await ctx.ask(request, "ticket-words", {"order": "note", "numbers": [ticket.number]})
        return say("please-note", number=ticket.name)
    desk = desk_of(ctx)
    actor = Actor(request.person.id, request.roles & KNOWN)
    said = Particulars(text=wanted.rest or "📷")
    is_reporter = request.person.id in (ticket.reporter, ticket.entered_by)
    name = ("answer" if _is_asked(ticket) else "add") if is_reporter else "note"
    ticket = await ticket_desk.carry_out(desk, ticket, name, actor, said)
    files, channel = request.message.attachments, request.message.channel
    await ticket_desk.attach(desk, ticket, actor.person, channel, "report", files)
    return say("order-note", **cards.values(ticket, desk.rules))


def _is_asked(ticket: Ticket) -> bool:
    """Tell whether the reporter's words answer a question: one that waits, or one that was filed for want of an answer."""
    silent = ticket.state is State.CLOSED_EXPLAINED and ticket.reason == NO_ANSWER
    return silent or ticket.state is State.WAITING_RESIDENT


async def reclassify(request: Request, ctx: Context) -> Reply:
    """Put a ticket into another category, place or class: "改类 12 电梯", "改类 12 3栋 P2"; by button without words."""
    wanted = order(request.words)
    if not wanted.numbers:
        raise Refused("ticket-which")
    ticket = await tickets.named(ctx.conn, ctx.compound_id, f"{wanted.numbers[0]:04d}")
    if not wanted.rest:
        return _categories(ticket)
    row = named(wanted.rest)
    said = Particulars(service=_service_in(wanted.rest))
    desk = desk_of(ctx)
    if row is None:
        place, building = await _place_in(request, ctx, desk, ticket, wanted.rest)
        said = replace(said, place=place, building=building)
    actor = Actor(request.person.id, request.roles & KNOWN)
    after = await ticket_corrections.refile(desk, ticket, actor, request.role, row, said)
    reply = say("order-move", **cards.values(after, desk.rules))
    return msgspec.structs.replace(reply, toast=True)


async def _place_in(
    request: Request, ctx: Context, desk: Desk, ticket: Ticket, words: str
) -> tuple[str, int]:
    """Return the place and the building that the words name; a unit or floor by itself is one of the ticket's own building."""
    known = await hearing.buildings(ctx.conn, ctx.compound_id)
    reading = ctx.understanding.read(words, buildings=frozenset(known) or None)
    said = hearing.placed(reading, known, request.message, words)
    if said.unknown:
        raise Refused("move-no-building", place=said.unknown)
    inner = bool(said.place) and not any(p.building or p.other for p in said.reading.places)
    if inner and ticket.building:
        return f"{await desks.building_name(desk, ticket)}{said.place}", ticket.building
    return said.place, said.building.id if said.building else 0


def _categories(ticket: Ticket) -> Reply:
    buttons = [
        Choice(cards.category_name(row.id), f"move {ticket.number} {row.id}") for row in CATEGORIES
    ]
    return Reply(key="move-which", values={"number": ticket.name}, choices=cards.rows(buttons, 3))


def _service_in(words: str) -> str:
    return next((w for w in words.upper().split() if w in {"P0", "P1", "P2", "P3", "P4"}), "")


def _order(name: str) -> Command:
    async def run(request: Request, ctx: Context) -> Reply:
        return await give(request, ctx, name)

    run.__doc__ = f"Make the move {name}."
    roles = roles_of(name)
    return Command(name, run, roles=roles, topic="request" if Role.RESIDENT in roles else "")


def roles_of(name: str) -> frozenset[Role]:
    """Return every role that some row of the table lets make a move."""
    rows = [row for row in MOVES if row.name == name and row.relation is not Relation.SYSTEM]
    return frozenset(role for row in rows for role in row.roles)


FEATURE = Feature(
    topic="desk",
    commands=(
        *(_order(name) for name in ORDERS),
        Command("merge", merge, roles=roles_of("merge")),
        Command("move", reclassify, roles=KNOWN, topic="request"),
        Command("note", note, roles=KNOWN, topic="request"),
    ),
    steps=(Step("ticket-words", words_said, roles=KNOWN),),
)
