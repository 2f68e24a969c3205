"""The answer to a request that was just taken up: its receipt, and the questions that follow it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from domain import ticket_cards as cards
from domain.conversation import Choice, Reply, Term
from domain.people import Node
from domain.service_levels import Rules
from domain.ticket_guards import PLACELESS
from domain.tickets import Ticket

PLACES_SHOWN = 24


def opening(ticket: Ticket, rules: Rules, danger: str | None, key: str) -> Reply:
    """Return the receipt; where life is in danger its first line says whom to call (R-T02)."""
    promise = cards.span_term(rules.service(ticket.service).answer)
    values = cards.values(ticket, rules) | {"promise": promise}
    if not danger:
        return Reply(key=key, values=values)
    return Reply(key=f"danger-{advice(ticket, danger)}", also=(Term(key, values),))


def advice(ticket: Ticket, danger: str) -> str:
    """Return which advice stands first: the number to call is the danger's, what else to do is the matter's (R-T02)."""
    if (
        danger == "fire119"
    ):  # the fire brigade also frees people, and is called when something collapses
        if ticket.category == "elevator":
            return "trapped"
        if ticket.category in {"building", "public_space"}:
            return "falling"
        if ticket.category in {"security", "neighbour"}:
            return "locked"
    if ticket.category == "fire_safety" and ticket.subcategory == "wiring":
        return "wire"
    if danger == "medical120" and (
        ticket.category == "building" or ticket.subcategory == "falling"
    ):
        return "hit"
    return danger


def in_group(ticket: Ticket, rules: Rules, danger: str | None) -> Reply:
    """Return the receipt for the group; of a private matter it shows the number only (R-T10)."""
    number = ticket.number
    undo = Choice(Term("button-undo"), f"undo {number}")
    if ticket.private:
        receipt = opening(ticket, rules, danger, "intake-received-private")
        choices: tuple[Choice, ...] = (undo,)
    else:
        receipt = opening(ticket, rules, danger, "intake-received")
        follow = Choice(Term("button-follow"), f"follow {number}")
        choices = (follow, undo, Choice(Term("button-move"), f"move {number}"))
    return msgspec.structs.replace(receipt, choices=(choices,), card=cards.group_card_name(ticket))


def in_private(ticket: Ticket, rules: Rules, danger: str | None) -> Reply:
    """Return the receipt for the direct chat, to which a question may be added."""
    receipt = opening(ticket, rules, danger, "intake-received-direct")
    return msgspec.structs.replace(receipt, card=cards.reporter_card(ticket, rules).card)


def wants_place(ticket: Ticket) -> bool:
    """Tell whether the ticket still needs a place to be worked on."""
    return not ticket.place and ticket.service not in PLACELESS


def wants_photo(ticket: Ticket) -> bool:
    """Tell whether a photo would help; where life is in danger nobody is asked to take one."""
    return not ticket.is_danger and ticket.service not in PLACELESS


def asking(reply: Reply, question: Term, choices: Iterable[Choice]) -> Reply:
    """Return the reply with a question under it and the buttons that answer it."""
    return msgspec.structs.replace(
        reply, also=(*reply.also, question), choices=cards.rows(choices, 4)
    )


def asking_photo(reply: Reply, ticket: Ticket) -> Reply:
    """Return the reply with the question for a photo."""
    skip = Choice(Term("button-skip"), f"skip {ticket.number}")
    undo = Choice(Term("button-undo"), f"undo {ticket.number}")
    return asking(reply, Term("intake-photo"), [skip, undo])


def where_in_group(ticket: Ticket, unknown: str) -> Term | None:
    """Return what a group's receipt asks about the place: where, where instead of `unknown`, or whether the guess is right."""
    if ticket.private:
        return None
    if ticket.is_place_guessed:
        return Term("intake-where-guessed")
    if not wants_place(ticket):
        return None
    return where(unknown) if unknown else Term("intake-where-group")


def where(unknown: str) -> Term:
    """Return the question for the place; a building that the compound does not have is named."""
    return Term("intake-where-unknown", {"place": unknown}) if unknown else Term("intake-where")


def asking_place(
    reply: Reply, ticket: Ticket, buildings: Iterable[Node], unknown: str = ""
) -> Reply:
    """Return the reply with the question for the place: a button for each building, and one to skip."""
    choices = [
        Choice(Term("button-building", {"name": node.name}), f"place {ticket.number} {node.id}")
        for node in list(buildings)[:PLACES_SHOWN]
    ]
    skip = Choice(Term("button-skip"), f"place {ticket.number} skip")
    return asking(reply, where(unknown), [*choices, skip])
