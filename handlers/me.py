"""One's own page: who I am to the bot, my compounds, my other channels, being forgotten."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from domain.conversation import Choice, Refused, Reply, Role, Term, Value, say, when
from handlers.contract import Command, Context, Feature, Request
from storage import codes, joins, mailbox, people, tree
from storage.codes import Code
from storage.tree import Compound

CODE_KEPT = timedelta(minutes=15)
NAME = 30
LISTED = 12


async def me(request: Request, ctx: Context) -> Reply:
    """Show who the asker is to the bot; "我的 改名 王阿姨", "我的 小区", "我的 关联", "我的 网页", "我的 注销"."""
    word, _, rest = request.words.partition(" ")
    for names, act in WAYS:
        if word.lower() in names:
            return await act(request, ctx, rest.strip())
    return await _page(request, ctx)


async def _page(request: Request, ctx: Context) -> Reply:
    person = request.person
    places = []
    for grant in person.grants:
        node = await tree.get(ctx.conn, grant.node)
        if node is None or not grant.holds(ctx.now):
            continue
        values: dict[str, Value] = {
            "role": Term(f"role-{grant.role.value}"),
            "place": await tree.place_of(ctx.conn, node),
        }
        if grant.until is None:
            places.append(Term("me-role", dict(values)))
        else:
            places.append(Term("me-role-until", {**values, "until": when(grant.until, "day")}))
    channels = [
        Term("me-channel", {"channel": Term(f"channel-{a.channel}")})
        for a in await people.accounts_of(ctx.conn, person.id)
    ]
    reply = say(
        "me-page",
        name=person.name or "–",
        compound=ctx.compound.name if ctx.compound else "–",
        roles=places or [Term("me-no-role")],
        channels=channels,
    )
    return msgspec.structs.replace(
        reply, choices=await _buttons(request, ctx), card=f"me:{person.id}", private=True
    )


async def _buttons(request: Request, ctx: Context) -> tuple[tuple[Choice, ...], ...]:
    rows: list[tuple[Choice, ...]] = [
        (
            Choice(Term("me-name-button"), "me name ", prompt=True),
            Choice(Term("me-lang-button"), "lang"),
        ),
        (Choice(Term("me-link-button"), "me link"), Choice(Term("me-delete-button"), "me delete")),
    ]
    if "web" in ctx.links:
        rows.append((Choice(Term("me-web-button"), "me web"),))
    if len(await _reached(request, ctx)) > 1:
        rows.append((Choice(Term("me-at-button"), "me at"),))
    return tuple(rows)


async def _reached(request: Request, ctx: Context) -> list[Compound]:
    """Return the compounds in which the asker has any role, own homes first."""
    found: dict[int, Compound] = {}
    for grant in sorted(request.person.grants, key=lambda g: -g.path.count("/")):
        if not grant.holds(ctx.now):
            continue
        for home in await tree.compounds_within(ctx.conn, grant.path):
            found.setdefault(home.id, home)
        inner = await tree.get(ctx.conn, grant.node)
        own = await tree.compound(ctx.conn, inner.compound) if inner and inner.compound else None
        if own is not None:
            found.setdefault(own.id, own)
    return list(found.values())


async def _at(request: Request, ctx: Context, words: str) -> Reply:
    """Let the direct chat speak about another compound."""
    reached = await _reached(request, ctx)
    chosen = [c for c in reached if words in {str(c.id), c.name}]
    if not chosen and words:
        chosen = [c for c in reached if words in c.name]
    if len(chosen) == 1:
        await people.set_compound(ctx.conn, request.person.id, chosen[0].id)
        return say("me-at-now", compound=chosen[0].name)
    if not reached:
        raise Refused("me-at-none")
    shown = (chosen or reached)[:LISTED]
    rows = tuple((Choice(Term("as-said", {"text": c.name}), f"me at {c.id}"),) for c in shown)
    return msgspec.structs.replace(
        say("me-at-which", count=len(reached)), choices=rows, private=True
    )


async def _name(request: Request, ctx: Context, words: str) -> Reply:
    """Go by another name."""
    name = " ".join(words.split())[:NAME]
    if not name:
        raise Refused("me-name-empty")
    await people.set_name(ctx.conn, request.person.id, name)
    return say("me-name-now", name=name)


async def _link(request: Request, ctx: Context, words: str) -> Reply:
    """Give a code that makes another channel's account the same person."""
    code = await _code(request, ctx, "link")
    return _alone(request, say("link-how", code=code, minutes=CODE_KEPT.seconds // 60))


async def _web(request: Request, ctx: Context, words: str) -> Reply:
    """Give a link that opens the web chat as the asker."""
    if "web" not in ctx.links:
        raise Refused("me-web-none")
    address = f"{ctx.links['web']}/in/{await _code(request, ctx, 'login')}"
    reply = say("me-web-how", minutes=CODE_KEPT.seconds // 60)
    row = (Choice(Term("me-web-open"), "", link=address),)
    return _alone(request, msgspec.structs.replace(reply, choices=(row,)))


def _alone(request: Request, reply: Reply) -> Reply:
    """Return a reply with a secret in it, which only the asker may see."""
    if request.message.is_group:
        raise Refused("code-only-private")
    return reply


async def _code(request: Request, ctx: Context, purpose: str) -> str:
    code = ctx.new_code()
    what = Code(purpose, ctx.compound_id, 0, request.person.id, "")
    await codes.add(ctx.conn, code, what, ctx.now, CODE_KEPT)
    return code


async def _delete(request: Request, ctx: Context, words: str) -> Reply:
    """Forget the asker after they confirmed; the anonymous facts stay (design §6.7)."""
    if words.lower() not in {"yes", "确认"}:
        row = (
            Choice(Term("me-delete-yes"), "me delete yes"),
            Choice(Term("me-delete-no"), "me"),
        )
        return msgspec.structs.replace(say("me-delete-sure"), choices=(row,), private=True)
    person = request.person
    if any(g.role is Role.OPERATOR and g.holds(ctx.now) for g in person.grants):
        raise Refused("me-delete-operator")
    await ctx.end_dialog(request)
    await joins.forget(ctx.conn, person.id)
    own = await people.accounts_of(ctx.conn, person.id)
    await mailbox.forget(ctx.conn, person.id, [a.account for a in own if a.channel == "web"])
    await people.forget(ctx.conn, person.id, ctx.now)
    return say("me-deleted")


WAYS = (
    (frozenset({"at", "小区", "切换"}), _at),
    (frozenset({"name", "改名", "名字"}), _name),
    (frozenset({"link", "关联"}), _link),
    (frozenset({"web", "网页"}), _web),
    (frozenset({"delete", "注销", "删除"}), _delete),
)

FEATURE = Feature(topic="me", commands=(Command("me", me, needs_compound=False),))
