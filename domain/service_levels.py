"""What residents are promised: service classes, deadlines of each step, in dated rule sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from domain.clocks import Hours, Kind, Span
from domain.conversation import Refused

ROUND, SERVICE, WORKING = Kind.ROUND, Kind.SERVICE, Kind.WORKING


@dataclass(frozen=True, slots=True)
class ServiceClass:
    """One row of the promise: first answer, somebody on site, made safe, done.

    `done` decides in which hours the level's clock runs. `urgent` classes never pause (R-T05).
    """

    id: str
    answer: Span
    done: Span
    on_site: Span | None = None
    safe: Span | None = None
    urgent: bool = False
    basis: str = "practice"


CLASSES: tuple[ServiceClass, ...] = (
    ServiceClass(
        "P0",
        answer=Span(hours=5 / 60, kind=ROUND),
        on_site=Span(hours=0.5, kind=ROUND),
        safe=Span(hours=2, kind=ROUND),
        done=Span(hours=2, kind=ROUND),
        urgent=True,
        basis="lift rules, choice",
    ),
    ServiceClass(
        "P1",
        answer=Span(hours=0.25, kind=ROUND),
        on_site=Span(hours=0.5, kind=ROUND),
        safe=Span(hours=4, kind=ROUND),
        done=Span(hours=24, kind=ROUND),
        urgent=True,
    ),
    ServiceClass("P2", Span(hours=1), Span(hours=24), on_site=Span(hours=4)),
    ServiceClass("P3", Span(hours=4), Span(days=3), on_site=Span(hours=24)),
    ServiceClass("P4", Span(days=1, kind=WORKING), Span(days=7, kind=WORKING), basis="choice"),
    ServiceClass("complaint", Span(hours=4), Span(days=3, kind=WORKING)),
    ServiceClass("question", Span(hours=1), Span(days=1, kind=WORKING)),
    ServiceClass("level2", Span(hours=4), Span(days=3, kind=WORKING), basis="choice"),
    ServiceClass(
        "level3",
        Span(days=1, kind=WORKING),
        Span(days=5, kind=WORKING),
        basis="hotline rules of Jinan, Weifang",
    ),
)
HALF_AN_HOUR = Span(hours=0.5)
FOUR_HOURS = Span(hours=4)
ONE_WORKING_DAY = Span(days=1, kind=WORKING)
FIVE_WORKING_DAYS = Span(days=5, kind=WORKING)

URGENCY = ("P4", "P3", "P2", "P1", "P0")
"""The classes that a keeper may raise step by step, least urgent first."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of one compound on one day; every one of them may be set (practice, choice)."""

    since: date = date(2021, 1, 1)
    hours: Hours = field(default_factory=Hours)
    classes: Mapping[str, ServiceClass] = field(default_factory=lambda: {c.id: c for c in CLASSES})
    judge: Span = HALF_AN_HOUR
    redirect: Span = ONE_WORKING_DAY
    decide_objection: Span = FOUR_HOURS
    take_up_again: Span = ONE_WORKING_DAY
    question_reminders: tuple[float, ...] = (24, 48)
    question_silence: float = 72
    news_within_days: float = 7
    callback_reminders: tuple[float, ...] = (48, 120)
    callback_silence: float = 168
    reopen_within_days: float = 30
    told_at: float = 1.0
    moves_up_at: float = 1.5
    ring_every_minutes: float = 5
    daily_cap: int = 5
    join_within_hours: float = 48
    add_within_minutes: float = 10
    level3_extension: Span = FIVE_WORKING_DAYS
    weights: tuple[float, float, float] = (0.30, 0.35, 0.35)

    def service(self, name: str) -> ServiceClass:
        """Return the class by its id; a class that these rules do not have counts as P3."""
        return self.classes.get(name) or self.classes["P3"]


RULE_SETS: tuple[Rules, ...] = (Rules(),)
"""Newest last; a change of law or contract adds a set with its own first day."""


def rules_on(day: date, settings: Mapping[str, Any] | None = None) -> Rules:
    """Return the rules that hold on `day`, with a compound's own settings laid over them.

    `settings` is plain data: {"hours": {...}, "classes": {"P3": {"answer": {"hours": 2}}}, ...}.
    Raises Refused("rules-unknown-setting" or "rules-bad-setting") on what does not fit.
    """
    standing = [rules for rules in RULE_SETS if rules.since <= day]
    rules = standing[-1] if standing else RULE_SETS[0]
    return with_settings(rules, settings) if settings else rules


def with_settings(rules: Rules, settings: Mapping[str, Any]) -> Rules:
    """Return `rules` with the given settings laid over them; see `rules_on`."""
    plain = msgspec.to_builtins(rules)
    for name, value in settings.items():
        if name not in plain:
            raise Refused("rules-unknown-setting", name=name)
        plain[name] = _laid_over(plain[name], value)
    try:
        return msgspec.convert(plain, Rules)
    except (msgspec.ValidationError, ValueError) as error:
        raise Refused("rules-bad-setting", reason=str(error)) from error


def _laid_over(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, Mapping):
        return below | {key: _laid_over(below.get(key), value) for key, value in above.items()}
    return above


@lru_cache(maxsize=1024)
def _rules_of(day: date, zone: str, settings: bytes) -> Rules:
    rules = rules_on(day, msgspec.json.decode(settings))
    return replace(rules, hours=replace(rules.hours, zone=zone))


def rules_of(now: datetime, zone: str, settings: Mapping[str, Any]) -> Rules:
    """Return the rules of a compound in `zone` at a moment; its own ones stand under "rules"."""
    day = now.astimezone(ZoneInfo(zone)).date()
    return _rules_of(day, zone, msgspec.json.encode(settings.get("rules") or {}))


def raised(service: str) -> str:
    """Return the next more urgent class; complaints and questions become P2; P0 stays."""
    if service not in URGENCY:
        return "P2"
    return URGENCY[min(URGENCY.index(service) + 1, len(URGENCY) - 1)]


def is_more_urgent(service: str, other: str) -> bool:
    """Tell whether `service` is more urgent than `other`."""
    return _rank(service) > _rank(other)


def _rank(service: str) -> int:
    return URGENCY.index(service) if service in URGENCY else URGENCY.index("P3")
