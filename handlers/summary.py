"""The report on a month, a half-year or any days, as far as the asker's role reaches: words, picture, Word, Excel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain import reports as rules
from domain.conversation import (
    KNOWN,
    STAFF,
    Choice,
    Paper,
    Picture,
    Refused,
    Reply,
    Role,
    Term,
    when,
)
from domain.people import Grant, NodeKind
from domain.periods import Length, Period, find, month_of
from domain.service_levels import rules_of
from handlers.contract import Command, Context, Feature, Request
from storage import report_desk, tree
from storage.report_desk import Scope

UPPER = frozenset({Role.COMMUNITY, Role.STREET})
FORMS = {
    "docx": ("docx", "word", "文档", "文件"),
    "xlsx": ("xlsx", "excel", "表格", "台账"),
    "png": ("png", "图", "图片", "picture"),
}
HERE = ("本小区", "小区", "here")


async def summary(request: Request, ctx: Context) -> Reply:
    """Give the report: "报表 上半年", "报表 2026-03 Word", "报表 上季度 丽景苑"; residents get the public part."""
    today = ctx.now.astimezone(ZoneInfo(ctx.home.zone)).date()
    period, rest = find(request.words, today)
    form, rest = _form(rest)
    if period is None:
        period = month_of(today.year, today.month)
    staff = bool(request.roles & STAFF)
    scope = await _scope(request, ctx, rest, staff)
    order = {
        "period": [period.first.isoformat(), period.after.isoformat(), period.length.value],
        "place": scope.place,
        "kind": scope.kind,
        "compounds": [compound.id for compound in scope.compounds],
        "buildings": None if scope.buildings is None else list(scope.buildings),
        "form": form,
        "staff": staff,
    }
    return Reply(key="summary-asked", values=order, maker="summary", private=staff)


async def make(ctx: Context, order: Mapping[str, Any]) -> Reply:
    """Put together the report that was asked for: a street's half-year counts for seconds."""
    first, after, length = order["period"]
    period = Period(date.fromisoformat(first), date.fromisoformat(after), Length(length))
    found = [await tree.compound(ctx.conn, id) for id in order["compounds"]]
    buildings = order["buildings"]
    scope = Scope(
        order["place"],
        order["kind"],
        tuple(compound for compound in found if compound is not None),
        None if buildings is None else tuple(buildings),
    )
    weights = rules_of(ctx.now, ctx.home.zone, ctx.home.settings).weights
    staff, form = order["staff"], order["form"]
    counted = await report_desk.summary(ctx.conn, scope, period, weights, staff=staff)
    data = rules.data(counted, when(ctx.now))
    if form in ("docx", "xlsx"):
        paper = Paper("report", form, f"{scope.place}-{period.code()}", data)
        title = {"place": scope.place, "period": data["period"]}
        return Reply(key="summary-file", values=title, papers=(paper,), private=staff)
    return _shown(scope, period, data, staff=staff, only_picture=form == "png")


def _form(words: str) -> tuple[str, str]:
    """Return the form that the words ask for, "" for none, and the other words."""
    kept, form = [], ""
    for word in words.split():
        named = next((id for id, names in FORMS.items() if word.lower() in names), "")
        form = named or form
        if not named:
            kept.append(word)
    return form, " ".join(kept)


async def _scope(request: Request, ctx: Context, words: str, staff: bool) -> Scope:
    """Return what the asker's role reaches (R-O02), narrowed to the compound that the words name."""
    home = Scope(ctx.home.name, "compound", (ctx.home,))
    upper = None if request.message.is_group else _widest(request, ctx.now)
    if upper is None:
        if words and words not in (*HERE, ctx.home.name, str(ctx.home.id)):
            raise Refused("summary-how", words=words[:30])
        return await _of_grid(request, ctx) if request.roles & STAFF == {Role.GRID} else home
    reached = await tree.compounds_within(ctx.conn, upper.path)
    if words in HERE:
        return home
    if words:
        named = [c for c in reached if words in (c.name, str(c.id))]
        if not named:
            raise Refused("summary-not-reached", words=words[:30])
        return Scope(named[0].name, "compound", (named[0],))
    node = await tree.get(ctx.conn, upper.node)
    assert node is not None, "a grant stands on a node"
    if node.kind is NodeKind.COMPOUND or not reached:
        return home
    return Scope(node.name, node.kind.value, tuple(reached))


def _widest(request: Request, now: datetime) -> Grant | None:
    """Return the grant of the community's or the street's that reaches furthest, None for everybody else."""
    held = [g for g in request.person.grants if g.role in UPPER and g.holds(now)]
    return min(held, key=lambda grant: len(grant.path.strip("/").split("/")), default=None)


async def _of_grid(request: Request, ctx: Context) -> Scope:
    """Return the part of the compound that a grid worker works in."""
    grids = {g.node for g in request.person.grants if g.role is Role.GRID and g.holds(ctx.now)}
    nodes = await tree.within(ctx.conn, ctx.home.id, NodeKind.BUILDING)
    inside = [n.id for n in nodes if grids & {int(part) for part in n.path.strip("/").split("/")}]
    node = await tree.get(ctx.conn, min(grids))
    name = f"{ctx.home.name} {node.name}" if node is not None else ctx.home.name
    return Scope(name, "grid", (ctx.home,), tuple(inside))


def _shown(
    scope: Scope, period: Period, data: dict[str, object], *, staff: bool, only_picture: bool
) -> Reply:
    total = data["total"]
    assert isinstance(total, dict)
    picture = Picture("report", data) if total["received"] or total["counted"] else None
    key = "summary" if total["received"] or total["counted"] else "summary-empty"
    also = [] if only_picture or key == "summary-empty" else rules.paragraphs(data)
    values = {k: v for k, v in total.items() if k != "name"}
    values |= {"place": scope.place, "period": data["period"]}
    return Reply(
        key=key,
        values=values,
        also=tuple(also),
        picture=picture,
        choices=_buttons(scope, period, files=staff and key == "summary"),
        private=staff,
    )


def _buttons(scope: Scope, period: Period, *, files: bool) -> tuple[tuple[Choice, ...], ...]:
    mine = f" {scope.compounds[0].id}" if scope.kind == "compound" else ""
    before = period.before()
    earlier = Choice(
        Term("summary-before-button", {"period": rules.period_term(before)}),
        f"summary {before.code()}{mine}",
    )
    if not files:
        return ((earlier,),)
    made = [
        Choice(Term(f"summary-{form}-button"), f"summary {period.code()} {form}{mine}")
        for form in ("docx", "xlsx")
    ]
    return (tuple(made), (earlier,))


FEATURE = Feature(
    topic="compound",
    commands=(Command("summary", summary, roles=KNOWN),),
    makers={"summary": make},
)
