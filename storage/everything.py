"""Names every table once, so that the register is complete for migrations and tests."""
# ruff: noqa: F401

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
import storage.dialogs
import storage.duties
import storage.files
import storage.inbox
import storage.lexicon
import storage.mailbox
import storage.outbox
import storage.people
import storage.ticket_figures
import storage.ticket_history
import storage.ticket_search
import storage.tickets
import storage.tree
