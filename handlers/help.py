"""Finding one's way: start, help, language."""

from __future__ import annotations

import msgspec

from domain.conversation import KNOWN, Choice, Reply, Term, say
from domain.people import lowest
from handlers.contract import Command, Context, Feature, Request
from storage import people


async def show_help(request: Request, ctx: Context) -> Reply:
    """List what the asker may do here, and nothing else."""
    may = [
        Term(
            "help-line",
            {
                "word": Term(f"{c.name.replace('_', '-')}-words"),
                "name": c.name,
                "does": Term(f"{c.name.replace('_', '-')}-help"),
            },
        )
        for c in ctx.commands
        if c.menu
        and lowest(c.roles, request.roles) is not None
        and (ctx.compound is not None or not c.needs_compound)
    ]
    key = "help-known" if request.roles & KNOWN else "help-guest"
    return msgspec.structs.replace(
        say(key, commands=may, compound=ctx.compound.name if ctx.compound else ""), private=True
    )


async def language(request: Request, ctx: Context) -> Reply:
    """Speak the language that the asker chose: "zh" or "en"; without one, ask which."""
    wanted = request.words.strip().lower()
    if wanted in {"zh", "中文", "汉语"}:
        wanted = "zh"
    elif wanted in {"en", "english", "英文", "英语"}:
        wanted = "en"
    else:
        return Reply(
            key="lang-which",
            choices=(
                (
                    Choice(Term("lang-name-zh"), "lang zh"),
                    Choice(Term("lang-name-en"), "lang en"),
                ),
            ),
        )
    await people.set_language(ctx.conn, request.person.id, wanted)
    return say("lang-set-zh" if wanted == "zh" else "lang-set-en")


FEATURE = Feature(
    commands=(
        Command("help", show_help, needs_compound=False),
        Command("lang", language, needs_compound=False),
    ),
)
