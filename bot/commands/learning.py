"""`learn --from-tickets` and `lexicon`: learning from a compound's own tickets, looking at it, and going back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.commands import speech
from bot.commands.options import ConfigFile, progress, settings
from bot.commands.running import reason

if TYPE_CHECKING:
    from bot.config import Config
    from domain.understanding.adoption import Figures, Trial
    from storage.database import Connection, Database
    from storage.lexicon_versions import Measured

_say = speech.words
T = TypeVar("T")
Compounds = Annotated[
    list[str] | None,
    typer.Option("--compound", help=_say("cli-learn-compound"), show_default=False),
]


class Action(StrEnum):
    """What can be done with the lexicons that were adopted."""

    LIST = "list"
    SHOW = "show"
    ROLLBACK = "rollback"


def from_tickets(
    compounds: Sequence[str], output: Path | None, config: Path | None, *, adopt: bool
) -> None:
    """Learn from closed tickets, print what it brings, and adopt it on wish where it is better."""

    async def work(database: Database) -> bool:
        return all(
            [
                await _learn(database, scope, name, output, adopt=adopt)
                for scope, name in await _scopes(database, compounds)
            ]
        )

    if not _with_database(settings(config), work):
        raise typer.Exit(speech.FAILED)


async def _learn(
    database: Database, scope: int, name: str, output: Path | None, *, adopt: bool
) -> bool:
    from bot import app, learning
    from domain.understanding import lexicon
    from domain.understanding.adoption import TooFew

    try:
        with progress(_say("cli-understand-bar-learn"), 1) as step:
            done = await learning.attempt(
                database,
                scope,
                app.now(),
                app.new_id,
                adopt=adopt,
                progress=lambda _what, share: step(share),
            )
    except ImportError:
        speech.stop("cli-understand-no-learner")
    except TooFew as few:
        typer.echo(
            _say("cli-learn-too-few", name=name, found=few.found, needed=few.needed), err=True
        )
        return False
    trial = done.trial
    speech.tell("cli-learn-tried", name=name, lessons=trial.lessons, words=len(trial.lexicon.words))
    _table(trial)
    if output is not None:
        _write(output, "".join(lexicon.dump(trial.lexicon)))
    if not trial.better:
        speech.tell("cli-learn-no-better")
    elif adopt:
        speech.tell("cli-learn-adopted", version=str(done.version))
    else:
        speech.tell("cli-learn-better")
    return True


def _write(file: Path, content: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        speech.stop("cli-write-failed", file=str(file), why=error.strerror or "?")


def _table(trial: Trial) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("", _say("cli-learn-now"), _say("cli-learn-new"))
    for key, old, new in zip(_FIGURES, _shares(trial.old), _shares(trial.new), strict=True):
        table.add_row(_say(key), old, new)
    table.add_row(_say("cli-learn-newest"), *[str(f.filed.n) for f in (trial.old, trial.new)])
    Console().print(table)


_FIGURES = ("cli-learn-accuracy", "cli-learn-f1", "cli-learn-heard", "cli-learn-quiet")


def _shares(figures: Figures | Measured) -> list[str]:
    from bot.learning import measured_of
    from storage.lexicon_versions import Measured

    found = figures if isinstance(figures, Measured) else measured_of(figures)
    values = (found.accuracy, found.macro_f1, found.heard, found.quiet)
    return ["–" if value is None else f"{value:.1%}" for value in values]


def lexicon(
    action: Annotated[Action, typer.Argument(help=_say("cli-lexicon-action"))] = Action.LIST,
    version: Annotated[
        int | None, typer.Argument(help=_say("cli-lexicon-version"), show_default=False)
    ] = None,
    compound: Annotated[
        str, typer.Option("--compound", help=_say("cli-lexicon-compound"), show_default=False)
    ] = "",
    config: ConfigFile = None,
) -> None:
    """Show the lexicons learnt on the job, one of them as text, or go back to an earlier one."""

    async def work(database: Database) -> None:
        [(scope, name)] = await _scopes(database, [compound] if compound else [])
        if action is Action.LIST:
            await _list(database, scope, name)
        elif action is Action.SHOW:
            await _show(database, scope, version)
        else:
            await _roll_back(database, scope, name, version)

    _with_database(settings(config), work)


async def _list(database: Database, scope: int, name: str) -> None:
    from rich.console import Console
    from rich.table import Table

    from storage import lexicon_versions

    found = await database.read(lambda conn: lexicon_versions.of(conn, scope))
    shelf = await database.read(lambda conn: lexicon_versions.shelf(conn, scope))
    if not found:
        speech.tell("cli-lexicon-none", name=name)
        return
    heads = ("version-head", "made", "lessons", "entries", "was", "became", "state")
    table = Table(*[_say(f"cli-lexicon-{head}") for head in heads])
    for one in found:
        state = "in-use" if one.version == shelf.current else "kept" if one.kept else "refused"
        table.add_row(
            str(one.version),
            f"{one.made_at.astimezone():%Y-%m-%d %H:%M}",
            str(one.lessons),
            str(one.words),
            f"{one.old.accuracy:.1%}",
            f"{one.new.accuracy:.1%}",
            _say(f"cli-lexicon-{state}"),
        )
    typer.echo(name)
    Console().print(table)
    if not shelf.current:
        speech.tell("cli-lexicon-shipped")


async def _show(database: Database, scope: int, version: int | None) -> None:
    from storage import lexicon_versions

    async def read(conn: Connection) -> str:
        wanted = version
        if wanted is None:
            wanted = (await lexicon_versions.shelf(conn, scope)).current
        return await lexicon_versions.content(conn, scope, wanted)

    content = await database.read(read)
    if not content:
        speech.stop("cli-lexicon-unknown", speech.MISUSED)
    typer.echo(content, nl=False)


async def _roll_back(database: Database, scope: int, name: str, version: int | None) -> None:
    from bot import app
    from domain.conversation import Role
    from storage import lexicon_versions

    async def change(conn: Connection) -> int | None:
        shelf = await lexicon_versions.shelf(conn, scope)
        to = shelf.before if version is None else version
        if to is None or to == shelf.current:
            return None
        if to and not await lexicon_versions.content(conn, scope, to):
            speech.stop("cli-lexicon-unknown", speech.MISUSED)
        role = Role.OPERATOR.value
        await lexicon_versions.use(conn, app.new_id(), scope, to, 0, role, app.now())
        return to

    to = await database.transact(change)
    if to is None:
        speech.stop("cli-lexicon-nothing-before", name=name)
    speech.tell(
        "cli-lexicon-back" if to else "cli-lexicon-back-shipped", name=name, version=str(to)
    )


async def _scopes(database: Database, compounds: Sequence[str]) -> list[tuple[int, str]]:
    """Return the ids and names of compounds given by either; without any the whole installation."""
    from storage import tree
    from storage.lexicon_versions import EVERYWHERE

    if not compounds:
        return [(EVERYWHERE, _say("cli-lexicon-everywhere"))]
    every = await database.read(tree.all_compounds)
    found = []
    for wanted in compounds:
        fits = [c for c in every if wanted in (c.name, str(c.id))]
        if len(fits) != 1:
            speech.stop("cli-export-no-compound", speech.MISUSED, name=wanted)
        found.append((fits[0].id, fits[0].name))
    return found


def _with_database(config: Config, work: Callable[[Database], Awaitable[T]]) -> T:
    async def run() -> T:
        from storage import migrate
        from storage.database import opened

        async with opened(config.database_url) as database:
            if not await migrate.is_newest(database):
                speech.stop("cli-migrate-first")
            return await work(database)

    try:
        return asyncio.run(run())
    except typer.Exit:
        raise
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
