"""Coming in by a QR code on a wall: which compound and building it hangs in."""

from __future__ import annotations

import re

import msgspec

from domain.conversation import KNOWN, Choice, Reply, Term, say
from handlers.contract import Command, Context, Feature, Request
from storage import people, tree

_NODE = re.compile(r"n?(\d{1,19})")


async def scene(request: Request, ctx: Context) -> Reply:
    """Greet somebody who scanned a poster; from then on their direct chat speaks about that compound."""
    found = _NODE.fullmatch(request.words.strip())
    node = await tree.get(ctx.conn, int(found[1])) if found else None
    home = await tree.compound(ctx.conn, node.compound) if node and node.compound else None
    if node is None or home is None or request.message.is_group:
        return say("scene-unknown")
    if request.person.compound != home.id and not await _lives_elsewhere(request, ctx, home.path):
        await people.set_compound(ctx.conn, request.person.id, home.id)
    place = node.name if node.id != home.id else ""
    if request.person.roles_within(home.path, ctx.now) & KNOWN:
        reply = say("scene-known", compound=home.name, place=place)
        rows: tuple[tuple[Choice, ...], ...] = ((Choice(Term("help-button"), "help"),),)
    else:
        reply = say("scene-new", compound=home.name, place=place)
        rows = ((Choice(Term("join-button"), "join"), Choice(Term("help-button"), "help")),)
    return msgspec.structs.replace(reply, choices=rows)


async def _lives_elsewhere(request: Request, ctx: Context, path: str) -> bool:
    """Tell whether somebody is known in another compound and a stranger in this one: a visitor stays who they are."""
    here = request.person.roles_within(path, ctx.now) & KNOWN
    return bool(request.person.compound) and not here


FEATURE = Feature(
    topic="compound", commands=(Command("scene", scene, needs_compound=False, menu=False),)
)
