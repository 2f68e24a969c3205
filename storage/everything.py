"""Names every table once, so that the register is complete for migrations and tests."""

from storage import dialogs, duties, inbox, outbox, people, tree

__all__ = ["dialogs", "duties", "inbox", "outbox", "people", "tree"]
