"""The month in numbers: as words and as a picture; residents see the public part."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain import stats as rules
from domain.conversation import (
    KNOWN,
    STAFF,
    Choice,
    Picture,
    Refused,
    Reply,
    Role,
    Term,
    Value,
    say,
)
from domain.moments import at_clock
from domain.stats import Report
from handlers.contract import Command, Context, Feature, Job, Panel, Request
from storage import month_figures, ticket_figures, tree
from storage.outbox import Lane

MONTHS = 12
DIGEST_DAYS = 3
EARLIEST, LATEST = 9, 21
ONCE = 96
ON, OFF = frozenset({"群发 开", "digest on"}), frozenset({"群发 停", "群发 关", "digest off"})
SWITCHERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY})


async def month(request: Request, ctx: Context) -> Reply:
    """Show this month, or the one named, to residents without the parts that are the staff's own."""
    switch = " ".join(request.words.lower().split())
    if switch in ON | OFF:
        return await _digest_switched(request, ctx, switch)
    zone = ZoneInfo(ctx.home.zone)
    today = ctx.now.astimezone(zone).date()
    year, number = rules.asked_month(request.words, today)
    report = await _report(ctx, year, number)
    staff = bool(request.roles & STAFF)
    before = (year, number - 1) if number > 1 else (year - 1, 12)
    button = Choice(
        Term("stats-before-button", {"month": before[1]}), f"stats {before[0]}-{before[1]:02}"
    )
    return _reply(report, ctx.home.name, staff=staff, choices=((button,),))


async def _digest_switched(request: Request, ctx: Context, words: str) -> Reply:
    """Let the groups have the month's numbers, or not."""
    if not request.roles & SWITCHERS:
        raise Refused("refused-role", command="stats")
    on = words in ON
    settings = ctx.home.settings | {"monthly": "on" if on else "off"}
    await tree.set_settings(ctx.conn, ctx.home.id, settings)
    return say("stats-digest-on" if on else "stats-digest-off")


async def digest(ctx: Context) -> int:
    """Show the groups what became of the last month, in the first days of a new one and by day."""
    for home in await tree.all_compounds(ctx.conn):
        local = ctx.now.astimezone(ZoneInfo(home.zone))
        groups = await tree.groups_of(ctx.conn, home.id)
        if not (local.day <= DIGEST_DAYS and EARLIEST <= local.hour < LATEST and groups):
            continue
        if home.settings.get("monthly") == "off":
            continue
        before = local.date().replace(day=1) - timedelta(days=1)
        there = replace(ctx, compound=home)
        report = await _report(there, before.year, before.month)
        if not report.received:
            continue
        shown = _reply(report, home.name, staff=False, choices=())
        shown = msgspec.structs.replace(shown, page="board")
        for group in groups:
            once = f"digest:{home.id}:{before:%Y-%m}:{group.address.chat}"[:ONCE]
            await there.post(group.address, shown, lane=Lane.BROADCAST, once=once)
    return 0


async def board(request: Request, ctx: Context) -> Reply:
    """Give the way to the public board, where there is one."""
    if "web" not in ctx.links:
        raise Refused("board-none")
    link = f"{ctx.links['web']}/board/{ctx.home.id}"
    button = Choice(Term("board-button"), "", link=link)
    return Reply(key="board", values={"place": ctx.home.name}, choices=((button,),))


async def panel(ctx: Context) -> Reply:
    """Give the board this month's public part."""
    today = ctx.now.astimezone(ZoneInfo(ctx.home.zone)).date()
    report = await _report(ctx, today.year, today.month)
    return _reply(report, ctx.home.name, staff=False, choices=())


async def _report(ctx: Context, year: int, number: int) -> Report:
    """Add up a month from the kept figures; only the medians look at the month's tickets."""
    key, home, conn = year * 100 + number, ctx.home.id, ctx.conn
    total = await ticket_figures.of_month(conn, [home], key)
    categories = await ticket_figures.by(conn, [home], key, "category")
    goals = await ticket_figures.by(conn, [home], key, "goal")
    since, until = _span(ctx, year, number)
    answers, done = await month_figures.spans(conn, home, since, until)
    return Report(
        year=year,
        month=number,
        received=total.received,
        open=total.open,
        overdue=await month_figures.overdue(conn, home),
        ended=total.received - total.open - total.left_out,
        solved_here=total.in_station,
        answer=rules.median(answers),
        done=rules.median(done),
        categories=rules.ranked(((str(k), f.received) for k, f in categories.items()), rules.TOP),
        goals=rules.ranked((str(k), f.received) for k, f in goals.items()),
    )


def _span(ctx: Context, year: int, number: int) -> tuple[datetime, datetime]:
    zone = ZoneInfo(ctx.home.zone)
    first = ctx.now.astimezone(zone).date().replace(year=year, month=number, day=1)
    after = first.replace(year=year + number // MONTHS, month=number % MONTHS + 1)
    return at_clock(first, 0, zone), at_clock(after, 0, zone)


def _time(seconds: int | None) -> Term:
    if seconds is None:
        return Term("stats-no-time")
    unit, count = rules.span_value(seconds)
    return Term(f"stats-{unit}", {"count": count})


def _category(id: str) -> str:
    return f"category-{id}" if id else "stats-no-category"


def _reply(
    report: Report, place: str, *, staff: bool, choices: tuple[tuple[Choice, ...], ...]
) -> Reply:
    values: dict[str, Value] = {
        "place": place,
        "year": str(report.year),
        "month": report.month,
        "received": report.received,
        "ended": report.ended,
        "here": report.solved_here,
        "share": f"{report.share}%" if report.share else "–",
        "open": report.open,
    }
    also = []
    if staff:
        times = {"answer": _time(report.answer), "done": _time(report.done)}
        also.append(Term("stats-staff", {"overdue": report.overdue, **times}))
    if report.categories:
        lines = [
            Term("stats-line", {"name": Term(_category(id)), "count": n})
            for id, n in report.categories
        ]
        also.append(Term("stats-categories", {"lines": lines}))
    goals = [(id, n) for id, n in report.goals if id]
    if goals:
        lines = [Term("stats-line", {"name": Term(f"goal-{id}"), "count": n}) for id, n in goals]
        also.append(Term("stats-goals", {"lines": lines}))
    picture = _picture(report, place, goals, staff=staff) if report.received else None
    return Reply(key="stats", values=values, also=tuple(also), picture=picture, choices=choices)


def _picture(report: Report, place: str, goals: list[tuple[str, int]], *, staff: bool) -> Picture:
    def timed(seconds: int | None) -> object:
        term = _time(seconds)
        return {"key": term.key, "values": term.values}

    cells: list[tuple[str, object]] = [
        ("stats-cell-received", report.received),
        ("stats-cell-here", f"{report.share}%" if report.share else "–"),
        ("stats-cell-open", report.open),
    ]
    if staff:
        cells += [
            ("stats-cell-overdue", report.overdue),
            ("stats-cell-answer", timed(report.answer)),
            ("stats-cell-done", timed(report.done)),
        ]
    return Picture(
        "month",
        {
            "place": place,
            "year": str(report.year),
            "month": report.month,
            "cells": cells,
            "goals": goals,
            "categories": [(_category(id), n) for id, n in report.categories],
        },
    )


FEATURE = Feature(
    topic="compound",
    commands=(Command("stats", month, roles=KNOWN), Command("board", board, roles=KNOWN)),
    panels=(Panel("month", panel),),
    jobs=(Job("month-digest", cron="10 * * * *", run=digest),),
)
