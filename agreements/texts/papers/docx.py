"""Reading a Word file into paragraphs: tolerant of what word processors write, bounded against what they do not.

The parts of the package are read here and not through python-docx, which
leaves out tracked insertions and content controls and unpacks without a limit.
Standard: ECMA-376 (Office Open XML), part 1, WordprocessingML.
"""

import zlib
from collections.abc import Iterator
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from agreements.texts.papers.numbering import Numbering, styles_of
from agreements.texts.papers.paragraph import Paragraph, Text, UnreadText

MOST_XML = 24 * 1024 * 1024
MOST_PARAGRAPHS = 8_000
MOST_SIGNS = 2_000_000
# Up to here the cells of a row stand on one line; longer ones are paragraphs of their own.
ROW_LENGTH = 300

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", _FALLBACK})
_BLANKS = frozenset({f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"})


def read_docx(content: IO[bytes]) -> Text:
    """The paragraphs of a Word file in the order of reading, tracked changes taken as accepted.

    Raises UnreadText: `text_not_readable` for a damaged file, `text_too_long`
    beyond the bounds, `text_is_empty`.
    """
    try:
        content.seek(0)
        with ZipFile(content) as package:
            names = set(package.namelist())
            parts = {
                name: _xml(package, f"word/{name}.xml") if f"word/{name}.xml" in names else None
                for name in ("document", "numbering", "styles", "footnotes", "comments")
            }
    except (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError, KeyError) as error:
        raise UnreadText("text_not_readable") from error
    body = parts["document"].find(f"{W}body") if parts["document"] is not None else None
    if body is None:
        raise UnreadText("text_not_readable")
    reader = _Reader(Numbering(parts["numbering"], parts["styles"]), styles_of(parts["styles"]))
    found = _bounded(reader.blocks(body)) + _footnotes(reader, parts["footnotes"])
    if not found:
        raise UnreadText("text_is_empty")
    comments = parts["comments"]
    tracked = next(body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"), None) is not None
    return Text(
        paragraphs=tuple(found),
        tracked=tracked,
        comments=len(comments.findall(f"{W}comment")) if comments is not None else 0,
    )


def _xml(package: ZipFile, name: str) -> Any:
    with package.open(name) as part:
        raw = part.read(MOST_XML + 1)
    if len(raw) > MOST_XML:
        raise UnreadText("text_too_long")
    if b"<!DOCTYPE" in raw[:4096]:  # the standard forbids it, and only attacks have one
        raise UnreadText("text_not_readable")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadText("text_not_readable") from error


def _bounded(blocks: Iterator[Paragraph]) -> list[Paragraph]:
    found: list[Paragraph] = []
    signs = 0
    for one in blocks:
        if not one.text:
            continue
        signs += len(one.text)
        if len(found) >= MOST_PARAGRAPHS or signs > MOST_SIGNS:
            raise UnreadText("text_too_long")
        found.append(one)
    return found


def _footnotes(reader: "_Reader", notes: Any) -> list[Paragraph]:
    """Notes at the foot, at the end of the text; the separators among them are not numbered from one."""
    found: list[Paragraph] = []
    for number, note in enumerate((one for one in (notes if notes is not None else ()) if not one.get(f"{W}type")), 1):
        text = " ".join(one.text for one in reader.blocks(note) if one.text)
        found += [Paragraph(text, number=f"[{number}]")] if text else []
    return _bounded(iter(found))


class _Reader:
    """Walks the body; what it does not know it looks into."""

    def __init__(self, numbering: Numbering, headings: dict[str, int]) -> None:
        self.numbering, self.headings = numbering, headings

    def blocks(self, parent: Any) -> Iterator[Paragraph]:
        """The paragraphs beneath an element, in order."""
        for one in parent:
            if one.tag in _GONE:
                continue
            if one.tag == f"{W}p":
                yield self._paragraph(one)
                yield from self._boxes(one)
            elif one.tag == f"{W}tbl":
                yield from self._table(one)
            elif isinstance(one.tag, str):
                yield from self.blocks(one)

    def _boxes(self, paragraph: Any) -> Iterator[Paragraph]:
        """What stands in text boxes that hang on a paragraph."""
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                yield from self.blocks(box)

    def _paragraph(self, element: Any) -> Paragraph:
        about = element.find(f"{W}pPr")
        style = _value(about, "pStyle") if about is not None else ""
        outline = _value(about, "outlineLvl") if about is not None else ""
        level = int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else self.headings.get(style, 0)
        bidi = about.find(f"{W}bidi") if about is not None else None
        text = " ".join("".join(_signs(element)).split())
        return Paragraph(
            text=text,
            number=self.numbering.next(about, style) if text else "",
            level=level,
            rtl=bidi is not None and bidi.get(f"{W}val") not in ("0", "false"),
        )

    def _table(self, table: Any) -> Iterator[Paragraph]:
        for row in table.iter(f"{W}tr"):
            if next((above for above in row.iterancestors(f"{W}tbl")), None) is not table:
                continue  # of a table within the table
            cells = [[one for one in self.blocks(cell) if one.text] for cell in row.iter(f"{W}tc")]
            texts = [" ".join(one.whole for one in cell) for cell in cells]
            joined = " | ".join(text for text in texts if text)
            if all(len(cell) <= 1 for cell in cells) and len(joined) <= ROW_LENGTH:
                yield Paragraph(joined, row=True, rtl=any(one.rtl for cell in cells for one in cell))
            else:
                yield from (one for cell in cells for one in cell)


def _signs(element: Any) -> Iterator[str]:
    """The text of a paragraph, without what was deleted and without the boxes that hang on it."""
    for one in element:
        if one.tag in _GONE or one.tag == f"{W}txbxContent":
            continue
        if one.tag == f"{W}t":
            yield one.text or ""
        elif one.tag in _BLANKS:
            yield " "
        elif one.tag == f"{W}noBreakHyphen":
            yield "-"
        elif isinstance(one.tag, str) and one.tag != f"{W}pPr":
            yield from _signs(one)


def _value(parent: Any, name: str) -> str:
    found = parent.find(f"{W}{name}")
    return str(found.get(f"{W}val") or "") if found is not None else ""
