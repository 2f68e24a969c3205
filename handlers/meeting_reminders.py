"""What is due about joint meetings: planning by rule, reminders, minutes, the nudge, missed months."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain import meetings as rules
from domain.alarms import Alarm, Fate
from domain.conversation import Choice, Reply, Role, Term, say, when
from domain.meetings import Meeting, Month, State
from domain.moments import at_clock
from handlers.contract import Context, Feature, Job
from storage import alarms, meeting_desk, people, tree
from storage import meetings as shelf
from storage.alarms import Rung

CALLERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY})


async def plan_by_rule(ctx: Context) -> int:
    """Plan what the compounds' rules ask for and set the month's alarms; twice changes nothing."""
    done = 0
    for home in await tree.all_compounds(ctx.conn):
        done += await meeting_desk.plan_ahead(replace(ctx, compound=home))
    return done


async def ring(ctx: Context) -> int:
    """Do what is due about meetings; what is stale after downtime is left out."""
    rung = await alarms.ring(ctx.conn, "meeting", ctx.now)
    for one in rung:
        home = await tree.compound(ctx.conn, one.compound)
        meeting = await shelf.hold(ctx.conn, int(one.subject.partition(":")[2]))
        if home is None or meeting is None or meeting.state is not State.PLANNED:
            continue
        if one.fate is Fate.STALE:
            continue
        here = replace(ctx, compound=home)
        if one.alarm.kind.startswith("minutes"):
            await _want_minutes(here, meeting, one)
        else:
            late = when(one.alarm.due) if one.fate is Fate.LATE else None
            await meeting_desk.recall(here, meeting, one.alarm.kind, late)
    return len(rung)


async def _want_minutes(ctx: Context, meeting: Meeting, rung: Rung) -> None:
    """Ask the station head for the minutes; before the third day ends the community hears too (R-M04)."""
    roles = frozenset({Role.STATION_HEAD}) if rung.alarm.kind == "minutes" else CALLERS
    due = rules.minutes_due(meeting.at, ZoneInfo(ctx.home.zone))
    button = Choice(Term("minutes-button"), f"minutes {meeting.id}")
    reply = Reply(
        key="minutes-wanted",
        values={"at": when(meeting.at), "due": when(due - timedelta(minutes=1), "day")},
        choices=((button,),),
    )
    for person in await _heads(ctx, roles):
        await ctx.tell(
            person, _late(reply, rung), once=f"{rung.subject}:{rung.alarm.kind}:{person}"
        )


async def ring_month(ctx: Context) -> int:
    """Nudge where nothing is planned by the 20th; mark a month without a valid meeting as missed."""
    rung = await alarms.ring(ctx.conn, "month", ctx.now)
    for one in rung:
        home = await tree.compound(ctx.conn, one.compound)
        if home is None or one.fate is Fate.STALE:
            continue
        here = replace(ctx, compound=home)
        if one.alarm.kind == "nudge":
            await _nudge(here, one)
        else:
            await _miss(here, one)
    return len(rung)


async def _month(ctx: Context, month: str) -> Month:
    zone = ZoneInfo(ctx.home.zone)
    year, number = map(int, month.split("-"))
    first = at_clock(ctx.now.date().replace(year, number, 1), 0, zone)
    held = await shelf.between(
        ctx.conn, ctx.home.id, first - timedelta(days=1), first + timedelta(days=33)
    )
    return rules.judge_month(month, held, ctx.now, zone)


async def _nudge(ctx: Context, rung: Rung) -> None:
    month = rung.subject.rpartition(":")[2]
    if await _month(ctx, month) not in (Month.OPEN, Month.TALK_ONLY):
        return
    nudge = say("meeting-nudge", compound=ctx.home.name)
    for person in await _heads(ctx, CALLERS):
        await ctx.tell(person, _late(nudge, rung), once=f"{rung.subject}:nudge:{person}")


async def _miss(ctx: Context, rung: Rung) -> None:
    """Mark a month as missed; while its minutes may still come in time, look again later."""
    month = rung.subject.rpartition(":")[2]
    found = await _month(ctx, month)
    if found is Month.MINUTES_WANTED:
        again = rung.alarm.due + timedelta(days=1)
        later = Alarm(f"missed{again:%m%d}", again, rung.alarm.until)
        await alarms.add(ctx.conn, ctx.home.id, "month", rung.subject, [later])
        return
    if found is not Month.MISSED:
        return
    year, number = map(int, month.split("-"))
    missed = say("meeting-missed", compound=ctx.home.name, year=str(year), month=number)
    for person in await _heads(ctx, CALLERS):
        await ctx.tell(person, _late(missed, rung), once=f"{rung.subject}:missed:{person}")


async def _heads(ctx: Context, roles: frozenset[Role]) -> list[int]:
    found = await people.holders(ctx.conn, ctx.home.path, roles, ctx.now)
    return list(dict.fromkeys(person for person, _ in found))


def _late(reply: Reply, rung: Rung) -> Reply:
    if rung.fate is not Fate.LATE:
        return reply
    note = Term("alarm-late", {"due": when(rung.alarm.due)})
    return msgspec.structs.replace(reply, also=(*reply.also, note))


FEATURE = Feature(
    jobs=(
        Job("meetings-by-rule", cron="7 * * * *", run=plan_by_rule),
        Job("meetings-due", cron="* * * * *", run=ring),
        Job("months-due", cron="11 * * * *", run=ring_month),
    ),
)
