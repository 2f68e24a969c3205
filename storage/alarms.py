"""Alarms that wait for their hour: what meetings and polls have to say at a time (design §6.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    literal_column,
    select,
    update,
)

from domain.alarms import Alarm, Fate, fate
from storage.database import Connection, Prepared, metadata, partial_index, upsert
from storage.people import moment, seconds

log = structlog.get_logger()

alarms = Table(
    "alarms",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("subject", String(64), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("family", String(16), nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("until_at", BigInteger, nullable=False),
    Column("state", Integer, nullable=False),
    Column("fate", String(8), nullable=False),
    Column("rung_at", BigInteger),
)
partial_index(
    "alarms_waiting",
    alarms.c.family,
    alarms.c.due_at,
    where=alarms.c.state == 0,
)
_WAITING = alarms.c.state == literal_column("0")
_DUE = Prepared(
    select(alarms)
    .where(_WAITING, alarms.c.family == bindparam("of"), alarms.c.due_at <= bindparam("now"))
    .order_by(alarms.c.due_at)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)


@dataclass(frozen=True, slots=True)
class Rung:
    """An alarm whose hour has come, what it is about, and whether it is late or stale by now."""

    compound: int
    subject: str
    alarm: Alarm
    fate: Fate


async def add(
    conn: Connection, compound: int, family: str, subject: str, made: Iterable[Alarm]
) -> None:
    """Set alarms about a subject ("poll:7"); one that was set already stays as it is."""
    for alarm in made:
        values = {
            "compound": compound,
            "subject": subject,
            "kind": alarm.kind,
            "family": family,
            "due_at": seconds(alarm.due),
            "until_at": seconds(alarm.until),
            "state": 0,
            "fate": "",
            "rung_at": None,
        }
        await conn.execute(upsert(alarms, values, ("subject", "kind"), {}))


async def remove(conn: Connection, subject: str) -> None:
    """Forget all alarms about a subject, rung or not."""
    await conn.execute(delete(alarms).where(alarms.c.subject == subject))


async def known(conn: Connection, subjects: Iterable[str]) -> frozenset[str]:
    """Return those of the subjects about which alarms were ever set."""
    rows = await conn.fetch(
        select(alarms.c.subject).where(alarms.c.subject.in_(list(subjects))).distinct()
    )
    return frozenset(row["subject"] for row in rows)


async def ring(conn: Connection, family: str, now: datetime, limit: int = 20) -> list[Rung]:
    """Return the alarms of a family that are due, noted as rung in this same transaction."""
    rows = await conn.fetch(_DUE, {"of": family, "now": seconds(now), "most": limit})
    rung = []
    for row in rows:
        alarm = Alarm(row["kind"], moment(row["due_at"]), moment(row["until_at"]))
        found = Rung(row["compound"], row["subject"], alarm, fate(alarm, now))
        await conn.execute(
            update(alarms)
            .where(alarms.c.subject == found.subject, alarms.c.kind == alarm.kind)
            .values(state=1, fate=found.fate.value, rung_at=seconds(now))
        )
        if found.fate is Fate.STALE:
            log.info("alarm-stale", subject=found.subject, alarm=alarm.kind)
        rung.append(found)
    return rung
