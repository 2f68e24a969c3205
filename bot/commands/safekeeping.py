"""`backup` and `restore`: everything in one file, and back again on either database."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import speech
from bot.commands.options import ConfigFile, progress, settings
from bot.commands.running import reason

if TYPE_CHECKING:
    from bot.config import Config

Target = Annotated[
    Path | None, typer.Argument(help=speech.words("cli-backup-target"), show_default=False)
]
Source = Annotated[Path, typer.Argument(help=speech.words("cli-restore-source"))]
Force = Annotated[bool, typer.Option("--force", help=speech.words("cli-restore-force"))]


def backup(target: Target = None, config: ConfigFile = None) -> None:
    """Write a backup while the service runs."""
    chosen = settings(config)
    if target is None:
        stamp = time.strftime("%Y%m%d-%H%M%S")
        target = chosen.data / "backups" / f"yunguanjia-{stamp}.zip"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        rows = asyncio.run(_backup(chosen, target))
    except typer.Exit:
        raise
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
    speech.tell("cli-backup-done", file=str(target), rows=rows)


async def _backup(config: Config, target: Path) -> int:
    from storage import backup, migrate
    from storage.database import opened

    async with opened(config.database_url) as database:
        if not await migrate.is_newest(database):
            speech.stop("cli-migrate-first")
        total = await backup.count(database)
        with progress(speech.words("cli-backup-bar"), total) as step:
            return await backup.write(
                database, target, int(time.time()), step, config.data / "files"
            )


def restore(source: Source, force: Force = False, config: ConfigFile = None) -> None:
    """Bring everything back from a backup."""
    from storage.backup import NotABackup

    chosen = settings(config)
    try:
        rows = asyncio.run(_restore(chosen, source, force=force))
    except typer.Exit:
        raise
    except NotABackup as error:
        speech.stop(error.key, **error.values)
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
    speech.tell("cli-restore-done", rows=rows)


async def _restore(config: Config, source: Path, *, force: bool) -> int:
    from storage import backup, migrate
    from storage.database import opened

    with progress(speech.words("cli-restore-check"), None) as step:
        contents = backup.verified(source, step)
    await migrate.to_newest(config.database_url)
    async with opened(config.database_url) as database:
        if not force and not await backup.is_empty(database):
            speech.stop("cli-restore-not-empty")
        total = sum(part.rows for part in contents.tables.values())
        with progress(speech.words("cli-restore-bar"), total) as step:
            rows = await backup.read(database, source, contents, step)
    backup.bring_files(source, config.data / "files")
    return rows
