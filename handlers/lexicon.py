"""How the bot understands this compound: its own words, and how sure it must be before it logs something."""

from __future__ import annotations

import re

from domain.conversation import Choice, Refused, Reply, Role, Term, say, when
from domain.understanding import CATEGORIES, Addition, Thresholds
from handlers.contract import Command, Context, Feature, Request
from storage import lexicon, lexicon_versions, tree

KEEPERS_OF_WORDS = frozenset({Role.STATION_HEAD, Role.COMMUNITY, Role.OPERATOR})
KEEPERS_OF_LEXICONS = frozenset({Role.COMMUNITY, Role.OPERATOR})
LONGEST = 12
MOST = 300
WEIGHT = 3.0
VERSIONS_SHOWN = 5
LEVELS = {
    "careful": Thresholds(sure=0.8, ask=0.5),
    "usual": Thresholds(),
    "eager": Thresholds(sure=0.45, ask=0.25),
}
_REMOVE = re.compile(r"^(?:删除|删|去掉|remove|delete)\s*(.+)$", re.IGNORECASE)
_BACK = re.compile(r"^(?:退回|回退|back)\s*(全区|全部|all)?\s*(\d{1,6})?$", re.IGNORECASE)
_PAIR = re.compile(r"^(.{1,40}?)\s*(?:=|＝|→|->|:|：|\s)\s*(\S.*)$")


def _meaning(words: str) -> str:
    """Return what a word is to stand for: a category's id, "request" or "talk". Raises Refused."""
    wanted = words.strip().lower()
    if wanted in {"诉求", "报修", "request"}:
        return "request"
    if wanted in {"闲聊", "不是诉求", "talk"}:
        return "talk"
    for row in CATEGORIES:
        if wanted in {row.id, row.zh.lower(), row.en.lower()} or (
            len(wanted) >= 2 and wanted in row.zh
        ):
            return row.id
    raise Refused("word-what", wanted=words.strip()[:LONGEST])


def _name(meaning: str) -> Term:
    return Term(f"word-is-{meaning}" if meaning in {"request", "talk"} else f"category-{meaning}")


async def word(request: Request, ctx: Context) -> Reply:
    """Show, add or remove the compound's own words: "词 小黄楼漏 = 房屋"."""
    asked = request.words.strip()
    if not asked:
        return await _shown(ctx)
    removal = _REMOVE.match(asked)
    if removal:
        known = await lexicon.remove(ctx.conn, ctx.home.id, removal[1].strip().lower())
        return say("word-removed" if known else "word-unknown", word=removal[1].strip())
    pair = _PAIR.match(asked)
    if pair is None:
        raise Refused("word-how")
    new = pair[1].strip().lower()
    if len(new) < 2 or len(new) > LONGEST or re.search(r"\d{5,}", new):
        raise Refused("word-length", longest=LONGEST)
    meaning = _meaning(pair[2])
    if len(await lexicon.of(ctx.conn, ctx.home.id)) >= MOST:
        raise Refused("word-many", most=MOST)
    addition = Addition(new, meaning, WEIGHT)
    await lexicon.add(ctx.conn, ctx.home.id, addition, request.person.id, ctx.now)
    return say("word-added", word=new, meaning=_name(meaning))


async def _shown(ctx: Context) -> Reply:
    own = await lexicon.of(ctx.conn, ctx.home.id)
    if not own:
        return say("word-none")
    lines = [Term("word-line", {"word": w.word, "meaning": _name(w.category)}) for w in own]
    return say("word-list", count=len(own), words=lines)


async def sensitivity(request: Request, ctx: Context) -> Reply:
    """Set how sure the bot must be: careful, usual or eager; "灵敏度 0.7 0.4" sets the two numbers."""
    asked = request.words.strip().lower()
    level = {"谨慎": "careful", "一般": "usual", "灵敏": "eager"}.get(asked, asked)
    if level in LEVELS:
        chosen = LEVELS[level]
    else:
        numbers = re.fullmatch(r"(0?\.\d+|1)\s+(0?\.\d+)", asked)
        if numbers is None or float(numbers[2]) > float(numbers[1]):
            return _levels(ctx)
        chosen = Thresholds(sure=float(numbers[1]), ask=float(numbers[2]))
    settings = dict(ctx.home.settings)
    settings["intake"] = settings.get("intake", {}) | {"sure": chosen.sure, "ask": chosen.ask}
    await tree.set_settings(ctx.conn, ctx.home.id, settings)
    return say("sensitivity-set", sure=f"{chosen.sure:.0%}", ask=f"{chosen.ask:.0%}")


def _levels(ctx: Context) -> Reply:
    usual = Thresholds()
    intake = ctx.home.settings.get("intake", {})
    choices = tuple(Choice(Term(f"sensitivity-{name}"), f"sensitivity {name}") for name in LEVELS)
    return Reply(
        key="sensitivity-now",
        values={
            "sure": f"{intake.get('sure', usual.sure):.0%}",
            "ask": f"{intake.get('ask', usual.ask):.0%}",
        },
        choices=(choices,),
    )


async def learnt(request: Request, ctx: Context) -> Reply:
    """Show what was learnt from closed tickets and what is in use; "词库 退回" goes back to the version before."""
    back = _BACK.match(request.words.strip())
    if request.words.strip() and back is None:
        raise Refused("lexicon-how")
    if back is None:
        return await _shelves(request, ctx)
    everywhere = bool(back[1])
    if everywhere and Role.OPERATOR not in request.roles:
        raise Refused("lexicon-not-yours")
    scope = lexicon_versions.EVERYWHERE if everywhere else ctx.home.id
    shelf = await lexicon_versions.shelf(ctx.conn, scope)
    to = int(back[2]) if back[2] else shelf.before
    if to is None or to == shelf.current:
        raise Refused("lexicon-nothing-before", where=_where(scope, ctx))
    if to and not await lexicon_versions.content(ctx.conn, scope, to):
        raise Refused("lexicon-unknown", version=str(to))
    who = (request.person.id, request.role.value)
    await lexicon_versions.use(ctx.conn, ctx.new_id(), scope, to, *who, ctx.now)
    key = "lexicon-back" if to else "lexicon-back-shipped"
    return say(key, where=_where(scope, ctx), version=str(to))


def _where(scope: int, ctx: Context) -> Term | str:
    return ctx.home.name if scope else Term("lexicon-everywhere")


async def _shelves(request: Request, ctx: Context) -> Reply:
    """Return what is in use here and for all, the newest versions, and a button to go back."""
    lines: list[Term] = []
    buttons: list[Choice] = []
    for scope in (ctx.home.id, lexicon_versions.EVERYWHERE):
        shelf = await lexicon_versions.shelf(ctx.conn, scope)
        kept = await lexicon_versions.of(ctx.conn, scope, VERSIONS_SHOWN)
        if not kept:
            continue
        where = _where(scope, ctx)
        in_use = str(shelf.current) if shelf.current else Term("lexicon-shipped")
        use = await lexicon_versions.last_use(ctx.conn, scope)
        since = {"since": when(use.at, "day"), "role": Term(f"role-{use.role}")} if use else None
        key = "lexicon-in-use-since" if since else "lexicon-in-use"
        lines.append(Term(key, {"where": where, "version": in_use, **(since or {})}))
        lines += [_version_line(one) for one in kept]
        if shelf.before is not None and (scope or Role.OPERATOR in request.roles):
            label = Term("button-lexicon-back", {"where": where})
            buttons.append(Choice(label, "lexicon back" + ("" if scope else " all")))
    if not lines:
        return say("lexicon-none")
    choices = tuple((button,) for button in buttons)
    return Reply(key="lexicon-now", values={"lines": lines}, choices=choices)


def _version_line(one: lexicon_versions.Version) -> Term:
    return Term(
        "lexicon-line" if one.kept else "lexicon-line-refused",
        {
            "version": str(one.version),
            "day": when(one.made_at, "day"),
            "lessons": one.lessons,
            "words": one.words,
            "was": f"{one.old.accuracy:.0%}",
            "became": f"{one.new.accuracy:.0%}",
        },
    )


FEATURE = Feature(
    topic="compound",
    commands=(
        Command("word", word, roles=KEEPERS_OF_WORDS),
        Command("sensitivity", sensitivity, roles=KEEPERS_OF_WORDS),
        Command("lexicon", learnt, roles=KEEPERS_OF_LEXICONS, menu=False),
    ),
)
