"""`replay`: which messages of a chat history would have become tickets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import speech
from bot.commands.options import progress

if TYPE_CHECKING:
    from bot.history import Account, Said
    from domain.understanding.lines import JudgedLine, Line

History = Annotated[Path, typer.Argument(help=speech.words("cli-replay-file"))]
Xlsx = Annotated[
    Path | None, typer.Option("--xlsx", help=speech.words("cli-replay-xlsx"), show_default=False)
]
Trial = Annotated[
    str, typer.Option("--database", help=speech.words("cli-replay-database"), show_default=False)
]
All = Annotated[bool, typer.Option("--all", help=speech.words("cli-replay-all"))]
Names = Annotated[bool, typer.Option("--names", help=speech.words("cli-replay-names"))]

SHOWN = 40
BAD_SHOWN = 20
EVERY = 500
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(slots=True)
class Found:
    """One would-be ticket."""

    where: str
    at: datetime | None
    speaker: str
    text: str
    category: str
    place: str
    urgency: str
    confidence: float
    keywords: str
    zone: str
    private: bool
    joined: int = 0


@dataclass(slots=True)
class Totals:
    """What the history held."""

    found: list[Found] = field(default_factory=list)
    by_line: dict[str, Found] = field(default_factory=dict)
    joined: int = 0
    asked: int = 0
    talk: int = 0


def replay(
    file: History,
    xlsx: Xlsx = None,
    database: Trial = "",
    all: All = False,
    names: Names = False,
) -> None:
    """Read a history and say what it would have become."""
    from bot.history import Account, NotAHistory, read

    account, totals = Account(), Totals()
    try:
        with progress(speech.words("cli-replay-bar"), None) as step:
            said = _watched(read(file, account), account, step)
            if database:
                from bot.commands.trial import live

                said = live(said, database)
            for one in _judged(said):
                _take(one, totals)
    except NotAHistory as error:
        speech.stop(error.key, speech.MISUSED, **error.values)
    _show(totals, account, everything=all, names=names)
    if xlsx is not None:
        try:
            _write(xlsx, totals, account, names=names)
        except OSError as error:
            speech.stop("cli-write-failed", file=str(xlsx), why=error.strerror or "?")
        speech.tell("cli-replay-written", file=str(xlsx))
    if database:
        speech.tell("cli-replay-trial", url=database)


def _watched(said: Iterator[Said], account: Account, step: Any) -> Iterator[Said]:
    """Pass messages on and move the bar."""
    for number, one in enumerate(said):
        if not number % EVERY:
            step(account.position, account.size)
        yield one


def _judged(said: Iterator[Said]) -> Iterator[JudgedLine]:
    from domain.understanding import Understanding
    from domain.understanding.lines import Line
    from domain.understanding.talk import judged

    def lines() -> Iterator[Line]:
        for one in said:
            yield Line(one.where, one.chat, one.speaker.partition("\t")[2], one.at, one.text)

    return judged(lines(), Understanding.load())


def _take(one: JudgedLine, totals: Totals) -> None:
    judgement = one.judgement
    if judgement.follows is not None:
        first = totals.by_line.get(judgement.follows)
        if first is not None:
            first.joined += 1
            totals.by_line[one.line.id] = first
        totals.joined += 1
    elif judgement.is_request:
        found = _found(one.line, judgement)
        totals.found.append(found)
        for part in judgement.parts:
            totals.by_line[part] = found
    elif judgement.reading.zone == "ask":
        totals.asked += 1
    else:
        totals.talk += 1


def _found(line: Line, judgement: Any) -> Found:
    from domain.understanding import category

    reading = judgement.reading
    kind = category(reading.category, reading.subcategory)
    return Found(
        where=line.id,
        at=line.time,
        speaker=line.speaker,
        text=judgement.text,
        category=kind.name(speech.language()) if kind else reading.category,
        place=" ".join(p.label(rooms=True) for p in reading.places),
        urgency=reading.urgency or "P3",
        confidence=reading.confidence,
        keywords=" ".join(word for word, _ in reading.keywords[:5]),
        zone=reading.zone,
        private=reading.private,
    )


def _show(totals: Totals, account: Account, *, everything: bool, names: bool) -> None:
    """Print the would-be tickets, the totals, and what could not be read."""
    shown = totals.found if everything else totals.found[:SHOWN]
    if shown:
        _show_found(shown, names=names)
    if len(shown) < len(totals.found):
        speech.tell("cli-replay-more", count=len(totals.found) - len(shown))
    speech.tell(
        "cli-replay-totals",
        read=str(account.read),
        tickets=str(len(totals.found)),
        joined=str(totals.joined),
        asked=str(totals.asked),
        talk=str(totals.talk),
        silent=str(account.silent),
        service=str(account.service),
    )
    for name, count in Counter(one.category for one in totals.found).most_common():
        typer.echo(f"  {count:>6}  {name}")
    if account.bad:
        speech.tell("cli-replay-bad", count=str(len(account.bad)))
        for where, why in account.bad[:BAD_SHOWN]:
            typer.echo(f"  {where}: {_reason(why)}")
        if len(account.bad) > BAD_SHOWN:
            typer.echo("  …")


def _show_found(shown: Sequence[Found], *, names: bool) -> None:
    """Print the would-be tickets as a table."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(soft_wrap=False)
    if not console.is_terminal:  # a file has no edge
        console = Console(soft_wrap=False, width=160)
    # What is short is shown whole; the words themselves give way on a narrow screen.
    least = {"where": 4, "time": 11, "category": 8, "place": 6, "p": 2, "sure": 4}
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for head in _heads("keywords", names=names):
        table.add_column(
            speech.words(f"cli-replay-{head}"),
            no_wrap=True,
            overflow="ellipsis",
            min_width=least.get(head),
            max_width=18 if head == "keywords" else None,
        )
    for one in shown:
        cells = [one.where, f"{one.at:%m-%d %H:%M}" if one.at else ""]
        cells += [one.speaker] if names else []
        cells += [one.category, one.place, one.urgency, f"{one.confidence:.0%}", one.keywords]
        text = " ".join(one.text.split())
        table.add_row(*(escape(cell) for cell in (*cells, text[:60])))
    console.print(table)


def _heads(*more: str, names: bool) -> list[str]:
    who = ["name"] if names else []
    return ["where", "time", *who, "category", "place", "p", "sure", *more, "text"]


def _reason(why: str) -> str:
    if why in {"shape", "json", "cut", "columns", "time"}:
        return speech.words(f"cli-replay-bad-{why}")
    return why


def _write(target: Path, totals: Totals, account: Account, *, names: bool) -> None:
    """Write everything as a workbook; text that begins like a formula stays text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    heads = _heads("keywords", "joined", names=names)

    def row(sheet: Any, values: list[Any]) -> None:
        cells = []
        for value in values:
            plain = _ILLEGAL.sub("", value)[:32_000] if isinstance(value, str) else value
            cell = WriteOnlyCell(sheet, plain)
            if isinstance(plain, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)

    sheet = book.create_sheet(speech.words("cli-replay-sheet-tickets"))
    sheet.freeze_panes = "A2"
    row(sheet, [speech.words(f"cli-replay-{head}") for head in heads])
    for one in totals.found:
        at = one.at.replace(tzinfo=None) if one.at else None
        who = [one.speaker] if names else []
        values: list[Any] = [one.where, at, *who, one.category, one.place, one.urgency]
        values += [round(one.confidence, 3), one.keywords, one.joined, one.text]
        row(sheet, values)
    counts = book.create_sheet(speech.words("cli-replay-sheet-totals"))
    for name, count in Counter(one.category for one in totals.found).most_common():
        row(counts, [name, count])
    bad = book.create_sheet(speech.words("cli-replay-sheet-bad"))
    for where, why in account.bad:
        row(bad, [where, _reason(why)])
    book.save(target)
