"""Names every table once, so that the register is complete for migrations and tests."""

from storage import dialogs, inbox, outbox, people, tree

__all__ = ["dialogs", "inbox", "outbox", "people", "tree"]
