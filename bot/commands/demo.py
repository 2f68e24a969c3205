"""`demo`: a sample compound with a week behind it, in the web chat, without any account."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import speech
from bot.commands.options import progress, settings
from bot.commands.running import reason

if TYPE_CHECKING:
    from bot.app import App

Port = Annotated[int, typer.Option("--port", "-p", help=speech.words("cli-demo-port"))]
Host = Annotated[str, typer.Option("--host", help=speech.words("cli-demo-host"))]


def demo(port: Port = 8080, host: Host = "127.0.0.1") -> None:
    """Live through the sample week and let the visitor in."""
    from bot import app, log

    log.start("warning", "auto")
    place = Path(tempfile.mkdtemp(prefix="yunguanjia-demo-"))
    try:
        app.go(_demo(place, host, port))
    except* OSError as group:
        speech.stop("cli-start-failed", why=reason(group))
    finally:
        shutil.rmtree(place, ignore_errors=True)


async def _demo(place: Path, host: str, port: int) -> None:
    from bot import app
    from bot.demo import Props, faces, play
    from bot.drawings import draw
    from handlers.table import FEATURES

    config = settings(
        None,
        data_dir=str(place),
        database={"url": f"sqlite:///{place}/demo.sqlite3"},
        telegram={"enabled": False},
        web={"enabled": True, "host": host, "port": port, "public_url": ""},
    )
    async with app.built(config, faces=faces()) as built:
        props = Props(
            built.database,
            config.data / "files",
            built.texts,
            FEATURES,
            built.dispatch.around,
            draw,
        )
        with progress(speech.words("cli-demo-bar"), 1) as step:
            await play(props, app.now(), lambda done, all: step(done / all))
        await app.run(built, _announce)


def _announce(app: App) -> None:
    speech.tell("cli-demo-running", url=app.url)
