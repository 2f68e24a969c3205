"""Whether the tickets in the database keep the rules: one holder, exact clocks, an unbroken history, true figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import select

from domain import ticket_audit as audit
from domain.service_levels import Rules, rules_of
from domain.ticket_moves import MOVES
from domain.tickets import Entry, Ticket
from storage import outbox, people, ticket_figures, ticket_history, tickets, tree
from storage.database import Connection
from storage.people import moment, seconds
from storage.ticket_figures import COUNTS, KEYS, figures
from storage.ticket_sight import PARTY

AT_ONCE = 500
LETTERS_KEPT = timedelta(days=29)
"""So long what was said can be looked up; older letters are cleared."""

_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
TOLD = {(row.name, state) for row in MOVES if row.told for state in row.sources}


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a ticket breaks: compound, number, and the rule's id or name."""

    compound: int
    number: int
    rule: str


@dataclass(slots=True)
class _Said:
    """What was said in a compound lately: to whom at which second, and what its groups were shown."""

    since: datetime
    told: frozenset[tuple[int, int]]
    in_groups: tuple[str, ...]
    now_is: dict[int, int] = field(default_factory=dict)

    def was_told(self, person: int, at: int) -> bool:
        """Tell whether somebody was told something in that second, under whichever id they had then."""
        ids = [person, *(old for old, new in self.now_is.items() if new == person)]
        return any((id, at) in self.told for id in ids)


async def problems(conn: Connection, compound: int, now: datetime | None = None) -> list[Problem]:
    """Return every broken rule of a compound's tickets, none if all is well.

    With `now` also what should have happened by itself until then, and whether people were told.
    """
    home = await tree.compound(conn, compound)
    if home is None:
        return []
    found: list[tuple[int, str]] = []
    counted: Counter[tuple[object, ...]] = Counter()
    by_reporter: dict[int, list[tuple[Ticket, Sequence[Entry]]]] = defaultdict(list)
    said = await _said(conn, compound, now) if now else None
    last, rules = 0, rules_of(now or moment(0), home.zone, home.settings)
    while page := await _page(conn, compound, last):
        now_is = await people.became(conn, list({ticket.reporter for ticket in page}))
        if said:
            said.now_is |= now_is
        for ticket in page:
            rules = rules_of(ticket.received_at, home.zone, home.settings)
            lines = await _lines(conn, ticket, now_is)
            broken = audit.broken(ticket, lines, rules, now or ticket.state_since)
            broken += await _followed(conn, ticket)
            if said:
                broken += [*_was_told(ticket, lines, said), *_was_shown(ticket, said)]
            found += [(ticket.number, rule) for rule in broken]
            if not ticket.entered_by:
                by_reporter[ticket.reporter].append((ticket, lines))
            for name, value in ticket_figures.counts(ticket).items():
                counted[(*ticket_figures.key_of(ticket, rules), name)] += value
        last = page[-1].number
    found += _of_reporters(by_reporter, rules)
    if await _figures(conn, compound) != {k: v for k, v in counted.items() if v}:
        found.append((0, "figures"))
    return [Problem(compound, number, rule) for number, rule in found]


def _of_reporters(
    mine: dict[int, list[tuple[Ticket, Sequence[Entry]]]], rules: Rules
) -> list[tuple[int, str]]:
    return [one for reporter in mine.values() for one in audit.repeated(reporter, rules)]


async def _page(conn: Connection, compound: int, after: int) -> list[Ticket]:
    rows = await conn.fetch(
        select(tickets.tickets)
        .where(tickets.tickets.c.compound == compound, tickets.tickets.c.number > after)
        .order_by(tickets.tickets.c.number)
        .limit(AT_ONCE)
    )
    return [tickets.ticket_of(row) for row in rows]


async def _lines(conn: Connection, ticket: Ticket, now_is: dict[int, int]) -> list[Entry]:
    """Return a ticket's history; what its reporter did by an account that was linked since is theirs."""
    lines = await ticket_history.of(conn, ticket.compound, ticket.number)
    return [replace(line, actor=now_is.get(line.actor, line.actor)) for line in lines]


async def _followed(conn: Connection, ticket: Ticket) -> list[str]:
    """Merged people follow the main ticket, and the households are counted as they stand there (R-T09)."""
    found = []
    behind = await ticket_history.followers_of(conn, ticket.compound, ticket.number)
    if sum(one.how != PARTY for one in behind) != ticket.followers:
        found.append("R-T09 count")
    if ticket.merged_into and ticket.reporter:
        main = await tickets.get(conn, ticket.compound, ticket.merged_into)
        others = await ticket_history.followers_of(conn, ticket.compound, ticket.merged_into)
        if main is None or ticket.reporter not in (main.reporter, *(f.person for f in others)):
            found.append("R-T09")
    return found


async def _said(conn: Connection, compound: int, now: datetime) -> _Said:
    since = now - LETTERS_KEPT
    o = outbox.outbox.c
    rows = await conn.fetch(
        select(o.person, o.chat, o.channel, o.reply, o.created_at).where(
            o.compound == compound, o.created_at >= seconds(since)
        )
    )
    groups = {(g.address.channel, g.address.chat) for g in await tree.groups_of(conn, compound)}
    return _Said(
        since,
        frozenset((row["person"], row["created_at"]) for row in rows if row["person"]),
        tuple(row["reply"] for row in rows if (row["channel"], row["chat"]) in groups),
    )


def _was_told(ticket: Ticket, lines: Sequence[Entry], said: _Said) -> list[str]:
    """The reporter was told of each move that the table tells of, in the second in which it was made (R-T06)."""
    if not ticket.reporter:
        return []
    for line in lines:
        if line.at < said.since or (line.move, line.before) not in TOLD:
            continue
        by_reporter = line.actor in (ticket.reporter, ticket.entered_by)
        by_system = not line.actor and line.move == "assign"
        heard = said.was_told(ticket.reporter, seconds(line.at))
        if not heard and not by_reporter and not by_system:
            return ["R-T06 not told"]
    return []


def _was_shown(ticket: Ticket, said: _Said) -> list[str]:
    """No group was shown a private ticket's words, or anybody's telephone number (R-T10)."""
    words = msgspec.json.encode(ticket.text).decode()[1:-1]
    if ticket.private and any(words in reply for reply in said.in_groups):
        return ["R-T10 words"]
    phones = _PHONE.findall(ticket.text)
    if any(phone in reply for phone in phones for reply in said.in_groups):
        return ["R-T10 phone"]
    return []


async def _figures(conn: Connection, compound: int) -> dict[tuple[object, ...], int]:
    rows = await conn.fetch(select(figures).where(figures.c.compound == compound))
    return {
        (*(row[key] for key in KEYS), name): row[name]
        for row in rows
        for name in COUNTS
        if row[name]
    }
