"""How fast one visitor may go on, so that a stuck key or a script does not fill the group."""

from __future__ import annotations

import time
from collections import OrderedDict

KNOWN = 10_000


class Pace:
    """Lets `burst` things through at once and as many again over `span` seconds, for each name."""

    def __init__(self, burst: int, span: float) -> None:
        self._burst = float(burst)
        self._rate = burst / span
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, name: str) -> bool:
        """Tell whether one more may pass, and count it."""
        at = time.monotonic()
        left, since = self._left.pop(name, (self._burst, at))
        left = min(self._burst, left + (at - since) * self._rate)
        self._left[name] = (max(0.0, left - 1), at)
        while len(self._left) > KNOWN:
            self._left.popitem(last=False)
        return left >= 1
