"""What falls due on a ticket by itself: overdue notices, reminders, rings, silence (R-T02, R-T07)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import clocks
from domain.service_levels import Rules
from domain.tickets import RUNNING, TOP_LEVEL, State, Ticket

UNTAKEN = frozenset({State.RECEIVED, State.ASSIGNED})
LATE_STEPS = frozenset({State.RECEIVED, State.ASSIGNED, State.OBJECTED, State.TRANSFER_PENDING, State.REOPENED})  # fmt: skip
LOOK_AT = time(9, 0)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something to be done or told at a moment: its name, and when."""

    at: datetime
    name: str


def alarms(ticket: Ticket, rules: Rules) -> list[Alarm]:
    """Return all that is still to come in the present state, the earliest first."""
    found = _of_state(ticket, rules) + _of_clock(ticket, rules)
    return sorted((a for a in found if a.name not in ticket.said), key=lambda a: (a.at, a.name))


def next_alarm_at(ticket: Ticket, rules: Rules) -> datetime | None:
    """Return when somebody has to look at the ticket next, None if never."""
    coming = alarms(ticket, rules)
    return coming[0].at if coming else None


def due_alarms(ticket: Ticket, now: datetime, rules: Rules) -> list[Alarm]:
    """Return what is due; of reminders that pile up after downtime only the newest counts."""
    return [alarm for alarm in alarms(ticket, rules) if alarm.at <= now]


def raised(ticket: Ticket, alarm: Alarm, now: datetime, rules: Rules) -> Ticket:
    """Return the ticket with the alarm noted, so that it is raised once; a ring counts on to now."""
    if alarm.name == "ring":
        every = timedelta(minutes=rules.ring_every_minutes)
        return replace(ticket, rung=max(ticket.rung + 1, (now - ticket.received_at) // every))
    if alarm.name == "news":
        return replace(ticket, next_news_at=_a_day_on(ticket, now))
    return replace(ticket, said=(*ticket.said, alarm.name))


def _a_day_on(ticket: Ticket, now: datetime) -> datetime:
    return max(now, ticket.next_news_at or now) + timedelta(days=1)


def _of_clock(ticket: Ticket, rules: Rules) -> list[Alarm]:
    if ticket.state not in RUNNING:
        return []
    found = []
    for share in (rules.told_at, rules.moves_up_at):
        at = clocks.due_at(ticket.clock, rules.hours, share)
        name = "level-due" if share == rules.told_at else "level-breach"
        stuck = ticket.state is State.TRANSFER_PENDING or ticket.level == TOP_LEVEL
        if at is not None and not (name == "level-breach" and stuck):
            found.append(Alarm(at, name))
    return found


def _of_state(ticket: Ticket, rules: Rules) -> list[Alarm]:
    since = ticket.state_since
    found: list[Alarm] = []
    if ticket.is_danger and ticket.state in UNTAKEN:
        minutes = (ticket.rung + 1) * rules.ring_every_minutes
        found.append(Alarm(ticket.received_at + timedelta(minutes=minutes), "ring"))
    elif ticket.state in LATE_STEPS and ticket.step_due:
        found.append(Alarm(ticket.step_due, "step-late"))
    match ticket.state:
        case State.WAITING_RESIDENT:
            found += _reminders(since, rules.question_reminders, "question")
            found.append(Alarm(since + timedelta(hours=rules.question_silence), "silence"))
        case State.DONE:
            found += _reminders(since, rules.callback_reminders, "callback")
            found.append(Alarm(since + timedelta(hours=rules.callback_silence), "lapse"))
        case State.WAITING_EXTERNAL if ticket.next_news_at:
            found.append(Alarm(ticket.next_news_at, "news"))
        case State.CLOSED_EXPLAINED if ticket.next_look:
            at = datetime.combine(ticket.next_look, LOOK_AT, ZoneInfo(rules.hours.zone))
            found.append(Alarm(at, "look"))
    return found


def _reminders(since: datetime, hours: tuple[float, ...], name: str) -> list[Alarm]:
    return [Alarm(since + timedelta(hours=h), f"{name}-{n}") for n, h in enumerate(hours, 1)]
