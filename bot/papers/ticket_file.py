"""A ticket's file for a dispute: as docx, as a page that prints well, and its timeline as a table."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from bot.papers.sheet import speaker, teller, workbook
from texts.catalogue import Catalogue

COLUMNS = ("at", "by", "move", "stands", "text")
PHOTO_CM = 12.0
_pages = Environment(
    loader=PackageLoader("bot.papers", "templates"), autoescape=select_autoescape()
)


def docx(
    data: Mapping[str, Any], photos: Sequence[bytes], texts: Catalogue, language: str, zone: str
) -> bytes:
    """Return the file as a Word document."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    words, tell = speaker(texts, language, zone), teller(texts, language, zone)
    paper: Any = Document()
    paper.core_properties.author = ""
    paper.core_properties.title = words("dossier-title", number=data["number"])
    style = paper.styles["Normal"]
    style.font.size = Pt(10.5)
    style.font.name = "SimSun"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "SimSun")
    paper.add_heading(paper.core_properties.title, 0)
    paper.add_paragraph(_legend(data, words, tell))
    _table(paper, [[tell(k), tell(v)] for k, v in data["rows"]])
    paper.add_heading(words("dossier-words"), 1)
    paper.add_paragraph(data["text"])
    for part in ("consultations", "timeline"):
        paper.add_heading(words(f"dossier-{part}"), 1)
        if not data[part]:
            paper.add_paragraph(words("dossier-none"))
            continue
        head = [words(f"dossier-column-{name}") for name in COLUMNS]
        _table(paper, [head, *([tell(v) for v in row] for row in data[part])], head=True)
    paper.add_heading(words("dossier-photos"), 1)
    for (stage, at), content in zip(data["photos"], photos, strict=True):
        paper.add_paragraph(f"{tell(stage)} · {tell(at)}")
        if content:
            paper.add_picture(io.BytesIO(content), width=Cm(PHOTO_CM))
        else:
            paper.add_paragraph(words("dossier-photo-gone"))
    if not photos:
        paper.add_paragraph(words("dossier-none"))
    paper.add_heading(words("dossier-callback"), 1)
    _table(paper, [[tell(k), tell(v)] for k, v in data["callback"]])
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def _table(paper: Any, rows: Sequence[Sequence[str]], *, head: bool = False) -> None:
    table = paper.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for line, row in zip(table.rows, rows, strict=True):
        for cell, value in zip(line.cells, row, strict=True):
            cell.text = value
    if head:
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True


def _legend(data: Mapping[str, Any], words: Any, tell: Any) -> str:
    return str(
        words("dossier-legend", made=tell(data["made"]), by=data["by"], masked=data["masked"])
    )


def html(
    data: Mapping[str, Any], photos: Sequence[bytes], texts: Catalogue, language: str, zone: str
) -> bytes:
    """Return the file as one page without anything from elsewhere; printing it gives the PDF."""
    words, tell = speaker(texts, language, zone), teller(texts, language, zone)
    pictures = [
        (f"{tell(stage)} · {tell(at)}", base64.b64encode(content).decode())
        for (stage, at), content in zip(data["photos"], photos, strict=True)
    ]
    page = _pages.get_template("ticket_file.html").render(
        language=texts.language(language),
        title=words("dossier-title", number=data["number"]),
        legend=_legend(data, words, tell),
        facts=[(tell(k), tell(v)) for k, v in data["rows"]],
        text=data["text"],
        head=[words(f"dossier-column-{name}") for name in COLUMNS],
        parts=[
            (words(f"dossier-{part}"), [[tell(v) for v in row] for row in data[part]])
            for part in ("consultations", "timeline")
        ],
        pictures=pictures,
        callback=[(tell(k), tell(v)) for k, v in data["callback"]],
        word=words,
    )
    return page.encode()


def xlsx(
    data: Mapping[str, Any], photos: Sequence[bytes], texts: Catalogue, language: str, zone: str
) -> bytes:
    """Return the facts and the timeline as tables."""
    words, tell = speaker(texts, language, zone), teller(texts, language, zone)
    head = [words(f"dossier-column-{name}") for name in COLUMNS]
    lines = [[tell(v) for v in row] for row in data["timeline"]]
    facts = [[tell(k), tell(v)] for k, v in (*data["rows"], *data["callback"])]
    facts.append([words("dossier-words"), data["text"]])
    title = words("dossier-title", number=data["number"])
    return workbook(
        [
            (words("dossier-timeline"), [head, *lines]),
            (data["number"], [[title, _legend(data, words, tell)], *facts]),
        ]
    )
