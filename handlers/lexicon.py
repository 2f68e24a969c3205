"""How the bot understands this compound: its own words, and how sure it must be before it logs something."""

from __future__ import annotations

import re

from domain.conversation import Choice, Refused, Reply, Role, Term, say
from domain.understanding import CATEGORIES, Addition, Thresholds
from handlers.contract import Command, Context, Feature, Request
from storage import lexicon, tree

KEEPERS_OF_WORDS = frozenset({Role.STATION_HEAD, Role.COMMUNITY, Role.OPERATOR})
LONGEST = 12
MOST = 300
WEIGHT = 3.0
LEVELS = {
    "careful": Thresholds(sure=0.8, ask=0.5),
    "usual": Thresholds(),
    "eager": Thresholds(sure=0.45, ask=0.25),
}
_REMOVE = re.compile(r"^(?:删除|删|去掉|remove|delete)\s*(.+)$", re.IGNORECASE)
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


FEATURE = Feature(
    topic="compound",
    commands=(
        Command("word", word, roles=KEEPERS_OF_WORDS),
        Command("sensitivity", sensitivity, roles=KEEPERS_OF_WORDS),
    ),
)
