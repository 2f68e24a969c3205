"""A joint meeting is planned, announced or recalled: kept, and everybody told, in one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import msgspec

from domain import meeting_cards as cards
from domain import meetings as rules
from domain.conversation import Address, Reply, Term, When, when
from domain.meeting_rule import Rule, month_key, next_occurrence
from domain.meetings import Answer, Delegate, Item, Meeting, Month, Party, State
from domain.moments import at_clock
from storage import alarms, desks, meetings, month_figures, people, tree
from storage.database import Connection
from storage.tree import Compound

LEAD = timedelta(hours=24)
"""A meeting that the rule would put sooner than this is left to the month after."""


class Around(desks.Around, Protocol):
    """What is needed to work, and the two ways out."""

    async def tell(self, person: int, reply: Reply, *, once: str = "") -> None:
        """Say something to a person in private."""

    async def post(self, address: Address, reply: Reply, *, once: str = "") -> None:
        """Say something in a chat."""


def rule_of(home: Compound) -> Rule | None:
    """Return the rule of a compound's monthly meeting, or None."""
    kept = home.settings.get("meeting", {}).get("rule")
    return msgspec.convert(kept, Rule) if kept else None


def noon(home: Compound, meeting_day: datetime) -> When:
    """Return the calendar day of a moment by the compound's clocks, for showing."""
    local = meeting_day.astimezone(ZoneInfo(home.zone)).date()
    return when(at_clock(local, 12 * 60, ZoneInfo(home.zone)), "day")


async def agenda(conn: Connection, home: Compound, now: datetime) -> tuple[Item, ...]:
    """Return the agenda of the next meeting as it stands (R-M02, R-M03)."""
    open_ones = await meetings.open_resolutions(conn, home.id)
    proposals = await meetings.items(conn, home.id)
    return rules.agenda(
        open_resolutions=[(k.number, k.resolution.what, k.resolution.doer) for k in open_ones],
        overdue=await month_figures.overdue(conn, home.id),
        proposals=[text for text, _ in proposals],
    )


async def invited(around: Around) -> dict[int, list[Party]]:
    """Return who is a delegate of which parties: those who hold a party's role in the compound."""
    found: dict[int, list[Party]] = {}
    roles = frozenset(rules.PARTY_OF)
    for person, role in await people.holders(around.conn, around.home.path, roles, around.now):
        parties = found.setdefault(person, [])
        if rules.PARTY_OF[role] not in parties:
            parties.append(rules.PARTY_OF[role])
    return found


async def announce(
    around: Around, meeting: Meeting, key: str, *, old: datetime | None = None
) -> int:
    """Keep a meeting that is new or moved, invite the delegates, tell the groups, set its alarms.

    Returns how many delegates were told. Answers to an older date are forgotten.
    """
    conn, zone = around.conn, ZoneInfo(around.home.zone)
    soon = meeting.at - around.now <= timedelta(days=3)
    items = await agenda(conn, around.home, around.now) if soon else ()
    meeting = msgspec.structs.replace(meeting, agenda_shown=bool(soon))
    await meetings.save(conn, meeting)
    await alarms.remove(conn, f"meeting:{meeting.id}")
    made = rules.alarms(meeting, zone)
    await alarms.add(conn, meeting.compound, "meeting", f"meeting:{meeting.id}", made)
    delegates = await invited(around)
    for person, parties in delegates.items():
        await meetings.invite(conn, meeting, person, parties)
        reply = cards.invitation(meeting, Delegate(person, tuple(parties)), items, key)
        if old is not None:
            reply = msgspec.structs.replace(reply, values=reply.values | {"old": when(old)})
        await around.tell(
            person, reply, once=f"meeting:{meeting.id}:{meeting.round}:{key}:{person}"
        )
    values = cards.facts(meeting) | ({"old": when(old)} if old else {})
    told = Reply(
        key="meeting-moved-told" if old else "meeting-announced",
        values=values,
        also=cards.agenda_terms(items),
        page=cards.PAGE,
    )
    for n, group in enumerate(await tree.groups_of(conn, meeting.compound)):
        once = f"meeting:{meeting.id}:{meeting.round}:{key}:group{n}"
        await around.post(group.address, told, once=once)
    return len(delegates)


async def tell_all(around: Around, meeting: Meeting, reply: Reply) -> int:
    """Tell every delegate and the groups; returns how many delegates there are."""
    delegates = await meetings.delegates_of(around.conn, meeting.id)
    for one in delegates:
        await around.tell(one.person, reply)
    for group in await tree.groups_of(around.conn, meeting.compound):
        await around.post(group.address, msgspec.structs.replace(reply, page=cards.PAGE))
    return len(delegates)


async def recall(around: Around, meeting: Meeting, kind: str, late: When | None) -> None:
    """Remind the delegates who have not declined, and the groups, with the agenda where it is due."""
    conn = around.conn
    show = kind != "d7" and not (meeting.agenda_shown and kind != "d3")
    items = await agenda(conn, around.home, around.now) if show else ()
    if show:
        await meetings.save(conn, msgspec.structs.replace(meeting, agenda_shown=True))
    note = (Term("alarm-late", {"due": late}),) if late else ()
    key = f"meeting-reminder-{kind}"
    mark = f"meeting:{meeting.id}:{meeting.round}:{kind}"
    present = await invited(around)
    known = {one.person for one in await meetings.delegates_of(conn, meeting.id)}
    for person in present.keys() - known:  # appointed after the invitations went out
        await meetings.invite(conn, meeting, person, present[person])
    for one in await meetings.delegates_of(conn, meeting.id):
        if one.answer is not Answer.DECLINE and one.person in present:
            reply = cards.invitation(meeting, one, items, key)
            reply = msgspec.structs.replace(reply, also=(*reply.also, *note))
            await around.tell(one.person, reply, once=f"{mark}:{one.person}")
    told = Reply(key=f"{key}-group", values=cards.facts(meeting), page=cards.PAGE)
    told = msgspec.structs.replace(told, also=(*cards.agenda_terms(items), *note))
    for n, group in enumerate(await tree.groups_of(conn, meeting.compound)):
        await around.post(group.address, told, once=f"{mark}:group{n}")


async def past_months(around: Around, count: int) -> list[tuple[str, Month]]:
    """Return what became of the last `count` months that the station answered for, newest first."""
    home, zone = around.home, ZoneInfo(around.home.zone)
    first = around.now.astimezone(zone).date().replace(day=1)
    months = []
    for _ in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(first)
    subjects = {f"month:{home.id}:{month_key(m)}": month_key(m) for m in months}
    watched = await alarms.known(around.conn, subjects)
    since = at_clock(months[-1], 0, zone)
    held = await meetings.between(around.conn, home.id, since, around.now)
    return [
        (month, rules.judge_month(month, held, around.now, zone))
        for subject, month in subjects.items()
        if subject in watched
    ]


async def plan_ahead(around: Around) -> int:
    """Set the month's alarms and plan the next meeting by the rule; 1 if one was planned.

    A month whose meeting was cancelled is not planned again by itself.
    """
    home, now = around.home, around.now
    zone = ZoneInfo(home.zone)
    today = now.astimezone(zone).date()
    month = month_key(today)
    watched = [a for a in rules.month_alarms(today, zone) if a.kind == "missed" or a.due > now]
    if len(watched) == 2:  # a station that began after the 20th answers for the next month only
        await alarms.add(around.conn, home.id, "month", f"month:{home.id}:{month}", watched)
    rule = rule_of(home)
    if rule is None:
        return 0
    found = next_occurrence(rule, now + LEAD, zone)
    taken = await meetings.keys(around.conn, home.id, found.key)
    if found.key in taken or found.at - now > rules.PLANNED_AHEAD:
        return 0
    planned = Meeting(
        id=around.new_id(),
        compound=home.id,
        key=found.key,
        at=found.at,
        place=rule.place,
        state=State.PLANNED,
        announced_at=now,
    )
    await announce(around, planned, "meeting-invitation")
    return 1
