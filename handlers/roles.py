"""Appointments: who holds which role where, giving one for a term, and ending it (R-O02, R-O03)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain import homes
from domain.conversation import Choice, Refused, Reply, Role, Term, Value, say, when
from domain.people import Node, NodeKind, Person, may_appoint, may_hold
from handlers.contract import Command, Context, Feature, Request
from storage import codes, people, posts, tree
from storage.codes import Code
from storage.posts import Post

APPOINTERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY, Role.STREET, Role.OPERATOR})
CODE_KEPT = timedelta(days=7)
LISTED = 30

NAMED = {
    "楼道长": Role.STEWARD,
    "steward": Role.STEWARD,
    "志愿者": Role.VOLUNTEER,
    "党员": Role.VOLUNTEER,
    "volunteer": Role.VOLUNTEER,
    "物业": Role.PROPERTY,
    "property": Role.PROPERTY,
    "业委会": Role.COMMITTEE,
    "committee": Role.COMMITTEE,
    "站员": Role.STATION,
    "站务": Role.STATION,
    "station": Role.STATION,
    "站长": Role.STATION_HEAD,
    "head": Role.STATION_HEAD,
    "网格员": Role.GRID,
    "grid": Role.GRID,
    "社区": Role.COMMUNITY,
    "community": Role.COMMUNITY,
    "街道": Role.STREET,
    "street": Role.STREET,
    "管理员": Role.OPERATOR,
    "operator": Role.OPERATOR,
}
# The level of the tree that a role belongs to; every other role belongs to the compound.
LEVEL = {
    Role.STEWARD: NodeKind.BUILDING,
    Role.GRID: NodeKind.GRID,
    Role.COMMUNITY: NodeKind.COMMUNITY,
    Role.STREET: NodeKind.STREET,
}
_UNTIL = re.compile(
    r"\s*(?:至|到|until\s|to\s)\s*(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?\s*$", re.I
)


async def role(request: Request, ctx: Context) -> Reply:
    """List who holds what; "任命 站长 张三 至2027-12-31", "任命 楼道长 李梅 3栋", "任命 物业" (gives a code)."""
    words = request.words.strip()
    if not words:
        return await _posts(request, ctx)
    first, _, rest = words.partition(" ")
    if first.lower() in {"end", "免去", "结束"}:
        return await _end(request, ctx, rest.strip())
    wanted = NAMED.get(first.lower())
    if wanted is None:
        raise Refused("role-which", word=first[:20])
    rest, until = _term(rest.strip(), ctx)
    return await _appoint(request, ctx, wanted, rest, until)


def _term(words: str, ctx: Context) -> tuple[str, datetime | None]:
    """Return the words without their last day, and the end of that day."""
    found = _UNTIL.search(words)
    if not found:
        return words, None
    try:
        last = date(*map(int, found.groups()))
    except ValueError:
        raise Refused("role-day-unclear", day=found[0].strip()) from None
    zone = ZoneInfo(ctx.home.zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
    if end <= ctx.now:
        raise Refused("role-day-past")
    return words[: found.start()].strip(), end


async def _appoint(
    request: Request, ctx: Context, wanted: Role, words: str, until: datetime | None
) -> Reply:
    """Give the role to the person named; to somebody the bot does not know yet, by a code."""
    node, words = await _node(ctx, wanted, words)
    if not may_appoint(request.person.roles_at(node.path, ctx.now), wanted):
        raise Refused("role-not-yours", role=Term(f"role-{wanted.value}"))
    if not words:
        return await _by_code(request, ctx, wanted, node)
    found = await _people(ctx, words)
    if not found:
        raise Refused("role-nobody", name=words[:30], role=Term(f"role-{wanted.value}"))
    if len(found) > 1:
        return _choose(found, wanted, node)
    person = found[0]
    if not may_hold(person, wanted, ctx.home.path, ctx.now):
        raise Refused("role-committee-home", name=person.name)
    if any(g.role is wanted and g.node == node.id and g.holds(ctx.now) for g in person.grants):
        if until is None:
            raise Refused("role-already", name=person.name)
        await people.end_grant(ctx.conn, person.id, wanted, node.id, ctx.now)
    await people.grant(
        ctx.conn,
        ctx.new_id(),
        person.id,
        wanted,
        node.id,
        ctx.now,
        by=request.person.id,
        until=until,
    )
    if not person.compound:
        await people.set_compound(ctx.conn, person.id, ctx.compound_id)
    what: dict[str, Value] = {"role": Term(f"role-{wanted.value}"), "place": node.name}
    if until is not None:
        what["until"] = when(until - timedelta(seconds=1), "day")
    suffix = "-until" if until else ""
    await ctx.tell(person.id, say(f"role-given-told{suffix}", **what))
    return say(f"role-given{suffix}", name=person.name, **what)


async def _node(ctx: Context, wanted: Role, words: str) -> tuple[Node, str]:
    """Return the node of the tree that a role belongs to, and the words without its name."""
    level = LEVEL.get(wanted)
    path = [int(part) for part in ctx.home.path.strip("/").split("/")]
    if wanted is Role.OPERATOR:
        node = await tree.get(ctx.conn, path[0])
        assert node is not None
        return node, words
    if level in {NodeKind.COMMUNITY, NodeKind.STREET}:
        for id in path:
            node = await tree.get(ctx.conn, id)
            if node is not None and node.kind is level:
                return node, words
        raise Refused("role-no-place", role=Term(f"role-{wanted.value}"))
    if level is not None:
        return await _inner(ctx, wanted, level, words)
    node = await tree.get(ctx.conn, ctx.compound_id)
    assert node is not None
    return node, words


async def _inner(ctx: Context, wanted: Role, level: NodeKind, words: str) -> tuple[Node, str]:
    """Return the building or grid named at the end of the words; the only one need not be named."""
    name, _, place = words.rpartition(" ")
    every = await tree.within(ctx.conn, ctx.compound_id, level)
    fits = [n for n in every if n.name == place or n.name == words]
    if not fits and level is NodeKind.BUILDING:
        found = homes.find(place or words, every)
        fits = [found] if found else []
    if len(fits) == 1:
        return fits[0], name if place != words or name else ""
    if len(every) == 1:
        return every[0], words
    raise Refused("role-where", role=Term(f"role-{wanted.value}"))


async def _people(ctx: Context, words: str) -> list[Person]:
    """Return those of that name (or number) whom the bot knows in this compound or above it."""
    held = await posts.within(ctx.conn, ctx.home.path, ctx.now)
    ids = {p.person for p in held if p.name == words or str(p.person) == words}
    found = [await people.get(ctx.conn, id) for id in sorted(ids)]
    return [person for person in found if person is not None]


def _choose(found: list[Person], wanted: Role, node: Node) -> Reply:
    rows = tuple(
        (
            Choice(
                Term("as-said", {"text": f"{person.name} {str(person.id)[-4:]}"}),
                f"role_to {wanted.value} {person.id}",
            ),
        )
        for person in found[:10]
    )
    return msgspec.structs.replace(say("role-several", place=node.name), choices=rows, private=True)


async def role_to(request: Request, ctx: Context) -> Reply:
    """Appoint the one of several of the same name whose button was pressed."""
    first, _, id = request.words.partition(" ")
    if first not in {r.value for r in Role} or not id.isdecimal():
        raise Refused("button-unknown")
    return await _appoint(request, ctx, Role(first), id, None)


async def _by_code(request: Request, ctx: Context, wanted: Role, node: Node) -> Reply:
    """Give a code that makes who sends it the holder of the role."""
    if request.message.is_group:
        raise Refused("code-only-private")
    code = ctx.new_code()
    what = Code("role", node.compound, node.id, request.person.id, wanted.value)
    await codes.add(ctx.conn, code, what, ctx.now, CODE_KEPT)
    name = Term(f"role-{wanted.value}")
    key = "role-code-home" if wanted is Role.COMMITTEE else "role-code"
    return say(key, role=name, place=node.name, code=code, days=CODE_KEPT.days)


async def _posts(request: Request, ctx: Context) -> Reply:
    """List the offices of the compound with buttons to end those that the asker may end."""
    held = [
        p
        for p in await posts.within(ctx.conn, ctx.home.path, ctx.now)
        if p.role is not Role.RESIDENT
    ]
    lines, rows = [], []
    for number, post in enumerate(held[:LISTED], 1):
        values: dict[str, Value] = {
            "number": str(number),
            "role": Term(f"role-{post.role.value}"),
            "name": post.name or "–",
            "place": post.place,
        }
        key = "role-line"
        if post.until is not None:
            key, values["until"] = "role-line-until", when(post.until - timedelta(seconds=1), "day")
        lines.append(Term(key, dict(values)))
        if may_appoint(request.person.roles_at(post.path, ctx.now), post.role):
            rows.append(
                Choice(Term("role-end-button", {"number": str(number)}), f"role end {post.id}")
            )
    grouped = tuple(tuple(rows[i : i + 4]) for i in range(0, len(rows), 4))
    reply = say("role-page", lines=lines or [Term("role-none")])
    return msgspec.structs.replace(reply, choices=grouped, private=True)


async def _end(request: Request, ctx: Context, words: str) -> Reply:
    id, _, sure = words.partition(" ")
    post = await posts.get(ctx.conn, int(id), ctx.now) if id.isdecimal() and len(id) < 20 else None
    home = ctx.home.path
    if post is None or not (post.path.startswith(home) or home.startswith(post.path)):
        raise Refused("role-unknown")
    if not may_appoint(request.person.roles_at(post.path, ctx.now), post.role):
        raise Refused("role-not-yours", role=Term(f"role-{post.role.value}"))
    if post.person == request.person.id and post.role is Role.OPERATOR:
        raise Refused("role-own-end")
    if sure.lower() not in {"yes", "确认"}:
        return _sure(post)
    await people.end_grant(ctx.conn, post.person, post.role, post.node, ctx.now)
    what: dict[str, Value] = {"role": Term(f"role-{post.role.value}"), "place": post.place}
    await ctx.tell(post.person, say("role-ended-told", **what))
    return say("role-ended", name=post.name, **what)


def _sure(post: Post) -> Reply:
    row = (Choice(Term("role-end-yes"), f"role end {post.id} yes"),)
    values = {"name": post.name, "role": Term(f"role-{post.role.value}"), "place": post.place}
    return Reply(key="role-end-sure", values=values, choices=(row,), private=True)


FEATURE = Feature(
    topic="compound",
    commands=(
        Command("role", role, roles=APPOINTERS),
        Command("role_to", role_to, roles=APPOINTERS, menu=False),
    ),
)
