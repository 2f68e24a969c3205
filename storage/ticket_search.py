"""Finding tickets by their words: pairs of characters, the same in both databases.

Chinese has no gaps between words and most words are two characters long, so each pair of neighbouring
characters is one entry. The pairs are written by a job shortly after the ticket; what is not yet
written is looked through as it is.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    Table,
    and_,
    bindparam,
    exists,
    literal_column,
    select,
    update,
)

from domain.tickets import Ticket
from storage.database import Connection, Prepared, Row, metadata, upsert
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


_UNINDEXED = tickets.c.indexed == literal_column("0")
"""Written out: the partial index matches no bound value."""
_PAIR: dict[str, Any] = {c.name: bindparam(c.name) for c in words.c}
_NOTE = Prepared(upsert(words, _PAIR, tuple(_PAIR), {}))
_DONE = Prepared(
    update(tickets)
    .where(
        tickets.c.compound == bindparam("of_compound"), tickets.c.number == bindparam("of_number")
    )
    .values(indexed=1)
)


def folded(text: str) -> str:
    """Return the text as it is compared: one width, lower case, gaps as single spaces."""
    return _GAPS.sub(" ", unicodedata.normalize("NFKC", text).lower()).strip()


def grams(text: str) -> list[int]:
    """Return the pairs of neighbouring characters as numbers, each once."""
    pairs: dict[int, None] = {}
    for part in folded(text).split():
        for a, b in pairwise(part):
            pairs[ord(a) << 21 | ord(b)] = None
    return list(pairs)


async def index_some(conn: Connection) -> int:
    """Write the pairs of some tickets that have none yet; returns how many tickets it did."""
    rows = await conn.fetch(
        select(tickets.c.compound, tickets.c.number, tickets.c.text, tickets.c.place)
        .where(_UNINDEXED)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    pairs = [
        {"compound": row["compound"], "gram": gram, "number": row["number"]}
        for row in rows
        for gram in grams(f"{row['text']} {row['place']}")
    ]
    await conn.execute_many(_NOTE, pairs)
    await conn.execute_many(
        _DONE, [{"of_compound": row["compound"], "of_number": row["number"]} for row in rows]
    )
    return len(rows)


async def find(conn: Connection, compound: int, query: str, limit: int = 20) -> list[Ticket]:
    """Return the newest tickets whose text or place holds every word of the query."""
    wanted = folded(query).split()
    if not wanted:
        return []
    pairs = [gram for word in wanted for gram in grams(word)][:MOST_GRAMS]
    late = select(tickets).where(tickets.c.compound == compound)
    if pairs:
        late = late.where(_UNINDEXED)
    rows = await conn.fetch(late.order_by(tickets.c.number.desc()).limit(UNINDEXED))
    hits = {row["number"]: ticket_of(row) for row in rows if _holds(row, wanted)}
    if pairs:
        hits |= await _by_pairs(conn, compound, pairs, wanted, limit)
    return [hits[number] for number in sorted(hits, reverse=True)][:limit]


def _holds(row: Row, wanted: list[str]) -> bool:
    text = folded(f"{row['text']} {row['place']}").replace(" ", "")
    return all(word in text for word in wanted)


async def _by_pairs(
    conn: Connection, compound: int, pairs: list[int], wanted: list[str], limit: int
) -> dict[int, Ticket]:
    """Return the newest tickets that hold the words, by number; no more is read than is shown, as a rule."""
    hits: dict[int, Ticket] = {}
    below, looked = None, 0
    while looked < limit * 3:
        numbers = await _with_pairs(conn, compound, pairs, below, limit)
        rows = await conn.fetch(
            select(tickets).where(tickets.c.compound == compound, tickets.c.number.in_(numbers))
        )
        hits |= {row["number"]: ticket_of(row) for row in rows if _holds(row, wanted)}
        if len(hits) >= limit or len(numbers) < limit:
            break
        below, looked = numbers[-1], looked + limit
    return hits


async def _with_pairs(
    conn: Connection, compound: int, pairs: list[int], below: int | None, limit: int
) -> list[int]:
    """Return the numbers of the newest tickets, below one, that hold all the pairs."""
    first, *others = pairs
    query = select(words.c.number).where(words.c.compound == compound, words.c.gram == first)
    if below is not None:
        query = query.where(words.c.number < below)
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
    rows = await conn.fetch(query.order_by(words.c.number.desc()).limit(limit))
    return [row[0] for row in rows]
