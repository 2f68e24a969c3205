"""What was taught on the job, and which of the lexicons learnt from it are in use; what learning needs is loaded only to learn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

TALK = "talk"
REQUEST = "request"
SHIPPED = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was written, when, by whom, and what it turned out to be: a category's id, or "talk"."""

    time: datetime
    text: str
    right: str
    person: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """The numbers of the lexicons that were put to use, oldest first; 0 is the shipped one."""

    uses: tuple[int, ...] = ()

    @property
    def stack(self) -> tuple[int, ...]:
        """Return the versions that one can go back through: the shipped one first, the one in use last.

        Going back to a version takes those after it off.
        """
        stack = [SHIPPED]
        for version in self.uses:
            if version in stack:
                del stack[stack.index(version) + 1 :]
            else:
                stack.append(version)
        return tuple(stack)

    @property
    def current(self) -> int:
        """Return the version in use."""
        return self.stack[-1]

    @property
    def before(self) -> int | None:
        """Return the version that going back would bring; None where the shipped one is in use."""
        return self.stack[-2] if len(self.stack) > 1 else None
