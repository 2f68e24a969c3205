"""Forgetting what nobody needs any more: handled updates, sent letters, questions left unanswered."""

from __future__ import annotations

from datetime import timedelta

from handlers.contract import Context, Feature, Job
from storage import dialogs, inbox, mailbox, outbox

SENT_KEPT_FOR = timedelta(days=30)


async def clear(ctx: Context) -> int:
    """Clear the tables of passage once; a second run finds nothing."""
    await inbox.clear(ctx.conn, ctx.now)
    await outbox.clear(ctx.conn, ctx.now - SENT_KEPT_FOR)
    await dialogs.clear(ctx.conn, ctx.now)
    await mailbox.clear(ctx.conn, ctx.now)
    return 0


FEATURE = Feature(jobs=(Job("clear-passage", cron="20 19 * * *", run=clear),))
