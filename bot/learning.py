"""Learning from closed tickets: a trial on what the database holds, and putting to use what is better."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.readers import Wishes, wished
from domain.conversation import Role
from domain.understanding import Thresholds, lexicon
from domain.understanding.adoption import Base, Figures, TooFew, Trial, trial
from domain.understanding.lessons import Lesson
from storage import lexicon_versions
from storage.database import Connection, Database
from storage.lexicon_versions import EVERYWHERE, Measured

if TYPE_CHECKING:
    from domain.understanding.local import Progress

log = structlog.get_logger()
QUIET_HOUR = 19
"""The hour (UTC) in which the program may learn by itself: three in the morning in China."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a trial brought. `version`: under which number it was kept, 0 where it was only tried."""

    trial: Trial
    version: int = 0


@dataclass(frozen=True, slots=True)
class _Material:
    lessons: list[Lesson]
    names: list[str]
    base: Base


async def attempt(
    database: Database,
    scope: int,
    now: datetime,
    new_id: Callable[[], int],
    *,
    adopt: bool,
    progress: Progress | None = None,
) -> Attempt:
    """Learn from a compound's closed tickets, or from all under scope 0; raises TooFew where there are not enough.

    With `adopt` the outcome is kept, and put to use where it is better.
    """
    material = await database.read(lambda conn: _material(conn, scope))
    outcome = await asyncio.to_thread(
        trial, material.lessons, material.base, material.names, progress
    )
    if not adopt:
        return Attempt(outcome)
    better = outcome.better
    content = "".join(lexicon.dump(outcome.lexicon)) if better else ""

    async def keep(conn: Connection) -> int:
        measured = measured_of(outcome.new), measured_of(outcome.old)
        words, lessons = len(outcome.lexicon.words), outcome.lessons
        version = await lexicon_versions.add(conn, scope, content, words, lessons, measured, 0, now)
        if better:
            role = Role.OPERATOR.value
            await lexicon_versions.use(conn, new_id(), scope, version, 0, role, now)
        return version

    return Attempt(outcome, await database.transact(keep))


async def _material(conn: Connection, scope: int) -> _Material:
    wish = (await wished(conn)).get(scope, Wishes())
    content = await lexicon_versions.content(conn, *wish.learnt) if wish.learnt else ""
    return _Material(
        await lexicon_versions.lessons(conn, scope),
        await lexicon_versions.names(conn, scope),
        Base(wish.words, Thresholds(sure=wish.sure, ask=wish.ask), content),
    )


def measured_of(figures: Figures) -> Measured:
    """Return figures as they are kept."""
    filed = figures.filed
    return Measured(
        round(filed.accuracy, 4),
        round(filed.macro_f1, 4),
        round(figures.heard, 4),
        None if figures.quiet is None else round(figures.quiet, 4),
    )


async def when_due(
    database: Database, every_days: int, now: datetime, new_id: Callable[[], int]
) -> Attempt | None:
    """Learn for the whole installation if settings want it, the hour is quiet and the last time is long enough ago."""
    if not every_days or now.hour != QUIET_HOUR:
        return None
    kept = await database.read(lambda conn: lexicon_versions.of(conn, EVERYWHERE, 1))
    if kept and now - kept[0].made_at < timedelta(days=every_days) - timedelta(hours=2):
        return None
    try:
        done = await attempt(database, EVERYWHERE, now, new_id, adopt=True)
    except TooFew as few:
        log.info("learning-too-few", found=few.found, needed=few.needed)
        return None
    except ImportError:
        log.warning("learning-not-installed", extra="learn")
        return None
    log.info("learnt", version=done.version, better=done.trial.better)
    return done
