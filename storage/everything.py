"""Names every table once, so that the register is complete for migrations and tests."""

from storage import dialogs, duties, files, inbox, mailbox, outbox, people, tree

__all__ = ["dialogs", "duties", "files", "inbox", "mailbox", "outbox", "people", "tree"]
from storage import (
    dialogs,
    duties,
    inbox,
    outbox,
    people,
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
    "outbox",
    "people",
    "ticket_figures",
    "ticket_history",
    "ticket_search",
    "tickets",
    "tree",
]
from storage import dialogs, duties, inbox, lexicon, outbox, people, tree
from storage import dialogs, files, inbox, mailbox, outbox, people, tree

__all__ = ["dialogs", "files", "inbox", "mailbox", "outbox", "people", "tree"]
from storage import dialogs, duties, inbox, outbox, people, tree

__all__ = ["dialogs", "duties", "inbox", "lexicon", "outbox", "people", "tree"]
