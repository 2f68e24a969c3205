"""Every refusal of the closed loop is a friendly sentence in both languages: generated from the table and from all states."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from domain.conversation import Refused, Role
from domain.service_levels import Rules
from domain.ticket_effects import Actor, Particulars
from domain.ticket_moves import MOVES, move
from domain.tickets import Body, Holder, Report, State, Ticket, open_ticket
from texts.catalogue import LANGUAGES, catalogue

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
RULES = Rules()
MOVERS = (Role.RESIDENT, Role.PROPERTY, Role.STATION, Role.COMMUNITY, Role.STREET)
ACTORS = [Actor(10 + number, frozenset({role})) for number, role in enumerate(MOVERS)]
DOER = ACTORS[2].person
REPORTER = Actor(1, frozenset({Role.RESIDENT}))
NAMES = sorted({row.name for row in MOVES})
SAYINGS = (
    Particulars(),
    Particulars(text="好", body=Body.STREET, proof=1, reason="vote", next_news=LATER, score=9),
    Particulars(text="好", body=Body.STATION, proof=1, reason="?", next_news=NOW, service="P9"),
    Particulars(text="好", body=Body.COMMUNITY, proof=1, next_look=NOW.date(), service="P4"),
)
NOT_FRIENDLY = (
    "error",
    "Error",
    "refused",
    "failed",
    "错误",
    "非法",
    "无权",
    "失败",
    "{",
    "ticket-",
)


def tickets() -> list[Ticket]:
    """Return a ticket in every state, plain, in danger, placeless, done by somebody, at level 3."""
    report = Report("灯坏了", 1, category="repair", place="3栋")
    plain, _ = open_ticket(3, 1, report, Role.RESIDENT, NOW, RULES)
    found = []
    for state in State:
        base = replace(plain, state=state, ended_at=NOW if not plain.is_open else None)
        if state is State.TRANSFER_PENDING:
            base = replace(base, offered=Holder(Body.COMMUNITY), held_in=State.WORKING)
        found += [
            base,
            replace(base, service="P0", followers=2),
            replace(base, place="", category=""),
            replace(base, done_by=DOER, judged=True, extended=True),
            replace(base, level=3, holder=Holder(Body.STREET), consented=False),
        ]
    return found


def refusals() -> dict[str, Refused]:
    """Return each refusal that anybody can meet with, by its key."""
    met: dict[str, Refused] = {}
    for ticket, name, actor, said in product(tickets(), NAMES, [REPORTER, *ACTORS], SAYINGS):
        target = replace(ticket, number=2, state=State.CLOSED, private=True)
        for about in (said, replace(said, target=ticket), replace(said, target=target)):
            try:
                move(ticket, name, actor, NOW + timedelta(days=40), RULES, about)
            except Refused as refusal:
                met.setdefault(refusal.key, refusal)
    return met


MET = refusals()


def test_residents_and_staff_meet_many_kinds_of_refusal():
    assert {"ticket-not-yours", "ticket-move-unknown-here", "ticket-urgent-never-waits"} <= set(MET)
    assert {"ticket-consult-first", "ticket-not-passed-down", "ticket-own-work"} <= set(MET)
    assert len(MET) > 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(MET))
def test_a_refusal_is_a_friendly_sentence(key, language):
    said = catalogue().text(key, MET[key].values, language)
    assert len(said) >= 8, said
    assert not [word for word in NOT_FRIENDLY if word in said], said
    assert said.rstrip()[-1] in "。？！?!.）)”", said
