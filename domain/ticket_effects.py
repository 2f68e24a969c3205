"""What each move changes on a ticket, and what entering a state does to its clocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain import clocks
from domain.clocks import NOTHING, after_span
from domain.conversation import Refused, Role, Term
from domain.service_levels import Rules, is_more_urgent, raised
from domain.tickets import (
    BODY_LEVEL,
    ENDED,
    LEVEL_BODY,
    NO_ANSWER,
    PAUSED,
    RUNNING,
    WAIT_REASONS,
    WAITING,
    Body,
    Holder,
    State,
    Ticket,
    body_term,
    class_at,
    level_clock,
    state_term,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who moves: a person with the roles that reach the ticket; person 0 is the system itself."""

    person: int
    roles: frozenset[Role] = frozenset()


SYSTEM = Actor(0)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said with a move; each move needs a few of these.

    `proof` counts photos, notes and sheets; `target` is the ticket to merge into.
    """

    text: str = ""
    reason: str = ""
    body: Body | None = None
    person: int = 0
    proof: int = 0
    target: Ticket | None = None
    next_news: datetime | None = None
    next_look: date | None = None
    category: str = ""
    subcategory: str = ""
    goal: str = ""
    service: str = ""
    place: str = ""
    building: int = 0
    score: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """A move being made: by whom, in which role, when, under which rules; `said` None is only asking."""

    actor: Actor
    role: Role | None
    now: datetime
    rules: Rules
    said: Particulars | None

    @property
    def particulars(self) -> Particulars:
        """Return what was said."""
        return self.said or Particulars()


def state_of(ticket: Ticket) -> Term:
    """Return the name of the ticket's state."""
    return state_term(ticket.state)


def holder_of(ticket: Ticket) -> Term:
    """Return the name of the body that holds the ticket."""
    return body_term(ticket.holder.body)


def entered(ticket: Ticket, state: State, act: Act, *, first_answer: bool, moved: bool) -> Ticket:
    """Return the ticket in its new state, with clock, deadline and alarms as that state has them."""
    now, rules = act.now, act.rules
    clock = ticket.clock
    if state in RUNNING:
        clock = clocks.resume(clock, now)
    else:
        clock = clocks.pause(clock, now, rules.hours)
    answered = ticket.first_answer_at
    if answered is None and first_answer and act.actor.person:
        answered = now
    ticket = replace(
        ticket, state=state, clock=clock, first_answer_at=answered, version=ticket.version + 1
    )
    if not moved:
        return ticket
    return replace(
        ticket,
        state_since=now,
        step_due=step_due(ticket, now, rules),
        ended_at=now if state in ENDED else None,
        offered=None if state in ENDED else ticket.offered,
        held_in=None if state in ENDED else ticket.held_in,
        next_news_at=ticket.next_news_at if state is State.WAITING_EXTERNAL else None,
        said=tuple(name for name in ticket.said if name.startswith("level-")),
    )


def step_due(ticket: Ticket, now: datetime, rules: Rules) -> datetime | None:
    """Return until when the state just entered is to be left (the deadlines of §3.2)."""
    own = rules.service(ticket.service)
    match ticket.state:
        case State.RECEIVED:
            span = own.answer if own.urgent else rules.judge
        case State.ASSIGNED if ticket.first_answer_at is None and ticket.due_answer:
            return ticket.due_answer
        case State.ASSIGNED:
            span = own.answer
        case State.OBJECTED:
            span = rules.decide_objection
        case State.TRANSFER_PENDING:
            offered = ticket.offered
            level = BODY_LEVEL[offered.body] if offered else ticket.level
            span = class_at(ticket, level, rules).answer
        case State.REOPENED:
            span = own.answer if own.urgent else rules.take_up_again
        case State.WAITING_RESIDENT:
            return now + timedelta(hours=rules.question_silence)
        case State.DONE:
            return now + timedelta(hours=rules.callback_silence)
        case _:
            return None
    return after_span(now, span, rules.hours)


def nothing(ticket: Ticket, act: Act) -> Ticket:
    """Change nothing beyond the state."""
    return ticket


def assign(ticket: Ticket, act: Act) -> Ticket:
    """Give the ticket to a body of its own level, and to a person there if one was named."""
    said = act.particulars
    if said.body is None or BODY_LEVEL[said.body] != ticket.level:
        raise Refused("ticket-body-other-level", number=ticket.name)
    return replace(ticket, holder=Holder(said.body, said.person))


def decide(ticket: Ticket, act: Act) -> Ticket:
    """Judge an objection: the new holder stands, and no second objection is heard (R-T12)."""
    return replace(assign(ticket, act), judged=True, reason=act.particulars.text)


def take(ticket: Ticket, act: Act) -> Ticket:
    """Let the one who took it be the holder's person."""
    return replace(ticket, holder=Holder(ticket.holder.body, act.actor.person))


def give_reason(ticket: Ticket, act: Act) -> Ticket:
    """Keep the reason."""
    return replace(ticket, reason=act.particulars.reason or act.particulars.text)


def merge(ticket: Ticket, act: Act) -> Ticket:
    """Join the ticket to another; its people follow that one (R-T09)."""
    target = act.particulars.target
    assert target is not None, "needs target"
    return replace(ticket, merged_into=target.number)


def split(ticket: Ticket, act: Act) -> Ticket:
    """Take a merge back: the ticket stands for itself again, at the station's door."""
    return replace(ticket, merged_into=0, holder=Holder(LEVEL_BODY[ticket.level]))


def ask(ticket: Ticket, act: Act) -> Ticket:
    """Keep the question put to the reporter."""
    return replace(ticket, reason=act.particulars.text)


def wake(ticket: Ticket, act: Act) -> Ticket:
    """Leave a pause; the clock gives back exactly what remained (R-T04)."""
    return replace(ticket, reason="", next_look=None, solved=None)


def end_in_silence(ticket: Ticket, act: Act) -> Ticket:
    """End a ticket whose reporter did not answer; answering revives it."""
    return replace(ticket, reason=NO_ANSWER)


def wait(ticket: Ticket, act: Act) -> Ticket:
    """Keep why it waits and when the next news comes; a vote is named (R-T14)."""
    said = act.particulars
    reason = said.reason or ticket.reason
    if reason not in WAIT_REASONS:
        raise Refused("ticket-wait-reason-unknown", number=ticket.name)
    if reason == "vote" and not (said.text or ticket.reason == "vote"):
        raise Refused("ticket-name-the-vote", number=ticket.name)
    news = tuple(name for name in ticket.said if not name.startswith("news"))
    return replace(ticket, reason=reason, next_news_at=said.next_news, said=news)


def consult(ticket: Ticket, act: Act) -> Ticket:
    """Note that this level was consulted before the ticket leaves it."""
    return replace(ticket, consulted=ticket.level)


def offer(ticket: Ticket, act: Act) -> Ticket:
    """Offer the ticket to another body; until it is accepted the holder stays (R-T01)."""
    body = act.particulars.body
    assert body is not None, "needs body"
    return replace(ticket, offered=Holder(body), held_in=ticket.state)


def rise(ticket: Ticket, act: Act) -> Ticket:
    """Offer the ticket to the level above by itself: half as long again as promised has passed (R-T07)."""
    return replace(ticket, offered=Holder(LEVEL_BODY[ticket.level + 1]), held_in=ticket.state)


def accept(ticket: Ticket, act: Act) -> Ticket:
    """Go over to the receiver; a new level begins its own clock, the total goes on (R-T03)."""
    offered, now, rules = ticket.offered, act.now, act.rules
    assert offered is not None, "the receiver was found by the offer"
    level = BODY_LEVEL[offered.body]
    after = replace(
        ticket,
        holder=Holder(offered.body, act.actor.person),
        offered=None,
        held_in=None,
        level=level,
    )
    if level == ticket.level:
        return after
    return replace(
        after,
        earlier=ticket.earlier + clocks.elapsed(ticket.clock, now, rules.hours),
        clock=level_clock(class_at(ticket, level, rules), now, rules),
        judged=False,
        said=(),
    )


def refuse(ticket: Ticket, act: Act) -> Ticket:
    """Leave the ticket with its previous holder, in the same second (R-T01)."""
    return replace(ticket, offered=None, held_in=None, reason=act.particulars.text)


def finish(ticket: Ticket, act: Act) -> Ticket:
    """Note who says that it is done; somebody else checks (R-T08)."""
    return replace(ticket, done_by=act.actor.person, done_at=act.now, solved=None, score=0)


def confirm(ticket: Ticket, act: Act) -> Ticket:
    """Note that it is solved, with a score from 1 to 5 if one was given."""
    return replace(ticket, solved=True, score=_score(act) or ticket.score)


def rate(ticket: Ticket, act: Act) -> Ticket:
    """Note a score from 1 to 5."""
    return replace(ticket, score=_score(act))


def _score(act: Act) -> int:
    score = act.particulars.score
    if not 0 <= score <= 5:
        raise Refused("ticket-score-range")
    return score


def reopen(ticket: Ticket, act: Act) -> Ticket:
    """Give the ticket back to its holder; the total goes on, nothing is reset (R-T03)."""
    return replace(
        ticket, reopened=ticket.reopened + 1, solved=None, score=0, reason=act.particulars.text
    )


def consent(ticket: Ticket, act: Act) -> Ticket:
    """Note the community's consent to end a level 3 ticket with an explanation."""
    return replace(ticket, consented=True)


def explain(ticket: Ticket, act: Act) -> Ticket:
    """End what cannot be done now: the reason and the day on which it is looked at again."""
    said = act.particulars
    return replace(ticket, reason=said.text, next_look=said.next_look, consented=False)


def extend(ticket: Ticket, act: Act) -> Ticket:
    """Lengthen level 3's time once, with a reason (§4)."""
    more = act.rules.level3_extension.length(act.rules.hours)
    clock = replace(ticket.clock, limit=ticket.clock.limit + more)
    return replace(ticket, clock=clock, extended=True, said=())


def recategorise(ticket: Ticket, act: Act) -> Ticket:
    """Correct category and goal, not the urgency: that is the keeper's to judge."""
    said = act.particulars
    return replace(
        ticket, category=said.category, subcategory=said.subcategory, goal=said.goal or ticket.goal
    )


def locate(ticket: Ticket, act: Act) -> Ticket:
    """Say where it is."""
    said = act.particulars
    return replace(ticket, place=said.place, building=said.building)


def reclassify(ticket: Ticket, act: Act) -> Ticket:
    """Correct category, place or service class; only what was said changes."""
    said = act.particulars
    if not (said.category or said.place or said.service or said.building):
        raise Refused("ticket-needs-category", number=ticket.name)
    if said.category:
        ticket = recategorise(ticket, act)
    if said.place or said.building:
        ticket = replace(ticket, place=said.place or ticket.place, building=said.building)
    return with_service(ticket, said.service, act) if said.service else ticket


def hurry(ticket: Ticket, act: Act) -> Ticket:
    """Raise the ticket by one class, or to the one that was named."""
    service = act.particulars.service or raised(ticket.service)
    if not is_more_urgent(service, ticket.service):
        raise Refused("ticket-already-urgent", number=ticket.name)
    return replace(with_service(ticket, service, act), reason="", next_news_at=None)


def with_service(ticket: Ticket, service: str, act: Act) -> Ticket:
    """Return the ticket under another promise; what ran stays in the total (R-T03).

    A more urgent class begins its times now; a less urgent one keeps what ran of this level.
    """
    now, rules = act.now, act.rules
    if service not in rules.classes:
        raise Refused("ticket-service-unknown", service=service)
    ran = clocks.elapsed(ticket.clock, now, rules.hours)
    more = is_more_urgent(service, ticket.service)
    ticket = replace(ticket, service=service)
    promise = class_at(ticket, ticket.level, rules)
    clock = level_clock(promise, now, rules)
    since = ticket.clock.since and now
    if more:
        ticket = replace(ticket, earlier=ticket.earlier + ran, said=())
        ran = NOTHING
    if ticket.first_answer_at is None:
        start = now if more else ticket.received_at
        due = after_span(start, promise.answer, rules.hours)
        ticket = replace(ticket, due_answer=due)
    ticket = replace(ticket, clock=replace(clock, ran=ran, since=since))
    return ticket if ticket.state in PAUSED | WAITING else _with_step(ticket, act)


def _with_step(ticket: Ticket, act: Act) -> Ticket:
    return replace(ticket, step_due=step_due(ticket, act.now, act.rules))
