"""What waited for somebody's next contact, made into one message where a service counts messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select, update

from domain.conversation import Choice, Reply, Term
from storage.database import Connection
from storage.outbox import Lane, Letter, State, letter, outbox, put
from storage.people import seconds

LISTED = 12
"""So many letters are told in the one message; of the older ones only the number."""
BUTTONS = 10


async def merge(conn: Connection, new_id: Callable[[], int], person: int, now: datetime) -> int:
    """Make one letter of all that is held for a person and has neither picture nor file; returns of how many.

    It goes out before the answer to what was just said, for its id is the lower one.
    """
    rows = await conn.fetch(
        select(outbox)
        .where(outbox.c.person == person, outbox.c.state == State.HELD.value)
        .order_by(outbox.c.id)
    )
    letters = [one for one in map(letter, rows) if _is_plain(one)]
    if len(letters) < 2:
        return 0
    compounds = {one.compound for one in letters}
    await put(
        conn,
        new_id(),
        now,
        _together(letters, mark=len(compounds) > 1),
        compound=compounds.pop() if len(compounds) == 1 else 0,
        person=person,
        lane=min(Lane.ANSWER, *(one.lane for one in letters)),
    )
    await conn.execute(
        update(outbox)
        .where(outbox.c.id.in_([one.id for one in letters]))
        .values(state=State.SENT.value, sent_at=seconds(now), sent_ref="merged")
    )
    return len(letters)


def _is_plain(one: Letter) -> bool:
    reply = one.reply
    return not reply.maker and reply.picture is None and not reply.attachments and not reply.papers


def _together(letters: list[Letter], *, mark: bool) -> Reply:
    """Return one reply that says what all of them say, the newest in full; `mark`: buttons name their compound."""
    shown = letters[-LISTED:]
    parts: list[Term] = []
    for one in shown:
        parts += [Term(one.reply.key, one.reply.values), *one.reply.also]
    choices: dict[str, Choice] = {}
    for one in reversed(shown):
        for choice in (c for row in one.reply.choices for c in row):
            command = choice.command
            if mark and command and not choice.prompt and one.compound:
                command = f"~{one.compound} {command}"
            choices.setdefault(
                command or choice.link, Choice(choice.label, command, choice.prompt, choice.link)
            )
    rows = tuple((choice,) for choice in list(choices.values())[:BUTTONS])
    values = {"count": len(letters), "older": len(letters) - len(shown)}
    return Reply(key="held-together", values=values, also=tuple(parts), choices=rows)
