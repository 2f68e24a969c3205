"""The hot issues of a compound: open and recent tickets and mentions brought together, with the households behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from domain.conversation import Term
from domain.masking import masked
from domain.people import NodeKind
from domain.ticket_cards import category_name
from domain.tickets import LEFT_OUT, OPEN, State, Ticket
from domain.understanding.hot import Voice, hot
from storage import mentions, people, tree
from storage.database import Connection
from storage.mentions import Mention
from storage.people import moment, seconds
from storage.ticket_history import followers
from storage.tickets import ticket_of, tickets
from storage.tree import Compound

RECENT = timedelta(days=14)
TOP = 5
MOST = 600
"""So many of the newest tickets are looked at; more are never open at once in one compound."""
TITLE = 40
MERGEABLE = frozenset({State.RECEIVED, State.ASSIGNED, State.WORKING})


@dataclass(frozen=True, slots=True)
class Issue:
    """A hot issue: what and where, the households behind it today and a week ago, and its tickets, the main one first.

    `mergeable`: the tickets that can be joined into one, the main one last; empty where there is nothing to join.
    """

    kind: Term
    place: str
    title: str
    households: int
    before: int
    numbers: tuple[int, ...]
    mergeable: tuple[int, ...]
    mentions: int
    score: float

    @property
    def is_new(self) -> bool:
        """Tell whether nobody spoke of it a week ago."""
        return self.before == 0


async def of_compound(
    conn: Connection, home: Compound, now: datetime, top: int = TOP
) -> list[Issue]:
    """Return the hottest issues of a compound: raised by two households at least; private matters are none."""
    found = await _tickets(conn, home.id, now)
    talk = await mentions.since(conn, home.id, now - RECENT)
    if len(found) + len(talk) == 0:
        return []
    homes = dict(await people.residents(conn, home.path, now))
    joined = await _joined(conn, home.id, found, homes)
    voices = [_voice(t, homes, joined.get(t.number, ())) for t in found]
    voices += [_mentioned(m, homes) for m in talk]
    buildings = {n.id: n.name for n in await tree.within(conn, home.id, NodeKind.BUILDING)}
    by_id = {f"t{t.number}": t for t in found}
    issues: list[Issue] = []
    for one in hot(voices, now=now):
        about = [by_id[id] for id in one.ids if id in by_id]
        if one.people >= 2 and about and len(issues) < top:
            counts = (one.people, one.before, len(one.ids) - len(about))
            issues.append(_issue(about, buildings, counts, one.score))
    return issues


async def _tickets(conn: Connection, compound: int, now: datetime) -> list[Ticket]:
    t = tickets.c
    rows = await conn.fetch(
        select(tickets)
        .where(
            t.compound == compound,
            t.private == 0,
            t.state.not_in([state.value for state in LEFT_OUT]),
            or_(
                t.state.in_([state.value for state in OPEN]),
                t.received_at >= seconds(now - RECENT),
            ),
        )
        .order_by(t.received_at.desc())
        .limit(MOST)
    )
    return [ticket_of(row) for row in rows]


async def _joined(
    conn: Connection, compound: int, found: list[Ticket], homes: dict[int, int]
) -> dict[int, tuple[tuple[datetime, str], ...]]:
    """Return who stands behind each ticket besides its reporter, since when."""
    numbers = [ticket.number for ticket in found if ticket.followers]
    if not numbers:
        return {}
    f = followers.c
    rows = await conn.fetch(
        select(f.number, f.person, f.since).where(f.compound == compound, f.number.in_(numbers))
    )
    behind: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for row in rows:
        behind[row["number"]].append((moment(row["since"]), _household(row["person"], homes)))
    return {number: tuple(those) for number, those in behind.items()}


def _household(person: int, homes: dict[int, int]) -> str:
    return f"h{homes[person]}" if person in homes else f"p{person}"


def _voice(
    ticket: Ticket, homes: dict[int, int], joined: tuple[tuple[datetime, str], ...]
) -> Voice:
    who = ticket.reporter or ticket.entered_by
    return Voice(
        id=f"t{ticket.number}",
        title="",
        text=ticket.text,
        time=ticket.received_at,
        user=_household(who, homes) if who else f"t{ticket.number}",
        place=str(ticket.building or ticket.place),
        kind="" if ticket.category in ("", "other") else f"{ticket.category}.{ticket.subcategory}",
        joined=joined,
    )


def _mentioned(one: Mention, homes: dict[int, int]) -> Voice:
    return Voice(
        id=f"m{one.id}",
        title="",
        text=one.text,
        time=one.at,
        user=_household(one.person, homes),
        place=str(one.building or ""),
    )


def _issue(
    about: list[Ticket], buildings: dict[int, str], counts: tuple[int, int, int], score: float
) -> Issue:
    open_first = sorted(about, key=lambda t: (not t.is_open, -t.followers, t.number))
    main = open_first[0]
    households, before, talk = counts
    others = [t.number for t in open_first[1:] if t.state in MERGEABLE]
    places = Counter(buildings.get(t.building, t.place) for t in about)
    return Issue(
        kind=category_name(main.category, main.subcategory),
        place=places.most_common(1)[0][0],
        title=masked(main.text)[:TITLE],
        households=households,
        before=before,
        numbers=tuple(t.number for t in open_first),
        mergeable=(*others, main.number) if others and main.is_open else (),
        mentions=talk,
        score=score,
    )
