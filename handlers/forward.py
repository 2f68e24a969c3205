"""The group without a bot: naming it, what waits to be forwarded to it, and the reminder."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain.conversation import Choice, Refused, Reply, Role, Term, say, when
from handlers.contract import Command, Context, Feature, Job, Request
from storage import forwards, people, tree
from storage.forwards import Forward
from storage.tree import Group

FORWARDERS = frozenset({Role.STATION, Role.STATION_HEAD, Role.COMMUNITY})
NAMERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY})
HOURS = 2
EARLIEST, LATEST = 8, 21
"""Hours of the day between which somebody may be reminded."""
TITLE = 40
_HOURS = re.compile(r"(?:提醒|remind)\s*(\d{1,2})\s*(?:小时|h|hours?)?")


async def forward(request: Request, ctx: Context) -> Reply:
    """Name a group without a bot ("转发 群 丽景苑业主群"), drop it, set the hours to the reminder, or list what waits."""
    words = request.words.strip()
    kind, _, rest = words.partition(" ")
    if found := _HOURS.fullmatch(words):
        return await _set_hours(request, ctx, int(found[1]))
    if kind in {"群", "group"} and rest.strip():
        return await _name(request, ctx, rest.strip()[:TITLE])
    if kind in {"停", "stop"} and rest.strip():
        return await _drop(request, ctx, rest.strip())
    return await _list(ctx)


async def _list(ctx: Context) -> Reply:
    groups = await forwards.groups(ctx.conn, ctx.compound_id)
    found = await forwards.waiting(ctx.conn, ctx.compound_id, 6)
    lines = [_line(one) for one in found]
    rows = tuple(
        (Choice(Term("forward-done-number", {"n": n}), f"forwarded {one.id}"),)
        for n, one in enumerate(found, 1)
    )
    titles = "、".join(group.title for group in groups)
    reply = say(
        "forward-list",
        groups=titles,
        count=len(found),
        lines=lines,
        named="yes" if groups else "no",
        hours=hours(ctx),
    )
    return msgspec.structs.replace(reply, choices=rows, private=True)


def _line(one: Forward) -> Term:
    head = one.text.strip().split("\n")[0][:40]
    return Term("forward-line", {"text": head, "at": when(one.created_at)})


async def _name(request: Request, ctx: Context, title: str) -> Reply:
    if not request.roles & NAMERS:
        raise Refused("refused-role", command="forward")
    groups = await forwards.groups(ctx.conn, ctx.compound_id)
    if any(group.title == title for group in groups):
        raise Refused("forward-named-before", group=title)
    taken = {group.address.chat for group in groups}
    number = next(n for n in range(1, 1000) if f"{ctx.compound_id}-{n}" not in taken)
    address = forwards.address(ctx.compound_id, number)
    await tree.bind(ctx.conn, Group(address, ctx.compound_id, ctx.compound_id, title, "mention"))
    return say("forward-named", group=title, hours=hours(ctx))


async def _drop(request: Request, ctx: Context, title: str) -> Reply:
    if not request.roles & NAMERS:
        raise Refused("refused-role", command="forward")
    for group in await forwards.groups(ctx.conn, ctx.compound_id):
        if group.title == title:
            await tree.unbind(ctx.conn, group.address)
            return say("forward-dropped", group=title)
    raise Refused("forward-no-such-group", group=title[:TITLE])


async def _set_hours(request: Request, ctx: Context, count: int) -> Reply:
    if not request.roles & NAMERS:
        raise Refused("refused-role", command="forward")
    if not 1 <= count <= 72:
        raise Refused("forward-hours-range")
    settings = ctx.home.settings | {"forward": {"hours": count}}
    await tree.set_settings(ctx.conn, ctx.compound_id, settings)
    return say("forward-hours", hours=count)


def hours(ctx: Context) -> int:
    """Return after how many hours somebody is reminded."""
    return int(ctx.home.settings.get("forward", {}).get("hours", HOURS))


async def forwarded(request: Request, ctx: Context) -> Reply:
    """Note that something was forwarded."""
    words = request.words.strip()
    if not words.isdecimal() or len(words) > 19:
        raise Refused("forward-unknown")
    one = await forwards.get(ctx.conn, ctx.compound_id, int(words))
    if one is None:
        raise Refused("forward-unknown")
    if not await forwards.done(ctx.conn, ctx.compound_id, one.id, request.person.id, ctx.now):
        return msgspec.structs.replace(say("forward-done-before"), toast=True)
    await ctx.refresh(
        msgspec.structs.replace(
            say("forward-done-card", name=request.person.name), card=f"forward:{one.id}"
        )
    )
    return msgspec.structs.replace(say("forward-thanks"), toast=True)


async def remind(ctx: Context) -> int:
    """Remind those who forward of what has waited too long, by day and once."""
    count = 0
    concerned = await forwards.anywhere(ctx.conn, ctx.now)
    for home in await tree.all_compounds(ctx.conn) if concerned else ():
        if home.id not in concerned:
            continue
        local = ctx.now.astimezone(ZoneInfo(home.zone))
        if not EARLIEST <= local.hour < LATEST:
            continue
        there = _at(ctx, home)
        before = ctx.now - timedelta(hours=hours(there))
        found = await forwards.forgotten(ctx.conn, home.id, before)
        if not found:
            continue
        holders = await people.holders(ctx.conn, home.path, FORWARDERS, ctx.now)
        heads = [p for p, role in holders if role is Role.STATION_HEAD] or [p for p, _ in holders]
        rows = tuple(
            (Choice(Term("forward-done-number", {"n": n}), f"forwarded {one.id}"),)
            for n, one in enumerate(found, 1)
        )
        reply = msgspec.structs.replace(
            say("forward-reminder", count=len(found), lines=[_line(one) for one in found]),
            choices=rows,
        )
        for person in dict.fromkeys(heads):
            await there.tell(person, reply)
        await forwards.note_reminded(ctx.conn, [one.id for one in found], ctx.now)
        count += len(found)
    return count


def _at(ctx: Context, home: tree.Compound) -> Context:
    """Return the context of a compound."""
    return replace(ctx, compound=home)


FEATURE = Feature(
    topic="compound",
    commands=(
        Command("forward", forward, roles=FORWARDERS),
        Command("forwarded", forwarded, roles=FORWARDERS, menu=False),
    ),
    jobs=(Job("remind-forward", cron="*/10 * * * *", run=remind),),
)
