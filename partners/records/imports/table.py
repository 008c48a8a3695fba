"""A table with its headings: where they stand, what stood above them, what each column says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from partners.records.imports.csv_file import CsvFile
from partners.records.imports.faults import Unread
from partners.records.imports.rows import MOST_BYTES, RawRow, TableFile
from partners.records.imports.xlsx_file import XlsxFile

_LOOKED_AT = 30
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Table:
    """A file whose headings were found on `heading_line`; `above` is what stood before them."""

    file: TableFile
    heading_line: int
    headings: tuple[str, ...]
    above: tuple[str, ...] = ()

    def rows(self) -> Iterator[RawRow]:
        """The lines beneath the headings."""
        return (row for row in self.file.rows() if row.line > self.heading_line)


def open_file(content: bytes, *, encoding: str = "", delimiter: str = "", sheet: str = "") -> TableFile:
    """A file as a table of lines, by what it is and not by what it is called. Raises Unread."""
    if not content.strip():
        raise Unread("empty_file")
    if len(content) > MOST_BYTES:
        raise Unread("too_large")
    if content.startswith(_OLD_EXCEL):
        raise Unread("old_excel")
    return XlsxFile(content, sheet) if content.startswith(b"PK\x03\x04") else CsvFile(content, encoding, delimiter)


def table_of(file: TableFile, knows: Callable[[str], bool], heading_line: int = 0) -> Table:
    """The table in a file; `knows` tells whether a text is a heading that is understood.

    The headings are the line with most of those, else the first with most
    texts that has a line beneath it. Raises Unread where there is none.
    """
    first = [row for _, row in zip(range(_LOOKED_AT), file.rows(), strict=False)]
    if not first:
        raise Unread("empty_file")
    wanted = next((row for row in first if row.line == heading_line), None) if heading_line else None
    found = wanted or max(first, key=lambda row: _like_headings(row, knows))
    above = tuple(" ".join(cell for cell in row.cells if cell) for row in first if row.line < found.line)
    headings = tuple(" ".join(cell.split()) for cell in found.cells)
    if not any(headings):
        raise Unread("no_headings")
    return Table(file, found.line, headings, above)


def _like_headings(row: RawRow, knows: Callable[[str], bool]) -> tuple[int, int, int]:
    """How much a line looks like headings: understood, then many different texts, then early."""
    texts = [cell.strip() for cell in row.cells if cell.strip()]
    understood = sum(1 for text in texts if knows(text))
    names = len({text for text in texts if len(text) < 80 and not any(sign.isdigit() for sign in text)})
    return understood if understood > 1 or len(texts) == 1 else 0, names, -row.line
