"""Two accounts become one person: what stood under the person that goes stands under the one that stays, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import delete, insert, or_, select, update

from domain.conversation import Role
from domain.meetings import Answer
from domain.people import Person
from domain.polls import State as PollState
from domain.polls import Who
from domain.tickets import Ticket, followed
from storage import (
    consultations,
    joins,
    mailbox,
    meetings,
    notices,
    outbox,
    pasted,
    people,
    polls,
    slips,
    suggestions,
    ticket_desk,
    ticket_history,
    ticket_news,
    tickets,
    tree,
)
from storage.database import Connection, Row
from storage.desks import Around, Desk, desk_of
from storage.ticket_sight import PARTY
from storage.tree import Compound

_EVERYWHERE = select(tree.compounds.c.compound)
"""All compounds: tickets are found by an index that begins with theirs."""


@dataclass(frozen=True, slots=True)
class Linking:
    """The person that goes, the id that stays, the open transaction, and the desks of the compounds."""

    conn: Connection
    old: Person
    new: int
    around: Callable[[Compound], Around]
    new_id: Callable[[], int]


async def link(one: Linking) -> None:
    """Let `new` be who `old` was: accounts, roles, tickets, what they follow, and their voices where these still count.

    History is not written anew (R-T11): its lines keep the id under which they were made.
    """
    conn, old, new = one.conn, one.old.id, one.new
    await _said_in_the_web(one)
    await people.merge(conn, old, new)
    await _tickets(one)
    await _voices(one)
    held = outbox.is_in(outbox.State.HELD)
    await _hand_over(conn, outbox.outbox, "person", old, new, held)
    await _hand_over(conn, suggestions.suggestions, "person", old, new)
    asks = joins.joins.c.compound.in_(_EVERYWHERE), joins.joins.c.state == joins.State.WAITING.value
    await _hand_over(conn, joins.joins, "person", old, new, *asks)
    if any(grant.role is not Role.RESIDENT for grant in one.old.grants):
        await _at_work(one)


async def _hand_over(
    conn: Connection, table: Any, column: str, old: int, new: int, *where: Any
) -> None:
    owner = table.c[column]
    await conn.execute(update(table).where(owner == old, *where).values({column: new}))


async def _at_work(one: Linking) -> None:
    """Hand over what somebody has in hand who holds an office."""
    await _station_voices(one)
    await _invitations(one)
    conn, old, new = one.conn, one.old.id, one.new
    for table, column in (
        (tickets.tickets, "entered_by"),
        (tickets.tickets, "holder_person"),
        (tickets.tickets, "done_by"),
        (polls.polls, "opener"),
        (consultations.polls, "asked_by"),
        (notices.notices, "author"),
        (meetings.agenda_items, "by"),
        (pasted.pasted, "person"),
        (slips.sheets, "person"),
    ):
        await _hand_over(conn, table, column, old, new)


async def _said_in_the_web(one: Linking) -> None:
    """Let the web page show somebody's own words as theirs; asked before their accounts go over."""
    own = [a for a in await people.accounts_of(one.conn, one.old.id) if a.channel == "web"]
    if not own:
        return
    looked_at = select(mailbox.reads.c.chat).where(
        mailbox.reads.c.account.in_([a.account for a in own])
    )
    theirs = mailbox.messages.c.chat
    where = or_(theirs.in_([a.chat for a in own]), theirs.in_(looked_at))
    await _hand_over(one.conn, mailbox.messages, "author", one.old.id, one.new, where)


async def _tickets(one: Linking) -> None:
    """Hand over what was reported and what is followed; nobody stands behind a ticket twice, or behind their own."""
    t, f = tickets.tickets, ticket_history.followers
    reported = await one.conn.fetch(
        select(t.c.compound, t.c.number).where(
            t.c.compound.in_(_EVERYWHERE), t.c.reporter == one.old.id
        )
    )
    for row in reported:
        this = t.c.compound == row["compound"], t.c.number == row["number"]
        await _hand_over(one.conn, t, "reporter", one.old.id, one.new, *this)
    followed_by_old = await one.conn.fetch(
        # all columns: else SQLite would read through the key, which does not begin with the person
        select(f).where(f.c.compound.in_(_EVERYWHERE), f.c.person == one.old.id)
    )
    touched = {(row["compound"], row["number"]) for row in (*reported, *followed_by_old)}
    for compound, number in sorted(touched):
        ticket = await tickets.get_for_change(one.conn, compound, number)
        home = await tree.compound(one.conn, compound)
        if ticket is not None and home is not None:
            await _stand_once(one, desk_of(one.around(home)), ticket)


async def _stand_once(one: Linking, desk: Desk, ticket: Ticket) -> None:
    f = ticket_history.followers
    theirs = (
        f.c.compound == ticket.compound,
        f.c.number == ticket.number,
        f.c.person.in_((one.old.id, one.new)),
    )
    rows = await one.conn.fetch(select(f).where(*theirs).order_by(f.c.since))
    if not rows:
        return
    await one.conn.execute(delete(f).where(*theirs))
    counted = 0
    if one.new not in (ticket.reporter, ticket.entered_by):
        kept = _as_one(rows, one.new)
        counted = int(kept["how"] != PARTY)
        await one.conn.execute(insert(f).values(kept))
    less = counted - sum(row["how"] != PARTY for row in rows)
    if less:
        after = followed(ticket, less)
        await ticket_desk.keep(desk, ticket, after, None)
        await ticket_news.refresh(desk, ticket, after)


def _as_one(rows: Iterable[Row], person: int) -> dict[str, object]:
    """Return how somebody stands behind a ticket who did so twice: since the first time; what they answered holds."""
    first, *others = [{name: row[name] for name in _FOLLOWER} for row in rows]
    for row in others:
        first["how"] = PARTY if PARTY in (first["how"], row["how"]) else first["how"]
        first["vote"] = first["vote"] if row["vote"] is None else row["vote"]
    return first | {"person": person}


_FOLLOWER = tuple(column.name for column in ticket_history.followers.c)


async def _voices(one: Linking) -> None:
    """Leave one voice for one person in polls of persons that still run: the later one (R-K03)."""
    v, p = polls.voices, polls.polls
    rows = await one.conn.fetch(
        select(v.c.poll, v.c.compound)
        .select_from(v.join(p, v.c.poll == p.c.id))
        .where(
            p.c.compound.in_(_EVERYWHERE),
            p.c.state == PollState.OPEN.value,
            p.c.who == Who.PERSONS.value,
            v.c.voter == one.old.id,
        )
    )
    for row in rows:
        poll = row["poll"]
        before = await polls.voice(one.conn, poll, one.old.id)
        there = await polls.voice(one.conn, poll, one.new)
        await one.conn.execute(delete(v).where(v.c.poll == poll, v.c.voter == one.old.id))
        if before is not None and (there is None or there.at <= before.at):
            voice = msgspec.structs.replace(before, voter=one.new)
            await polls.save_voice(one.conn, row["compound"], poll, one.new_id(), voice)


async def _station_voices(one: Linking) -> None:
    """Leave one voice for one member in the station's polls that still run: the later one."""
    v, p = consultations.voices, consultations.polls
    rows = await one.conn.fetch(
        select(v)
        .select_from(v.join(p, v.c.poll == p.c.id))
        .where(p.c.closed_at.is_(None), v.c.person.in_((one.old.id, one.new)))
        .order_by(v.c.at)
    )
    said = {row["poll"]: {c.name: row[c.name] for c in v.c} for row in rows}
    for poll, values in said.items():
        both = v.c.poll == poll, v.c.person.in_((one.old.id, one.new))
        await one.conn.execute(delete(v).where(*both))
        await one.conn.execute(insert(v).values(values | {"person": one.new}))


async def _invitations(one: Linking) -> None:
    """Invite one person once, for all the parties that either stood for; an answer holds."""
    d = meetings.delegates
    for row in await one.conn.fetch(select(d).where(d.c.person == one.old.id)):
        values = {c.name: row[c.name] for c in d.c} | {"person": one.new}
        both = d.c.meeting == row["meeting"], d.c.person.in_((one.old.id, one.new))
        there = await one.conn.first(
            select(d).where(d.c.meeting == row["meeting"], d.c.person == one.new)
        )
        if there is not None:
            parties = dict.fromkeys((there["parties"] + "," + row["parties"]).split(","))
            values["parties"] = ",".join(part for part in parties if part)
            if there["answer"] != Answer.NONE.value:
                values |= {"answer": there["answer"], "deputy": there["deputy"]}
        await one.conn.execute(delete(d).where(*both))
        await one.conn.execute(insert(d).values(values))
