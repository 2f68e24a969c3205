"""`check`: what is wrong with settings, database and tokens, and how to mend it."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.commands import speech
from bot.commands.options import ConfigFile, settings
from bot.commands.running import reason
from domain.conversation import Term

if TYPE_CHECKING:
    from bot.config import Config

LEAST_FREE = 500 * 1024 * 1024
WRONG_BY = 60.0
NEWEST_KNOWN = 1_780_000_000  # a clock before mid-2026 was never set


def check(config: ConfigFile = None) -> None:
    """Look at everything that the service needs; code 1 when something is wrong."""
    chosen = settings(config)
    wrong = asyncio.run(_all(chosen))
    if wrong:
        raise typer.Exit(speech.FAILED)
    speech.tell("cli-check-fine")


async def _all(config: Config) -> int:
    wrong = 0
    for title, part in (
        ("cli-check-data", _data(config)),
        ("cli-check-database", _database(config)),
        ("cli-check-clock", _clock()),
        ("cli-check-channels", _channels(config)),
        ("cli-check-outside", _outside(config)),
    ):
        problems = [problem async for problem in part]
        wrong += len(problems)
        typer.echo(f"{'✗' if problems else '✓'} {speech.words(title)}")
        for problem in problems:
            typer.echo(f"    {speech.words(problem.key, **problem.values)}")
    return wrong


async def _data(config: Config) -> AsyncIterator[Term]:
    place = config.data.absolute()
    above = next(p for p in (place, *place.parents) if p.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        yield Term("cli-check-data-closed", {"place": str(place)})
        return
    free = shutil.disk_usage(above).free
    if free < LEAST_FREE:
        yield Term("cli-check-disk", {"place": str(place), "free": str(free // 1024 // 1024)})


async def _database(config: Config) -> AsyncIterator[Term]:
    from storage import migrate
    from storage.database import opened

    url = config.database_url
    if _is_yet_to_be_made(url):
        return
    try:
        async with asyncio.timeout(20), opened(url) as database:
            if not await migrate.is_newest(database):
                yield Term("cli-check-migrate")
    except ValueError:
        yield Term("cli-check-database-kind")
    except Exception as error:
        yield Term("cli-check-database-away", {"why": reason(error)})


def _is_yet_to_be_made(url: str) -> bool:
    """Tell whether the database is a SQLite file that the first start will make."""
    from storage.sqlite import path_of

    return url.startswith("sqlite:") and not Path(path_of(url)).exists()


async def _clock() -> AsyncIterator[Term]:
    at = time.time()
    if at < NEWEST_KNOWN:
        yield Term("cli-check-clock-wrong", {"time": time.strftime("%Y-%m-%d %H:%M")})
        return
    from domain import calendar

    today = datetime.fromtimestamp(at, UTC).date()
    if not calendar.is_known(today):
        yield Term("cli-check-holidays", {"year": str(today.year)})


async def _channels(config: Config) -> AsyncIterator[Term]:
    from bot import app
    from storage.database import connect

    try:
        database = connect(config.database_url)
        channels = app.channels_of(config, app.house_of(config, database))
    except ValueError:
        return
    if not channels:
        yield Term("cli-check-no-channel")
        return
    if not _is_yet_to_be_made(config.database_url):
        with suppress(
            Exception
        ):  # what is wrong with it has been said; the channels are tried all the same
            await database.start()
    called = config.weixin_kf.corp_id or config.weixin_oa.app_id
    if called and not config.web.public_url.startswith("https://"):
        yield Term("weixin-check-public-url")
    for name, channel in channels.items():
        try:
            async with asyncio.timeout(30):
                for key in await channel.check():
                    yield Term(key)
        except Exception as error:
            yield Term("cli-check-channel-away", {"channel": name, "why": reason(error)})
        finally:
            await channel.close()
    with suppress(Exception):
        await database.stop()


async def _outside(config: Config) -> AsyncIterator[Term]:
    from bot import app
    from bot.outside.ways import ways
    from texts.catalogue import catalogue

    for way in ways(config, catalogue(), app.now):
        try:
            async with asyncio.timeout(30):
                for problem in await way.check():
                    yield Term("cli-check-outside-wrong", {"way": way.name, "why": problem})
        except Exception as error:
            yield Term("cli-check-outside-wrong", {"way": way.name, "why": reason(error)})
        finally:
            await way.close()
