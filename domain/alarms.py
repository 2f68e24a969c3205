"""Alarms: what is to be said at a time, how late it may be said, and when it is of no use."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

LATE_AFTER = timedelta(minutes=15)


class Fate(StrEnum):
    """What is to be done with an alarm now."""

    NOT_YET = "not_yet"
    ON_TIME = "on_time"
    LATE = "late"
    STALE = "stale"


class Alarm(msgspec.Struct, frozen=True):
    """Something to be said from `due` on; from `until` on it is stale: skipped and logged."""

    kind: str
    due: datetime
    until: datetime


def fate(alarm: Alarm, now: datetime) -> Fate:
    """Return what is to be done now; what downtime delayed is sent late, and says so, or not."""
    if now < alarm.due:
        return Fate.NOT_YET
    if now >= alarm.until:
        return Fate.STALE
    return Fate.LATE if now - alarm.due > LATE_AFTER else Fate.ON_TIME
