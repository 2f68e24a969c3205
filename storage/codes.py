"""One-time codes: to join, to log in, to link a channel, to bind a group, to take a role."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, insert, select, update

from storage.database import Connection, metadata
from storage.people import seconds

codes = Table(
    "codes",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("digest", String(64), primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("node", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("role", String(16), nullable=False),
    Column("uses", Integer, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Index("codes_by_expiry", "expires_at"),
)


@dataclass(frozen=True, slots=True)
class Code:
    """What a one-time code stands for. purpose: bind, join, link, role, login."""

    purpose: str
    compound: int
    node: int
    person: int
    role: str


def digest(code: str) -> str:
    """Return how a code is kept: its digest, so that the database gives none away."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


async def add(
    conn: Connection, code: str, what: Code, now: datetime, keep: timedelta, uses: int = 1
) -> None:
    """Keep a code for `keep`, good for `uses` uses."""
    await conn.execute(
        insert(codes).values(
            compound=what.compound,
            digest=digest(code),
            purpose=what.purpose,
            node=what.node,
            person=what.person,
            role=what.role,
            uses=uses,
            expires_at=seconds(now + keep),
        )
    )


async def use(conn: Connection, code: str, purposes: tuple[str, ...], now: datetime) -> Code | None:
    """Use up a code once and return what it stands for; None when unknown, used up, too old or for something else."""
    held = codes.c.digest == digest(code)
    touched = await conn.execute(
        update(codes)
        .where(
            held, codes.c.uses > 0, codes.c.expires_at > seconds(now), codes.c.purpose.in_(purposes)
        )
        .values(uses=codes.c.uses - 1)
    )
    if not touched:
        return None
    row = await conn.first(select(codes).where(held))
    if row is None:
        return None
    return Code(row["purpose"], row["compound"], row["node"], row["person"], row["role"])


async def waits(conn: Connection, code: str, purposes: tuple[str, ...], now: datetime) -> bool:
    """Tell whether a code is good for one of the purposes, without using it up."""
    found = await conn.scalar(
        select(codes.c.digest).where(
            codes.c.digest == digest(code),
            codes.c.uses > 0,
            codes.c.expires_at > seconds(now),
            codes.c.purpose.in_(purposes),
        )
    )
    return found is not None
