"""Reading workbooks and csv files that people send: row by row, and never more than a machine can bear."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

UNFOLDED = 1 << 30
"""Bytes that a workbook may unfold to."""
Row = tuple[int, Sequence[object]]


def sheets(file: Path) -> Iterator[Iterator[Row]]:
    """Yield the sheets of a workbook, or the one table of a csv file. Raises ValueError, OSError or BadZipFile."""
    if file.suffix.lower() in {".xlsx", ".xlsm"}:
        with file.open("rb") as stream:
            yield from workbook(stream)
    else:
        yield _csv(file)


def workbook(stream: BinaryIO, unfolded: int = UNFOLDED) -> Iterator[Iterator[Row]]:
    """Yield the sheets of a workbook. Raises ValueError when it would unfold to more than `unfolded` bytes."""
    from openpyxl import load_workbook

    with zipfile.ZipFile(stream) as archive:
        if sum(info.file_size for info in archive.infolist()) > unfolded:
            raise ValueError("too large")
    stream.seek(0)
    book = load_workbook(stream, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            yield ((n, row) for n, row in enumerate(sheet.iter_rows(values_only=True), 1))
    finally:
        book.close()


def _csv(file: Path) -> Iterator[Row]:
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    reader = csv.reader(text.splitlines(keepends=True))
    for row in reader:
        yield reader.line_num, row
