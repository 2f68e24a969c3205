"""Notices: written by the station or, with its nod, by the company; looked at, then sent to a scope."""

from __future__ import annotations

import msgspec

from domain import notices as rules
from domain.conversation import KNOWN, Choice, Refused, Reply, Role, Term, Value, say
from domain.notices import SENDERS, Notice, State
from domain.people import Node, NodeKind
from domain.poll_line import split_scope
from handlers.contract import Command, Context, Feature, Request, Step
from storage import notices as shelf
from storage import people, tree
from storage.outbox import Lane

WRITERS = SENDERS | {Role.PROPERTY}


async def write(request: Request, ctx: Context) -> Reply:
    """Show a notice as it would go out; without words ask for them."""
    if not request.words:
        await ctx.ask(request, "notice-text", private=True)
        return msgspec.structs.replace(say("notice-ask"), private=True)
    return await _preview(request, ctx, request.words)


async def take_text(request: Request, ctx: Context) -> Reply:
    """Take the words of a notice."""
    reply = await _preview(request, ctx, request.words)
    await ctx.end_dialog(request)
    return reply


async def _preview(request: Request, ctx: Context, words: str) -> Reply:
    named, text = split_scope(words)
    scope = await tree.place_named(ctx.conn, ctx.home.id, named)
    if scope is None:
        known = await tree.within(ctx.conn, ctx.home.id, NodeKind.BUILDING)
        raise Refused(
            "scope-unknown", words=named, known="、".join(node.name for node in known[:20])
        )
    notice = Notice(
        id=ctx.new_id(),
        compound=ctx.home.id,
        text=rules.check_text(text),
        scope=scope.id,
        author=request.person.id,
        role=request.role,
        state=State.DRAFT,
        at=ctx.now,
    )
    await shelf.save(ctx.conn, notice)
    nod = rules.needs_nod(request.roles)
    buttons = (
        Choice(
            Term("notice-submit-button" if nod else "notice-send-button"),
            f"notice_send {notice.id}",
        ),
        Choice(Term("notice-drop-button"), f"notice_drop {notice.id}"),
    )
    values = await _values(ctx, notice, scope)
    preview = Reply(
        key="notice-preview", values=values, choices=(buttons,), card=f"notice:{notice.id}"
    )
    return msgspec.structs.replace(preview, private=True)


async def send(request: Request, ctx: Context) -> Reply:
    """Send a notice; one that needs a nod goes to those who may give it."""
    notice = await _notice(request, ctx)
    mine = notice.author == request.person.id
    if notice.state is State.DRAFT and not mine:
        raise Refused("notice-gone")
    if rules.needs_nod(request.roles):
        return await _submit(request, ctx, notice)
    return await _send(request, ctx, notice)


async def _submit(request: Request, ctx: Context, notice: Notice) -> Reply:
    if notice.state is not State.DRAFT:
        raise Refused(f"notice-is-{notice.state.value}")
    await shelf.save(ctx.conn, msgspec.structs.replace(notice, state=State.WAITING))
    scope = await _scope(ctx, notice)
    buttons = (
        Choice(Term("notice-approve-button"), f"notice_send {notice.id}"),
        Choice(Term("notice-refuse-button"), f"notice_drop {notice.id}"),
    )
    asked = Reply(
        key="notice-asked",
        values=await _values(ctx, notice, scope) | {"author": request.person.name},
        choices=(buttons,),
    )
    heads = await people.holders(ctx.conn, ctx.home.path, SENDERS, ctx.now)
    for person in dict.fromkeys(p for p, _ in heads):
        await ctx.tell(person, asked, once=f"nod:{notice.id}:{person}")
    return Reply(key="notice-submitted", card=f"notice:{notice.id}")


async def _send(request: Request, ctx: Context, notice: Notice) -> Reply:
    """Queue the notice for the groups of its scope and each resident, behind everything urgent."""
    scope = await _scope(ctx, notice)
    living = await people.residents(ctx.conn, scope.path, ctx.now)
    residents = dict.fromkeys(person for person, _ in living)
    sent = rules.decided(notice, State.SENT, request.person.id, ctx.now)
    await shelf.save(ctx.conn, msgspec.structs.replace(sent, told=len(residents)))
    told = _told(notice, scope)
    told = msgspec.structs.replace(told, page=f"notice-{notice.id}")
    for n, group in enumerate(await tree.groups_around(ctx.conn, scope)):
        once = shelf.occasion(notice.id, f"group{n}")
        await ctx.post(group.address, told, lane=Lane.BROADCAST, once=once)
    for person in residents:
        once = shelf.occasion(notice.id, str(person))
        await ctx.tell(person, told, lane=Lane.BROADCAST, once=once)
    if notice.author != request.person.id:
        await ctx.tell(notice.author, say("notice-approved", told=len(residents)))
    button = Choice(Term("notice-progress-button"), f"notice_progress {notice.id}")
    return Reply(
        key="notice-sending",
        values={"told": len(residents), "place": scope.name},
        choices=((button,),),
        card=f"notice:{notice.id}" if notice.author == request.person.id else "",
    )


async def drop(request: Request, ctx: Context) -> Reply:
    """Drop one's own notice, or refuse one that waits for a nod."""
    notice = await _notice(request, ctx)
    mine = notice.author == request.person.id
    if not mine and (rules.needs_nod(request.roles) or notice.state is not State.WAITING):
        raise Refused("notice-gone")
    refused = rules.decided(notice, State.REFUSED, request.person.id, ctx.now)
    await shelf.save(ctx.conn, refused)
    if mine:
        return Reply(key="notice-dropped", card=f"notice:{notice.id}")
    await ctx.tell(notice.author, say("notice-refused", text=notice.text[:60]))
    return say("notice-refused-done")


def _told(notice: Notice, scope: Node) -> Reply:
    key = "notice-of-property" if notice.role is Role.PROPERTY else "notice-of-station"
    return say(key, text=notice.text, place=scope.name)


async def show(request: Request, ctx: Context) -> Reply:
    """Show a notice that was sent, to whoever of the compound comes by its link."""
    notice = await _notice(request, ctx)
    if notice.state is not State.SENT:
        raise Refused("notice-gone")
    return _told(notice, await _scope(ctx, notice))


async def progress(request: Request, ctx: Context) -> Reply:
    """Show how far the sending has come."""
    notice = await _notice(request, ctx)
    if notice.state is not State.SENT:
        raise Refused("notice-gone")
    scope = await _scope(ctx, notice)
    living = await people.residents(ctx.conn, scope.path, ctx.now)
    to = [str(person) for person in dict.fromkeys(person for person, _ in living)]
    groups = await tree.groups_around(ctx.conn, scope)
    to += [f"group{n}" for n in range(len(groups))]
    found = await shelf.progress(ctx.conn, [shelf.occasion(notice.id, one) for one in to])
    button = Choice(Term("notice-progress-button"), f"notice_progress {notice.id}")
    return Reply(
        key="notice-progress",
        values={
            "sent": found.sent,
            "waiting": found.waiting,
            "held": found.held,
            "failed": found.failed,
        },
        choices=((button,),) if found.waiting else (),
        card=f"notice:{notice.id}" if notice.author == request.person.id else "",
    )


async def _values(ctx: Context, notice: Notice, scope: Node) -> dict[str, Value]:
    living = await people.residents(ctx.conn, scope.path, ctx.now)
    return {
        "text": notice.text,
        "place": scope.name,
        "told": len({person for person, _ in living}),
    }


async def _scope(ctx: Context, notice: Notice) -> Node:
    node = await tree.get(ctx.conn, notice.scope)
    assert node is not None, "a notice's scope stays in the tree"
    return node


async def _notice(request: Request, ctx: Context) -> Notice:
    id = request.words.strip()
    found = await shelf.hold(ctx.conn, int(id)) if id.isdecimal() and len(id) < 20 else None
    if found is None or found.compound != ctx.home.id:
        raise Refused("notice-gone")
    return found


FEATURE = Feature(
    topic="compound",
    commands=(
        Command("notice", write, roles=WRITERS),
        Command("notice_show", show, roles=KNOWN, menu=False),
        Command("notice_send", send, roles=WRITERS, menu=False),
        Command("notice_drop", drop, roles=WRITERS, menu=False),
        Command("notice_progress", progress, roles=WRITERS, menu=False),
    ),
    steps=(Step("notice-text", take_text, roles=WRITERS),),
)
