"""A paper as DOCX, made in code: styles for headings, a head and a foot on each page, Arabic from right to left.

It is meant to be worked on in a word processor: plain paragraphs, tables and
styles, no text boxes.
"""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from agreements.documents.papers import docx_marks as marks
from agreements.documents.papers.paper import (
    Columns,
    Facts,
    Heading,
    Listing,
    OnePage,
    Paper,
    Part,
    Points,
    Signatures,
    Style,
    Table,
    Text,
    is_right_to_left,
)

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_QUIET = RGBColor(0x4D, 0x53, 0x58)
_FONTS = {Style.RECORD: "Noto Sans", Style.TEXT: "Times New Roman"}
_SIZES = {Style.RECORD: 10, Style.TEXT: 11.5}


def docx_of(paper: Paper, made_at: datetime) -> bytes:
    """The paper as DOCX, dated `made_at`."""
    made: Any = Document()
    _page(made, paper, made_at)
    _styles(made, paper)
    marks.head_and_foot(made.sections[0], paper)
    if paper.kicker:
        _run(made.add_paragraph(), paper.kicker.upper(), paper.language, bold=True, size=8.5, colour=_QUIET)
    if paper.style != Style.TEXT:
        made.add_heading(paper.title, level=1)
        for line in paper.sub:
            _run(made.add_paragraph(), line, paper.language, colour=_QUIET)
    for part in paper.parts:
        _MAKERS[part.type](made, part, paper)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _page(made: Any, paper: Paper, made_at: datetime) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(28), Mm(25)
    about = made.core_properties
    about.title, about.author, about.comments = paper.title, paper.author, paper.description
    about.language, about.subject = paper.language, paper.head.reference
    about.created = about.modified = made_at.replace(tzinfo=None)
    about.last_modified_by = paper.author


def _styles(made: Any, paper: Paper) -> None:
    normal = made.styles["Normal"]
    marks.fonts(normal, _FONTS[paper.style])
    normal.font.size = Pt(_SIZES[paper.style])
    normal.paragraph_format.space_after = Pt(6)
    marks.language(normal.element, paper.language)
    for level, size in ((1, 19), (2, 12), (3, 10.5)):
        heading = made.styles[f"Heading {level}"]
        marks.fonts(heading, "Times New Roman" if level == 1 else _FONTS[paper.style])
        heading.font.size, heading.font.bold, heading.font.color.rgb = Pt(size), True, RGBColor(0x1B, 0x1B, 0x1B)
        heading.paragraph_format.space_before = Pt(0 if level == 1 else 14)
        heading.paragraph_format.space_after = Pt(6)


def _run(
    paragraph: Any,
    text: str,
    language: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 0,
    colour: RGBColor | None = None,
) -> None:
    """Write a text into a paragraph; a line break where it has one, and its direction where its language asks."""
    rtl = is_right_to_left(language)
    if rtl:
        marks.paragraph_from_the_right(paragraph)
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)
        if colour is not None:
            run.font.color.rgb = colour
        marks.run_in(run, language, rtl, bold=bold, size=size)


def _paragraphs(into: Any, text: str, language: str, *, align: Any = None, **look: Any) -> None:
    """Each paragraph of a text into a document or a cell."""
    for one in text.split("\n\n"):
        paragraph = marks.next_paragraph(into)
        if align is not None:
            paragraph.alignment = align
        _run(paragraph, one, language, **look)


def _heading(made: Any, part: Heading, paper: Paper) -> None:
    paragraph = made.add_heading(part.text, level=part.level)
    if is_right_to_left(paper.language):
        marks.paragraph_from_the_right(paragraph)


def _text(made: Any, part: Text, paper: Paper) -> None:
    looks: dict[str, dict[str, Any]] = {"lead": {"size": 11.5}, "quiet": {"colour": _QUIET, "italic": True}}
    _paragraphs(made, part.text, paper.language, **looks.get(part.type, {}))


def _points(made: Any, part: Points, paper: Paper) -> None:
    for number, item in enumerate(part.items, 1):
        _text(made, Text(f"{number}. {item}", "lead"), paper)


def _list(made: Any, part: Listing, paper: Paper) -> None:
    for item in part.items:
        _run(made.add_paragraph(style="List Bullet"), item, paper.language)


def _facts(made: Any, part: Facts, paper: Paper) -> None:
    table = marks.ruled_table(made, len(part.rows), (Mm(52), Mm(110)), is_right_to_left(paper.language))
    for row, cells in zip(part.rows, marks.rows_of(table), strict=True):
        _paragraphs(cells[0], row.label, paper.language, colour=_QUIET)
        look: dict[str, Any] = {"italic": True, "colour": _QUIET} if row.missing else {}
        _paragraphs(cells[1], row.value, paper.language, **look)
        if row.source:
            _paragraphs(cells[1], row.source, paper.language, size=8, colour=_QUIET)


def _table(made: Any, part: Table, paper: Paper) -> None:
    whole = sum(part.widths)
    widths = tuple(Mm(162 * share / whole) for share in part.widths)
    table = marks.ruled_table(made, len(part.rows) + 1, widths, is_right_to_left(paper.language))
    marks.repeat_first_row(table)
    for number, (row, cells) in enumerate(zip([part.head, *part.rows], marks.rows_of(table), strict=True)):
        for text, cell in zip(row, cells, strict=True):
            _paragraphs(cell, text, paper.language, bold=number == 0, size=9)


def _columns(made: Any, part: Columns, paper: Paper) -> None:
    if len(part.columns) == 1:
        _items(made, part.columns[0])
        return
    table = marks.bare_table(made, len(part.columns), Mm(162))
    for column, cell in zip(part.columns, marks.rows_of(table)[0], strict=True):
        _items(cell, column)


def _items(into: Any, column: Any) -> None:
    looks: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "size": 15, "align": WD_ALIGN_PARAGRAPH.CENTER},
        "centre": {"align": WD_ALIGN_PARAGRAPH.CENTER},
        "article": {"bold": True, "align": WD_ALIGN_PARAGRAPH.CENTER},
        "text": {"align": WD_ALIGN_PARAGRAPH.JUSTIFY},
    }
    if is_right_to_left(column.language):
        looks["text"] = {}  # word processors stretch Arabic letters to fill a line
    for item in column.items:
        _paragraphs(into, item.text, column.language, **looks[item.kind])


def _signatures(made: Any, part: Signatures, paper: Paper) -> None:
    table = marks.bare_table(made, len(part.sides), Mm(162))
    marks.keep_together(table)
    for side, cell in zip(part.sides, marks.rows_of(table)[0], strict=True):
        for one in side.headings:
            _paragraphs(cell, one.text, one.language, bold=True)
        _paragraphs(cell, "\n\n\n" + "_" * 28, "")
        _paragraphs(cell, side.lines.text, side.lines.language, size=10)


def _break(made: Any, part: Part, paper: Paper) -> None:
    made.add_page_break()


def _one_page(made: Any, part: OnePage, paper: Paper) -> None:
    for one in part.parts:
        _MAKERS[one.type](made, one, paper)


def _told_beside(made: Any, part: Part, paper: Paper) -> None:
    """Bars and drawings are left to the PDF: what stands beside them says the same."""


_MAKERS: dict[str, Callable[[Any, Any, Paper], None]] = {
    "heading": _heading,
    "text": _text,
    "lead": _text,
    "quiet": _text,
    "list": _list,
    "points": _points,
    "facts": _facts,
    "table": _table,
    "bars": _told_beside,
    "drawing": _told_beside,
    "one-page": _one_page,
    "columns": _columns,
    "signatures": _signatures,
    "break": _break,
}
