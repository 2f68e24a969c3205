"""What the WeCom channel remembers of callbacks and letters under way; losing it costs a repeat at most."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

KEPT = 2000


@dataclass(slots=True)
class Open:
    """A callback that may still be answered."""

    req_id: str
    at: float
    chosen: tuple[str, ...] = ()


class _Recent(OrderedDict[Any, Any]):
    """The newest entries of a growing dict."""

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > KEPT:
            self.popitem(last=False)


@dataclass(slots=True)
class Memory:
    """What of a letter was taken, and which callbacks are open; losing it costs a repeat at most."""

    done: _Recent = field(default_factory=_Recent)
    unsure: _Recent = field(default_factory=_Recent)
    replies: _Recent = field(default_factory=_Recent)
    presses: _Recent = field(default_factory=_Recent)
    entries: _Recent = field(default_factory=_Recent)
