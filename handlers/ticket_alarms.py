"""What falls due on tickets by itself: overdue notices, moves up, reminders, rings, closing after silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain import calendar
from domain import ticket_alarms as alarms
from domain.conversation import Refused, Role, say
from domain.ticket_alarms import Alarm
from domain.ticket_effects import SYSTEM, Particulars
from domain.ticket_moves import Audience
from domain.ticket_words import NOT_SOLVED
from domain.tickets import Callback, State, Ticket, callback_outcome
from handlers.contract import Context, Feature, Job
from storage import (
    people,
    ticket_desk,
    ticket_dues,
    ticket_history,
    ticket_lists,
    ticket_news,
    tickets,
    tree,
)
from storage.desks import Desk, desk_of

LATE = timedelta(hours=2)
CALENDAR_AHEAD = timedelta(days=20)
OPERATORS = frozenset({Role.OPERATOR})
AT_MOST = 8
"""How many things one look at one ticket may do; what is left is done at the next."""


async def raise_alarms(ctx: Context) -> int:
    """Raise what is due on up to fifty tickets; returns how many tickets had something due."""
    found = await ticket_lists.due(ctx.conn, ctx.now)
    for ticket in found:
        compound = await tree.compound(ctx.conn, ticket.compound)
        if compound is not None:
            desk = desk_of(replace(ctx, compound=compound))
            await _raise_all(desk, ticket)
    return len(found)


async def _raise_all(desk: Desk, ticket: Ticket) -> None:
    now = desk.around.now
    for _ in range(AT_MOST):
        due = alarms.due_alarms(ticket, now, desk.rules)
        if not due:
            break
        noted = alarms.raised(ticket, due[0], now, desk.rules)
        await ticket_desk.keep(desk, ticket, noted, None)
        if due[0].name == "level-due":
            await ticket_dues.add(desk.around.conn, ticket, due[0].at)
        superseded = any(_kind(later) == _kind(due[0]) for later in due[1:])
        ticket = noted if superseded else await _raise(desk, noted, due[0])
    await tickets.save(desk.around.conn, ticket, desk.rules)


def _kind(alarm: Alarm) -> str:
    """Return the family of an alarm: of reminders that piled up, only the last is sent (design §6.4)."""
    return "silence" if alarm.name == "silence" else alarm.name.rpartition("-")[0] or alarm.name


async def _raise(desk: Desk, ticket: Ticket, alarm: Alarm) -> Ticket:
    late = desk.around.now - alarm.at > LATE
    try:
        async with desk.around.conn.savepoint():
            return await _done(desk, ticket, alarm.name, late)
    except Refused:  # a rule stands against it: noted, and left to people
        return ticket


async def _done(desk: Desk, ticket: Ticket, name: str, late: bool) -> Ticket:
    match name:
        case "ring":
            await ticket_news.ring(desk, ticket)
        case "step-late":
            await _tell(desk, ticket, "staff-step-late", late)
        case "level-due":
            await _tell(desk, ticket, "staff-overdue", late)
        case "level-breach":
            return await ticket_desk.carry_out(desk, ticket, "rise", SYSTEM)
        case "question-1" | "question-2":
            await ticket_news.tell_people(
                desk, ticket, "told-question-again", ticket.reason, late=late
            )
        case "silence":
            return await ticket_desk.carry_out(desk, ticket, "silence", SYSTEM)
        case "callback-1" | "callback-2":
            await ticket_news.tell_people(desk, ticket, "told-callback-again", late=late)
        case "lapse":
            return await _lapse(desk, ticket)
        case "news":
            await ticket_news.tell_audience(
                desk, ticket, Audience.HOLDER, "staff-news-due", late=late
            )
        case _:
            await ticket_news.tell_audience(
                desk, ticket, Audience.KEEPER, "staff-look-again", late=late
            )
    return ticket


async def _tell(desk: Desk, ticket: Ticket, key: str, late: bool) -> None:
    """Tell the holder and one level up (R-T07); a first step left lying is the station's own matter first."""
    await ticket_news.tell_audience(desk, ticket, Audience.HOLDER, key, late=late)
    above = Audience.KEEPER if key == "staff-step-late" else Audience.NEXT_KEEPER
    if ticket.state in (State.OBJECTED, State.TRANSFER_PENDING):
        above = Audience.RECEIVER if ticket.offered else Audience.NEXT_KEEPER
    await ticket_news.tell_audience(desk, ticket, above, f"{key}-above", late=late)


async def _lapse(desk: Desk, ticket: Ticket) -> Ticket:
    """End the callback: by those who answered, else in silence, which is never a "solved" (R-T09, §3.4)."""
    conn = desk.around.conn
    voters = await ticket_history.followers_of(conn, ticket.compound, ticket.number)
    outcome = callback_outcome(ticket.solved, tuple(f.vote for f in voters), final=True)
    if outcome is Callback.SOLVED:
        return await ticket_desk.carry_out(desk, ticket, "confirm", SYSTEM)
    if outcome is Callback.NOT_SOLVED:
        said = Particulars(text=NOT_SOLVED)
        return await ticket_desk.carry_out(desk, ticket, "reopen", SYSTEM, said)
    return await ticket_desk.carry_out(desk, ticket, "lapse", SYSTEM)


async def warn_of_calendar(ctx: Context) -> int:
    """Tell the operators, once a year, that next year's holidays are not known: clocks take Monday to Friday."""
    soon = (ctx.now + CALENDAR_AHEAD).date()
    if calendar.is_known(soon):
        return 0
    for compound in await tree.all_compounds(ctx.conn):
        found = await people.holders(ctx.conn, compound.path, OPERATORS, ctx.now)
        for person, _ in found:
            await ctx.tell(
                person,
                say("calendar-unknown", year=str(soon.year)),
                once=f"calendar:{soon.year}:{person}",
            )
    return 0


FEATURE = Feature(
    jobs=(
        Job("ticket-alarms", cron="* * * * *", run=raise_alarms),
        Job("calendar-known", cron="0 2 * * *", run=warn_of_calendar),
    )
)
