"""Messages that their writer edits: the new words are kept with the ticket that they opened."""

from __future__ import annotations

from datetime import timedelta

from domain.conversation import MessageKind, Reply
from handlers.contract import Context, Feature, Request
from storage import hearing, ticket_lists
from storage import ticket_replies as replies
from storage.desks import desk_of

EDITED_WITHIN = timedelta(days=2)


async def edited(request: Request, ctx: Context) -> Reply | None:
    """Keep the new words of an edited message with the ticket that it opened."""
    message = request.message
    if not message.ref or ctx.compound is None or not message.text:
        return None
    since = ctx.now - EDITED_WITHIN
    ticket = await ticket_lists.said_at(ctx.conn, ctx.compound_id, message.chat, message.ref, since)
    if ticket is None or not ticket.is_open or ticket.text == message.text:
        return None
    if ticket.reporter == request.person.id:
        where = ctx.conn, ctx.compound_id, ctx.understanding
        said = await hearing.hear(*where, message, message.text)
        answer = await replies.add(desk_of(ctx), request, ticket, said)
        if answer is not None and answer.key == "intake-where-unknown":
            return answer  # what is waited for has to be asked
    return None


FEATURE = Feature(topic="request", events={MessageKind.EDIT: edited})
