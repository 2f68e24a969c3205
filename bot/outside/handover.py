"""Hand-over by a file: one CSV for each day in a folder, always written whole, so that nothing in it doubles."""

from __future__ import annotations

import asyncio
import csv
import io
import os
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.outside.contract import Away, OneWay, Taken
from domain.outside import Case, Parcel
from domain.tickets import Body

COLUMNS = (
    "mark", "number", "compound", "body", "category", "code", "place", "words", "description",
    "received", "due", "households",
)  # fmt: skip


class Handover(OneWay):
    """Writes into `folder`; days are those of `zone`."""

    name = "csv"

    def __init__(
        self,
        folder: Path,
        zone: str = "Asia/Shanghai",
        *,
        codes: dict[str, str] | None = None,
        default_code: str = "",
        bodies: frozenset[Body] = frozenset({Body.STREET}),
    ) -> None:
        super().__init__(codes, default_code, bodies)
        self._folder = folder
        self._zone = ZoneInfo(zone)

    async def send(self, parcel: Parcel, case: Case) -> Taken:
        """Write the case into the file of its day. Raises Away where the folder does not take it."""
        try:
            path = await asyncio.to_thread(self._put, parcel, case)
        except OSError as error:
            raise Away(f"{self._folder}: {error.strerror or error}") from None
        return Taken(notice=path.name)

    async def check(self) -> list[str]:
        """Return whether the folder can be written to."""
        try:
            await asyncio.to_thread(self._folder.mkdir, parents=True, exist_ok=True)
        except OSError as error:
            return [f"{self._folder}: {error.strerror or error}"]
        return [] if os.access(self._folder, os.W_OK) else [f"{self._folder}: not writable"]

    def _put(self, parcel: Parcel, case: Case) -> Path:
        """Write the day's file anew with this row in it, whole or not at all; a row of the same mark is replaced."""
        day = case.offered_at.astimezone(self._zone).date()
        path = self._folder / f"handover-{day.isoformat()}.csv"
        rows = {row["mark"]: row for row in _rows(path)}
        rows[parcel.mark] = self._row(parcel)
        self._folder.mkdir(parents=True, exist_ok=True)
        made = io.StringIO()
        writer = csv.DictWriter(made, COLUMNS, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows.values())
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".part-")
        with os.fdopen(handle, "wb") as part:
            part.write(made.getvalue().encode("utf-8-sig"))
            part.flush()
            os.fsync(part.fileno())
        os.replace(name, path)
        return path

    def _row(self, parcel: Parcel) -> dict[str, str]:
        values = {
            "mark": parcel.mark,
            "number": parcel.number,
            "compound": parcel.compound,
            "body": parcel.body,
            "category": parcel.category,
            "code": parcel.code,
            "place": parcel.place,
            "words": parcel.words,
            "description": parcel.description,
            "received": self._moment(parcel.received_at),
            "due": self._moment(parcel.due_at),
            "households": str(parcel.households),
        }
        return {name: _harmless(value) for name, value in values.items()}

    def _moment(self, at: datetime | None) -> str:
        return f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}" if at else ""


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def _harmless(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value
