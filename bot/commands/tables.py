"""Reading csv and csv.gz files of labelled texts, and JSON lines."""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import typer

from bot.commands import speech

LONGEST_FIELD = 10_000_000


def read(file: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of `file`; says what is wrong and ends with code 2 when it cannot be used."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        opener = gzip.open if file.suffix == ".gz" else open
        with opener(file, "rt", encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            names = list(reader.fieldnames or ())
            for column in columns:
                if column not in names:
                    speech.stop(
                        "cli-understand-no-column",
                        speech.MISUSED,
                        file=str(file),
                        column=column,
                        columns=", ".join(names),
                    )
            rows = [{name: row.get(name) or "" for name in names} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error, EOFError, zlib.error) as error:
        speech.stop("cli-understand-no-file", speech.MISUSED, file=str(file), why=str(error))
    if not rows:
        speech.stop("cli-understand-no-rows", speech.MISUSED, file=str(file))
    return rows


def moment(said: Any) -> datetime | None:
    """Return a time written as ISO 8601, "2019/1/2 3:04:05" or seconds since 1970; None if neither.

    A time without zone is taken as UTC, which keeps order and distance.
    """
    if isinstance(said, int | float) and not isinstance(said, bool):
        try:
            return datetime.fromtimestamp(said, UTC)
        except (OverflowError, OSError, ValueError):
            return None
    if not isinstance(said, str) or not said.strip():
        return None
    text = said.strip()
    for form in ("", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M", "%H:%M:%S", "%H:%M"):
        try:
            found = datetime.strptime(text, form) if form else datetime.fromisoformat(text)  # noqa: DTZ007
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return moment(float(text)) if text.replace(".", "", 1).isdigit() else None


class JsonLines:
    """JSON lines, one object with a text each; a line that is none is named on the error stream, skipped and counted."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.bad = 0

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the number of each line and its object."""
        for number, line in enumerate(self._stream, 1):
            if not line.strip():
                continue
            try:
                found = json.loads(line)
            except (ValueError, RecursionError) as error:
                self._complain(number, str(error))
                continue
            if not isinstance(found, dict) or not isinstance(found.get("text"), str):
                self._complain(number, '{"id", "text"}')
                continue
            yield number, found

    def _complain(self, line: int, why: str) -> None:
        self.bad += 1
        typer.echo(speech.words("cli-understand-bad-line", line=line, why=why), err=True)
