"""Danger drills: the chain of calls is tried out, without a ticket and without alarming a resident."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec

from domain.conversation import STAFF, Choice, Refused, Reply, Role, Term, say
from handlers.contract import Command, Context, Feature, Job, Request
from storage import drills, people, tree
from storage.desks import desk_of
from storage.drills import Drill
from storage.outbox import Lane
from storage.ticket_news import LADDER

LEADERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY})
MOST_CALLS = 12
"""After an hour of calls a drill ends by itself: nobody answered, and that is the result."""


async def drill(request: Request, ctx: Context) -> Reply:
    """Begin a drill: those on duty are called as in danger, until somebody taps the button (R-T02)."""
    if await drills.under_way(ctx.conn, ctx.compound_id) is not None:
        raise Refused("drill-under-way")
    every = timedelta(minutes=desk_of(ctx).rules.ring_every_minutes)
    began = Drill(ctx.compound_id, ctx.new_id(), request.person.id, ctx.now)
    await drills.add(ctx.conn, began, ctx.now + every)
    called = await _call(ctx, began)
    return msgspec.structs.replace(say("drill-begun", count=called), private=True)


async def _call(ctx: Context, drill: Drill) -> int:
    """Call those of the rung that is reached; returns how many."""
    roles = LADDER[min(drill.rung // 2, len(LADDER) - 1)]
    found = await people.holders(ctx.conn, ctx.home.path, roles & STAFF, ctx.now)
    key = "drill-call-again" if drill.rung else "drill-call"
    call = Reply(key=key, choices=((Choice(Term("button-at-once"), "drill_take"),),))
    called = [person for person in dict.fromkeys(p for p, _ in found) if person != drill.by]
    for person in called:
        await ctx.tell(person, call, lane=Lane.DANGER)
    return len(called)


async def drill_take(request: Request, ctx: Context) -> Reply:
    """End the drill: somebody answered the call, and its leader is told how long it took."""
    taken = await drills.take(ctx.conn, ctx.compound_id, request.person.id, ctx.now)
    if taken is None:
        raise Refused("drill-none")
    began, took = taken
    minutes, seconds = divmod(int(took.total_seconds()), 60)
    role = Term(f"role-{request.role.value}")
    result = say("drill-taken", role=role, minutes=minutes, seconds=seconds, calls=began.rung + 1)
    if began.by != request.person.id:
        await ctx.tell(began.by, result)
    return msgspec.structs.replace(say("drill-thanks"), toast=True)


async def ring(ctx: Context) -> int:
    """Ring again where nobody took a drill yet; after an hour it ends with the result "nobody"."""
    found = await drills.due(ctx.conn, ctx.now)
    for one in found:
        home = await tree.compound(ctx.conn, one.compound)
        if home is None or one.rung + 1 >= MOST_CALLS:
            await drills.ring_next(ctx.conn, one.id, None)
            await ctx.tell(one.by, say("drill-nobody", calls=one.rung + 1))
            continue
        here = replace(ctx, compound=home)
        every = timedelta(minutes=desk_of(here).rules.ring_every_minutes)
        await drills.ring_next(ctx.conn, one.id, ctx.now + every)
        await _call(here, replace(one, rung=one.rung + 1))
    return len(found)


FEATURE = Feature(
    topic="desk",
    commands=(
        Command("drill", drill, roles=LEADERS),
        Command("drill_take", drill_take, roles=STAFF, menu=False),
    ),
    jobs=(Job("drill-rings", cron="* * * * *", run=ring),),
)
