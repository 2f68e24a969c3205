"""Answers that take long to put together: they are made when they are sent, by reading only, so that no talk waits for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from domain.conversation import Reply, say
from handlers.contract import Context, Feature
from storage import tree
from storage.database import Connection, Database
from storage.outbox import Letter
from storage.tree import Compound

log = structlog.get_logger()


class Making:
    """Puts together what a letter only names the maker of."""

    def __init__(
        self,
        database: Database,
        features: Sequence[Feature],
        context: Callable[[Connection, Compound | None], Context],
    ) -> None:
        self._database = database
        self._makers = {name: make for f in features for name, make in f.makers.items()}
        self._context = context

    async def __call__(self, letter: Letter) -> Reply:
        """Return what the letter says; an apology with a number for the log where it cannot be made."""
        make = self._makers[letter.reply.maker]

        async def work(conn: Connection) -> Reply:
            home = await tree.compound(conn, letter.compound)
            return await make(self._context(conn, home), letter.reply.values)

        try:
            return await self._database.read(work)
        except Exception:
            reference = f"{letter.id % 0xFFFFFF:06X}"
            log.exception("maker-failed", reference=reference, maker=letter.reply.maker)
            return say("error-unexpected", reference=reference)
