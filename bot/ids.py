"""Ids that grow with time, and codes that people can read out and type."""

from __future__ import annotations

import secrets
from collections.abc import Callable

EPOCH = 1_704_067_200_000  # 2024-01-01 in milliseconds
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1
CODE_LENGTH = 8


def time_ordered(milliseconds: Callable[[], int]) -> Callable[[], int]:
    """Return a maker of ids of 63 bits: 41 of time, 10 of process, 12 of count.

    A clock that is put back, or more than 4,096 ids in a millisecond, let the ids run ahead of the clock; they never repeat.
    """
    process = secrets.randbelow(1024) << 12
    last, count = 0, 0

    def new_id() -> int:
        nonlocal last, count
        at = milliseconds() - EPOCH
        if at > last:
            last, count = at, 0
        elif count == 4095:
            last, count = last + 1, 0
        else:
            count += 1
        return last << 22 | process | count

    return new_id


def new_code() -> str:
    """Return a random code of eight characters with at least one letter and one digit (38 bits)."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if any(c.isdigit() for c in code) and any(c.isalpha() for c in code):
            return code
