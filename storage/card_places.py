"""Where cards are shown, so that they are brought up to date in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Column, String, Table, bindparam, select, update

from domain.conversation import Address, Reply, written
from storage.database import Connection, Prepared, Row, metadata, upsert
from storage.outbox import Lane, State, is_in, outbox, put

cards = Table(
    "cards",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("card", String(64), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("chat", String(128), primary_key=True),
    Column("ref", String(64), nullable=False),
    Column("person", BigInteger, nullable=False),
)
AT_ONCE = 500
_PLACES = Prepared(select(cards).where(cards.c.card == bindparam("card")))
_EDIT_WAITS = Prepared(
    select(outbox.c.id).where(
        outbox.c.card == bindparam("card"),
        is_in(State.WAITING),
        outbox.c.chat == bindparam("chat"),
        outbox.c.channel == bindparam("channel"),
    )
)
_UNSENT = Prepared(
    update(outbox)
    .where(outbox.c.card == bindparam("of_card"), is_in(State.WAITING))
    .values(reply=bindparam("reply"))
)


async def refresh(
    conn: Connection,
    new_id: Callable[[], int],
    now: datetime,
    reply: Reply,
    *,
    compound: int = 0,
) -> None:
    """Bring every shown card `reply.card` up to date in place; several changes become one edit."""
    encoded = written(reply)
    await conn.execute(_UNSENT, {"of_card": reply.card, "reply": encoded})
    for place in await conn.fetch(_PLACES, {"card": reply.card}):
        there = {"card": reply.card, "chat": place["chat"], "channel": place["channel"]}
        waiting = await conn.first(_EDIT_WAITS, there)
        if waiting is None:
            await put(conn, new_id(), now, reply, compound=compound, lane=Lane.NEWS, **_in(place))


async def end(
    conn: Connection,
    new_id: Callable[[], int],
    now: datetime,
    replies: Mapping[str, Reply],
    *,
    compound: int = 0,
) -> None:
    """Let many cards, each by its name, say their last word.

    Where one is shown, it is edited when the channel has time for it; a message that still waits says this instead.
    """
    names = list(replies)
    said = {name: msgspec.structs.replace(reply, card=name) for name, reply in replies.items()}
    for some in (names[i : i + AT_ONCE] for i in range(0, len(names), AT_ONCE)):
        waiting: list[Row] = []
        for state in (State.WAITING, State.HELD):  # apart, so that each goes by an index of its own
            of_state = is_in(state), outbox.c.card.in_(some)
            waiting += await conn.fetch(select(outbox.c.id, outbox.c.card).where(*of_state))
        for row in waiting:
            encoded = written(said[row["card"]])
            this = outbox.c.id == row["id"]
            await conn.execute(update(outbox).where(this).values(reply=encoded))
        for place in await conn.fetch(select(cards).where(cards.c.card.in_(some))):
            last = said[place["card"]]
            how = {"compound": compound, "lane": Lane.BROADCAST, **_in(place)}
            await put(conn, new_id(), now, last, **how)


def _in(place: Row) -> dict[str, Any]:
    """Return how a letter is addressed that edits a card where it is shown."""
    address = Address(place["channel"], place["chat"])
    return {"address": address, "person": place["person"], "edits": place["ref"]}


async def note(
    conn: Connection, compound: int, card: str, address: Address, ref: str, person: int = 0
) -> None:
    """Keep where a card is shown, so that it can be edited there."""
    values = {
        "compound": compound,
        "card": card,
        "channel": address.channel,
        "chat": address.chat,
        "ref": ref,
        "person": person,
    }
    await conn.execute(upsert(cards, values, ("card", "channel", "chat")))


_CARD_AT = Prepared(
    select(cards.c.card).where(
        cards.c.channel == bindparam("channel"),
        cards.c.chat == bindparam("chat"),
        cards.c.ref == bindparam("ref"),
    )
)


async def at(conn: Connection, address: Address, ref: str) -> str:
    """Return the subject of the card that a message is, or an empty string."""
    there = {"channel": address.channel, "chat": address.chat, "ref": ref}
    return await conn.scalar(_CARD_AT, there) or ""


async def move_chat(conn: Connection, channel: str, old: str, new: str) -> None:
    """Follow a group to its new chat id; its old messages can no longer be edited."""
    await conn.execute(
        update(outbox)
        .where(
            outbox.c.channel == channel,
            outbox.c.chat == old,
            outbox.c.state.in_([State.WAITING.value, State.SENDING.value]),
        )
        .values(chat=new, edits="", reply_to="")
    )
    await conn.execute(cards.delete().where(cards.c.channel == channel, cards.c.chat == old))
