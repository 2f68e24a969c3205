"""What several commands of the command line share: the settings file, the progress bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Config

ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", "-c", help=speech.words("cli-opt-config"), show_default=False),
]


def settings(file: Path | None, **overrides: Any) -> Config:
    """Return the settings; on a mistake says each in a sentence and ends with code 2."""
    from bot.config import ConfigError, load

    try:
        return load(file, **overrides)
    except ConfigError as error:
        speech.stop_with(error.problems, speech.MISUSED)


@contextmanager
def progress(what: str, total: float | None) -> Iterator[Callable[..., None]]:
    """Show a bar for work of `total` steps (None: unknown); yields what to call with the steps done so far."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)

        def step(done: float, all: float | None = None) -> None:
            if all is None:
                bar.update(task, completed=done)
            else:
                bar.update(task, completed=done, total=all)

        yield step
