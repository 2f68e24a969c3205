"""Documents: each is a module here with a function for each of its forms, loaded when first written."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import cast

from domain.conversation import Paper
from texts.catalogue import Catalogue

FORMS = frozenset({"docx", "html", "xlsx"})


def write(
    paper: Paper, photos: Sequence[bytes], texts: Catalogue, language: str, zone: str
) -> bytes:
    """Return a document's bytes; a photo that is empty could not be had. Raises LookupError for a document that does not exist."""
    if not paper.kind.isidentifier() or paper.form not in FORMS:
        raise LookupError(f"{paper.kind}.{paper.form}")
    try:
        module = import_module(f"bot.papers.{paper.kind}")
    except ModuleNotFoundError:
        raise LookupError(paper.kind) from None
    return cast("bytes", getattr(module, paper.form)(paper.data, photos, texts, language, zone))
