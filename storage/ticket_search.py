"""Finding tickets by their words: pairs of characters, the same in both databases.

Chinese has no gaps between words and most words are two characters long, so each pair of neighbouring
characters is one entry. The pairs are written by a job shortly after the ticket; what is not yet
written is looked through as it is.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    Table,
    and_,
    exists,
    literal_column,
    select,
    update,
)

from domain.tickets import Ticket
from storage.database import Connection, Prepared, metadata, upsert
from storage.tickets import ticket_of, tickets

words = Table(
    "ticket_words",
    metadata,
    Column("compound", BigInteger, primary_key=True, autoincrement=False),
    Column("gram", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

AT_ONCE = 200
UNINDEXED = 2000
MOST_GRAMS = 12
_GAPS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return the text as it is compared: one width, lower case, gaps as single spaces."""
    return _GAPS.sub(" ", unicodedata.normalize("NFKC", text).lower()).strip()


_IS_UNREAD = tickets.c.indexed == literal_column("0")  # a partial index matches no bound value
_UNINDEXED = Prepared(
    select(tickets.c.compound, tickets.c.number, tickets.c.text, tickets.c.place)
    .where(_IS_UNREAD)
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True)
)


def grams(text: str) -> list[int]:
    """Return the pairs of neighbouring characters as numbers, each once."""
    pairs: dict[int, None] = {}
    for part in folded(text).split():
        for a, b in pairwise(part):
            pairs[ord(a) << 21 | ord(b)] = None
    return list(pairs)


async def index_some(conn: Connection) -> int:
    """Write the pairs of some tickets that have none yet; returns how many tickets it did."""
    rows = await conn.fetch(_UNINDEXED, {})
    for row in rows:
        compound, number = row["compound"], row["number"]
        for gram in grams(f"{row['text']} {row['place']}"):
            values = {"compound": compound, "gram": gram, "number": number}
            await conn.execute(upsert(words, values, ("compound", "gram", "number"), {}))
        await conn.execute(
            update(tickets)
            .where(tickets.c.compound == compound, tickets.c.number == number)
            .values(indexed=1)
        )
    return len(rows)


async def find(conn: Connection, compound: int, query: str, limit: int = 20) -> list[Ticket]:
    """Return the newest tickets whose text or place holds every word of the query."""
    wanted = folded(query).split()
    if not wanted:
        return []
    pairs = [gram for word in wanted for gram in grams(word)][:MOST_GRAMS]
    found = await _by_pairs(conn, compound, pairs, limit * 3) if pairs else []
    unread = (_IS_UNREAD,) if pairs else ()
    late = await conn.fetch(
        select(tickets)
        .where(tickets.c.compound == compound, *unread)
        .order_by(tickets.c.number.desc())
        .limit(UNINDEXED)
    )
    hits = {t.number: t for t in [*found, *map(ticket_of, late)] if _holds(t, wanted)}
    return [hits[number] for number in sorted(hits, reverse=True)][:limit]


def _holds(ticket: Ticket, wanted: list[str]) -> bool:
    text = folded(f"{ticket.text} {ticket.place}").replace(" ", "")
    return all(word in text for word in wanted)


async def _by_pairs(conn: Connection, compound: int, pairs: list[int], limit: int) -> list[Ticket]:
    first, *others = pairs
    query = select(words.c.number).where(words.c.compound == compound, words.c.gram == first)
    for gram in others:
        other = words.alias()
        query = query.where(
            exists().where(
                and_(
                    other.c.compound == compound,
                    other.c.gram == gram,
                    other.c.number == words.c.number,
                )
            )
        )
    numbers = [
        row[0] for row in await conn.fetch(query.order_by(words.c.number.desc()).limit(limit))
    ]
    rows = await conn.fetch(
        select(tickets).where(tickets.c.compound == compound, tickets.c.number.in_(numbers))
    )
    return [ticket_of(row) for row in rows]
