"""How the platform's calls to us have gone: for `check`, which runs in another process."""

from __future__ import annotations

import structlog

from bot.channels.wechat_crypto import Envelope
from bot.channels.wechat_room import Room

GOOD = "callback:ok"
REASONS = frozenset({"signature", "shape", "receiver"})

log = structlog.get_logger()


class Callbacks:
    """Notes the first good call of this process, and before it the first that was not sealed for us.

    Later bad ones are other people's noise: the settings have proved right.
    """

    def __init__(self, account: str, envelope: Envelope, room: Room) -> None:
        self._account = account
        self._envelope = envelope
        self._room = room
        self._noted = ""

    async def good(self) -> None:
        """Note that a call could be read."""
        await self._note(GOOD)

    async def bad(self, why: str) -> None:
        """Note why a call could not be read: signature, shape, receiver, or xml."""
        log.warning("weixin-callback-refused", account=self._account, why=why)
        if why in REASONS and not self._noted:
            await self._note(f"callback:{why}")

    async def _note(self, state: str) -> None:
        if self._noted in {state, GOOD}:
            return
        self._noted = state
        try:
            await self._room.note(f"weixin-{self._account}", state)
        except Exception:
            log.exception("weixin-callback-not-noted")

    async def check(self) -> list[str]:
        """Return what is wrong with the callback's settings, as catalogue keys."""
        plain = self._account == "oa" and self._envelope.token and not self._envelope.aes_key
        if not plain and not self._envelope.is_whole:
            return ["weixin-check-aes-key"]
        try:
            state = await self._room.standing(f"weixin-{self._account}")
        except Exception:  # before the first start there is nothing to ask
            return []
        why = state.removeprefix("callback:")
        return [f"weixin-check-callback-{why}"] if why in REASONS else []
