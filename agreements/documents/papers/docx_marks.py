"""What a DOCX says in its own markup and python-docx has no word for: direction, language, fields, rules of tables."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from agreements.documents.papers.paper import Paper, is_right_to_left

# Word has these everywhere; they carry Arabic too.
ARABIC_FONT = "Traditional Arabic"


def _made(tag: str, **attributes: str) -> Any:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def fonts(style: Any, name: str) -> None:
    """The font of a style in every script."""
    style.font.name = name
    properties = style.element.get_or_add_rPr()
    listed = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        listed.attrib.pop(qn(f"w:{theme}"), None)
    listed.set(qn("w:eastAsia"), name)
    listed.set(qn("w:cs"), ARABIC_FONT)


def language(element: Any, code: str) -> None:
    """The language of a style, for whoever checks the spelling or reads aloud."""
    properties = element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    named = {"bidi": code} if is_right_to_left(code) else {"val": code}
    properties.append(_made("lang", **named))


def paragraph_from_the_right(paragraph: Any) -> None:
    """A paragraph that is written from right to left."""
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(
            _made("bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
        )


def run_in(run: Any, code: str, rtl: bool, *, bold: bool, size: float) -> None:
    """The language and direction of a run; what is bold or large is said again for scripts from the right."""
    properties = run._r.get_or_add_rPr()
    if rtl:
        if bold:
            properties.append(_made("bCs"))
        properties.append(_made("szCs", val=str(round((size or 12.5) * 2))))
        properties.append(_made("rtl"))
    if code:
        properties.append(_made("lang", **({"bidi": code} if rtl else {"val": code})))


def next_paragraph(into: Any) -> Any:
    """The empty first paragraph of a cell, or a new one."""
    empty = hasattr(into, "_tc") and len(into.paragraphs) == 1 and not into.paragraphs[0].runs
    paragraph = into.paragraphs[0] if empty else into.add_paragraph()
    if hasattr(into, "_tc"):
        paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def ruled_table(made: Any, rows: int, widths: Sequence[Any], rtl: bool) -> Any:
    """A table with fine rules between its rows and nothing else."""
    table = made.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    borders = _made("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_made(side, val="single", sz="4", space="0", color="B8B8B8"))
    table._tbl.tblPr.append(borders)
    if rtl:
        table._tbl.tblPr.insert_element_before(_made("bidiVisual"), "w:tblStyleRowBandSize", "w:tblW", "w:jc")
    for cells in rows_of(table):
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
    return table


def rows_of(table: Any) -> list[list[Any]]:
    """The cells of a table by row; asked of the table itself, it would walk all of it for each."""
    width = len(table.columns)
    cells = table._cells
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def bare_table(made: Any, columns: int, width: Any) -> Any:
    """A table of one row without rules, to put things beside each other."""
    table = made.add_table(rows=1, cols=columns)
    table.autofit = False
    for cell in rows_of(table)[0]:
        cell.width = int(width / columns)
    return table


def repeat_first_row(table: Any) -> None:
    """The first row is the head, on each page."""
    table.rows[0]._tr.get_or_add_trPr().append(_made("tblHeader"))


def keep_together(table: Any) -> None:
    """No page ends inside a row."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_made("cantSplit"))


def head_and_foot(section: Any, paper: Paper) -> None:
    """Reference, marking and day above; the code and the number of the page beneath."""
    head = paper.head
    above = section.header.paragraphs[0]
    _tabs(above, centre=True)
    _small(above, head.reference)
    _small(above, f"\t{head.marking.upper()}\t", bold=True)
    _small(above, head.as_of)
    beneath = section.footer.paragraphs[0]
    _tabs(beneath, centre=False)
    _small(beneath, f"{head.check} ")
    _small(beneath, head.code, bold=True)
    _small(beneath, "\t")
    before, _page, rest = head.page.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    _small(beneath, before)
    _field(beneath, "PAGE")
    _small(beneath, between)
    _field(beneath, "NUMPAGES")
    _small(beneath, after)


def _tabs(paragraph: Any, *, centre: bool) -> None:
    stops = paragraph.paragraph_format.tab_stops
    paragraph.style = "Normal"
    stops.clear_all()
    if centre:
        stops.add_tab_stop(Mm(81), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Mm(162), WD_TAB_ALIGNMENT.RIGHT)


def _small(paragraph: Any, text: str, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(8), bold or None


def _field(paragraph: Any, name: str) -> None:
    """A number that the word processor counts: a field is five runs, each with its look."""
    parts = (
        _made("fldChar", fldCharType="begin"),
        _made("instrText"),
        _made("fldChar", fldCharType="separate"),
        _made("t"),
        _made("fldChar", fldCharType="end"),
    )
    parts[1].text, parts[3].text = name, "1"
    for part in parts:
        run = paragraph.add_run()
        run.font.size = Pt(8)
        run._r.append(part)
