"""What stirs a compound: the hot issues on demand, and each morning for its station."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.conversation import KEEPERS, KNOWN, STAFF, Choice, Reply, Role, Term, say, when
from domain.digest import Figures, moment_of
from handlers.contract import Command, Context, Feature, Job, Request
from storage import digests, hot_issues, mentions, people, tree
from storage.hot_issues import Issue

STATION = frozenset({Role.STATION, Role.STATION_HEAD})
UPPER = frozenset({Role.COMMUNITY, Role.STREET})
LONGEST_COMMAND = 44
AT_ONCE = 2
"""So many compounds are looked at in one transaction, so that nobody waits long behind it."""
STILL_OF_USE = timedelta(hours=4)
"""A digest that could not be sent for longer than this is left out: the morning is over."""

BEGINS_WITHIN = timedelta(minutes=20)
"""A compound that never had a digest gets its first one at its hour, not in the middle of its first day."""


async def show(request: Request, ctx: Context) -> Reply:
    """Show the hot issues of the compound; community and street see those of all they reach with "热点 全部"."""
    staff = bool(request.roles & STAFF)
    if (
        request.words.strip() in ("全部", "all")
        and request.roles & UPPER
        and not request.message.is_group
    ):
        return await _everywhere(request, ctx)
    found = await hot_issues.of_compound(ctx.conn, ctx.home, ctx.now)
    if not found:
        return say("hot-none", place=ctx.home.name)
    quoted = staff and not request.message.is_group
    return Reply(
        key="hot-list",
        values={"place": ctx.home.name, "lines": _lines(found, quoted=quoted)},
        choices=_buttons(found, keeper=bool(request.roles & KEEPERS) and quoted),
    )


async def _everywhere(request: Request, ctx: Context) -> Reply:
    """Show the hottest issues of all compounds that the asker's role reaches, each with its compound."""
    paths = [g.path for g in request.person.grants if g.role in UPPER and g.holds(ctx.now)]
    reached = await tree.compounds_within(ctx.conn, min(paths, key=len))
    found = [
        (issue, home.name)
        for home in reached
        for issue in await hot_issues.of_compound(ctx.conn, home, ctx.now)
    ]
    if not found:
        return say("hot-none", place=ctx.home.name)
    found.sort(key=lambda pair: -pair[0].score)
    top = found[: hot_issues.TOP]
    lines = [
        Term("hot-line-of", {"place": name, "line": _line(n, issue, quoted=False)})
        for n, (issue, name) in enumerate(top, 1)
    ]
    return Reply(key="hot-everywhere", values={"count": len(reached), "lines": lines}, private=True)


def _lines(found: list[Issue], *, quoted: bool) -> list[Term]:
    return [_line(n, issue, quoted=quoted) for n, issue in enumerate(found, 1)]


def _line(number: int, issue: Issue, *, quoted: bool) -> Term:
    """Return an issue in a line: what, where, how many households today and a week ago, its tickets, its words for staff."""
    if issue.is_new:
        trend = Term("hot-trend-new")
    elif issue.households > issue.before:
        trend = Term(
            "hot-trend-up", {"more": issue.households - issue.before, "before": issue.before}
        )
    else:
        trend = Term("hot-trend-same")
    values = {
        "rank": number,
        "kind": issue.kind,
        "place": issue.place or Term("ticket-compound"),
        "households": issue.households,
        "trend": trend,
        "numbers": " ".join(f"{n:04d}" for n in issue.numbers[:5]),
        "text": issue.title,
    }
    return Term("hot-line-said" if quoted else "hot-line", values)


def _buttons(found: list[Issue], *, keeper: bool) -> tuple[tuple[Choice, ...], ...]:
    """Return a row for each issue: open its main ticket, and join its tickets into one where the asker may."""
    rows = []
    for rank, issue in enumerate(found, 1):
        name = f"{issue.numbers[0]:04d}"
        row = [
            Choice(Term("hot-button", {"rank": rank, "number": name}), f"ticket {issue.numbers[0]}")
        ]
        merge = _merge(issue)
        if keeper and merge:
            row.append(Choice(Term("hot-merge-button", {"rank": rank}), merge))
        rows.append(tuple(row))
    return tuple(rows)


def _merge(issue: Issue) -> str:
    """Return the command that joins an issue's tickets, as many as a button carries; "" where there is nothing to join."""
    if not issue.mergeable:
        return ""
    *others, main = issue.mergeable
    while others and len(command := f"merge {' '.join(map(str, others))} {main}") > LONGEST_COMMAND:
        others.pop()
    return command if others else ""


async def digest(ctx: Context) -> int:
    """Send the morning's digest to the stations whose hour has come; returns how many were due."""
    done = await digests.last(ctx.conn)
    count = 0
    for home in await tree.all_compounds(ctx.conn):
        local = ctx.now.astimezone(ZoneInfo(home.zone))
        at = moment_of(home.settings, local)
        if at is None or local < at or done.get(home.id, "") >= local.date().isoformat():
            continue
        await digests.note(ctx.conn, home.id, local.date())
        late = STILL_OF_USE if home.id in done else BEGINS_WITHIN
        if local - at <= late:
            await _send(replace(ctx, compound=home))
        count += 1
        if count == AT_ONCE:
            break
    return count


async def _send(ctx: Context) -> None:
    home = ctx.home
    counts = await digests.morning(ctx.conn, home.id, ctx.now)
    found = await hot_issues.of_compound(ctx.conn, home, ctx.now)
    if not found and counts == Figures():
        return  # a compound where nothing happens is not told so every day
    day = ctx.now.astimezone(ZoneInfo(home.zone)).date().isoformat()
    values = {"place": home.name, "day": when(ctx.now, "day")}
    waits = {"new": counts.new, "open": counts.open, "waiting": counts.waiting}
    counted = [Term("digest-counts", waits)]
    if counts.overdue:
        counted.append(Term("digest-overdue", {"overdue": counts.overdue}))
    heat = (
        Term("digest-hot", {"lines": _lines(found, quoted=True)}) if found else Term("digest-calm")
    )
    inbox = Choice(Term("digest-inbox-button"), "inbox")
    reply = Reply(
        key="digest",
        values=values,
        also=(*counted, heat),
        choices=(*_buttons(found, keeper=True), (inbox,)),
    )
    for person, _ in await people.holders(ctx.conn, home.path, STATION, ctx.now):
        await ctx.tell(person, reply, once=f"digest:{home.id}:{day}:{person}")


async def clear(ctx: Context) -> int:
    """Forget mentions that are too old to be hot."""
    await mentions.clear(ctx.conn, ctx.now)
    return 0


FEATURE = Feature(
    topic="compound",
    commands=(Command("hot", show, roles=KNOWN),),
    jobs=(
        Job("morning-digest", cron="*/10 * * * *", run=digest),
        Job("forget-mentions", cron="50 19 * * *", run=clear),
    ),
)
