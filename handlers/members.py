"""The station's members: who asks to join, household codes, the list of households, letting somebody go."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from domain import homes, join_cards
from domain.conversation import Choice, Picture, Refused, Reply, Role, Term, say, when
from domain.people import Node, NodeKind
from handlers.contract import Command, Context, Feature, Request
from storage import codes, joins, people, posts, tree
from storage.codes import Code
from storage.joins import Join, State

KEEPERS = frozenset({Role.STATION, Role.STATION_HEAD, Role.COMMUNITY, Role.OPERATOR})
CODE_KEPT = timedelta(days=90)
CODE_USES = 10
"""A household code opens for the whole family."""
MOST_CODES = 200
SHOWN = 5
LISTED = 60
FEW = 12
"""Of so few residents each gets a button to let them go."""


async def member(request: Request, ctx: Context) -> Reply:
    """Show who waits; "成员 码 3栋2单元301", "成员 名单 3栋"."""
    word, _, rest = request.words.partition(" ")
    for known, act in WAYS:
        if word.lower() in known:
            return await act(request, ctx, rest.strip())
    waiting = await joins.waiting(ctx.conn, ctx.compound_id)
    homes_joined = {node for _, node in await people.residents(ctx.conn, ctx.home.path, ctx.now)}
    units = await tree.within(ctx.conn, ctx.compound_id, NodeKind.UNIT)
    reply = say(
        "member-page",
        waiting=len(waiting),
        joined=len(homes_joined & {u.id for u in units}),
        households=len(units),
    )
    rows: list[tuple[Choice, ...]] = [
        (
            Choice(Term("member-code-button"), "member code ", prompt=True),
            Choice(Term("member-list-button"), "member list"),
        )
    ]
    names = await people.names(ctx.conn, [j.person for j in waiting[:SHOWN]])
    also = []
    for number, asked in enumerate(waiting[:SHOWN], 1):
        also.append(
            Term(
                "member-waits",
                {"number": str(number), "name": names.get(asked.person, ""), "words": asked.words},
            )
        )
        rows.append(
            (
                Choice(
                    Term("member-yes-numbered", {"number": str(number)}), f"member yes {asked.id}"
                ),
                Choice(
                    Term("member-no-numbered", {"number": str(number)}), f"member no {asked.id}"
                ),
            )
        )
    return msgspec.structs.replace(reply, choices=tuple(rows), also=tuple(also), private=True)


async def _yes(request: Request, ctx: Context, words: str) -> Reply:
    """Admit who asks: a resident of the home that was found in the words."""
    asked = await _decided(request, ctx, words, State.ADMITTED)
    await people.grant(
        ctx.conn,
        ctx.new_id(),
        asked.person,
        Role.RESIDENT,
        asked.node,
        ctx.now,
        by=request.person.id,
    )
    await people.set_compound(ctx.conn, asked.person, asked.compound)
    await ctx.tell(asked.person, say("join-admitted", compound=ctx.home.name))
    return await _card(request, ctx, asked, admitted=True)


async def _no(request: Request, ctx: Context, words: str) -> Reply:
    """Turn away who asks."""
    asked = await _decided(request, ctx, words, State.REFUSED)
    await ctx.tell(asked.person, say("join-refused", compound=ctx.home.name))
    return await _card(request, ctx, asked, admitted=False)


async def _decided(request: Request, ctx: Context, words: str, state: State) -> Join:
    id = int(words) if words.isdecimal() and len(words) < 20 else 0
    asked = await joins.get(ctx.conn, id)
    if asked is None or asked.compound != ctx.compound_id:
        raise Refused("member-unknown")
    if not await joins.decide(ctx.conn, id, state, request.person.id, ctx.now):
        raise Refused("member-decided")
    return asked


async def _card(request: Request, ctx: Context, asked: Join, *, admitted: bool) -> Reply:
    """Bring the card up to date with everybody who has it, and answer with it."""
    node = await tree.get(ctx.conn, asked.node)
    names = await people.names(ctx.conn, [asked.person])
    card = join_cards.decided(
        asked.compound,
        asked.id,
        names.get(asked.person, ""),
        await tree.place_of(ctx.conn, node) if node else "",
        request.person.name,
        admitted=admitted,
    )
    await ctx.refresh(card)
    return card


async def _code(request: Request, ctx: Context, words: str) -> Reply:
    """Make a household code, or one for each household of a building."""
    if request.message.is_group:
        raise Refused("code-only-private")
    places = await tree.inside(ctx.conn, ctx.compound_id)
    node = homes.find(words, places) if words else None
    if node is None:
        raise Refused("member-code-where", words=words[:40])
    if node.kind is NodeKind.UNIT:
        return await _one_code(request, ctx, node)
    units = await tree.households(ctx.conn, node)
    if not units or len(units) > MOST_CODES:
        raise Refused("member-code-building", count=len(units))
    lines = []
    for unit in units:
        code = await _made(request, ctx, unit)
        lines.append(Term("member-code-line", {"place": unit.name, "code": code}))
    return say("member-codes", place=node.name, until=when(ctx.now + CODE_KEPT, "day"), lines=lines)


async def _one_code(request: Request, ctx: Context, unit: Node) -> Reply:
    code = await _made(request, ctx, unit)
    place = await tree.place_of(ctx.conn, unit)
    reply = say("member-code", place=place, code=code, until=when(ctx.now + CODE_KEPT, "day"))
    content = _link(ctx, code)
    if not content:
        return reply
    data = {"content": content, "title": f"{ctx.home.name} {place}", "below": code}
    return msgspec.structs.replace(reply, picture=Picture("qr", data))


async def _made(request: Request, ctx: Context, unit: Node) -> str:
    code = ctx.new_code()
    what = Code("join", ctx.compound_id, unit.id, request.person.id, Role.RESIDENT.value)
    await codes.add(ctx.conn, code, what, ctx.now, CODE_KEPT, CODE_USES)
    return code


def _link(ctx: Context, code: str) -> str:
    """Return the address that a household's QR code opens: Telegram's deep link, else the web page."""
    if "telegram" in ctx.links:
        return f"{ctx.links['telegram']}?start={code}"
    return f"{ctx.links['web']}/join?code={code}" if "web" in ctx.links else ""


async def _list(request: Request, ctx: Context, words: str) -> Reply:
    """List residents by home."""
    path = ctx.home.path
    if words:
        node = homes.find(words, await tree.inside(ctx.conn, ctx.compound_id))
        if node is None:
            raise Refused("place-unknown", words=words[:40])
        path = node.path
    held = [
        p
        for p in await posts.within(ctx.conn, path, ctx.now)
        if p.role is Role.RESIDENT and p.path.startswith(path)
    ]
    nodes = {n.id: n for n in await tree.inside(ctx.conn, ctx.compound_id)}
    held = [p for p in held if p.node in nodes]
    lines = [
        Term(
            "member-line",
            {"number": str(n), "place": homes.label(nodes[p.node], nodes), "name": p.name or "–"},
        )
        for n, p in enumerate(held[:LISTED], 1)
    ]
    reply = say("member-list", count=len(held), lines=lines, more=max(0, len(held) - LISTED))
    few = held if len(held) <= FEW else []
    buttons = [
        Choice(Term("member-out-numbered", {"number": str(n)}), f"member out {p.id}")
        for n, p in enumerate(few, 1)
    ]
    rows = tuple(tuple(buttons[i : i + 4]) for i in range(0, len(buttons), 4))
    return msgspec.structs.replace(reply, choices=rows, private=True)


async def _out(request: Request, ctx: Context, words: str) -> Reply:
    """Let somebody go from a home; they are told."""
    id, _, sure = words.partition(" ")
    post = await posts.get(ctx.conn, int(id), ctx.now) if id.isdecimal() and len(id) < 20 else None
    if post is None or post.role is not Role.RESIDENT or not post.path.startswith(ctx.home.path):
        raise Refused("member-unknown")
    if sure.lower() not in {"yes", "确认"}:
        row = (Choice(Term("member-out-yes"), f"member out {id} yes"),)
        values = {"name": post.name, "place": post.place}
        return Reply(key="member-out-sure", values=values, choices=(row,), private=True)
    await people.end_grant(ctx.conn, post.person, Role.RESIDENT, post.node, ctx.now)
    await ctx.tell(post.person, say("member-out-told", compound=ctx.home.name, place=post.place))
    return say("member-out-done", name=post.name)


WAYS = (
    (frozenset({"yes", "通过"}), _yes),
    (frozenset({"no", "拒绝"}), _no),
    (frozenset({"code", "码", "住户码"}), _code),
    (frozenset({"list", "名单"}), _list),
    (frozenset({"out", "移出"}), _out),
)

FEATURE = Feature(topic="compound", commands=(Command("member", member, roles=KEEPERS),))
