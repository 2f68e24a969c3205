"""The table for paper slips: the columns, an example, and what each means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.papers.sheet import speaker, workbook
from domain.slips import HEADS
from texts.catalogue import Catalogue


def xlsx(
    data: Mapping[str, Any], photos: Sequence[bytes], texts: Catalogue, language: str, zone: str
) -> bytes:
    """Return the empty table with a second sheet that explains it."""
    words = speaker(texts, language, zone)
    last = 0 if texts.language(language) == "zh" else -1
    head = [names[last] for names in HEADS.values()]
    lines = [[line] for line in words("slips-explain").split("\n")]
    return workbook([(words("slips-sheet"), [head]), (words("slips-sheet-explain"), lines)])
