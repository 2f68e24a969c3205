"""`run`, `console` and `migrate`: the service itself."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import typer

from bot import light
from bot.commands import speech
from bot.commands.options import ConfigFile, settings

if TYPE_CHECKING:
    from bot.app import App
    from bot.config import Config


def run(config: ConfigFile = None) -> None:
    """Run all configured channels."""
    _serve(settings(config), console=False)


def console(config: ConfigFile = None) -> None:
    """Talk with the bot in the terminal."""
    chosen = settings(config, telegram={"enabled": False}, web={"enabled": False})
    speech.tell("cli-console-how")
    _serve(chosen, console=True)


def migrate(config: ConfigFile = None) -> None:
    """Bring the database to the newest shape."""
    import asyncio

    from storage import migrate as steps

    url = settings(config).database_url
    try:
        asyncio.run(steps.to_newest(url))
    except Exception as error:
        speech.stop("cli-database-failed", why=reason(error))
    speech.tell("cli-migrated", step=steps.newest())


def _serve(config: Config, *, console: bool) -> None:
    # What is loaded now stays: looking through it for garbage would only cost time. And libraries that colour their
    # messages with rich when they find it should not: loading it is a twentieth of a start, and we print plainly.
    gc.disable()
    with light.without("rich"):
        from bot import app, log

    log.start("warning" if console else config.log.level, config.log.format, config.secrets())
    failed = False

    async def main() -> None:
        nonlocal failed
        async with app.built(config, console=console) as built:
            await app.run(built, _announce)
            failed = built.failed

    try:
        app.go(main())
    except* OSError as group:
        speech.stop("cli-start-failed", why=reason(group))
    except* Exception as group:
        import structlog

        structlog.get_logger().error("start-failed", exc_info=group)
        speech.stop("cli-start-failed", why=reason(group))
    if failed:
        raise typer.Exit(speech.FAILED)


def _announce(app: App) -> None:
    """Print where the service is reached, and how the first operator comes in."""
    gc.freeze()
    gc.enable()
    if app.url:
        speech.tell("cli-running", url=app.url)
    if app.operator_code:
        speech.tell("cli-operator-code", code=app.operator_code)


def reason(error: BaseException) -> str:
    """Return the innermost reason of an error in one line, without a password of a database URL."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    line = (str(error).splitlines() or [""])[0]
    return f"{type(error).__name__}: {line}" if line else type(error).__name__
