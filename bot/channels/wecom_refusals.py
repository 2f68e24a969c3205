"""What the AI bot platform's error codes mean for a letter, and for who set the bot up."""

from __future__ import annotations

from bot.channels.contract import Closed, Gone, Later, NotSent, Rejected
from bot.channels.wecom_line import Refused

DUPLICATES = frozenset({40058, 42014})
"""Codes with which a card is refused whose task id was used before."""


def refused(refusal: Refused) -> NotSent:
    """Return what a refused command means for its letter."""
    code = refusal.code
    if code == 45009:
        return Later(60.0, own=True)
    if code in {45033, -1, 846605, 846608}:
        return Later(5.0)
    if code == 846607:
        return Closed("nobody has written there yet")
    if code == 93006:
        return Gone("invalid chat")
    return Rejected(str(refusal))


def problem(state: str) -> list[str]:
    """Return the sentence for a state of the line, as catalogue keys; none when it is open."""
    if state == "open":
        return []
    if state == "kicked":
        return ["wecom-check-kicked"]
    if state.startswith("refused:"):
        code = state.removeprefix("refused:")
        known = {"853000": "wecom-check-secret", "93019": "wecom-check-bot-id"}
        return [known.get(code, "wecom-check-mode")]
    return ["wecom-check-unreachable"]
