"""Names every table once, so that the register is complete for migrations and tests."""
# ruff: noqa: F401

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
from storage import dialogs, duties, inbox, lexicon, outbox, people, tree
from storage import dialogs, files, inbox, mailbox, outbox, people, tree

__all__ = ["dialogs", "files", "inbox", "mailbox", "outbox", "people", "tree"]
from storage import dialogs, duties, inbox, outbox, people, tree

__all__ = ["dialogs", "duties", "inbox", "lexicon", "outbox", "people", "tree"]
