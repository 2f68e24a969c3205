"""Letters in hand: to which chat each goes, and how its reader reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.channels.contract import Channel, Outgoing
from bot.letters import Reader
from domain.conversation import Address
from storage import outbox, people, tree
from storage.database import Connection
from storage.outbox import Lane, Letter


@dataclass(slots=True)
class Hand:
    """A letter in hand, where it goes, and what of it is still to be sent."""

    letter: Letter
    to: Address
    reader: Reader
    rest: list[Outgoing] | None = None
    ref: str = ""
    tries: int = 0


async def in_hand(
    conn: Connection, letters: Sequence[Letter], channels: Mapping[str, Channel]
) -> list[Hand]:
    """Return letters with their addresses and readers; one without an open chat is held for the person's next contact."""
    hands = []
    homes: dict[int, tree.Compound | None] = {}
    for letter in letters:
        to = letter.address or await _direct(conn, letter.person, channels)
        if to is None:
            await outbox.hold(conn, letter.id)
            continue
        if to.channel not in channels:
            await outbox.fail(conn, letter.id, f"no channel {to.channel}")
            continue
        if letter.compound not in homes:
            homes[letter.compound] = await tree.compound(conn, letter.compound)
        home = homes[letter.compound]
        in_group = channels[to.channel].is_group(to.chat)
        language, speaks_of = await people.reads(conn, letter.person)
        if letter.card and in_group:
            language = ""
        about = None if in_group else speaks_of
        if home is None:
            reader = Reader(language, home=about)
        else:
            reader = Reader(language or home.language, home.zone, about)
        hands.append(Hand(letter, to, reader, tries=letter.attempts))
    return hands


async def other_way(
    conn: Connection, hand: Hand, channels: Mapping[str, Channel]
) -> Address | None:
    """Return another open direct chat of a person for an urgent letter, or None."""
    letter = hand.letter
    if not letter.person or letter.lane is not Lane.DANGER:
        return None
    return await _direct(conn, letter.person, channels, beside=hand.to.channel)


async def _direct(
    conn: Connection, person: int, channels: Mapping[str, Channel], beside: str = ""
) -> Address | None:
    """Return the direct chat a person used last, on a channel that runs here."""
    for account in await people.accounts_of(conn, person):
        open_here = account.reachable and account.chat and account.channel in channels
        if open_here and account.channel != beside:
            return Address(account.channel, account.chat)
    return None
