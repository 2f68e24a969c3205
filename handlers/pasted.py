"""Talk of the WeChat group, pasted by the staff: each request in it one tap from being a ticket."""

from __future__ import annotations

import msgspec

from domain import pasted as rules
from domain.conversation import Choice, Refused, Reply, Role, Term, say
from domain.tickets import Report
from domain.understanding import category
from handlers.contract import Command, Context, Feature, Job, Request
from storage import hearing, pasted, posts, ticket_desk
from storage.desks import desk_of
from storage.pasted import Proposal
from storage.tickets import Source

PASTERS = frozenset(
    {
        Role.STEWARD,
        Role.VOLUNTEER,
        Role.PROPERTY,
        Role.COMMITTEE,
        Role.STATION,
        Role.STATION_HEAD,
        Role.GRID,
        Role.COMMUNITY,
    }
)
SHOWN = 8
WORDS = 40


def claims(request: Request) -> bool:
    """Tell whether somebody of the staff pasted several people's words in private."""
    message = request.message
    if message.is_group or "\n" not in message.text or not request.roles & PASTERS:
        return False
    return bool(rules.bundle(message.text))


async def listen(request: Request, ctx: Context) -> Reply:
    """Show which of the pasted messages are requests, each with its button."""
    lines = rules.bundle(request.message.text)
    batch = ctx.new_id()
    found: list[Proposal] = []
    for line in lines:
        reading = ctx.understanding.read(line.text, speaker=line.name)
        if reading.zone == "silent":
            continue
        one = Proposal(ctx.new_id(), batch, request.person.id, line.name, line.text)
        await pasted.add(ctx.conn, ctx.compound_id, one, ctx.now)
        found.append(one)
    if not found:
        return say("pasted-none", count=len(lines))
    rows = [
        (Choice(Term("pasted-log-button", {"n": n}), f"paste_log {one.id}"),)
        for n, one in enumerate(found[:SHOWN], 1)
    ]
    if len(found) > 1:
        rows.append(
            (Choice(Term("pasted-all-button", {"count": len(found)}), f"paste_all {batch}"),)
        )
    shown = [
        Term("pasted-line", {"n": n, "name": one.name, "text": " ".join(one.text.split())[:WORDS]})
        for n, one in enumerate(found[:SHOWN], 1)
    ]
    reply = say("pasted-found", count=len(lines), found=len(found), lines=shown)
    return msgspec.structs.replace(reply, choices=tuple(rows))


async def log(request: Request, ctx: Context) -> Reply:
    """Log one of the proposals."""
    return await _log(request, ctx, "id")


async def log_all(request: Request, ctx: Context) -> Reply:
    """Log all that are left of what was pasted."""
    return await _log(request, ctx, "batch")


async def _log(request: Request, ctx: Context, which: str) -> Reply:
    words = request.words.strip()
    if not words.isdecimal() or len(words) > 19:
        raise Refused("button-unknown")
    number = int(words)
    taken = await pasted.take(
        ctx.conn,
        ctx.compound_id,
        request.person.id,
        id=number if which == "id" else 0,
        batch=number if which == "batch" else 0,
    )
    if not taken:
        raise Refused("pasted-gone")
    lines = [await _opened(request, ctx, one) for one in taken]
    return say("pasted-logged", count=len(lines), lines=lines)


async def _opened(request: Request, ctx: Context, one: Proposal) -> Term:
    """Open the ticket for who said it; somebody whom we do not know is named in it, and it stays with who pasted it."""
    said = await hearing.hear(
        ctx.conn, ctx.compound_id, ctx.understanding, request.message, one.text
    )
    row = category(said.reading.category, said.reading.subcategory)
    reporter = await _known(ctx, one.name)
    text = one.text if reporter else f"{one.text}\n（{one.name}，微信群）"
    report = Report(
        text=text,
        reporter=reporter or request.person.id,
        category=row.id,
        subcategory=row.sub if said.reading.category != "other" else "",
        goal=row.goal,
        service=said.service,
        place=said.place,
        building=said.building.id if said.building else 0,
        entered_by=request.person.id,
        private=said.reading.private,
    )
    chat = request.message.chat
    source = Source(chat.channel, chat.chat, f"p{one.id}")
    ticket = await ticket_desk.receive(desk_of(ctx), report, source, request.role)
    return Term("pasted-logged-line", {"number": ticket.name, "name": one.name})


async def _known(ctx: Context, name: str) -> int:
    """Return the one resident of the compound who goes by this name, 0 when there is none or more than one."""
    held = await posts.within(ctx.conn, ctx.home.path, ctx.now)
    found = {p.person for p in held if p.name == name and p.role is Role.RESIDENT}
    return found.pop() if len(found) == 1 else 0


async def clear(ctx: Context) -> int:
    """Forget what nobody logged."""
    await pasted.clear(ctx.conn, ctx.now)
    return 0


FEATURE = Feature(
    topic="compound",
    commands=(
        Command("paste_log", log, roles=PASTERS, menu=False),
        Command("paste_all", log_all, roles=PASTERS, menu=False),
    ),
    listen=listen,
    claims=claims,
    jobs=(Job("clear-pasted", cron="40 19 * * *", run=clear),),
)
