"""Groups: tying one to a compound by a one-time code, letting go of it, and how closely the bot listens there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import msgspec

from domain import homes
from domain.conversation import (
    EVERYONE,
    Address,
    Choice,
    MessageKind,
    Refused,
    Reply,
    Role,
    Term,
    say,
)
from domain.people import Node, lowest
from handlers.contract import Command, Context, Feature, Request
from storage import codes, tree
from storage.codes import Code
from storage.tree import Group

CODE_KEPT = timedelta(hours=1)
BINDERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY, Role.STREET, Role.OPERATOR})
TUNERS = BINDERS | {Role.STATION}
_PUSH = re.compile(r"(?:推送|push)\s+(?P<name>[A-Za-z0-9_-]{1,40})(?:\s+(?P<place>\S.*))?")
INTAKE = ("auto", "suggest", "mention")
MEANT = {
    "自动": "auto",
    "先问": "suggest",
    "点名": "mention",
    **{mode: mode for mode in INTAKE},
}


async def bind(request: Request, ctx: Context) -> Reply:
    """Make a code in private; used in a group, tie that group to the compound."""
    if request.message.is_group:
        return await _use(request, ctx)
    if lowest(BINDERS, request.roles) is None:
        raise Refused("refused-role", command="bind")
    if ctx.compound is None:
        raise Refused("compound-needed")
    if pushed := _PUSH.fullmatch(request.words.strip()):
        return await _bind_push(ctx, pushed["name"], pushed["place"] or "")
    node = await _node(ctx, request.words)
    code = ctx.new_code()
    what = Code("bind", ctx.compound_id, node.id, request.person.id, "")
    await codes.add(ctx.conn, code, what, ctx.now, CODE_KEPT)
    return say("bind-how", place=node.name, code=code, minutes=CODE_KEPT.seconds // 60)


async def _bind_push(ctx: Context, name: str, words: str) -> Reply:
    """Tie a WeCom group that only takes notices to the compound, by its name in the settings, and say a word there."""
    node, address = await _node(ctx, words.strip()), _push_address(name)
    held = await tree.group(ctx.conn, address)
    if held is not None and held[0].compound != ctx.compound_id:
        raise Refused("bind-taken")
    await tree.bind(ctx.conn, Group(address, ctx.compound_id, node.id, name, "mention"))
    place = node.name if node.id == ctx.compound_id else f"{ctx.home.name}{node.name}"
    await ctx.post(address, say("push-hello", place=place))
    return say("push-bound", name=name, place=place)


def _push_address(name: str) -> Address:
    return Address("wecom", f"hook:{name}")


async def _node(ctx: Context, words: str) -> Node:
    """Return the building named, else the compound."""
    places = await tree.inside(ctx.conn, ctx.compound_id)
    found = homes.find(words, places) if words else await tree.get(ctx.conn, ctx.compound_id)
    if found is None:
        raise Refused("place-unknown", words=words[:40])
    return found


async def _use(request: Request, ctx: Context) -> Reply:
    code = homes.code_in(request.words)
    if not code:
        raise Refused("bind-code-missing")
    found = await codes.use(ctx.conn, code, ("bind",), ctx.now)
    if found is None:
        raise Refused("bind-code-wrong")
    if request.group is not None and request.group.compound != found.compound:
        raise Refused("bind-taken")
    node, home = await tree.get(ctx.conn, found.node), await tree.compound(ctx.conn, found.compound)
    if node is None or home is None:
        raise Refused("bind-code-wrong")
    chat = request.message.chat
    intake = request.group.intake if request.group else INTAKE[0]
    title = request.message.chat_title
    await tree.bind(ctx.conn, Group(chat, home.id, node.id, title, intake))
    return say("bind-done", place=node.name if node.id == home.id else f"{home.name}{node.name}")


async def unbind(request: Request, ctx: Context) -> Reply:
    """Let go of this group, or in private of one that only takes notices."""
    pushed = _PUSH.fullmatch(request.words.strip())
    if pushed and not request.message.is_group:
        held = await tree.group(ctx.conn, _push_address(pushed["name"]))
        if held is None or held[0].compound != ctx.compound_id:
            raise Refused("push-unknown", name=pushed["name"])
        await tree.unbind(ctx.conn, held[0].address)
        return say("push-unbound", name=pushed["name"])
    if request.group is None:
        raise Refused("only-in-group")
    if request.words.lower() not in {"yes", "确认"}:
        row = (Choice(Term("unbind-yes-button"), "unbind yes"),)
        return msgspec.structs.replace(say("unbind-sure"), choices=(row,))
    await tree.unbind(ctx.conn, request.message.chat)
    return say("unbind-done")


async def intake(request: Request, ctx: Context) -> Reply:
    """Show or set how closely the bot listens in this group: auto, suggest or mention (R-T15)."""
    if request.group is None:
        raise Refused("only-in-group")
    wanted = MEANT.get(request.words.strip().lower())
    if wanted is None:
        row = tuple(Choice(Term(f"intake-{mode}-button"), f"intake {mode}") for mode in INTAKE)
        now = Term(f"intake-{request.group.intake}-button")
        return msgspec.structs.replace(say("intake-which", now=now), choices=(row,))
    await tree.bind(ctx.conn, replace(request.group, intake=wanted))
    return say(f"intake-{wanted}-set")


async def joined(request: Request, ctx: Context) -> Reply | None:
    """Introduce ourselves where we were added; a group that we know is open again."""
    if not request.message.is_group:
        return None
    if request.group is None:
        return say("group-hello")
    await tree.bind(ctx.conn, replace(request.group, open=True))
    return say("group-hello-again", compound=ctx.compound.name if ctx.compound else "")


async def left(request: Request, ctx: Context) -> Reply | None:
    """Note that we were taken out of a group; it stays bound in case we come back."""
    if request.group is not None:
        await tree.close_group(ctx.conn, request.message.chat)
    return None


FEATURE = Feature(
    topic="compound",
    commands=(
        Command("bind", bind, roles=EVERYONE, needs_compound=False),
        Command("unbind", unbind, roles=BINDERS),
        Command("intake", intake, roles=TUNERS),
    ),
    events={MessageKind.JOINED: joined, MessageKind.LEFT: left},
)
