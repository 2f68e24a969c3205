"""Names every table once, so that the register is complete for migrations and tests."""

from storage import (
    dialogs,
    duties,
    inbox,
    lexicon,
    outbox,
    people,
    suggestions,
    ticket_figures,
    ticket_history,
    ticket_search,
    tickets,
    tree,
)

__all__ = [
    "dialogs",
    "duties",
    "inbox",
    "lexicon",
    "outbox",
    "people",
    "suggestions",
    "ticket_figures",
    "ticket_history",
    "ticket_search",
    "tickets",
    "tree",
]
