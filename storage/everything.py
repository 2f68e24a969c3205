"""Names every table once, so that the register is complete for migrations and tests."""

from storage import dialogs, duties, files, inbox, mailbox, outbox, people, tree

__all__ = ["dialogs", "duties", "files", "inbox", "mailbox", "outbox", "people", "tree"]
