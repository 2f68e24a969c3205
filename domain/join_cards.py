"""The card by which a station admits somebody who asks to join."""

from __future__ import annotations

from domain.conversation import Choice, Reply, Term


def waiting(compound: int, id: int, name: str, words: str, place: str) -> Reply:
    """Return the card of a request that waits."""
    row = (
        Choice(Term("member-yes-button"), f"member yes {id}"),
        Choice(Term("member-no-button"), f"member no {id}"),
    )
    values = {"name": name, "words": words, "place": place}
    return Reply(key="member-asks", values=values, choices=(row,), card=card(compound, id))


def decided(compound: int, id: int, name: str, place: str, by: str, *, admitted: bool) -> Reply:
    """Return the card of a request that was decided."""
    key = "member-admitted" if admitted else "member-turned-away"
    return Reply(key=key, values={"name": name, "place": place, "by": by}, card=card(compound, id))


def card(compound: int, id: int) -> str:
    """Return the name of the card."""
    return f"join:{compound}:{id}"
