"""`report`: how things went in a period, in words or as docx, xlsx or png."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.commands import speech
from bot.commands.options import ConfigFile, settings
from bot.commands.running import reason
from domain.conversation import Paper, Picture, Refused, Reply, when
from domain.periods import Period, find, month_of

if TYPE_CHECKING:
    from storage.database import Connection

Asked = Annotated[
    list[str] | None, typer.Argument(help=speech.words("cli-report-period"), show_default=False)
]
Place = Annotated[
    str, typer.Option("--place", help=speech.words("cli-report-place"), show_default=False)
]
Target = Annotated[
    Path | None,
    typer.Option("--to", "-o", help=speech.words("cli-report-target"), show_default=False),
]
FORMS = (".docx", ".xlsx", ".png")


def report(
    period: Asked = None, place: Place = "", to: Target = None, config: ConfigFile = None
) -> None:
    """Print the report, or write it to a file."""
    if to is not None and to.suffix.lower() not in FORMS:
        speech.stop("cli-report-kind", speech.MISUSED)
    chosen = settings(config)
    try:
        data, zone = asyncio.run(_data(chosen.database_url, " ".join(period or ()), place))
    except typer.Exit:
        raise
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
    if to is None:
        _print(data, zone)
        return
    try:
        to.write_bytes(written(data, to.suffix.lower()[1:], speech.language(), zone))
    except OSError as error:
        speech.stop("cli-write-failed", file=str(to), why=error.strerror or "?")
    speech.tell("cli-report-done", file=str(to))


def written(data: dict[str, Any], form: str, language: str, zone: str) -> bytes:
    """Return a report as a file of this form."""
    from bot.drawings import draw
    from bot.papers import write
    from texts.catalogue import catalogue

    if form == "png":
        return draw(Picture("report", data), catalogue(), language, zone)
    return write(Paper("report", form, "", data), (), catalogue(), language, zone)


def _print(data: dict[str, Any], zone: str) -> None:
    from domain.reports import paragraphs
    from texts.catalogue import catalogue

    total = {k: v for k, v in data["total"].items() if k != "name"}
    values = {**total, "place": data["place"], "period": data["period"]}
    some = total["received"] or total["counted"]
    reply = Reply(
        key="summary" if some else "summary-empty",
        values=values,
        also=tuple(paragraphs(data)) if some else (),
    )
    typer.echo(catalogue().reply(reply, speech.language(), zone))


async def _data(url: str, asked: str, place: str) -> tuple[dict[str, Any], str]:
    """Return the report's data and the zone of its clocks; ends with code 2 when there is no such place or period."""
    from bot.app import now
    from domain.reports import data
    from domain.service_levels import rules_of
    from storage import report_desk
    from storage.database import opened

    async def work(conn: Connection) -> tuple[dict[str, Any], str]:
        scope = await report_desk.scope_named(conn, place)
        if scope is None:
            speech.stop("cli-report-no-place", speech.MISUSED, place=place)
        home = scope.compounds[0]
        period = _period(asked, now(), home.zone)
        weights = rules_of(now(), home.zone, home.settings).weights
        found = await report_desk.summary(conn, scope, period, weights, staff=True)
        return data(found, when(now())), home.zone

    async with opened(url) as database:
        return await database.read(work)


def _period(asked: str, now: datetime, zone: str) -> Period:
    today = now.astimezone(ZoneInfo(zone)).date()
    try:
        period, rest = find(asked, today)
    except Refused as refusal:
        speech.stop(refusal.key, speech.MISUSED, **refusal.values)
    if rest:
        speech.stop("period-unclear", speech.MISUSED, words=rest[:30])
    return period or month_of(today.year, today.month)
