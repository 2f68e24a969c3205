"""The fake service's clock: real, sped up, or moved by hand."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    def now(self) -> float:
        """Seconds since 1970, UTC."""
        ...


class RealClock:
    def now(self) -> float:
        return time.time()


class ScaledClock:
    """Runs `factor` times as fast as real time, from `start` (default: the real time)."""

    def __init__(self, factor: float, start: float | None = None) -> None:
        self.factor = factor
        self._began = time.monotonic()
        self._start = time.time() if start is None else start

    def now(self) -> float:
        return self._start + (time.monotonic() - self._began) * self.factor


class ManualClock:
    """Stands still until a test moves it."""

    def __init__(self, start: float = 1_772_000_000.0) -> None:
        self._now = start

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += seconds

    def set(self, moment: float) -> None:
        self._now = moment
