"""The audit bites: a ticket that breaks a rule is found, one that keeps them is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.conversation import Role
from domain.service_levels import Rules
from domain.ticket_audit import broken, repeated
from domain.ticket_effects import SYSTEM, Actor, Particulars
from domain.ticket_moves import move
from domain.tickets import Body, Entry, Holder, Report, State, Ticket, open_ticket

NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
RULES = Rules()
HEAD = Actor(2, frozenset({Role.STATION_HEAD}))
PROPERTY = Actor(3, frozenset({Role.PROPERTY}))
COMMUNITY = Actor(4, frozenset({Role.COMMUNITY}))
LIFE = (
    ("assign", HEAD, Particulars(body=Body.PROPERTY)),
    ("take", PROPERTY, None),
    ("wait", PROPERTY, Particulars(reason="vote", text="换电梯的表决", next_news=NINE + timedelta(days=3))),
    ("resume", PROPERTY, None),
    ("consult", PROPERTY, Particulars(text="三方商量过")),
    ("transfer", PROPERTY, Particulars(body=Body.COMMUNITY, text="办不了", proof=1)),
    ("refuse", COMMUNITY, Particulars(text="先补材料")),
    ("done", PROPERTY, Particulars(text="好了", proof=1)),
    ("confirm", HEAD, Particulars(text="电话里说好了")),
)  # fmt: skip


def lived(steps=LIFE, service="P3") -> tuple[Ticket, list[Entry]]:
    """Return a ticket after so many moves, an hour each, with its history."""
    report = Report("灯坏了", 1, category="repair", service=service, place="3栋")
    ticket, entry = open_ticket(3, 1, report, Role.RESIDENT, NINE, RULES)
    lines = [entry]
    for hour, (name, actor, said) in enumerate(steps, 1):
        moved = move(ticket, name, actor, NINE + timedelta(hours=hour), RULES, said)
        ticket = moved.ticket
        lines.append(moved.entry)
    return ticket, lines


def found(ticket, lines, hours=9):
    return broken(ticket, lines, RULES, NINE + timedelta(hours=hours))


@pytest.mark.parametrize("steps", range(len(LIFE) + 1))
def test_a_ticket_that_keeps_the_rules_is_clean_at_every_step(steps):
    assert found(*lived(LIFE[:steps])) == []


def test_a_holder_of_another_level_is_found():  # R-T01
    ticket, lines = lived(LIFE[:2])
    assert "R-T01" in found(replace(ticket, holder=Holder(Body.STREET)), lines)


def test_a_refused_offer_that_did_not_return_is_found():  # R-T01
    ticket, lines = lived(LIFE[:7])
    lines[-1] = replace(lines[-1], holder=Holder(Body.STATION))
    assert "R-T01 refused" in found(replace(ticket, holder=Holder(Body.STATION)), lines)


def test_danger_that_was_not_handed_on_or_rung_about_is_found():  # R-T02
    assign = (("assign", SYSTEM, Particulars(body=Body.PROPERTY)), LIFE[1])
    ticket, lines = lived(assign, service="P0")
    assert found(ticket, lines, 2) == ["R-T02", "R-T02 rings"]
    lines[1] = replace(lines[1], at=NINE)
    sooner = replace(ticket, rung=24, clock=ticket.clock)
    assert found(sooner, lines, 2) == []


def test_a_clock_that_lost_or_won_an_hour_is_found():  # R-T03, R-T04
    ticket, lines = lived()
    for hours in (1, -1):
        wrong = replace(ticket.clock, ran=ticket.clock.ran + timedelta(hours=hours))
        assert "R-T03" in found(replace(ticket, clock=wrong), lines)
    assert "R-T03 begin" in found(replace(ticket, received_at=NINE + timedelta(hours=1)), lines)
    assert "R-T04" in found(replace(ticket, clock=replace(ticket.clock, since=NINE)), lines)


def test_an_urgent_ticket_that_waited_is_found():  # R-T05
    ticket, lines = lived(LIFE[:3])
    assert "R-T05" in found(replace(ticket, service="P1"), lines)
    ticket, lines = lived(LIFE[:4])
    assert "R-T05 waited" in found(replace(ticket, service="P1"), lines)


def test_a_ticket_that_should_have_moved_up_is_found():  # R-T07
    ticket, lines = lived(LIFE[:2])
    assert found(ticket, lines, 24 * 4) == []
    assert "R-T07" in found(ticket, lines, 24 * 6)


def test_whoever_checks_the_own_work_is_found():  # R-T08
    ticket, lines = lived()
    own = replace(lines[-1], actor=PROPERTY.person)
    assert "R-T08 checker" in found(ticket, [*lines[:-1], own])
    assert "R-T08" in found(replace(ticket, done_by=0), lines)


def test_a_gap_in_the_history_is_found():  # R-T11
    ticket, lines = lived()
    assert "R-T11" in found(ticket, [*lines[:3], *lines[4:]])
    assert "R-T11 begins" in found(ticket, lines[1:])
    assert "R-T11 last" in found(replace(ticket, state=State.DONE, ended_at=None), lines)


def test_a_street_duty_that_was_handed_down_is_found():  # R-T12
    ticket, lines = lived()
    lines[3] = replace(lines[3], level=3)
    assert "R-T12" in found(ticket, lines)


def test_waiting_for_a_vote_that_nobody_named_is_found():  # R-T14
    ticket, lines = lived(LIFE[:3])
    lines[-1] = replace(lines[-1], text="vote")
    assert found(ticket, lines) == ["R-T14"]


def test_the_same_matter_opened_twice_is_found():  # R-T13
    ticket, lines = lived(LIFE[:2])
    again = replace(ticket, number=2, received_at=NINE + timedelta(hours=4))
    assert repeated([(ticket, lines), (again, lines)], RULES) == [(2, "R-T13")]
    elsewhere = replace(again, place="8栋")
    late = replace(again, received_at=NINE + timedelta(hours=49))
    for other in (elsewhere, late):
        assert repeated([(ticket, lines), (other, lines)], RULES) == []


def test_more_than_five_a_day_is_found():  # R-T15
    ticket, lines = lived(LIFE[:2])
    many = [
        (replace(ticket, number=n, place=f"{n}栋", received_at=NINE + timedelta(hours=n)), lines)
        for n in range(1, 7)
    ]
    assert repeated(many, RULES) == [(6, "R-T15")]
    assert repeated(many[:5], RULES) == []
