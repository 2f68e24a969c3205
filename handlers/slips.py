"""Paper slips of the station's desk: the table to fill in, the table that was sent, row by row, and entering it."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from domain import slips as rules
from domain.conversation import Attachment, Choice, Paper, Refused, Reply, Role, Term, say
from handlers.contract import Command, Context, Feature, Job, Request
from storage import slips
from storage.desks import desk_of
from storage.slips import Clerk, Outcome, Sheet

CLERKS = frozenset({Role.STATION, Role.STATION_HEAD, Role.COMMUNITY})
LARGEST = 5 * 1024 * 1024
KEPT_FOR = timedelta(days=7)
SHOWN = 30
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _table(request: Request) -> Attachment | None:
    """Return the table among what was sent, or None."""
    for file in request.message.attachments:
        if file.name.lower().endswith(".xlsx") or file.media_type == SPREADSHEET:
            return file
    return None


def claims(request: Request) -> bool:
    """Tell whether somebody of the desk sent a table in private."""
    if request.message.is_group or not request.roles & CLERKS:
        return False
    return _table(request) is not None


async def listen(request: Request, ctx: Context) -> Reply:
    """Note the table; it is fetched and looked through outside of this transaction."""
    file = _table(request)
    assert file is not None, "it was claimed"
    if file.size > LARGEST:
        raise Refused("slips-file-large", megabytes=LARGEST // 1024 // 1024)
    sheet = Sheet(
        ctx.new_id(),
        ctx.compound_id,
        request.person.id,
        request.message.channel,
        file.source,
        file.name or "xlsx",
        0,
        [],
    )
    await slips.add_sheet(ctx.conn, sheet, ctx.now)
    return say("slips-received", name=sheet.name)


async def template(request: Request, ctx: Context) -> Reply:
    """Send the table to fill in; a table sent with the command is taken at once."""
    if not request.message.is_group and _table(request) is not None:
        return await listen(request, ctx)
    paper = Paper("slips", "xlsx", f"{ctx.home.name}-纸条")
    reply = say("slips-template", days=rules.OLDEST.days)
    return msgspec.structs.replace(reply, papers=(paper,), private=True)


async def enter(request: Request, ctx: Context) -> Reply:
    """Enter the good rows of a table as tickets for those who wrote the slips."""
    sheet = await _sheet(request, ctx)
    found = rules.read(sheet.rows, ctx.now, ctx.home.zone)
    good = found[0] if found else []
    desk = desk_of(ctx)
    clerk = Clerk(request.person.id, request.role, sheet.channel)
    outcome = await slips.bring(desk, ctx.understanding, good, clerk)
    await slips.settle(ctx.conn, sheet.id)
    lines = [_entered(row, ticket.name, ticket.text) for row, ticket in outcome.entered[:SHOWN]]
    values = {
        "count": len(outcome.entered),
        "before": len(outcome.before),
        "bad": len((found or ([], []))[1]) + len(outcome.faults),
        "lines": lines,
    }
    return Reply(key="slips-entered", values=values, private=True)


def _entered(row: int, number: str, text: str) -> Term:
    return Term("slips-entered-line", {"row": row, "number": number, "text": text[:30]})


async def drop(request: Request, ctx: Context) -> Reply:
    """Forget a table."""
    sheet = await _sheet(request, ctx)
    await slips.settle(ctx.conn, sheet.id)
    return msgspec.structs.replace(say("slips-dropped"), toast=True)


async def _sheet(request: Request, ctx: Context) -> Sheet:
    id = request.words.strip()
    found = None
    if id.isdecimal() and len(id) < 20:
        found = await slips.sheet(ctx.conn, ctx.compound_id, int(id), request.person.id)
    if found is None:
        raise Refused("slips-gone")
    return found


def judged(sheet: Sheet, good: int, outcome: Outcome) -> Reply:
    """Return what a table would do, every bad row by its number, and the button that does it."""
    faults = sorted(outcome.faults, key=lambda f: f.row)
    bad = [Term("slips-bad", {"row": f.row, "why": f.reason}) for f in faults[:SHOWN]]
    values = {
        "name": sheet.name,
        "good": len(outcome.entered),
        "before": len(outcome.before),
        "bad": len({f.row for f in faults}),
        "lines": bad,
        "rows": good,
    }
    rows = []
    if outcome.entered:
        label = Term("button-slips-enter", {"count": len(outcome.entered)})
        rows.append((Choice(label, f"slips_enter {sheet.id}"),))
    rows.append((Choice(Term("button-slips-drop"), f"slips_drop {sheet.id}"),))
    return Reply(key="slips-judged", values=values, choices=tuple(rows))


async def clear(ctx: Context) -> int:
    """Forget tables that nobody decided about."""
    await slips.clear(ctx.conn, ctx.now - KEPT_FOR)
    return 0


FEATURE = Feature(
    topic="desk",
    commands=(
        Command("slips", template, roles=CLERKS),
        Command("slips_enter", enter, roles=CLERKS, menu=False),
        Command("slips_drop", drop, roles=CLERKS, menu=False),
    ),
    listen=listen,
    claims=claims,
    jobs=(Job("clear-slips", cron="50 19 * * *", run=clear),),
)
