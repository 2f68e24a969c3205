"""Wakes the time-driven work. What is due is in the database; a missed or doubled waking does no harm (design §6.4)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from handlers.contract import Context, Job
from storage.database import Connection, Database

log = structlog.get_logger()

AGAIN = 30.0  # seconds after a fault, such as a database that is away
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


def trigger(cron: str) -> CronTrigger:
    """Return the trigger of five cron fields in UTC; days of the week count from Sunday = 0, as in every crontab.

    Raises ValueError when it is no cron line.
    """
    fields = cron.split()
    if len(fields) != 5:
        raise ValueError(f"five fields wanted: {cron}")
    minute, hour, day, month, weekday = fields
    named = re.sub(r"(?<![/\w])[0-7]", lambda m: _DAYS[int(m[0])], weekday)
    return CronTrigger(
        minute=minute, hour=hour, day=day, month=month, day_of_week=named, timezone=UTC
    )


class Jobs:
    """All jobs of all features: each sleeps until it is woken and runs until nothing is due."""

    def __init__(
        self,
        database: Database,
        jobs: Sequence[Job],
        context: Callable[[Connection], Context],
        wake_delivery: Callable[[], None],
        counted: Callable[[str, bool], None] = lambda name, ok: None,
    ) -> None:
        self._database = database
        self._jobs = tuple(jobs)
        self._context = context
        self._wake_delivery = wake_delivery
        self._counted = counted
        self._bells = {job.name: asyncio.Event() for job in self._jobs}
        self._stopping = False

    async def run(self) -> None:
        """Work until `stop`: every job once at the start, then whenever its hour comes."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        for job in self._jobs:
            scheduler.add_job(
                self._bells[job.name].set,
                trigger(job.cron),
                coalesce=True,
                misfire_grace_time=None,
                name=job.name,
            )
        scheduler.start()
        try:
            async with asyncio.TaskGroup() as group:
                for job in self._jobs:
                    self._bells[job.name].set()
                    group.create_task(self._keep(job), name=f"job {job.name}")
        finally:
            scheduler.shutdown(wait=False)

    def stop(self) -> None:
        """Let every job end after the transaction that it is in."""
        self._stopping = True
        for bell in self._bells.values():
            bell.set()

    async def _keep(self, job: Job) -> None:
        bell = self._bells[job.name]
        while True:
            await bell.wait()
            bell.clear()
            if self._stopping:
                return
            try:
                await self._once(job)
                self._counted(job.name, True)
            except Exception:  # one job's fault stops neither the others nor its next hour
                log.exception("job-failed", job=job.name)
                self._counted(job.name, False)
                asyncio.get_running_loop().call_later(AGAIN, bell.set)

    async def _once(self, job: Job) -> int:
        """Run one job until nothing is due; the key lets one process at a time do it."""
        total = 0
        while not self._stopping:
            done = await self._database.transact(
                lambda conn: job.run(self._context(conn)), key=f"job:{job.name}"
            )
            if not done:
                break
            total += done
            self._wake_delivery()
        if total:
            log.info("job-done", job=job.name, count=total)
        return total
