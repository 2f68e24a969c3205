"""The moves of a ticket as one table: from, to, who may, guard, deadline, what the resident is told."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain import ticket_effects as effects
from domain import ticket_guards as guards
from domain.conversation import KEEPERS, KNOWN, STAFF, Refused, Role, Term
from domain.people import lowest
from domain.service_levels import Rules
from domain.ticket_effects import Act, Actor, Particulars, entered
from domain.tickets import (
    BODY_ROLES,
    ENDED,
    LEVEL_KEEPERS,
    OPEN,
    TOP_LEVEL,
    WAITING,
    Entry,
    State,
    Ticket,
)

NOBODY: frozenset[Role] = frozenset()


class Relation(StrEnum):
    """How the mover must stand to the ticket."""

    REPORTER = "reporter"
    HOLDER = "holder"
    KEEPER = "keeper"
    ABOVE = "above"
    RECEIVER = "receiver"
    ROLE = "role"
    SYSTEM = "system"


class Deadline(StrEnum):
    """Until when a state is to be left by a move; the times are in the rules."""

    JUDGE = "judge"
    REDIRECT = "redirect"
    ANSWER = "answer"
    HALF_ANSWER = "half-answer"
    DECIDE = "decide"
    QUESTION = "question"
    NEWS = "news"
    ACCEPT = "accept"
    DUE = "due"
    CALLBACK = "callback"
    TAKE_UP = "take-up"
    REOPEN = "reopen"
    BREACH = "breach"


class Audience(StrEnum):
    """Who is told of a move besides the reporter and the followers."""

    HOLDER = "holder"
    KEEPER = "keeper"
    NEXT_KEEPER = "next-keeper"
    RECEIVER = "receiver"


Guard = Callable[[Ticket, Act], None]
Effect = Callable[[Ticket, Act], Ticket]


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table.

    `target` None leaves the state as it is, except for `back`, which returns to the previous one.
    `needs` names the particulars without which it is refused ("ticket-needs-…"). `told` is the text
    for reporter and followers, empty where they are not told. `also` tells others.
    """

    name: str
    sources: frozenset[State]
    target: State | None
    relation: Relation
    roles: frozenset[Role] = NOBODY
    guards: tuple[Guard, ...] = ()
    needs: tuple[str, ...] = ()
    deadline: Deadline | None = None
    told: str = ""
    also: tuple[tuple[Audience, str], ...] = ()
    effect: Effect = effects.nothing
    answers: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Tell:
    """Somebody to be told: an audience, or reporter and followers where it is None."""

    key: str
    audience: Audience | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of a move: the ticket, the line of its history, and who is to be told."""

    ticket: Ticket
    entry: Entry
    tells: tuple[Tell, ...] = field(default_factory=tuple)


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


S, R, D, A = State, Relation, Deadline, Audience
STATION = frozenset({Role.STATION, Role.STATION_HEAD})
UNDER_WAY = _from(S.RECEIVED, S.ASSIGNED, S.WORKING, S.REOPENED, S.OBJECTED)

MOVES: tuple[Move, ...] = (
    Move("assign", _from(S.RECEIVED), S.ASSIGNED, R.KEEPER, KEEPERS, (guards.is_placed,), ("body",), D.JUDGE,
         "told-assigned", ((A.HOLDER, "staff-assigned"),), effects.assign),
    Move("assign", _from(S.RECEIVED), S.ASSIGNED, R.SYSTEM, NOBODY, (guards.is_placed,), ("body",), D.JUDGE,
         "", ((A.HOLDER, "staff-assigned"),), effects.assign),
    Move("assign", _from(S.ASSIGNED, S.REOPENED), S.ASSIGNED, R.KEEPER, KEEPERS,
         (guards.is_placed, guards.is_other_holder), ("body",), None,
         "told-assigned", ((A.HOLDER, "staff-assigned"),), effects.assign),
    Move("redirect", _from(S.RECEIVED), S.REDIRECTED, R.KEEPER, KEEPERS, (), ("reason", "text"), D.REDIRECT,
         "told-redirected", (), effects.give_reason, answers=True),
    Move("merge", _from(S.RECEIVED, S.ASSIGNED, S.WORKING), S.MERGED, R.ROLE, STATION | {Role.COMMUNITY},
         (guards.may_merge,), ("target",), None, "told-merged", (), effects.merge, answers=True),
    Move("split", _from(S.MERGED), S.RECEIVED, R.ROLE, STATION | {Role.COMMUNITY}, (), (), None,
         "told-split", (), effects.split),
    Move("take", _from(S.ASSIGNED), S.WORKING, R.HOLDER, STAFF, (), (), D.ANSWER,
         "told-taken", (), effects.take, answers=True),
    Move("take", _from(S.REOPENED), S.WORKING, R.HOLDER, STAFF, (), (), D.TAKE_UP,
         "told-taken-again", (), effects.take),
    Move("object", _from(S.ASSIGNED), S.OBJECTED, R.HOLDER, STAFF, (guards.may_object,), ("text",), D.HALF_ANSWER,
         "", ((A.NEXT_KEEPER, "staff-objected"),), effects.give_reason),
    Move("decide", _from(S.OBJECTED), S.ASSIGNED, R.ABOVE, KEEPERS, (), ("body", "text"), D.DECIDE,
         "told-decided", ((A.HOLDER, "staff-decided"),), effects.decide),
    Move("ask", _from(S.WORKING), S.WAITING_RESIDENT, R.HOLDER, STAFF, (guards.may_pause,), ("text",), None,
         "told-asked", (), effects.ask),
    Move("answer", _from(S.WAITING_RESIDENT), S.WORKING, R.REPORTER, KNOWN, (), ("text",), D.QUESTION,
         "", ((A.HOLDER, "staff-answered"),), effects.wake),
    Move("answer", _from(S.CLOSED_EXPLAINED), S.WORKING, R.REPORTER, KNOWN, (guards.was_silent,), ("text",), None,
         "told-revived", ((A.HOLDER, "staff-answered"),), effects.wake),
    Move("silence", _from(S.WAITING_RESIDENT), S.CLOSED_EXPLAINED, R.SYSTEM, NOBODY, (), (), D.QUESTION,
         "told-silence", ((A.HOLDER, "staff-silence"),), effects.end_in_silence),
    Move("wait", _from(S.WORKING), S.WAITING_EXTERNAL, R.HOLDER, STAFF, (guards.may_pause, guards.is_news_near),
         ("reason", "next_news"), None, "told-waiting", ((A.KEEPER, "staff-waiting"),), effects.wait),
    Move("news", _from(S.WAITING_EXTERNAL), None, R.HOLDER, STAFF, (guards.is_news_near,), ("text", "next_news"), D.NEWS,
         "told-news", (), effects.wait),
    Move("resume", _from(*WAITING), S.WORKING, R.HOLDER, STAFF, (), (), None,
         "told-resumed", (), effects.wake),
    Move("resume", _from(*WAITING), S.WORKING, R.KEEPER, KEEPERS, (), (), None,
         "told-resumed", ((A.HOLDER, "staff-resumed"),), effects.wake),
    Move("resume", _from(S.WAITING_EXTERNAL), S.WORKING, R.SYSTEM, NOBODY, (), (), None,
         "told-resumed", ((A.HOLDER, "staff-resumed"),), effects.wake),
    Move("consult", _from(S.WORKING), None, R.HOLDER, STAFF, (), ("text",), None, "", (), effects.consult),
    Move("consult", _from(S.WORKING), None, R.KEEPER, KEEPERS, (), ("text",), None, "", (), effects.consult),
    Move("transfer", _from(S.WORKING), S.TRANSFER_PENDING, R.HOLDER, STAFF, (guards.may_transfer,),
         ("body", "text", "proof"), None, "told-transferred", ((A.RECEIVER, "staff-offered"),), effects.offer),
    Move("transfer", _from(S.WORKING), S.TRANSFER_PENDING, R.KEEPER, KEEPERS, (guards.may_transfer,),
         ("body", "text", "proof"), None, "told-transferred", ((A.RECEIVER, "staff-offered"),), effects.offer),
    Move("rise", UNDER_WAY, S.TRANSFER_PENDING, R.SYSTEM, NOBODY, (guards.is_level_above,), (), D.BREACH,
         "told-risen", ((A.RECEIVER, "staff-risen"), (A.HOLDER, "staff-risen-from")), effects.rise),
    Move("accept", _from(S.TRANSFER_PENDING), S.WORKING, R.RECEIVER, STAFF, (), (), D.ACCEPT,
         "told-accepted", (), effects.accept, answers=True),
    Move("accept", _from(S.TRANSFER_PENDING), S.WORKING, R.SYSTEM, NOBODY, (), (), D.ACCEPT,
         "told-accepted", (), effects.accept),
    Move("refuse", _from(S.TRANSFER_PENDING), None, R.RECEIVER, STAFF, (), ("text",), D.ACCEPT,
         "told-refused", ((A.HOLDER, "staff-refused"),), effects.refuse, back=True),
    Move("done", _from(S.WORKING), S.DONE, R.HOLDER, STAFF, (), ("proof",), D.DUE,
         "told-done", (), effects.finish),
    Move("done", _from(S.WORKING), S.DONE, R.ROLE, frozenset({Role.STATION_HEAD, Role.COMMUNITY}),
         (guards.is_done_outside,), ("proof",), D.DUE, "told-done", (), effects.finish),
    Move("confirm", _from(S.DONE), S.CLOSED, R.REPORTER, KNOWN, (), (), D.CALLBACK,
         "told-closed", (), effects.confirm),
    Move("confirm", _from(S.DONE), S.CLOSED, R.KEEPER, KEEPERS, (guards.is_not_own_work,), ("text",), D.CALLBACK,
         "told-closed", (), effects.confirm),
    Move("confirm", _from(S.DONE), S.CLOSED, R.ROLE, STATION, (guards.is_not_own_work,), ("text",), D.CALLBACK,
         "told-closed", (), effects.confirm),
    Move("confirm", _from(S.DONE), S.CLOSED, R.SYSTEM, NOBODY, (), (), None,
         "told-closed", (), effects.confirm),
    Move("lapse", _from(S.DONE), S.CLOSED, R.SYSTEM, NOBODY, (), (), D.CALLBACK,
         "told-lapsed", (), effects.nothing),
    Move("rate", _from(S.CLOSED), None, R.REPORTER, KNOWN, (), ("score",), None,
         "", (), effects.rate),
    Move("reopen", _from(S.DONE, S.CLOSED, S.CLOSED_EXPLAINED), S.REOPENED, R.REPORTER, KNOWN, (guards.may_reopen,),
         ("text",), D.REOPEN, "told-reopened", ((A.HOLDER, "staff-reopened"),), effects.reopen),
    Move("reopen", _from(S.DONE, S.CLOSED, S.CLOSED_EXPLAINED), S.REOPENED, R.KEEPER, KEEPERS,
         (guards.is_not_own_work, guards.may_reopen), ("text",), D.REOPEN,
         "told-reopened", ((A.HOLDER, "staff-reopened"),), effects.reopen),
    Move("reopen", _from(S.DONE, S.CLOSED, S.CLOSED_EXPLAINED), S.REOPENED, R.ROLE, STATION,
         (guards.is_not_own_work, guards.may_reopen), ("text",), D.REOPEN,
         "told-reopened", ((A.HOLDER, "staff-reopened"),), effects.reopen),
    Move("reopen", _from(S.DONE), S.REOPENED, R.SYSTEM, NOBODY, (), (), None,
         "told-reopened", ((A.HOLDER, "staff-reopened"),), effects.reopen),
    Move("consent", _from(S.WORKING), None, R.ROLE, frozenset({Role.COMMUNITY}), (guards.is_top_level,), (), None,
         "", ((A.KEEPER, "staff-consented"),), effects.consent),
    Move("explain", _from(S.WORKING), S.CLOSED_EXPLAINED, R.KEEPER, KEEPERS, (guards.may_explain,),
         ("text", "next_look"), None, "told-explained", (), effects.explain, answers=True),
    Move("extend", _from(S.WORKING), None, R.KEEPER, KEEPERS, (guards.may_extend,), ("text",), None,
         "told-extended", (), effects.extend),
    Move("withdraw", frozenset(OPEN), S.WITHDRAWN, R.REPORTER, KNOWN, (guards.may_withdraw,), (), None,
         "told-withdrawn", ((A.HOLDER, "staff-withdrawn"),), effects.nothing),
    Move("undo", _from(S.RECEIVED, S.ASSIGNED), S.WITHDRAWN, R.REPORTER, KNOWN, (guards.may_withdraw,), (), None,
         "", (), effects.nothing),
    Move("undo", _from(S.RECEIVED, S.ASSIGNED), S.WITHDRAWN, R.KEEPER, KEEPERS, (guards.is_unfollowed,), (), None,
         "", (), effects.nothing),
    Move("reclassify", _from(S.RECEIVED, S.ASSIGNED), None, R.REPORTER, KNOWN, (), ("category",), None,
         "", (), effects.recategorise),
    Move("reclassify", frozenset(OPEN), None, R.KEEPER, KEEPERS, (guards.is_not_raised_in_a_pause,), (), None,
         "", (), effects.reclassify),
    Move("locate", frozenset(OPEN), None, R.REPORTER, KNOWN, (), ("place",), None,
         "", ((A.HOLDER, "staff-added"),), effects.locate),
    Move("urgent", frozenset(OPEN) - WAITING - {S.DONE}, None, R.KEEPER, KEEPERS, (), (), None,
         "told-urgent", ((A.HOLDER, "staff-urgent"),), effects.hurry),
    Move("urgent", _from(*WAITING), S.WORKING, R.KEEPER, KEEPERS, (), (), None,
         "told-urgent", ((A.HOLDER, "staff-urgent"),), effects.hurry),
    Move("add", frozenset(OPEN) - {S.WAITING_RESIDENT}, None, R.REPORTER, KNOWN, (), (), None,
         "", ((A.HOLDER, "staff-added"),), effects.nothing),
    Move("note", frozenset(State), None, R.KEEPER, KEEPERS, (), ("text",), None, "", (), effects.nothing),
    Move("note", frozenset(OPEN), None, R.HOLDER, STAFF, (), ("text",), None, "", (), effects.nothing),
)  # fmt: skip
"""Every way from one state to another (domain notes §3.2); `open` begins, see `tickets.open_ticket`."""


_FROM = {state: [row for row in MOVES if state in row.sources] for state in State}


def moves_from(state: State) -> list[Move]:
    """Return the rows that lead on from a state, in the table's order."""
    return _FROM[state]


def acting_role(row: Move, ticket: Ticket, actor: Actor) -> Role | None:
    """Return the lowest role under which `actor` stands to the ticket as the row asks, or None (R-O03)."""
    match row.relation:
        case Relation.REPORTER:
            is_reporter = actor.person in (ticket.reporter, ticket.entered_by) and actor.person
            return lowest(row.roles, actor.roles) if is_reporter else None
        case Relation.HOLDER:
            near = BODY_ROLES[ticket.holder.body]
        case Relation.KEEPER:
            near = LEVEL_KEEPERS[ticket.level]
        case Relation.ABOVE:
            near = LEVEL_KEEPERS[min(ticket.level + 1, TOP_LEVEL)]
        case Relation.RECEIVER:
            near = BODY_ROLES[ticket.offered.body] if ticket.offered else NOBODY
        case Relation.ROLE:
            near = row.roles
        case Relation.SYSTEM:
            return None
    return _lowest_near(row.roles, near, actor.roles)


@functools.lru_cache(maxsize=4096)
def _lowest_near(
    roles: frozenset[Role], near: frozenset[Role], held: frozenset[Role]
) -> Role | None:
    return lowest(roles & near, held)


def is_open_to(row: Move, ticket: Ticket, actor: Actor) -> bool:
    """Tell whether the row's relation and roles fit; the system stands outside of roles."""
    if row.relation is Relation.SYSTEM:
        return actor.person == 0
    return acting_role(row, ticket, actor) is not None


def moves_open_to(ticket: Ticket, actor: Actor, now: datetime, rules: Rules) -> list[Move]:
    """Return the rows that somebody may use on a ticket now: the buttons under its card."""
    found: dict[str, Move] = {}
    for row in moves_from(ticket.state):
        if row.name not in found and is_open_to(row, ticket, actor):
            role = acting_role(row, ticket, actor)
            try:
                for guard in row.guards:
                    guard(ticket, Act(actor, role, now, rules, None))
            except Refused:
                continue
            found[row.name] = row
    return list(found.values())


def move(
    ticket: Ticket,
    name: str,
    actor: Actor,
    now: datetime,
    rules: Rules,
    said: Particulars | None = None,
) -> Moved:
    """Make the move `name` and return what came of it.

    Raises Refused: "ticket-move-unknown-here" when the state has no such move, "ticket-not-yours" when
    it is for others to make, "ticket-needs-…" when something was not said, or what its guard says.
    """
    said = said or Particulars()
    rows = [row for row in moves_from(ticket.state) if row.name == name]
    if not rows:
        raise Refused("ticket-move-unknown-here", number=ticket.name, move=move_term(name),
                      state=effects.state_of(ticket))  # fmt: skip
    row = next((row for row in rows if is_open_to(row, ticket, actor)), None)
    if row is None:
        raise Refused("ticket-not-yours", number=ticket.name, move=move_term(name),
                      holder=effects.holder_of(ticket))  # fmt: skip
    act = Act(actor, acting_role(row, ticket, actor), now, rules, said)
    for need in row.needs:
        if not getattr(said, need):
            raise Refused(f"ticket-needs-{need.replace('_', '-')}", number=ticket.name)
    for guard in row.guards:
        guard(ticket, act)
    return _made(row, ticket, act, said)


def _made(row: Move, ticket: Ticket, act: Act, said: Particulars) -> Moved:
    target = (ticket.held_in if row.back else row.target) or ticket.state
    after = row.effect(ticket, act)
    after = entered(
        after, target, act, first_answer=row.answers, moved=row.target is not None or row.back
    )
    tells = [Tell(row.told)] if row.told else []
    tells += [Tell(key, audience) for audience, key in row.also]
    if row.name == "reopen" and after.reopened >= 2:
        tells.append(Tell("staff-reopened-twice", Audience.NEXT_KEEPER))
    entry = Entry(
        at=act.now,
        actor=act.actor.person,
        role=act.role,
        move=row.name,
        before=ticket.state,
        after=after.state,
        level=after.level,
        holder=after.holder,
        text=said.text or said.reason,
    )
    return Moved(after, entry, tuple(tells))


def move_term(name: str) -> Term:
    """Return a move's name."""
    return Term(f"ticket-move-{name}")


ENDS = frozenset(row.target for row in MOVES if row.target in ENDED)
