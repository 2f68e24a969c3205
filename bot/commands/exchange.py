"""`import` and `export`: the tree, the flats and the people as xlsx or csv."""

from __future__ import annotations

import asyncio
import csv
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import speech
from bot.commands.options import ConfigFile, progress, settings
from bot.commands.running import reason
from bot.sheets import sheets
from domain.roster import HEADS, PLACES, Fault, Row, columns, is_list, row_of

if TYPE_CHECKING:
    from bot.config import Config
    from storage.database import Connection
    from storage.roster import Outcome

Source = Annotated[
    Path | None, typer.Argument(help=speech.words("cli-import-file"), show_default=False)
]
Template = Annotated[
    Path | None,
    typer.Option("--template", help=speech.words("cli-import-template"), show_default=False),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help=speech.words("cli-import-dry"))]
SkipBad = Annotated[bool, typer.Option("--skip-bad", help=speech.words("cli-import-skip"))]
Codes = Annotated[
    Path | None, typer.Option("--codes", help=speech.words("cli-import-codes"), show_default=False)
]
Target = Annotated[Path, typer.Argument(help=speech.words("cli-export-file"))]
WithPeople = Annotated[bool, typer.Option("--with-people", help=speech.words("cli-export-people"))]
Compound = Annotated[
    str, typer.Option("--compound", help=speech.words("cli-export-compound"), show_default=False)
]

HOMES = [HEADS[name][0] for name in (*PLACES, "area")]
PEOPLE = [HEADS[name][0] for name in ("name", "role", *PLACES, "until")]


class _TakenBack(Exception):
    """Nothing of the import is to stay; carries what would have been done."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def import_(
    file: Source = None,
    template: Template = None,
    dry_run: DryRun = False,
    skip_bad: SkipBad = False,
    codes: Codes = None,
    config: ConfigFile = None,
) -> None:
    """Read lists into the tree, all of them or nothing."""
    if template is not None:
        _write(template, [("homes", HOMES, []), ("people", PEOPLE, [])], explain=True)
        speech.tell("cli-import-template-done", file=str(template))
        return
    if file is None:
        speech.stop("cli-import-nothing", speech.MISUSED)
    rows, faults = _understood(file)
    chosen = settings(config)
    try:
        outcome = asyncio.run(
            _bring(chosen, rows, faults, keep=not dry_run, skip=skip_bad, codes=codes is not None)
        )
    except typer.Exit:
        raise
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
    every = sorted([*faults, *outcome.faults], key=lambda f: f.number)
    for fault in every:
        typer.echo(speech.words("cli-import-bad", row=str(fault.number), why=_said(fault)))
    _report(outcome, every, dry_run=dry_run, skip_bad=skip_bad)
    if codes is not None and outcome.codes and not dry_run:
        heads = [
            speech.words("cli-codes-name"),
            speech.words("cli-codes-place"),
            speech.words("cli-codes-code"),
        ]
        _write(codes, [("codes", heads, [list(c) for c in outcome.codes])])
        speech.tell("cli-import-codes-done", file=str(codes), count=len(outcome.codes))


def _report(outcome: Outcome, faults: list[Fault], *, dry_run: bool, skip_bad: bool) -> None:
    """Say what was done, and end with code 1 when bad rows kept anything from being done."""
    counts: dict[str, Any] = {
        "rows": outcome.rows,
        "places": outcome.places,
        "areas": outcome.areas,
        "persons": outcome.persons,
        "roles": outcome.roles,
        "bad": len({f.number for f in faults}),
    }
    if dry_run:
        speech.tell("cli-import-would", **counts)
        if faults:
            raise typer.Exit(speech.FAILED)
    elif faults and not skip_bad:
        speech.stop("cli-import-nothing-done", bad=counts["bad"])
    else:
        speech.tell("cli-import-done", **counts)


def _said(fault: Fault) -> str:
    from texts.catalogue import catalogue

    return catalogue().term(fault.reason, speech.language())


async def _bring(
    config: Config, rows: list[Row], faults: list[Fault], *, keep: bool, skip: bool, codes: bool
) -> Outcome:
    from bot import app, founding
    from storage import migrate, roster
    from storage.database import opened

    await migrate.to_newest(config.database_url)
    with progress(speech.words("cli-import-bar"), len(rows)) as step:
        means = roster.Means(app.now(), app.new_id, app.new_code if codes else None, step)

        async def work(conn: Connection) -> Outcome:
            await founding.top(conn, config, app.new_id)
            outcome = await roster.bring(conn, rows, means)
            if not keep or ((faults or outcome.faults) and not skip):
                raise _TakenBack(outcome)
            return outcome

        async with opened(config.database_url) as database:
            try:
                return await database.transact(work)
            except _TakenBack as taken:
                return taken.outcome


def _understood(file: Path) -> tuple[list[Row], list[Fault]]:
    """Return the rows of all sheets and all faults; ends with code 2 when the file is no such list."""
    rows: list[Row] = []
    faults: list[Fault] = []
    try:
        lists = [_listed(sheet, rows, faults) for sheet in sheets(file)]
    except (OSError, csv.Error, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        speech.stop("cli-import-unreadable", speech.MISUSED, file=str(file), why=reason(error))
    if not any(lists):
        speech.stop("cli-import-no-columns", speech.MISUSED, file=str(file))
    return rows, faults


def _listed(
    sheet: Iterator[tuple[int, Sequence[object]]], rows: list[Row], faults: list[Fault]
) -> bool:
    """Read one sheet; returns whether it is such a list at all."""
    at: dict[str, int] = {}
    for number, cells in sheet:
        if not at:
            at = columns(cells)
            if not is_list(at):
                return False
            continue
        found = row_of(number, cells, at)
        if isinstance(found, Row):
            rows.append(found)
        elif found:
            faults += found
    return bool(at)


# Out


def export(
    file: Target,
    with_people: WithPeople = False,
    compound: Compound = "",
    config: ConfigFile = None,
) -> None:
    """Write the tree, and on wish the people, in the form that `import` reads."""
    chosen = settings(config)
    try:
        homes, people = asyncio.run(_out(chosen, compound, with_people=with_people))
    except typer.Exit:
        raise
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
    sheets = [("homes", HOMES, homes)]
    if with_people:
        sheets.append(("people", PEOPLE, people))
    _write(file, sheets)
    speech.tell("cli-export-done", file=str(file), homes=len(homes), people=len(people))


async def _out(
    config: Config, compound: str, *, with_people: bool
) -> tuple[list[list[str]], list[list[str]]]:
    from bot import app
    from storage import roster, tree
    from storage.database import opened

    async with opened(config.database_url) as database:

        async def work(conn: Connection) -> tuple[list[list[str]], list[list[str]]]:
            id = 0
            if compound:
                fits = [c.id for c in await tree.all_compounds(conn) if c.name == compound]
                if len(fits) != 1:
                    speech.stop("cli-export-no-compound", speech.MISUSED, name=compound)
                id = fits[0]
            homes = await roster.homes_out(conn, id)
            return homes, await roster.people_out(conn, app.now(), id) if with_people else []

        return await database.read(work)


def _write(
    target: Path,
    sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]],
    *,
    explain: bool = False,
) -> None:
    """Write tables as a workbook, or as csv: then the further ones go beside the first."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix.lower() == ".csv":
            for number, (name, head, rows) in enumerate(sheets):
                place = target if not number else target.with_stem(f"{target.stem}-{name}")
                with place.open("w", encoding="utf-8-sig", newline="") as file:
                    csv.writer(file).writerows([head, *rows])
            return
        _write_workbook(target, sheets, explain=explain)
    except OSError as error:
        speech.stop("cli-write-failed", file=str(target), why=error.strerror or "?")


def _write_workbook(
    target: Path,
    sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]],
    *,
    explain: bool,
) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name, head, rows in sheets:
        sheet = book.create_sheet(speech.words(f"cli-sheet-{name}"))
        sheet.freeze_panes = "A2"
        for row in (head, *rows):
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, value)
                cell.data_type = "s"  # text that begins like a formula stays text
                cells.append(cell)
            sheet.append(cells)
    if explain:
        sheet = book.create_sheet(speech.words("cli-sheet-explain"))
        for line in speech.words("cli-import-explain").split("\n"):
            sheet.append([line])
    book.save(target)
