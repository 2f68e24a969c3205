"""What documents share: a reader's words for the values in them, and workbooks."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from domain.conversation import Term, When
from texts.catalogue import Catalogue, moment_text

Words = Callable[..., str]


def speaker(texts: Catalogue, language: str, zone: str) -> Words:
    """Return what gives the text of a key with values, in one language."""
    return lambda key, **values: texts.text(key, values, language, zone)


def teller(texts: Catalogue, language: str, zone: str) -> Callable[[Any], str]:
    """Return what turns any value of a document into words."""

    def tell(value: Any) -> str:
        match value:
            case Term():
                return texts.term(value, language, zone)
            case When():
                year = value.moment.year
                return f"{year} {moment_text(value, language, zone)}"
            case _:
                return str(value)

    return tell


def workbook(sheets: Iterable[tuple[str, Sequence[Sequence[str | int]]]]) -> bytes:
    """Return a workbook of tables, the first row of each being its head.

    Text that begins like a formula stays text; numbers stay numbers.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name[:31])
        sheet.freeze_panes = "A2"
        for row in rows:
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, value)
                if isinstance(value, str):
                    cell.data_type = "s"
                cells.append(cell)
            sheet.append(cells)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
