"""Word files for tests, made as word processors make them."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn


def word_file(lines: Iterable[str | tuple[str, str]], *, rtl: bool = False) -> io.BytesIO:
    """A file with these paragraphs; a pair names the style first (`Heading 1`, `List Number`)."""
    document = Document()
    for line in lines:
        style, text = line if isinstance(line, tuple) else (None, line)
        paragraph = document.add_paragraph(text, style=style)
        if rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    return saved(document)


def saved(document: Any) -> io.BytesIO:
    """A document as the file it is kept in."""
    content = io.BytesIO()
    document.save(content)
    content.seek(0)
    return content


def tracked_file() -> io.BytesIO:
    """A file in which `may` was struck and `shall` inserted, and a paragraph moved away."""
    document = Document()
    body = document.element.body
    for inner in (
        "<w:r><w:t>Each Party </w:t></w:r>"
        '<w:del w:id="1" w:author="A"><w:r><w:delText>may</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>shall</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> pay.</w:t></w:r>',
        '<w:moveFrom w:id="3" w:author="A"><w:r><w:t>Gone.</w:t></w:r></w:moveFrom>',
        "<w:sdt><w:sdtContent><w:r><w:t>In a control.</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return saved(document)


def with_part(name: str, content: bytes) -> io.BytesIO:
    """A plain file with one part replaced."""
    plain, made = word_file(["Text."]), io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    made.seek(0)
    return made


def numbered(document: Any, number: int, level: int, text: str) -> None:
    """A paragraph that a list of the file counts."""
    paragraph = document.add_paragraph(text)
    about = paragraph._p.get_or_add_pPr()
    counted = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        one = OxmlElement(name)
        one.set(qn("w:val"), str(value))
        counted.append(one)
    about.append(counted)


def counting_file() -> io.BytesIO:
    """`Article 1`, `(a)`, `(b)`, `Article 2`, counted by a list of two levels, and a table."""
    document = Document()
    lists = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
        "</w:abstractNum>"
    )
    lists.insert(0, abstract)
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in ((0, "Purpose"), (1, "to train"), (1, "to advise"), (0, "Duration")):
        numbered(document, 90, level, text)
    table = document.add_table(2, 2)
    for at, text in enumerate(("Unit", "Days", "Patrol boat", "30")):
        table.cell(at // 2, at % 2).text = text
    return saved(document)
