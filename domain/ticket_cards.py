"""How a ticket is shown: the group's card, the desk's card, the reporter's card, and their buttons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from domain.clocks import Kind, Span
from domain.consultation import ways_on
from domain.conversation import Choice, Reply, Role, Term, Value, say, when
from domain.service_levels import Rules
from domain.ticket_effects import Actor
from domain.ticket_moves import moves_open_to
from domain.ticket_timeline import PARTIES
from domain.tickets import (
    BODY_ROLES,
    ENDED,
    GUESSED,
    OPEN,
    RUNNING,
    WAITING,
    Body,
    State,
    Ticket,
    body_term,
    due_done,
    is_overdue,
    state_term,
)

Buttons = tuple[tuple[Choice, ...], ...]
IN_A_ROW = 3
DESK_MOVES = (
    "take",
    "done",
    "wait",
    "resume",
    "accept",
    "object",
    "consult",
    "transfer",
    "urgent",
)  # the moves that one tap makes; the others want words
WANT_WORDS = frozenset({"done", "wait", "object", "explain", "refuse", "news"})
LEVEL_ONE = (Body.PROPERTY, Body.COMMITTEE, Body.STATION)


def kind_term(ticket: Ticket) -> Term:
    """Return the ticket's category, with its sub-category where there is one."""
    return category_name(ticket.category, ticket.subcategory)


def category_name(category: str, sub: str = "") -> Term:
    """Return the name of a category or sub-category ("category-elevator-fault")."""
    if not category or category == "other":
        return Term("category-other")
    return Term(f"category-{category}-{sub}" if sub else f"category-{category}")


def place_term(ticket: Ticket) -> Term:
    """Return the place as it was said, or that it is not known."""
    if ticket.is_place_guessed:
        return guessed_term(ticket.place)
    return (
        Term("ticket-place", {"place": ticket.place}) if ticket.place else Term("ticket-no-place")
    )


def guessed_term(place: str) -> Term:
    """Return a place with the mark that nobody said it."""
    return Term("ticket-place-guessed", {"place": place.removesuffix(GUESSED)})


def span_term(span: Span) -> Term:
    """Return a promised time in words: five minutes, four hours, three working days."""
    if span.days:
        key = "span-working-days" if span.kind is Kind.WORKING else "span-days"
        return Term(key, {"count": int(span.days)})
    minutes = round(span.hours * 60)
    if minutes % 60:
        return Term("span-minutes", {"count": minutes})
    return Term("span-hours", {"count": minutes // 60})


def due_term(ticket: Ticket, rules: Rules) -> Term:
    """Return when it should be done, that its clock stands still, or that it has ended."""
    if ticket.state in ENDED:
        return Term("ticket-ended")
    due = due_done(ticket, rules) if ticket.state in RUNNING else None
    return Term("ticket-due", {"due": when(due)}) if due else Term("ticket-no-due")


def values(ticket: Ticket, rules: Rules, text: str = "") -> dict[str, Value]:
    """Return what every text about a ticket may speak of."""
    offered = ticket.offered.body if ticket.offered else ticket.holder.body
    look = ticket.next_look.isoformat() if ticket.next_look else ""
    return {
        "number": ticket.name,
        "kind": kind_term(ticket),
        "place": place_term(ticket),
        "state": state_term(ticket.state),
        "holder": body_term(ticket.holder.body),
        "offered": body_term(offered),
        "service": Term(f"service-{ticket.service.lower()}"),
        "due": due_term(ticket, rules),
        "next": when(ticket.next_news_at, "day") if ticket.next_news_at else "",
        "look": look,
        "reason": reason_term(ticket),
        "main": f"{ticket.merged_into:04d}",
        "households": 1 + ticket.followers,
        "text": text,
    }


def reason_term(ticket: Ticket) -> Value:
    """Return why it waits in words, or the words that were given."""
    if ticket.state is State.WAITING_EXTERNAL:
        return Term(f"wait-{ticket.reason}")
    return ticket.reason


def group_card(ticket: Ticket, building: str) -> Reply:
    """Return what a group may see of a ticket, edited in place as it moves on (R-T10)."""
    choices = _group_buttons(ticket)
    values: dict[str, Value] = {
        "number": ticket.name,
        "kind": category_name(ticket.category),
        "building": _where(ticket, building),
        "state": state_term(ticket.state),
        "households": 1 + ticket.followers,
    }
    card = group_card_name(ticket)
    if ticket.is_danger and ticket.state in RUNNING:  # whom to call stays the first line (R-T02)
        also = (Term("ticket-card-group", values),)
        return Reply(key="danger-any", also=also, choices=choices, card=card)
    return Reply(key="ticket-card-group", values=values, choices=choices, card=card)


def _where(ticket: Ticket, building: str) -> Value:
    if building and ticket.is_place_guessed:
        return guessed_term(building)
    return building or Term("ticket-compound")


def _group_buttons(ticket: Ticket) -> Buttons:
    """Return what neighbours may press; its writer may still put it right as long as nobody works on it."""
    if ticket.private or ticket.state not in RUNNING | WAITING:
        return ()
    number = ticket.number
    row = [Choice(Term("button-follow"), f"follow {number}")]
    if ticket.state in {State.RECEIVED, State.ASSIGNED}:
        if not (ticket.followers or ticket.is_danger):
            row.append(Choice(Term("button-undo"), f"undo {number}"))
        row.append(Choice(Term("button-move"), f"move {number}"))
    return (tuple(row),)


def group_card_name(ticket: Ticket) -> str:
    """Return the subject of a ticket's cards in groups."""
    return f"ticket:{ticket.compound}:{ticket.number}"


def desk_card(ticket: Ticket, rules: Rules, now: datetime, files: int = 0) -> Reply:
    """Return the card that those at work see, with the buttons of what they may do next."""
    also = [Term("desk-late")] if is_overdue(ticket, now, rules) else []
    if ticket.outside:
        state = Term(f"outside-state-{ticket.outside_state or 'open'}")
        also.append(Term("desk-outside", {"number": ticket.outside, "state": state}))
    choices = desk_buttons(ticket, now, rules)
    if files:
        also.append(Term("desk-files", {"count": files}))
        choices = (*choices, (Choice(Term("button-photos"), f"photos {ticket.number}"),))
    return Reply(
        key="desk-card",
        values=values(ticket, rules, ticket.text),
        also=tuple(also),
        choices=choices,
        card=f"desk:{ticket.compound}:{ticket.number}",
    )


def desk_buttons(ticket: Ticket, now: datetime, rules: Rules) -> Buttons:
    """Return the buttons of the desk's card: what holder and keepers may do in this state."""
    number = ticket.number
    anybody = Actor(-1, BODY_ROLES[ticket.holder.body] | frozenset({Role.STATION_HEAD}))
    open_moves = {row.name for row in moves_open_to(ticket, anybody, now, rules)}
    if ticket.offered:
        open_moves |= {"accept", "refuse"}
    if ticket.state is State.RECEIVED and ticket.level == 1:
        open_moves.add("take")
    buttons: list[Choice] = []
    if ticket.is_danger and ticket.state in (State.RECEIVED, State.ASSIGNED):
        buttons.append(Choice(Term("button-at-once"), f"take {number}"))
    else:
        buttons += [_button(name, number) for name in DESK_MOVES if name in open_moves]
    if ticket.state is State.RECEIVED and ticket.level == 1 and not ticket.is_danger:
        buttons += [
            Choice(Term(f"button-assign-{body.value}"), f"assign {number} {body.value}")
            for body in LEVEL_ONE
        ]
    if "refuse" in open_moves:
        buttons.append(_button("refuse", number))
    buttons.append(Choice(Term("button-history"), f"timeline {number}"))
    buttons.append(Choice(Term("button-file"), f"file {number}"))
    buttons.append(Choice(Term("button-why"), f"why {number}"))
    return rows(buttons)


def _button(name: str, number: int) -> Choice:
    return Choice(Term(f"button-{name}"), f"{name} {number}", prompt=name in WANT_WORDS)


def with_likeness(reply: Reply, ticket: Ticket, like: Ticket) -> Reply:
    """Return the desk's note with a ticket that may be the same matter, and one tap to merge into it."""
    also = Term(
        "desk-like", {"number": like.name, "place": place_term(like), "text": like.text[:60]}
    )
    merge = Choice(
        Term("button-merge", {"number": like.name}), f"merge {ticket.number} {like.number}"
    )
    return msgspec.structs.replace(
        reply, also=(*reply.also, also), choices=(*reply.choices, (merge,))
    )


def rows(buttons: Iterable[Choice], wide: int = IN_A_ROW) -> Buttons:
    """Return buttons in rows."""
    flat = tuple(buttons)
    return tuple(flat[at : at + wide] for at in range(0, len(flat), wide))


def reporter_card(ticket: Ticket, rules: Rules) -> Reply:
    """Return the ticket as its reporter and its followers see it."""
    number = ticket.number
    buttons: list[Choice] = []
    if ticket.state is State.DONE:
        buttons = list(callback_buttons(ticket)[0])
    elif ticket.state in OPEN:
        buttons = [Choice(Term("button-withdraw"), f"withdraw {number}")]
    elif ticket.state in (State.CLOSED, State.CLOSED_EXPLAINED):
        buttons = [Choice(Term("button-reopen"), f"reopen {number}", prompt=True)]
    return Reply(
        key="ticket-card-reporter",
        values=values(ticket, rules, ticket.text),
        choices=rows(buttons),
        card=f"mine:{ticket.compound}:{ticket.number}",
    )


def callback_buttons(ticket: Ticket) -> Buttons:
    """Return "solved?" as two buttons."""
    number = ticket.number
    return (
        (
            Choice(Term("button-solved"), f"rate {number} yes"),
            Choice(Term("button-not-solved"), f"rate {number} no"),
        ),
    )


def star_buttons(ticket: Ticket) -> Buttons:
    """Return one to five stars as buttons."""
    return (
        tuple(
            Choice(Term("button-stars", {"stars": "★" * n}), f"rate {ticket.number} {n}")
            for n in range(1, 6)
        ),
    )


def consult_choices(ticket: Ticket, skip: str = "") -> list[Choice]:
    """Return the buttons for "who was asked?"; inside the station also the small poll."""
    found = [
        Choice(Term(f"consult-party-{party}"), f"consult_with {ticket.number} {party}")
        for party in PARTIES
        if party != skip
    ]
    if ticket.level == 1:
        found.append(Choice(Term("button-station-poll"), f"station_poll {ticket.number}"))
    return found


def transfer_choices(ticket: Ticket) -> list[Choice]:
    """Return a button for each body that the ticket may be passed to."""
    return [
        Choice(
            Term("button-transfer-to", {"body": body_term(body)}),
            f"transfer {ticket.number} {body.value}",
        )
        for body in ways_on(ticket)
    ]


def news(key: str, ticket: Ticket, rules: Rules, text: str = "") -> Reply:
    """Return what reporter and followers are told of a move, with the buttons that fit."""
    reply = say(key, **values(ticket, rules, text))
    if ticket.state is State.DONE:
        return Reply(key=key, values=reply.values, choices=callback_buttons(ticket))
    return reply
