"""Faults that a test orders: refusals, broken connections, slow answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from .calls import Call
from .refusals import OTHER_POLLER, Refusal, bad, forbidden, too_many


@dataclass
class Fault:
    """What goes wrong with the next `times` calls that fit `method` and `chat_id`.

    kind: "429", "500", "502", "409", "403", "400", "cut" (the call is done, but the connection
    ends without an answer), "cut-before" (it is not done either), "slow" (answered late).
    """

    kind: str
    method: str = ""
    chat_id: int | None = None
    times: int = 1
    seconds: float = 1.0
    words: str = ""
    after: int = 0

    def fits(self, call: Call) -> bool:
        if self.times <= 0 or (self.method and self.method != call.method):
            return False
        if not self.method and call.method in ("getUpdates", "getMe"):
            return False
        return self.chat_id is None or str(call.params.get("chat_id")) == str(self.chat_id)

    def refusal(self) -> Refusal | None:
        made = {
            "429": lambda: too_many(max(1, round(self.seconds))),
            "500": lambda: Refusal(500, "Internal Server Error"),
            "502": lambda: Refusal(502, "Bad Gateway"),
            "409": lambda: OTHER_POLLER,
            "403": lambda: forbidden(self.words or "bot was blocked by the user"),
            "400": lambda: bad(self.words or "BOT_METHOD_INVALID"),
        }
        return made[self.kind]() if self.kind in made else None


@dataclass
class Faults:
    waiting: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> Fault:
        self.waiting.append(fault)
        return fault

    def take(self, call: Call) -> Fault | None:
        """The fault that hits this call, counted down; None if all is well."""
        for fault in self.waiting:
            if not fault.fits(call):
                continue
            if fault.after > 0:
                fault.after -= 1
                return None
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None

    def clear(self) -> None:
        self.waiting.clear()
