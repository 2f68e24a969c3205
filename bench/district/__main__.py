"""`make simulate`: the half-year of the district, the rules checked over its database, and the report on it."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from storage import migrate
from storage.database import opened

from .life import Life
from .sentences import sentences
from .showing import page
from .town import SMALL, Shape


def asked() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.district", description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder with real sentences (csv, csv.gz, txt)")
    parser.add_argument(
        "--database", default="", help="where to keep it; by default it is thrown away"
    )
    parser.add_argument(
        "--small", action="store_true", help="a handful of stations and a hundred requests"
    )
    parser.add_argument("--events", type=int, help="how many requests")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="write the page here, too")
    return parser.parse_args()


async def lived(chosen: argparse.Namespace, url: str) -> tuple[str, bool]:
    """Live through it; return the page, and whether every rule was kept."""
    shape = SMALL if chosen.small else Shape()
    if chosen.events:
        shape = Shape(events=chosen.events)
    lines = sentences(chosen.data)
    await migrate.to_newest(url)
    async with opened(url) as database:
        life = Life(database, shape, lines, chosen.seed)
        with _bar() as bar:
            task = bar.add_task("simulating", total=shape.events)
            await life.run(lambda done, _all: bar.update(task, completed=done))
            task = bar.add_task("checking", total=len(life.town.homes))
            return await page(
                life, shape, len(lines), lambda done: bar.update(task, completed=done)
            )


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def main() -> int:
    """Run; 0 when every rule was kept, 1 when one was broken."""
    chosen = asked()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{chosen.database or Path(folder) / 'district.db'}"
        text, kept = asyncio.run(lived(chosen, url))
    print(text)
    if chosen.write:
        chosen.write.write_text(text, encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
