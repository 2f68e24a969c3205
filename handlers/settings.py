"""What is settled per compound by its station: service hours, working hours, promised times, the daily cap, the morning digest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from domain.clocks import Hours, Kind, Span
from domain.conversation import Refused, Reply, Role, Term, say
from domain.digest import minutes_of
from domain.service_levels import CLASSES, Rules, rules_on
from handlers.contract import Command, Context, Feature, Request
from storage import tree

KEEPERS_OF_RULES = frozenset({Role.STATION_HEAD, Role.COMMUNITY, Role.OPERATOR})

_HOURS = re.compile(
    r"^(服务时间|上班时间|service hours|working hours)\s*(\d{1,2})[:：]?(\d{2})?\s*(?:-|—|–|~|到|至|to)\s*(\d{1,2})[:：]?(\d{2})?$",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"^(P[0-4])\s*(答复|到场|办结|answer|on site|done)\s*(\d{1,3}(?:\.\d)?)\s*(分钟|小时|天|minutes?|hours?|days?)$",
    re.IGNORECASE,
)
_CAP = re.compile(r"^(?:每日上限|daily cap)\s*(\d{1,3})$", re.IGNORECASE)
_DIGEST = re.compile(
    r"^(?:早报|morning digest|digest)\s*(?:(关闭?|不要|off)|(\d{1,2})(?:[:：点](\d{2})?)?)$",
    re.IGNORECASE,
)
STEPS = {
    "答复": "answer",
    "到场": "on_site",
    "办结": "done",
    "answer": "answer",
    "on site": "on_site",
    "done": "done",
}
LAID_DOWN = frozenset({"P0", "P1"})
"""Classes whose clocks run round the clock and never pause (R-T05); a compound may only promise to be quicker."""


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with others laid over them, branch by branch."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = _laid_over(old, value) if both else value  # type: ignore[arg-type]
    return merged


def _hours(found: re.Match[str]) -> dict[str, Any]:
    begin = int(found[2]) * 60 + int(found[3] or 0)
    end = int(found[4]) * 60 + int(found[5] or 0)
    name = "service" if found[1].lower() in {"服务时间", "service hours"} else "working"
    if not 0 <= begin < end <= 24 * 60:
        raise Refused("settings-hours-backwards")
    return {"hours": {f"{name}_from": begin, f"{name}_to": end}}


def _promise(found: re.Match[str], rules: Rules) -> dict[str, Any]:
    name, step = found[1].upper(), STEPS[found[2].lower()]
    old: Span | None = getattr(rules.classes[name], step)
    if old is None:
        raise Refused("settings-no-such-step", service=name)
    amount, unit = float(found[3]), found[4].lower()
    days = amount if unit[0] in {"天", "d"} else 0.0
    hours = 0.0 if days else amount / 60 if unit[0] in {"分", "m"} else amount
    kind = old.kind
    new = Span(hours=hours, days=days, kind=kind)
    if amount <= 0:
        raise Refused("settings-too-short")
    if name in LAID_DOWN and new.length(rules.hours) > old.length(rules.hours):
        raise Refused("settings-only-quicker", service=name)
    return {"classes": {name: {step: {"hours": hours, "days": days, "kind": kind.value}}}}


async def settings(request: Request, ctx: Context) -> Reply:
    """Show the compound's rules, or set one: "设置 服务时间 08:00-20:00", "设置 P3 答复 2小时", "设置 每日上限 5", "设置 早报 7:30"."""
    own = ctx.home.settings.get("rules", {})
    rules = rules_on(ctx.now.date(), own)
    asked = unicodedata.normalize("NFKC", request.words).strip()
    at = minutes_of(ctx.home.settings)
    if not asked:
        return _shown(rules, at)
    if found := _DIGEST.match(asked):
        chosen = _digest(found)
        kept = dict(ctx.home.settings) | {"digest": chosen}
        await tree.set_settings(ctx.conn, ctx.home.id, kept)
        return _shown(rules, minutes_of(kept), "settings-set")
    if found := _HOURS.match(asked):
        change = _hours(found)
    elif found := _PROMISE.match(asked):
        change = _promise(found, rules)
    elif found := _CAP.match(asked):
        change = {"daily_cap": int(found[1])}
    else:
        raise Refused("settings-how")
    new = _laid_over(own, change)
    rules = rules_on(ctx.now.date(), new)
    kept = dict(ctx.home.settings) | {"rules": new}
    await tree.set_settings(ctx.conn, ctx.home.id, kept)
    return _shown(rules, at, "settings-set")


def _digest(found: re.Match[str]) -> dict[str, Any]:
    if found[1]:
        return {"off": True}
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if not 0 <= minutes < 24 * 60 or int(found[3] or 0) > 59:
        raise Refused("settings-how")
    return {"at": minutes}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _shown(rules: Rules, digest: int | None, key: str = "settings-now") -> Reply:
    hours: Hours = rules.hours
    lines = [
        Term(
            "settings-class",
            {
                "service": c.id,
                "answer": _span(rules.service(c.id).answer),
                "done": _span(rules.service(c.id).done),
            },
        )
        for c in CLASSES
        if c.id.startswith("P")
    ]
    return say(
        key,
        service=f"{_clock(hours.service_from)}-{_clock(hours.service_to)}",
        working=f"{_clock(hours.working_from)}-{_clock(hours.working_to)}",
        cap=rules.daily_cap,
        digest=Term("settings-no-digest") if digest is None else _clock(digest),
        classes=lines,
    )


def _span(span: Span) -> Term:
    kind = "settings-working" if span.kind is Kind.WORKING else "settings-plain"
    if span.days:
        return Term(f"{kind}-days", {"count": f"{span.days:g}"})
    if span.hours < 1:
        return Term("settings-minutes", {"count": f"{span.hours * 60:g}"})
    return Term("settings-hours", {"count": f"{span.hours:g}"})


FEATURE = Feature(
    topic="compound", commands=(Command("settings", settings, roles=KEEPERS_OF_RULES),)
)
