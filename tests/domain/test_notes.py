"""The closed loop's own notes, row by row and rule by rule: each is in the table, and each is named by a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from domain.conversation import Role
from domain.ticket_moves import MOVES, Deadline, Relation
from domain.tickets import State

S, R, D = State, Relation, Deadline
TESTS = Path(__file__).parents[1]
STATION = {Role.STATION, Role.STATION_HEAD}

# §3.2, in its own order: from, to, who, until when, whether reporter and followers are told
ROWS = [
    (S.RECEIVED, S.ASSIGNED, R.KEEPER, D.JUDGE, True),
    (S.RECEIVED, S.ASSIGNED, R.SYSTEM, D.JUDGE, False),
    (S.RECEIVED, S.REDIRECTED, R.KEEPER, D.REDIRECT, True),
    (S.RECEIVED, S.MERGED, R.ROLE, None, True),
    (S.ASSIGNED, S.MERGED, R.ROLE, None, True),
    (S.WORKING, S.MERGED, R.ROLE, None, True),
    (S.ASSIGNED, S.WORKING, R.HOLDER, D.ANSWER, True),
    (S.ASSIGNED, S.OBJECTED, R.HOLDER, D.HALF_ANSWER, False),
    (S.OBJECTED, S.ASSIGNED, R.ABOVE, D.DECIDE, True),
    (S.WORKING, S.WAITING_RESIDENT, R.HOLDER, None, True),
    (S.WAITING_RESIDENT, S.WORKING, R.REPORTER, D.QUESTION, False),
    (S.WAITING_RESIDENT, S.CLOSED_EXPLAINED, R.SYSTEM, D.QUESTION, True),
    (S.CLOSED_EXPLAINED, S.WORKING, R.REPORTER, None, True),
    (S.WORKING, S.WAITING_EXTERNAL, R.HOLDER, None, True),
    (S.WAITING_EXTERNAL, S.WORKING, R.HOLDER, None, True),
    (S.WORKING, S.TRANSFER_PENDING, R.HOLDER, None, True),
    (S.WORKING, S.TRANSFER_PENDING, R.SYSTEM, D.BREACH, True),
    (S.TRANSFER_PENDING, S.WORKING, R.RECEIVER, D.ACCEPT, True),
    (S.TRANSFER_PENDING, None, R.RECEIVER, D.ACCEPT, True),
    (S.WORKING, S.DONE, R.HOLDER, D.DUE, True),
    (S.DONE, S.CLOSED, R.REPORTER, D.CALLBACK, True),
    (S.DONE, S.CLOSED, R.SYSTEM, D.CALLBACK, True),
    (S.DONE, S.REOPENED, R.REPORTER, D.REOPEN, True),
    (S.DONE, S.REOPENED, R.KEEPER, D.REOPEN, True),
    (S.CLOSED, S.REOPENED, R.REPORTER, D.REOPEN, True),
    (S.REOPENED, S.WORKING, R.HOLDER, D.TAKE_UP, True),
    (S.WORKING, S.CLOSED_EXPLAINED, R.KEEPER, None, True),
    *((state, S.WITHDRAWN, R.REPORTER, None, True) for state in (S.RECEIVED, S.ASSIGNED, S.WORKING, S.WAITING_EXTERNAL, S.DONE)),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "relation", "deadline", "told"), ROWS)
def test_each_row_of_the_notes_is_a_row_of_the_table(source, target, relation, deadline, told):
    found = [
        row
        for row in MOVES
        if source in row.sources
        and (row.target is target if target else row.back)
        and row.relation is relation
        and row.deadline is deadline
        and bool(row.told) is told
    ]
    assert found, (source, target, relation)


def test_the_station_answers_the_resident_at_every_level():  # R-T06
    for name in ("confirm", "reopen"):
        rows = [row for row in MOVES if row.name == name and row.relation is R.ROLE]
        assert [set(row.roles) for row in rows] == [STATION]


@pytest.mark.parametrize("rule", [f"R-T{number:02}" for number in range(1, 16)])
def test_every_rule_is_named_by_the_tests_that_hold_it(rule):
    named = [
        file
        for file in TESTS.rglob("test_*.py")
        if file.name != "test_notes.py" and re.search(rule, file.read_text(encoding="utf-8"))
    ]
    assert named, rule
