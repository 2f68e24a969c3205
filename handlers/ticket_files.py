"""A ticket's timeline, its photos before and after, and its whole file as a document."""

from __future__ import annotations

import msgspec

from domain import ticket_file as rules
from domain import ticket_timeline as timeline
from domain.conversation import KNOWN, Choice, Paper, Refused, Reply, Term, say
from domain.ticket_file import Papers
from domain.ticket_sight import Sight
from domain.ticket_words import order
from domain.tickets import Ticket
from handlers.contract import Command, Context, Feature, Request
from storage import people, ticket_history, ticket_sight, tickets
from storage.desks import desk_of

FORMS = {
    "docx": "docx",
    "word": "docx",
    "html": "html",
    "pdf": "html",
    "xlsx": "xlsx",
    "excel": "xlsx",
}
PHOTOS = 10
PHOTOS_IN_FILE = 24
LINES = 40
"""Lines of a timeline in one message; the whole one is in the file."""


async def _seen(request: Request, ctx: Context) -> tuple[Ticket, Sight]:
    """Return the ticket that is named, and how much of it the asker sees; refused where that is nothing of it."""
    wanted = order(request.words, 1)
    if not wanted.numbers:
        raise Refused("ticket-which")
    ticket = await tickets.get(ctx.conn, ctx.compound_id, wanted.numbers[0])
    if ticket is None:
        raise Refused("ticket-unknown", number=str(wanted.numbers[0]))
    desk = desk_of(ctx)
    sight = await ticket_sight.sight(desk, ticket, request.person, request.roles)
    if sight is Sight.PUBLIC:
        raise Refused("ticket-unknown", number=ticket.name)
    return ticket, sight


async def show_timeline(request: Request, ctx: Context) -> Reply:
    """Show everything that happened to a ticket in order, to those who may read it (R-T11)."""
    ticket, sight = await _seen(request, ctx)
    hide = sight < Sight.UNMASKED
    entries = await ticket_history.of(ctx.conn, ctx.compound_id, ticket.number)
    lines = [timeline.full_line(e, hide=hide) for e in entries[-LINES:]]
    buttons = []
    if await _may_have_file(request, ctx, ticket, sight):
        buttons = [
            Choice(Term(f"button-file-{form}"), f"file {ticket.number} {form}")
            for form in ("docx", "html", "xlsx")
        ]
    values = {"number": ticket.name, "lines": lines, "left": max(0, len(entries) - LINES)}
    choices = (tuple(buttons),) if buttons else ()
    return Reply(key="timeline", values=values, choices=choices, private=True)


async def photos(request: Request, ctx: Context) -> Reply:
    """Send a ticket's photos, those of the report and those of the proof."""
    ticket, _ = await _seen(request, ctx)
    before, after = [
        await ticket_history.pictures_of(ctx.conn, ctx.compound_id, ticket.number, (stage,))
        for stage in ticket_history.STAGES
    ]
    if not before and not after:
        raise Refused("photos-none", number=ticket.name)
    shown = (*before[-PHOTOS:], *after[-PHOTOS:])
    reply = say("photos", number=ticket.name, before=len(before), after=len(after))
    return msgspec.structs.replace(reply, attachments=shown, private=True)


async def _may_have_file(request: Request, ctx: Context, ticket: Ticket, sight: Sight) -> bool:
    """Tell whether somebody gets the file: those at the desk, and the one who reported it."""
    own = request.person.id in (ticket.reporter, ticket.entered_by)
    return sight >= Sight.DESK or own


async def file(request: Request, ctx: Context) -> Reply:
    """Send a ticket's whole file: "卷宗 42", "卷宗 42 html"; names and numbers masked for whom they do not concern."""
    ticket, sight = await _seen(request, ctx)
    if not await _may_have_file(request, ctx, ticket, sight):
        raise Refused("file-not-yours", number=ticket.name)
    words = order(request.words, 1).rest.lower().split()
    form = next((FORMS[word] for word in words if word in FORMS), "docx")
    desk = desk_of(ctx)
    number, conn = ticket.number, ctx.conn
    kept = await ticket_history.photos_kept(conn, ctx.compound_id, number)
    kept = kept[-PHOTOS_IN_FILE:]
    who = ticket.reporter or ticket.entered_by
    named = await people.names(conn, [who])
    followers = await ticket_history.followers_of(conn, ctx.compound_id, number)
    papers = Papers(
        entries=await ticket_history.of(conn, ctx.compound_id, number),
        votes=[f.vote for f in followers],
        reporter=named.get(who, ""),
        place=ctx.home.name,
        stages=[(photo.stage, photo.at) for photo in kept],
    )
    data = rules.data_of(ticket, papers, desk.rules, sight, request.person, ctx.now)
    paper = Paper(
        "ticket_file", form, f"{ctx.home.name}-{ticket.name}", data, tuple(p.id for p in kept)
    )
    hidden = "no" if sight is Sight.UNMASKED else "yes"
    reply = say("file", number=ticket.name, hidden=hidden, form=form)
    return msgspec.structs.replace(reply, papers=(paper,), private=True)


FEATURE = Feature(
    topic="request",
    commands=(
        Command("timeline", show_timeline, roles=KNOWN),
        Command("photos", photos, roles=KNOWN),
        Command("file", file, roles=KNOWN),
    ),
)
