"""Forgetting what nobody needs any more: handled updates, sent letters, questions left unanswered."""

from __future__ import annotations

from datetime import timedelta

from handlers.contract import Context, Feature, Job
from storage import (
    dialogs,
    inbox,
    mailbox,
    meetings,
    notices,
    outbox,
    polls,
    suggestions,
    talk,
    wechat,
)

SENT_KEPT_FOR = timedelta(days=30)
DRAFTS_KEPT_FOR = timedelta(days=7)


async def clear(ctx: Context) -> int:
    """Clear the tables of passage once; a second run finds nothing."""
    await inbox.clear(ctx.conn, ctx.now)
    await outbox.clear(ctx.conn, ctx.now - SENT_KEPT_FOR)
    await dialogs.clear(ctx.conn, ctx.now)
    await wechat.clear(ctx.conn, ctx.now)
    await mailbox.clear(ctx.conn, ctx.now)
    for drafts in (meetings, notices, polls):
        await drafts.clear_drafts(ctx.conn, ctx.now - DRAFTS_KEPT_FOR)
    return 0


async def forget_talk(ctx: Context) -> int:
    """Forget the groups' talk once it can complete nothing more, and suggestions that nobody took."""
    await suggestions.clear(ctx.conn, ctx.now)
    await talk.clear(ctx.conn, ctx.now)
    return 0


FEATURE = Feature(
    jobs=(
        Job("clear-passage", cron="20 19 * * *", run=clear),
        Job("forget-talk", cron="*/10 * * * *", run=forget_talk),
    )
)
