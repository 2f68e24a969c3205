"""Finding one's way: start, help, language."""

from __future__ import annotations

import functools

from domain.conversation import KNOWN, Choice, Reply, Term, say
from domain.people import lowest
from handlers.contract import Command, Context, Feature, Request
from storage import people
from texts.catalogue import LANGUAGES, catalogue

TOPICS = ("request", "desk", "meeting", "poll", "compound", "me", "more")
FEW = 10
"""So many commands are listed at once; more than these are shown topic by topic."""


async def show_help(request: Request, ctx: Context) -> Reply:
    """Show what the asker may do here, and nothing else: by topic, one topic ("help meeting"), or one command ("help 派单")."""
    may = [
        c
        for c in ctx.commands
        if c.menu
        and lowest(c.roles, request.roles) is not None
        and (ctx.compound is not None or not c.needs_compound)
    ]
    topics = [topic for topic in TOPICS if any(c.topic == topic for c in may)]
    wanted = request.words.strip().lower()
    wanted = _named().get(wanted, wanted)
    if wanted in topics:
        lines = [_line(c) for c in may if c.topic == wanted]
        values = {"topic": Term(f"help-topic-{wanted}"), "commands": lines}
        buttons = _buttons([topic for topic in topics if topic != wanted])
        return Reply(key="help-topic", values=values, choices=buttons, private=True)
    if wanted:
        name = catalogue().words().get(wanted.lstrip("/"), "")
        one = [_line(c) for c in may if c.name == name]
        if one:
            return Reply(key="help-one", values={"commands": one}, private=True)
    home = ctx.compound.name if ctx.compound else ""
    if len(may) <= FEW:
        key = "help-known" if request.roles & KNOWN else "help-guest"
        return Reply(
            key=key, values={"commands": [_line(c) for c in may], "compound": home}, private=True
        )
    lines = [
        Term(
            "help-topic-line", {"topic": Term(f"help-topic-{t}"), "about": Term(f"help-about-{t}")}
        )
        for t in topics
    ]
    return Reply(
        key="help-topics",
        values={"compound": home, "topics": lines},
        choices=_buttons(topics),
        private=True,
    )


@functools.cache
def _named() -> dict[str, str]:
    """Return the topics by their names in all languages."""
    texts = catalogue()
    return {
        texts.text(f"help-topic-{topic}", {}, language).lower(): topic
        for topic in TOPICS
        for language in LANGUAGES
    }


def _line(command: Command) -> Term:
    key = command.name.replace("_", "-")
    values = {"word": Term(f"{key}-words"), "name": command.name, "does": Term(f"{key}-help")}
    return Term("help-line", values)


def _buttons(topics: list[str]) -> tuple[tuple[Choice, ...], ...]:
    buttons = [Choice(Term(f"help-topic-{topic}"), f"help {topic}") for topic in topics]
    return tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))


async def language(request: Request, ctx: Context) -> Reply:
    """Speak the language that the asker chose: "zh" or "en"; without one, ask which."""
    wanted = request.words.strip().lower()
    wanted = _named().get(wanted, wanted)
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
    topic="me",
    commands=(
        Command("help", show_help, needs_compound=False),
        Command("lang", language, needs_compound=False),
    ),
)
