"""A report on a period, as a station head hands it in: as a Word document with a chart, and as a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.drawings.paper import Paper
from bot.drawings.paper import speaker as drawn_words
from bot.drawings.report import bars, columns
from bot.papers.sheet import Words, speaker, teller, workbook
from texts.catalogue import Catalogue

COUNTS = ("received", "counted", "answered", "solved", "rated", "satisfied", "in_station")
NOW = ("open", "overdue")
SHARES = ("response", "resolution", "satisfaction", "composite", "inside")
SHORT = ("received", "counted", "solved", *SHARES)
NOTES = ("counted", "response", "resolution", "satisfaction", "composite", "inside", "small", "now")
CHART_CM = 15.5
GREEN = "0F8F6B"
PALE = "E8F3EF"

Tell = Callable[[Any], str]


def docx(
    data: Mapping[str, Any], photos: Sequence[bytes], texts: Catalogue, language: str, zone: str
) -> bytes:
    """Return the report as a Word document: title, period, key figures, chart, tables, how it is counted."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    words, tell = speaker(texts, language, zone), teller(texts, language, zone)
    paper: Any = Document()
    _look(paper)
    paper.core_properties.author = ""
    paper.core_properties.title = words("report-title", place=data["place"])
    title = paper.add_heading(paper.core_properties.title, 0)
    lead = paper.add_paragraph(
        words(
            "report-lead", period=tell(data["period"]), days=data["days"], made=tell(data["made"])
        )
    )
    body = paper.add_paragraph(words("report-from")) if data["scope"] == "compound" else lead
    for line in (title, lead, body):
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.add_heading(words("report-key-figures"), 1)
    head = [words(f"report-{name}") for name in ("figure", "value", "behind")]
    _table(paper, [head, *_key_figures(data, words)], (5.0, 3.0, 7.5))
    paper.add_heading(words("report-chart"), 1)
    paper.add_picture(io.BytesIO(_chart(data, texts, language, zone)), width=Cm(CHART_CM))
    names = _short(data)
    for id, rows in _tables(data):
        paper.add_heading(words(f"summary-by-{id}").rstrip("：:"), 1)
        head = [words(f"report-column-{name}") for name in ("name", *names)]
        lines = [[tell(row["name"]), *(str(row[n]) or "–" for n in names)] for row in rows]
        _table(paper, [head, *lines], (3.6, *[11.9 / len(names)] * len(names)), small=True)
    paper.add_heading(words("report-notes"), 1)
    for note in _notes(data, words):
        paper.add_paragraph(note, style="List Bullet")
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def _look(paper: Any) -> None:
    """Set the fonts that every office in China has, and margins for a page of tables."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    for name, face, size in (
        ("Normal", "SimSun", 10.5),
        ("Title", "SimHei", 20),
        ("Heading 1", "SimHei", 13),
    ):
        style = paper.styles[name]
        style.font.name, style.font.size = face, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:eastAsia", "w:ascii", "w:hAnsi"):
            fonts.set(qn(script), face)
        for theme in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string("1F2A33")
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.7)
        section.top_margin = section.bottom_margin = Cm(2.2)


def _table(
    paper: Any, rows: Sequence[Sequence[str]], widths: Sequence[float], *, small: bool = False
) -> None:
    """Add a table whose first row is its head, repeated on every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    table = paper.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    table.autofit = False
    for number, (line, row) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, value, width in zip(line.cells, row, widths, strict=True):
            cell.text, cell.width = value, Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.bold = not number
                    run.font.size = Pt(8.5 if small else 10.5)
            if not number:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), PALE)
                cell._tc.get_or_add_tcPr().append(shade)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)


def _chart(data: Mapping[str, Any], texts: Catalogue, language: str, zone: str) -> bytes:
    words, sheet = drawn_words(texts, language, zone), Paper()
    bars(sheet, data["total"], words)
    if data["months"]:
        sheet.text(words("report-chart-months"), 30, heavy=True)
        sheet.y += 14
        columns(sheet, data["months"])
    return sheet.png()


def _key_figures(data: Mapping[str, Any], words: Words) -> Iterator[list[str]]:
    """Yield the key figures: what, how much, and the counts behind it."""
    total, few = data["total"], words("report-few")

    def of(part: str, whole: str) -> str:
        return words("report-of", part=total[part], whole=total[whole])

    a, b, c = data["weights"]
    out = f"{words('report-left-out')} {total['left_out']}"
    silent = f"{words('report-not-rated')} {total['not_rated']}"
    yield [words("report-received"), str(total["received"]), ""]
    yield [words("report-counted"), str(total["counted"]), out]
    yield [words("report-response"), total["response"] or few, of("answered", "counted")]
    yield [words("report-resolution"), total["resolution"] or few, of("solved", "counted")]
    yield [
        words("report-satisfaction"),
        total["satisfaction"] or few,
        f"{of('satisfied', 'rated')} · {silent}",
    ]
    yield [
        words("report-composite"),
        total["composite"] or few,
        words("report-weights", a=a, b=b, c=c),
    ]
    yield [words("report-inside"), total["inside"] or few, of("in_station", "counted")]
    yield [
        words("report-inside-of-solved"),
        data["inside_of_solved"] or few,
        of("in_station", "solved"),
    ]
    if data["staff"]:
        yield [
            words("report-open"),
            str(total["open"]),
            f"{words('report-overdue')} {total['overdue']}",
        ]


def _short(data: Mapping[str, Any]) -> tuple[str, ...]:
    return (*SHORT, *NOW) if data["staff"] else SHORT


def _tables(data: Mapping[str, Any]) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Yield the parts that have rows, the months last."""
    yield from ((id, rows) for id, rows in data["tables"] if rows)
    if data["months"]:
        yield "month", data["months"]


def _notes(data: Mapping[str, Any], words: Words) -> Iterator[str]:
    a, b, c = data["weights"]
    for name in NOTES:
        yield words(f"report-note-{name}", a=a, b=b, c=c, small=data["small"])


def xlsx(
    data: Mapping[str, Any], photos: Sequence[bytes], texts: Catalogue, language: str, zone: str
) -> bytes:
    """Return the report as a workbook: the key figures, a sheet for each part with all counts, how it is counted."""
    words, tell = speaker(texts, language, zone), teller(texts, language, zone)
    head = [words(f"report-{name}") for name in ("figure", "value", "behind")]
    lead = words(
        "report-lead", period=tell(data["period"]), days=data["days"], made=tell(data["made"])
    )
    sheets: list[tuple[str, list[list[Any]]]] = [
        (
            words("report-sheet-summary"),
            [
                [words("report-title", place=data["place"]), lead, ""],
                head,
                *_key_figures(data, words),
            ],
        )
    ]
    names = (*COUNTS, *SHARES, *(NOW if data["staff"] else ()))
    for id, rows in _tables(data):
        top = [words(f"report-column-{name}") for name in ("name", *names)]
        lines = [[tell(row["name"]), *(row[name] for name in names)] for row in rows]
        sheets.append((words(f"summary-by-{id}").rstrip("：:"), [top, *lines]))
    sheets.append((words("report-sheet-notes"), [[note] for note in _notes(data, words)]))
    return workbook(sheets)
