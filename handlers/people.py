"""The way in: by a household code, by a request to the station, by a code for a role or another channel."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from domain import homes, join_cards
from domain.conversation import KNOWN, Choice, MessageKind, Refused, Reply, Role, Term, say
from domain.people import Node, Person, may_hold
from handlers.contract import Command, Context, Feature, Request, Step
from storage import codes, joins, linking, people, tree
from storage.codes import Code
from storage.joins import Join, State
from storage.linking import Linking
from storage.tree import Compound

LISTED = 20
STATION = frozenset({Role.STATION, Role.STATION_HEAD})


async def start(request: Request, ctx: Context) -> Reply:
    """Greet; with a code, do what the code stands for."""
    code = homes.code_in(request.words)
    if code:
        return await redeem(request, ctx, code)
    if request.words and not request.message.is_group:
        return say("code-shape")
    if request.roles & KNOWN and ctx.compound is not None:
        reply = say("start-known", compound=ctx.home.name, name=request.person.name)
        return msgspec.structs.replace(reply, choices=_ways(), private=True)
    row = (Choice(Term("join-button"), "join"), Choice(Term("help-button"), "help"))
    return msgspec.structs.replace(say("start-guest"), choices=(row,), private=True)


def _ways() -> tuple[tuple[Choice, ...], ...]:
    return ((Choice(Term("help-button"), "help"), Choice(Term("me-button"), "me")),)


async def redeem(request: Request, ctx: Context, code: str) -> Reply:
    """Use a code: join a household, link this channel, take up a role."""
    if request.message.is_group:
        raise Refused("code-only-private")
    if not await joins.may_try(ctx.conn, request.person.id, ctx.now):
        return say("code-too-many")
    found = await codes.use(ctx.conn, code, ("join", "link", "role"), ctx.now)
    if found is None:
        await joins.note_wrong(ctx.conn, request.person.id, ctx.now)
        return say("code-wrong")
    await ctx.end_dialog(request)
    if found.purpose == "link":
        return await _link(request, ctx, found)
    return await _admit(request, ctx, found)


async def _admit(request: Request, ctx: Context, found: Code) -> Reply:
    """Give the role that a code carries, on its node."""
    node = await tree.get(ctx.conn, found.node)
    if node is None:
        raise Refused("code-wrong")
    role = Role(found.role) if found.role else Role.RESIDENT
    person = request.person
    if role in person.roles_at(node.path, ctx.now):
        raise Refused("join-already", place=await tree.place_of(ctx.conn, node))
    home = await tree.compound(ctx.conn, node.compound)
    if home is not None and not may_hold(person, role, home.path, ctx.now):
        raise Refused("role-taken-no-home", role=Term(f"role-{role.value}"), compound=home.name)
    await people.grant(ctx.conn, ctx.new_id(), person.id, role, node.id, ctx.now, by=found.person)
    await _settle(ctx, person, node)
    if role is Role.RESIDENT and home is not None:
        reply = say("join-welcome", compound=home.name, place=await tree.place_of(ctx.conn, node))
    else:
        reply = say(
            "role-taken", role=Term(f"role-{role.value}"), place=await tree.place_of(ctx.conn, node)
        )
    return msgspec.structs.replace(reply, choices=_ways())


async def _settle(ctx: Context, person: Person, node: Node) -> None:
    """Let the direct chat speak about the compound that a new role lies in, or the first one that it reaches."""
    if node.compound:
        await people.set_compound(ctx.conn, person.id, node.compound)
    elif not person.compound:
        reached = await tree.compounds_within(ctx.conn, node.path)
        if reached:
            await people.set_compound(ctx.conn, person.id, reached[0].id)


async def _link(request: Request, ctx: Context, found: Code) -> Reply:
    """Make two accounts one person: the one that asked for the code stays."""
    old, new = request.person, await people.get(ctx.conn, found.person)
    if new is None:
        raise Refused("code-wrong")
    if new.id == old.id:
        raise Refused("link-self")
    one = Linking(ctx.conn, old, new.id, lambda home: replace(ctx, compound=home), ctx.new_id)
    await linking.link(one)
    if not new.compound and old.compound:
        await people.set_compound(ctx.conn, new.id, old.compound)
    await people.set_name(ctx.conn, new.id, new.name or old.name)
    return say("link-done", name=new.name or old.name)


# Asking to be admitted


async def join(request: Request, ctx: Context) -> Reply:
    """Join by a code, or ask the station: "加入 ABCD2345", "加入 3栋2单元301 张阿姨", "加入"."""
    code = homes.code_in(request.words)
    if code:
        return await redeem(request, ctx, code)
    if request.message.is_group:
        if ctx.compound is not None:
            await people.set_compound(ctx.conn, request.person.id, ctx.compound_id)
        return say("join-in-private")
    home = await _where(request, ctx)
    if home is None:
        return await _which(ctx)
    words = request.words.strip()
    if not words:
        await ctx.ask(request, "join-words", {"compound": str(home.id)})
        return say("join-how", compound=home.name)
    return await _ask_station(request, ctx, home, words)


async def join_at(request: Request, ctx: Context) -> Reply:
    """Choose the compound to be admitted to, by its button."""
    home = await _compound(ctx, request.words)
    await ctx.ask(request, "join-words", {"compound": str(home.id)})
    return say("join-how", compound=home.name)


async def join_words(request: Request, ctx: Context) -> Reply:
    """Take the words of who asks to be admitted."""
    home = await _compound(ctx, str(request.payload.get("compound", "")))
    await ctx.end_dialog(request)
    return await _ask_station(request, ctx, home, request.words.strip())


async def _compound(ctx: Context, id: str) -> Compound:
    found = await tree.compound(ctx.conn, int(id)) if id.isdecimal() and len(id) < 20 else None
    if found is None:
        raise Refused("button-unknown")
    return found


async def _where(request: Request, ctx: Context) -> Compound | None:
    """Return the compound meant: the one spoken about, else the only one there is."""
    if ctx.compound is not None:
        return ctx.compound
    every = await tree.all_compounds(ctx.conn)
    named = [c for c in every if c.name in request.words]
    if len(named) == 1:
        return named[0]
    return every[0] if len(every) == 1 else None


async def _which(ctx: Context) -> Reply:
    every = await tree.all_compounds(ctx.conn)
    if not every:
        raise Refused("join-nowhere")
    choices = tuple(
        (Choice(Term("as-said", {"text": c.name}), f"join_at {c.id}"),) for c in every[:LISTED]
    )
    return msgspec.structs.replace(
        say("join-which", more=len(every) - len(choices)), choices=choices
    )


async def _ask_station(request: Request, ctx: Context, home: Compound, words: str) -> Reply:
    """Keep the request and put it before the station (the community where there is no station yet)."""
    words = words[:200]
    person = request.person
    places = await tree.inside(ctx.conn, home.id)
    node = homes.find(words, places)
    if node is None:
        await ctx.ask(request, "join-words", {"compound": str(home.id)})
        return say("join-place-unclear", words=words)
    if Role.RESIDENT in person.roles_at(node.path, ctx.now):
        raise Refused("join-already", place=await tree.place_of(ctx.conn, node))
    asked = Join(ctx.new_id(), home.id, person.id, node.id, words, State.WAITING)
    asked = await joins.add(ctx.conn, asked, ctx.now)
    await people.set_compound(ctx.conn, person.id, home.id)
    place = await tree.place_of(ctx.conn, node)
    card = join_cards.waiting(home.id, asked.id, person.name, words, place)
    keepers = await people.holders(ctx.conn, home.path, STATION, ctx.now)
    keepers = keepers or await people.holders(
        ctx.conn, home.path, frozenset({Role.COMMUNITY, Role.OPERATOR}), ctx.now
    )
    beside = replace(ctx, compound=home)  # the letters belong to the compound asked for
    for keeper in sorted({id for id, _ in keepers}):
        await beside.tell(keeper, card)
    return say("join-asked", compound=home.name, place=place)


async def cancel(request: Request, ctx: Context) -> Reply:
    """End the dialogue under way here."""
    return say("cancel-done" if await ctx.end_dialog(request) else "cancel-nothing")


async def blocked(request: Request, ctx: Context) -> Reply | None:
    """Note that somebody stopped the bot: what is for them waits until they write again."""
    chat = request.message.chat
    await people.unreachable(ctx.conn, chat.channel, chat.chat)
    return None


FEATURE = Feature(
    topic="me",
    commands=(
        Command("start", start, needs_compound=False),
        Command("join", join, needs_compound=False),
        Command("join_at", join_at, needs_compound=False, menu=False),
        Command("cancel", cancel, needs_compound=False),
    ),
    steps=(Step("join-words", join_words),),
    events={MessageKind.BLOCKED: blocked},
)
