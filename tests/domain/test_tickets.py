"""The closed loop: every rule of the domain notes §3 by its id, and random lives of tickets."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import ticket_alarms, tickets
from domain.clocks import Hours, Kind, elapsed, is_overdue, remaining
from domain.conversation import Refused, Role
from domain.rates import Rates, count
from domain.service_levels import Rules, rules_on, with_settings
from domain.ticket_effects import SYSTEM, Actor, Particulars
from domain.ticket_moves import MOVES, Relation, move, moves_from, moves_open_to
from domain.tickets import (
    ENDED,
    OPEN,
    PAUSED,
    RUNNING,
    Body,
    Callback,
    Holder,
    Report,
    State,
    callback_outcome,
)

RULES = Rules()
MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai
RESIDENT = Actor(1, frozenset({Role.RESIDENT}))
PROPERTY = Actor(2, frozenset({Role.PROPERTY}))
STATION = Actor(3, frozenset({Role.STATION}))
GRID = Actor(4, frozenset({Role.GRID}))
COMMUNITY = Actor(5, frozenset({Role.COMMUNITY}))
STREET = Actor(6, frozenset({Role.STREET}))
HEAD = Actor(7, frozenset({Role.STATION_HEAD, Role.RESIDENT}))
ALL = (RESIDENT, PROPERTY, STATION, GRID, COMMUNITY, STREET, HEAD, SYSTEM)
H = timedelta(hours=1)


def opened(service="P3", **more):
    report = Report(
        "3栋2单元电梯又停了", 1, "elevator", service=service, place="3栋2单元", building=10, **more
    )
    return tickets.open_ticket(3, 42, report, Role.RESIDENT, MONDAY, RULES)[0]


def moved(ticket, name, actor, after=H, **said):
    """Make a move some time after the ticket was opened and return the ticket."""
    return move(ticket, name, actor, MONDAY + after, RULES, Particulars(**said)).ticket


def working(service="P3", **more):
    ticket = moved(
        opened(service, **more), "assign", STATION, timedelta(minutes=10), body=Body.PROPERTY
    )
    return moved(ticket, "take", PROPERTY, timedelta(minutes=20))


def done(**more):
    return moved(working(**more), "done", PROPERTY, 2 * H, proof=1)


def at_level(level):
    ticket = working()
    for n, (body, keeper, holder) in enumerate(
        ((Body.COMMUNITY, COMMUNITY, PROPERTY), (Body.STREET, STREET, COMMUNITY))[: level - 1]
    ):
        ticket = moved(ticket, "consult", holder, (1 + n) * H, text="站里商量过，修不了")
        ticket = moved(ticket, "transfer", holder, (1 + n) * H, body=body, text="摘要", proof=1)
        ticket = moved(ticket, "accept", keeper, (2 + n) * H)
    return ticket


def refusal(ticket, name, actor, after=H, **said):
    with pytest.raises(Refused) as caught:
        moved(ticket, name, actor, after, **said)
    return caught.value.key


def test_a_refused_transfer_is_back_with_its_holder_in_the_same_second():  # R-T01
    ticket = moved(working(), "consult", PROPERTY, text="三方商量")
    offered = moved(ticket, "transfer", PROPERTY, body=Body.COMMUNITY, text="摘要", proof=1)
    assert offered.holder == ticket.holder
    back = moved(offered, "refuse", COMMUNITY, text="站里能办")
    assert (back.state, back.holder, back.state_since) == (State.WORKING, ticket.holder, MONDAY + H)


def test_danger_to_life_rings_every_five_minutes_until_it_is_taken():  # R-T02
    ticket = opened("P0")
    first = ticket_alarms.next_alarm_at(ticket, RULES)
    assert first == MONDAY + timedelta(minutes=5)
    [ring, *_] = ticket_alarms.due_alarms(ticket, first, RULES)
    assert ring.name == "ring"
    ticket = ticket_alarms.raised(ticket, ring, first, RULES)
    assert ticket_alarms.next_alarm_at(ticket, RULES) == MONDAY + timedelta(minutes=10)
    ticket = moved(ticket, "assign", STATION, timedelta(minutes=6), body=Body.PROPERTY)
    ticket = moved(ticket, "take", PROPERTY, timedelta(minutes=7))
    assert all(a.name != "ring" for a in ticket_alarms.alarms(ticket, RULES))


def test_after_an_hour_of_downtime_danger_rings_once_not_twelve_times():
    now = MONDAY + H
    ticket = opened("P0")
    ticket = ticket_alarms.raised(
        ticket, ticket_alarms.due_alarms(ticket, now, RULES)[0], now, RULES
    )
    assert ticket.rung == 12
    assert ticket_alarms.Alarm(now + timedelta(minutes=5), "ring") in ticket_alarms.alarms(
        ticket, RULES
    )


def test_twenty_hours_at_level_one_and_thirty_at_two_are_fifty_in_all():  # R-T03
    rules = with_settings(
        RULES,
        {"hours": {"service_from": 0, "service_to": 1440, "working_from": 0, "working_to": 1440}},
    )
    report = Report("x", 1, "elevator", service="P3", place="3栋")
    ticket, _ = tickets.open_ticket(3, 1, report, Role.RESIDENT, MONDAY, rules)
    steps = [
        ("assign", STATION, 1, {"body": Body.PROPERTY}),
        ("take", PROPERTY, 2, {}),
        ("consult", PROPERTY, 3, {"text": "商量过"}),
        ("transfer", PROPERTY, 4, {"body": Body.COMMUNITY, "text": "摘要", "proof": 1}),
        ("accept", COMMUNITY, 20, {}),
        ("done", COMMUNITY, 50, {"proof": 1}),
    ]
    for name, actor, hour, said in steps:
        ticket = move(ticket, name, actor, MONDAY + hour * H, rules, Particulars(**said)).ticket
    assert ticket.earlier == 20 * H
    assert elapsed(ticket.clock, MONDAY + 60 * H, rules.hours) == 30 * H
    assert tickets.total_running(ticket, MONDAY + 60 * H, rules) == 50 * H
    again = move(
        ticket, "reopen", RESIDENT, MONDAY + 70 * H, rules, Particulars(text="没修好")
    ).ticket
    assert tickets.total_running(again, MONDAY + 70 * H, rules) == 50 * H


def test_a_pause_gives_back_exactly_what_remained():  # R-T04
    ticket = working()
    left = remaining(ticket.clock, MONDAY + 5 * H, RULES.hours)
    asleep = moved(ticket, "wait", PROPERTY, 5 * H, reason="part", next_news=MONDAY + 72 * H)
    awake = moved(asleep, "resume", PROPERTY, 77 * H)
    assert remaining(awake.clock, MONDAY + 77 * H, RULES.hours) == left
    assert not tickets.is_overdue(awake, MONDAY + 77 * H, RULES)


@pytest.mark.parametrize("service", ["P0", "P1"])
def test_urgent_tickets_never_pause(service):  # R-T05
    ticket = working(service)
    assert refusal(ticket, "ask", PROPERTY, text="几楼？") == "ticket-urgent-never-waits"
    said = {"reason": "part", "next_news": MONDAY + 24 * H}
    assert refusal(ticket, "wait", PROPERTY, **said) == "ticket-urgent-never-waits"


def test_making_a_waiting_ticket_urgent_wakes_it():  # R-T05
    asleep = moved(working(), "wait", PROPERTY, 5 * H, reason="part", next_news=MONDAY + 72 * H)
    assert refusal(asleep, "reclassify", STATION, 6 * H, service="P1") == "ticket-use-urgent"
    awake = moved(asleep, "urgent", STATION, 6 * H, service="P1")
    assert (awake.state, awake.service, awake.clock.kind) == (State.WORKING, "P1", Kind.ROUND)


def test_the_station_stays_the_contact_even_at_the_street():  # R-T06
    ticket = at_level(3)
    assert (ticket.level, ticket.holder.body, ticket.contact) == (3, Body.STREET, Body.STATION)


def test_the_next_level_is_told_when_due_and_takes_over_at_half_as_long_again():  # R-T07
    rules = with_settings(
        RULES, {"classes": {"P3": {"done": {"hours": 24, "days": 0, "kind": "round"}}}}
    )
    report = Report("x", 1, "elevator", service="P3", place="3栋")
    ticket, _ = tickets.open_ticket(3, 1, report, Role.RESIDENT, MONDAY, rules)
    ticket = move(ticket, "assign", STATION, MONDAY, rules, Particulars(body=Body.PROPERTY)).ticket
    ticket = move(ticket, "take", PROPERTY, MONDAY, rules).ticket
    coming = {a.name: a.at for a in ticket_alarms.alarms(ticket, rules)}
    assert coming == {"level-due": MONDAY + 24 * H, "level-breach": MONDAY + 36 * H}
    risen = move(ticket, "rise", SYSTEM, MONDAY + 36 * H, rules)
    assert risen.ticket.offered == Holder(Body.COMMUNITY)
    assert risen.ticket.holder.body is Body.PROPERTY  # R-T01
    back = move(
        risen.ticket, "refuse", COMMUNITY, MONDAY + 37 * H, rules, Particulars(text="站里能办")
    )
    assert back.ticket.state is State.WORKING


def test_the_second_reopening_is_told_to_the_next_level():  # R-T07
    ticket = done()
    for n in (1, 2):
        result = move(
            ticket, "reopen", RESIDENT, MONDAY + (2 + n) * H, RULES, Particulars(text="还是坏的")
        )
        assert any(t.key == "staff-reopened-twice" for t in result.tells) is (n == 2)
        ticket = moved(result.ticket, "take", PROPERTY, (3 + n) * H)
        ticket = moved(ticket, "done", PROPERTY, (3 + n) * H, proof=1)


def test_who_completed_the_work_does_not_check_it():  # R-T08
    both = Actor(2, frozenset({Role.PROPERTY, Role.STATION}))
    ticket = done()
    assert refusal(ticket, "confirm", both, 3 * H, text="电话问过了") == "ticket-own-work"
    assert refusal(ticket, "reopen", both, 3 * H, text="没好") == "ticket-own-work"
    assert moved(ticket, "confirm", STATION, 3 * H, text="电话问过了").state is State.CLOSED


@pytest.mark.parametrize(
    ("main", "merged", "final", "outcome"),
    [
        (False, (True, True, True, True), False, Callback.SOLVED),  # the worked example
        (True, (), False, Callback.SOLVED),
        (False, (), False, Callback.NOT_SOLVED),
        (False, (None, None), False, Callback.OPEN),
        (False, (None, None), True, Callback.NOT_SOLVED),
        (None, (True, None), True, Callback.SOLVED),
        (None, (None,), True, Callback.OPEN),
        (False, (True,), False, Callback.NOT_SOLVED),
    ],
)
def test_merged_reporters_keep_a_vote_in_the_callback(main, merged, final, outcome):  # R-T09
    assert callback_outcome(main, merged, final=final) is outcome


def test_a_group_sees_number_category_building_and_state_only():  # R-T10
    view = tickets.public_view(opened(), "3栋")
    assert sorted(view) == ["building", "category", "number", "state"]
    assert "电梯又停了" not in str(view)


def test_every_move_keeps_time_actor_role_body_and_reason():  # R-T11
    entry = move(
        opened(), "assign", HEAD, MONDAY + H, RULES, Particulars(body=Body.PROPERTY, text="轮值")
    ).entry
    assert (entry.at, entry.actor, entry.role, entry.holder.body, entry.text) == (
        MONDAY + H, 7, Role.STATION_HEAD, Body.PROPERTY, "轮值",
    )  # fmt: skip


def test_a_street_duty_is_not_handed_down():  # R-T12
    ticket = at_level(3)
    for body in (Body.STATION, Body.PROPERTY, Body.COMMUNITY):
        said = {"body": body, "text": "请站里办", "proof": 1}
        assert refusal(ticket, "transfer", STREET, 5 * H, **said) == "ticket-not-passed-down"


def test_joint_enforcement_is_a_target_of_its_own_at_level_three():
    said = {"body": Body.ENFORCEMENT, "text": "违建", "proof": 1}
    assert moved(at_level(3), "transfer", STREET, 5 * H, **said).state is State.TRANSFER_PENDING


@pytest.mark.parametrize(
    ("category", "place", "joins"),
    [
        ("elevator", "3栋2单元", True),
        ("elevator", "3栋1单元", False),
        ("elevator", "3栋1单元、3栋2单元", True),
        ("elevator", "3栋", True),
        ("utilities", "3栋1单元", True),  # water and power fail in many units at once
    ],
)
def test_the_same_thing_in_another_unit_is_another_ticket(category, place, joins):  # R-T13
    ticket = replace(opened(), category=category, subcategory="", place="3栋2单元")
    now = MONDAY + 5 * H
    assert tickets.is_same_matter(ticket, (category, ""), 10, place, now, RULES) is joins


def test_the_same_matter_in_the_same_place_is_the_same_ticket():  # R-T13
    ticket = opened()
    assert tickets.is_same_matter(ticket, ("elevator", ""), 10, "", MONDAY + 5 * H, RULES)
    assert not tickets.is_same_matter(ticket, ("elevator", "fault"), 11, "", MONDAY + 5 * H, RULES)
    assert not tickets.is_same_matter(ticket, ("hygiene", ""), 10, "", MONDAY + 5 * H, RULES)
    assert not tickets.is_same_matter(ticket, ("elevator", ""), 10, "", MONDAY + 50 * H, RULES)


def test_waiting_for_a_vote_names_the_vote_and_ends_with_its_result():  # R-T14
    ticket = working()
    said = {"reason": "vote", "next_news": MONDAY + 72 * H}
    assert refusal(ticket, "wait", PROPERTY, **said) == "ticket-name-the-vote"
    waits = moved(ticket, "wait", PROPERTY, text="加装电梯表决", **said)
    assert waits.state is State.WAITING_EXTERNAL
    assert moved(waits, "resume", SYSTEM, 48 * H).state is State.WORKING


def test_news_is_promised_within_a_week():
    said = {"reason": "part", "next_news": MONDAY + timedelta(days=9)}
    assert refusal(working(), "wait", PROPERTY, **said) == "ticket-news-range"


def test_an_objection_comes_early_and_the_decision_stands():
    ticket = moved(opened(), "assign", STATION, timedelta(minutes=5), body=Body.PROPERTY)
    assert refusal(ticket, "object", PROPERTY, 3 * H, text="不归我们") == "ticket-objection-late"
    objected = moved(ticket, "object", PROPERTY, H, text="不归我们")
    assert (
        refusal(objected, "decide", STATION, 2 * H, body=Body.STATION, text="归站里")
        == "ticket-not-yours"
    )
    decided = moved(objected, "decide", GRID, 2 * H, body=Body.PROPERTY, text="合同第三条")
    assert (
        refusal(decided, "object", PROPERTY, 2 * H, text="还是不归") == "ticket-objection-decided"
    )


def test_a_level_is_left_only_after_it_was_consulted():
    said = {"body": Body.COMMUNITY, "text": "摘要", "proof": 1}
    assert refusal(working(), "transfer", PROPERTY, **said) == "ticket-consult-first"
    said["body"] = Body.STREET
    assert refusal(working(), "transfer", PROPERTY, **said) == "ticket-level-by-level"


def test_silence_of_72_hours_ends_a_question_and_an_answer_revives_it():
    asked = moved(working(), "ask", PROPERTY, text="是左边那台吗？")
    names = [a.name for a in ticket_alarms.alarms(asked, RULES)]
    assert names == ["question-1", "question-2", "silence"]
    ended = moved(asked, "silence", SYSTEM, 73 * H)
    assert (ended.state, ended.reason) == (State.CLOSED_EXPLAINED, "no-answer")
    assert moved(ended, "answer", RESIDENT, 80 * H, text="是").state is State.WORKING


def test_seven_silent_days_close_a_ticket_after_two_reminders():
    ticket = done()
    names = [a.name for a in ticket_alarms.alarms(ticket, RULES)]
    assert names == ["callback-1", "callback-2", "lapse"]
    closed = moved(ticket, "lapse", SYSTEM, timedelta(days=8))
    assert (closed.state, closed.solved, closed.score) == (State.CLOSED, None, 0)


def test_a_closed_ticket_is_reopened_within_thirty_days_and_not_later():
    closed = moved(done(), "confirm", RESIDENT, 3 * H, score=5)
    assert (
        moved(closed, "reopen", RESIDENT, timedelta(days=30), text="又坏").state is State.REOPENED
    )
    assert (
        refusal(closed, "reopen", RESIDENT, timedelta(days=31), text="又坏") == "ticket-reopen-late"
    )


def test_level_three_ends_unsolved_only_with_the_communitys_consent():
    ticket, said = at_level(3), {"text": "规划限制", "next_look": date(2026, 9, 1)}
    assert refusal(ticket, "explain", STREET, 5 * H, **said) == "ticket-consent-first"
    agreed = moved(ticket, "consent", COMMUNITY, 5 * H)
    assert moved(agreed, "explain", STREET, 6 * H, **said).state is State.CLOSED_EXPLAINED


def test_danger_and_what_others_follow_is_not_withdrawn():
    assert refusal(opened("P0"), "withdraw", RESIDENT) == "ticket-danger-stays"
    assert refusal(tickets.followed(opened()), "withdraw", RESIDENT) == "ticket-followed"
    assert moved(opened(), "withdraw", RESIDENT).state is State.WITHDRAWN


def test_a_merged_ticket_can_be_split_again():
    other = replace(opened(), number=41)
    merged = moved(opened(), "merge", STATION, target=other)
    assert (merged.state, merged.merged_into) == (State.MERGED, 41)
    assert moved(merged, "split", STATION).state is State.RECEIVED
    assert refusal(opened(), "merge", STATION, target=opened()) == "ticket-merge-other"


def test_level_three_is_extended_once():
    ticket = moved(at_level(3), "extend", STREET, 5 * H, text="等部门会签")
    assert refusal(ticket, "extend", STREET, 6 * H, text="再等") == "ticket-extend-once"


def test_a_ticket_without_a_place_is_not_assigned():
    lost = replace(opened(), place="", building=0)
    assert refusal(lost, "assign", STATION, body=Body.PROPERTY) == "ticket-needs-place"
    placed = moved(lost, "reclassify", STATION, place="东门")
    assert moved(placed, "assign", STATION, body=Body.PROPERTY).state is State.ASSIGNED


def test_neighbours_cannot_move_what_is_not_theirs():
    assert (
        refusal(opened(), "withdraw", Actor(99, frozenset({Role.RESIDENT}))) == "ticket-not-yours"
    )
    assert refusal(working(), "done", GRID, proof=1) == "ticket-not-yours"
    assert refusal(opened(), "done", PROPERTY, proof=1) == "ticket-move-unknown-here"


@pytest.mark.parametrize(
    ("service", "answer", "finish"),
    [
        ("P0", timedelta(minutes=5), 2 * H),
        ("P1", timedelta(minutes=15), 24 * H),
        ("P2", H, 48 * H),  # 24 service hours are two days
        ("P3", 4 * H, 72 * H),
        ("P4", 24 * H, timedelta(days=9)),  # seven working days over a weekend
        ("complaint", 4 * H, timedelta(days=3)),
        ("question", H, 24 * H),
    ],
)
def test_each_service_class_promises_what_section_4_says(service, answer, finish):
    ticket = opened(service)
    assert ticket.due_answer == MONDAY + answer
    assert tickets.due_done(ticket, RULES) == MONDAY + finish


def test_levels_two_and_three_have_their_own_clocks_but_urgent_tickets_keep_theirs():
    two, three = at_level(2), at_level(3)
    assert tickets.due_done(two, RULES) - (MONDAY + 2 * H) == timedelta(days=3)
    assert three.clock.limit == 5 * 9 * H
    urgent = replace(opened("P1"), level=2)
    assert tickets.class_at(urgent, 2, RULES).id == "P1"


def test_a_compound_sets_its_own_times_and_mistakes_are_named():
    rules = rules_on(date(2026, 3, 2), {"classes": {"P3": {"answer": {"hours": 2}}}})
    assert rules.service("P3").answer.hours == 2
    with pytest.raises(Refused, match="rules-unknown-setting"):
        rules_on(date(2026, 3, 2), {"klasses": {}})
    with pytest.raises(Refused, match="rules-bad-setting"):
        rules_on(date(2026, 3, 2), {"hours": {"service_from": "acht"}})


def test_the_three_rates_of_two_hundred_tickets():  # §3.4
    rates = Rates(200, 10, answered_in_time=183, solved=171, rated=150, satisfied=132)
    assert [str(r) for r in (rates.response, rates.resolution, rates.satisfaction)] == [
        "96.3", "90.0", "88.0",
    ]  # fmt: skip
    assert str(rates.composite(RULES.weights)) == "91.2"
    assert rates.not_rated == 40


def test_silence_is_not_satisfaction_and_merged_tickets_are_left_out():
    closed = moved(done(), "confirm", RESIDENT, 3 * H, score=5)
    silent = moved(done(), "lapse", SYSTEM, timedelta(days=8))
    rates = count([closed, silent, replace(opened(), state=State.MERGED)])
    assert (rates.counted, rates.rated, rates.satisfied, rates.solved) == (2, 1, 1, 1)
    assert (rates.left_out, rates.not_rated, rates.in_station) == (1, 1, 1)


def test_the_buttons_of_a_card_are_the_moves_that_would_not_be_refused():
    names = {row.name for row in moves_open_to(done(), RESIDENT, MONDAY + 3 * H, RULES)}
    assert {"confirm", "reopen", "withdraw"} <= names
    assert "take" in {r.name for r in moves_open_to(
        moved(opened(), "assign", STATION, body=Body.PROPERTY), PROPERTY, MONDAY + H, RULES)}  # fmt: skip
    assert not moves_open_to(opened(), Actor(99, frozenset({Role.GUEST})), MONDAY, RULES)


def test_every_state_but_the_first_is_reached_and_every_open_one_is_left():
    reached = {row.target for row in MOVES} - {None}
    assert reached | {State.RECEIVED} == set(State)
    assert all(any(row.target for row in moves_from(state)) for state in OPEN)
    assert OPEN.isdisjoint(ENDED)
    assert RUNNING | PAUSED == OPEN


ROWS = st.sampled_from(MOVES)
STEPS = st.lists(
    st.tuples(ROWS, st.sampled_from(ALL), st.timedeltas(timedelta(0), timedelta(days=4)),
              st.sampled_from(list(Body)), st.sampled_from(["P0", "P1", "P2", "P3", "P4", "complaint"])),
    max_size=25,
)  # fmt: skip
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York"])


def everything(body, service, now, number):
    return Particulars(
        text="说明", reason="part", body=body, proof=1, next_news=now + timedelta(days=2),
        next_look=date(2099, 1, 1), category="hygiene", service=service, place="东门", score=4,
        target=replace(opened(), number=number + 1),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(STEPS, ZONES, st.sampled_from(["P1", "P2", "P3", "P4"]))
def test_any_life_of_a_ticket_keeps_one_holder_and_an_exact_clock(steps, zone, service):
    # R-T01, R-T03, R-T04, R-T05 over any order of moves, also where the clocks change
    rules = replace(RULES, hours=Hours(zone))
    now = datetime(2026, 3, 26, 9, tzinfo=UTC)
    report = Report("x", 1, "elevator", service=service, place="3栋")
    ticket, _ = tickets.open_ticket(3, 42, report, Role.RESIDENT, now, rules)
    for row, actor, pause, body, new_service in steps:
        now += pause
        before, total = ticket, tickets.total_running(ticket, now, rules)
        late = is_overdue(ticket.clock, now, rules.hours)
        try:
            said = everything(body, new_service, now, ticket.number)
            ticket = move(ticket, row.name, actor, now, rules, said).ticket
        except Refused:
            assert ticket == before
            continue
        assert ticket.holder.body in Body
        assert tickets.total_running(ticket, now, rules) == total
        assert (ticket.clock.since is not None) is (ticket.state in RUNNING)
        assert (ticket.offered is not None) is (ticket.state is State.TRANSFER_PENDING)
        assert not (rules.service(ticket.service).urgent and ticket.state in tickets.WAITING)
        if before.state in PAUSED and not late and ticket.service == before.service:
            assert not is_overdue(ticket.clock, now, rules.hours)
        assert ticket.level >= before.level  # R-T12
        assert ticket.contact is Body.STATION  # R-T06
        coming = ticket_alarms.next_alarm_at(ticket, rules)
        assert coming is not None or ticket.state in ENDED or ticket.state in RUNNING


def test_every_row_but_the_systems_names_its_roles():
    assert all((row.relation is Relation.SYSTEM) == (not row.roles) for row in MOVES)


def test_the_diagram_in_the_docs_is_that_of_the_table():
    from pathlib import Path

    from domain.ticket_diagram import page

    docs = Path(__file__).parents[2] / "docs" / "ticket-states.md"
    assert docs.read_text(encoding="utf-8") == page()
