"""Names every table once, so that the register is complete for migrations and tests."""

from storage import (
    dialogs,
    duties,
    files,
    inbox,
    lexicon,
    mailbox,
    outbox,
    people,
    ticket_desk,
    ticket_figures,
    ticket_history,
    ticket_search,
    tickets,
    tree,
)

__all__ = [
    "dialogs",
    "duties",
    "files",
    "inbox",
    "lexicon",
    "mailbox",
    "outbox",
    "people",
    "ticket_desk",
    "ticket_figures",
    "ticket_history",
    "ticket_search",
    "tickets",
    "tree",
]
