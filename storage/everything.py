"""Names every table once, so that the register is complete for migrations and tests."""

from storage import (
    alarms,
    dialogs,
    duties,
    files,
    inbox,
    lexicon,
    mailbox,
    outbox,
    people,
    polls,
    tree,
)

__all__ = [
    "alarms",
    "dialogs",
    "duties",
    "files",
    "inbox",
    "lexicon",
    "mailbox",
    "outbox",
    "people",
    "polls",
    "tree",
]
