"""Consulting before a ticket leaves a level (三商): asking party after party, and the small poll inside the station."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec

from domain import consultation as rules
from domain import ticket_cards as cards
from domain.consultation import StationPoll
from domain.conversation import KEEPERS, KNOWN, STAFF, Choice, Refused, Reply, Role, Term, say, when
from domain.ticket_effects import Actor, Particulars
from domain.ticket_timeline import said_by
from domain.tickets import OPEN, Ticket
from handlers.contract import Command, Context, Feature, Job, Request, Step
from storage import consultations, desks, people, ticket_desk, tickets, tree
from storage.desks import desk_of

MEMBERS = frozenset({Role.STATION, Role.STATION_HEAD})
KEEP = timedelta(hours=24)


async def ask_party(request: Request, ctx: Context) -> Reply:
    """Ask what one party said: the second question of the dialogue, after "who was asked?"."""
    ticket, party = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    if not rules.is_party(party):
        raise Refused("button-unknown")
    payload = {"number": ticket.number, "party": party}
    await ctx.ask(request, "consult-said", payload, KEEP, private=True)
    who = Term(f"consult-party-{party}")
    return msgspec.structs.replace(
        say("consult-what", number=ticket.name, who=who, party=party), private=True
    )


async def said(request: Request, ctx: Context) -> Reply:
    """Record what the party said, photos with it, and offer the next party or the way on."""
    await ctx.end_dialog(request)
    number, party = request.payload["number"], request.payload["party"]
    ticket = await tickets.named(ctx.conn, ctx.compound_id, str(number))
    desk = desk_of(ctx)
    roles = await desks.roles_near(desk, ticket, request.person, request.roles & KNOWN)
    files, channel = request.message.attachments, request.message.channel
    await ticket_desk.attach(desk, ticket, request.person.id, channel, "proof", files)
    words = Particulars(text=said_by(party, request.words or "📷"))
    actor = Actor(request.person.id, roles)
    ticket = await ticket_desk.carry_out(desk, ticket, "consult", actor, words)
    who = Term(f"consult-party-{party}")
    others = cards.consult_choices(ticket, skip=party)
    buttons = (*cards.rows([*others, *cards.transfer_choices(ticket)]),)
    reply = say("consult-noted", number=ticket.name, who=who, text=request.words or "📷")
    return msgspec.structs.replace(reply, choices=buttons, private=True)


async def station_poll(request: Request, ctx: Context) -> Reply:
    """Put a question about a ticket to the members of the station: "站内表决 42 要不要报社区"."""
    ticket, question = await tickets.first_named(ctx.conn, ctx.compound_id, request.words)
    if ticket.state not in OPEN or ticket.level != 1:
        raise Refused("station-poll-not-now", number=ticket.name)
    if await consultations.running(ctx.conn, ctx.compound_id, ticket.number) is not None:
        raise Refused("station-poll-runs", number=ticket.name)
    members = await _members(ctx)
    if len(members) < 2:
        raise Refused("station-poll-alone", number=ticket.name)
    desk = desk_of(ctx)
    poll = StationPoll(
        id=ctx.new_id(),
        compound=ctx.compound_id,
        number=ticket.number,
        level=ticket.level,
        asked_by=request.person.id,
        question=question[: rules.LONGEST_QUESTION],
        asked_at=ctx.now,
        closes_at=rules.closes_at(ticket, ctx.now, desk.rules),
    )
    await consultations.add(ctx.conn, poll)
    asked = _question(poll, ticket)
    for person in members:
        if person != request.person.id:
            await ctx.tell(person, asked)
    end = Choice(Term("button-poll-end"), f"station_poll_end {poll.id}")
    return msgspec.structs.replace(
        asked,
        also=(*asked.also, Term("station-poll-begun", {"count": len(members)})),
        choices=(*asked.choices, (end,)),
        private=True,
    )


def _question(poll: StationPoll, ticket: Ticket) -> Reply:
    voices = tuple(
        Choice(Term(f"button-voice-{voice}"), f"station_voice {poll.id} {voice}")
        for voice in rules.VOICES
    )
    values = {
        "number": ticket.name,
        "kind": cards.kind_term(ticket),
        "place": cards.place_term(ticket),
        "text": ticket.text,
        "question": poll.question or Term("station-poll-usual"),
        "until": when(poll.closes_at),
    }
    return Reply(key="station-poll", values=values, choices=(voices,))


async def _members(ctx: Context) -> list[int]:
    """Return the members of the station, each once."""
    found = await people.holders(ctx.conn, ctx.home.path, MEMBERS, ctx.now)
    return list(dict.fromkeys(person for person, _ in found))


async def _poll(request: Request, ctx: Context) -> tuple[StationPoll, str]:
    id, _, rest = request.words.strip().partition(" ")
    poll = None
    if id.isdecimal() and len(id) < 20:
        poll = await consultations.get(ctx.conn, ctx.compound_id, int(id))
    if poll is None:
        raise Refused("button-unknown")
    if poll.closed_at is not None:
        raise Refused("station-poll-over", number=f"{poll.number:04d}")
    return poll, rest.strip()


async def voice(request: Request, ctx: Context) -> Reply:
    """Take a member's voice; when all have spoken the poll is over."""
    poll, said_voice = await _poll(request, ctx)
    if said_voice not in rules.VOICES:
        raise Refused("button-unknown")
    await consultations.voice(ctx.conn, poll, request.person.id, said_voice, ctx.now)
    heard = await consultations.heard(ctx.conn, poll.id)
    members = await _members(ctx)
    if set(members) <= heard.keys():
        await _close(ctx, poll)
    choice = Term(f"button-voice-{said_voice}")
    return msgspec.structs.replace(
        say("station-voice-kept", number=f"{poll.number:04d}", choice=choice), toast=True
    )


async def end(request: Request, ctx: Context) -> Reply:
    """End the poll before its time."""
    poll, _ = await _poll(request, ctx)
    await _close(ctx, poll)
    return msgspec.structs.replace(
        say("station-poll-ended", number=f"{poll.number:04d}"), toast=True
    )


async def _close(ctx: Context, poll: StationPoll) -> None:
    """Record the result in the ticket's history as its consultation, and tell the members."""
    await consultations.close(ctx.conn, poll.id, ctx.now)
    members = await _members(ctx)
    heard = await consultations.heard(ctx.conn, poll.id)
    counted = rules.tally([heard[p] for p in members if p in heard], len(members))
    ticket = await tickets.get_for_change(ctx.conn, poll.compound, poll.number)
    if ticket is None:
        return
    recorded = counted.voices > 0 and await _record(ctx, poll, ticket, rules.record(poll, counted))
    result = Term(
        "history-polled",
        {
            "yes": counted.yes,
            "no": counted.no,
            "neither": counted.neither,
            "silent": counted.silent,
            "text": poll.question,
        },
    )
    key = "station-poll-result" if recorded else "station-poll-void"
    reply = say(key, number=ticket.name, result=result)
    for person in members:
        choices = cards.rows(cards.transfer_choices(ticket)) if recorded else ()
        mine = choices if person == poll.asked_by else ()
        await ctx.tell(person, msgspec.structs.replace(reply, choices=mine))


async def _record(ctx: Context, poll: StationPoll, ticket: Ticket, text: str) -> bool:
    """Make the move in the name of who asked; returns False when the ticket has gone another way meanwhile."""
    asker = await people.get(ctx.conn, poll.asked_by)
    if asker is None or ticket.level != poll.level:
        return False
    desk = desk_of(ctx)
    held = asker.roles_within(ctx.home.path, ctx.now)
    actor = Actor(asker.id, held & KNOWN)
    try:
        async with ctx.conn.savepoint():
            await ticket_desk.carry_out(desk, ticket, "consult", actor, Particulars(text=text))
    except Refused:
        return False
    return True


async def close_due(ctx: Context) -> int:
    """End the polls whose time is over."""
    found = await consultations.due(ctx.conn, ctx.now)
    for poll in found:
        home = await tree.compound(ctx.conn, poll.compound)
        if home is None:
            await consultations.close(ctx.conn, poll.id, ctx.now)
            continue
        await _close(replace(ctx, compound=home), poll)
    return len(found)


FEATURE = Feature(
    topic="desk",
    commands=(
        Command("consult_with", ask_party, roles=STAFF | KEEPERS, menu=False),
        Command("station_poll", station_poll, roles=MEMBERS),
        Command("station_voice", voice, roles=MEMBERS, menu=False),
        Command("station_poll_end", end, roles=MEMBERS, menu=False),
    ),
    steps=(Step("consult-said", said, roles=STAFF),),
    jobs=(Job("close-station-polls", cron="* * * * *", run=close_due),),
)
