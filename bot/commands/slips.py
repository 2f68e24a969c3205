"""`slips`: paper slips of a station's desk from a table, entered for those who wrote them."""

from __future__ import annotations

import asyncio
import csv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import speech
from bot.commands.options import ConfigFile, settings
from bot.commands.running import reason
from bot.sheets import sheets

if TYPE_CHECKING:
    from bot.config import Config
    from domain.slips import Fault
    from storage.database import Connection
    from storage.slips import Outcome

Source = Annotated[
    Path | None, typer.Argument(help=speech.words("cli-slips-file"), show_default=False)
]
Template = Annotated[
    Path | None,
    typer.Option("--template", help=speech.words("cli-import-template"), show_default=False),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help=speech.words("cli-import-dry"))]
SkipBad = Annotated[bool, typer.Option("--skip-bad", help=speech.words("cli-import-skip"))]
Compound = Annotated[
    str, typer.Option("--compound", help=speech.words("cli-slips-compound"), show_default=False)
]


@dataclass
class _Found:
    """What a run came to; raised inside the transaction when nothing of it is to stay."""

    outcome: Outcome
    faults: list[Fault] = field(default_factory=list)


class _TakenBack(Exception):
    def __init__(self, found: _Found) -> None:
        super().__init__()
        self.found = found


def slips(
    file: Source = None,
    template: Template = None,
    compound: Compound = "",
    dry_run: DryRun = False,
    skip_bad: SkipBad = False,
    config: ConfigFile = None,
) -> None:
    """Enter paper slips as tickets, all of them or nothing."""
    if template is not None:
        _template(template)
        return
    if file is None:
        speech.stop("cli-slips-nothing", speech.MISUSED)
    chosen = settings(config)
    try:
        rows = [list(sheet) for sheet in sheets(file)][:1]
    except (OSError, csv.Error, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        speech.stop("cli-import-unreadable", speech.MISUSED, file=str(file), why=reason(error))
    try:
        found = asyncio.run(
            _bring(
                chosen,
                rows[0] if rows else [],
                compound,
                str(file),
                keep=not dry_run,
                skip=skip_bad,
            )
        )
    except typer.Exit:
        raise
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
    _report(found, dry_run=dry_run, skip_bad=skip_bad)


def _template(target: Path) -> None:
    from bot.papers.slips import xlsx
    from texts.catalogue import catalogue

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(xlsx({}, (), catalogue(), speech.language(), "Asia/Shanghai"))
    except OSError as error:
        speech.stop("cli-write-failed", file=str(target), why=error.strerror or "?")
    speech.tell("cli-import-template-done", file=str(target))


def _report(found: _Found, *, dry_run: bool, skip_bad: bool) -> None:
    from texts.catalogue import catalogue

    for fault in sorted(found.faults, key=lambda f: f.row):
        why = catalogue().term(fault.reason, speech.language())
        typer.echo(speech.words("cli-import-bad", row=str(fault.row), why=why))
    bad = len({fault.row for fault in found.faults})
    counts = {"count": len(found.outcome.entered), "before": len(found.outcome.before), "bad": bad}
    if dry_run:
        speech.tell("cli-slips-would", **counts)
        if bad:
            raise typer.Exit(speech.FAILED)
    elif bad and not skip_bad:
        speech.stop("cli-import-nothing-done", bad=bad)
    else:
        speech.tell("cli-slips-done", **counts)


async def _bring(
    config: Config,
    rows: Sequence[tuple[int, Sequence[object]]],
    compound: str,
    file: str,
    *,
    keep: bool,
    skip: bool,
) -> _Found:
    from bot import app
    from bot.dispatch import Dispatch, Surroundings
    from bot.readers import Readers
    from bot.wording import Words
    from domain import slips as rules
    from domain.conversation import Role
    from domain.understanding import Understanding
    from handlers.table import FEATURES
    from storage import migrate, people, slips, tree
    from storage.database import opened
    from storage.desks import desk_of
    from texts.catalogue import catalogue

    await migrate.to_newest(config.database_url)
    around = Surroundings(app.now, app.new_id, app.new_code, Readers(Understanding.load()))

    async def work(conn: Connection) -> _Found:
        homes = await tree.all_compounds(conn)
        fits = [home for home in homes if not compound or home.name == compound]
        if len(fits) != 1:
            names = "、".join(home.name for home in homes)
            speech.stop("cli-slips-which", speech.MISUSED, names=names)
        home = fits[0]
        ctx = dispatch.context(conn, home)
        read = rules.read(rows, ctx.now, home.zone)
        if read is None:
            speech.stop("cli-slips-no-columns", speech.MISUSED, file=file)
        good, faults = read
        heads = frozenset({Role.STATION_HEAD, Role.STATION})
        held = await people.holders(conn, home.path, heads, ctx.now)
        held.sort(key=lambda one: one[1] is not Role.STATION_HEAD)
        if not held:
            speech.stop("cli-slips-no-station", speech.MISUSED, name=home.name)
        clerk = slips.Clerk(held[0][0], held[0][1], "paper")
        outcome = await slips.bring(desk_of(ctx), ctx.understanding, good, clerk)
        found = _Found(outcome, [*faults, *outcome.faults])
        if not keep or (found.faults and not skip):
            raise _TakenBack(found)
        return found

    async with opened(config.database_url) as database:
        dispatch = Dispatch(database, FEATURES, Words(catalogue().words()), around)
        await around.readers.refresh(database)
        try:
            return await database.transact(work)
        except _TakenBack as taken:
            return taken.found
