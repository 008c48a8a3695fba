"""Reading workbooks: bounded, values as typed, formulas named and never evaluated."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from partners.records.imports.faults import Unread
from partners.records.imports.rows import MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, RawRow, plain

# What a workbook may hold once unpacked, and how much denser than that it may be packed.
MOST_UNPACKED, DENSEST = 400_000_000, 200
MOST_PARTS = 2_000
# So many empty lines at a stretch are the end, whatever a workbook says of its size.
MOST_EMPTY = 5_000


class XlsxFile:
    """A sheet of a workbook: the one told by name, or the first that says anything."""

    encoding = ""
    delimiter = ""

    def __init__(self, content: bytes, sheet: str = "") -> None:
        _check(content)
        self.content = content
        book = self._book()
        try:
            self.sheets = tuple(one.title for one in book.worksheets)
            if not self.sheets:
                raise Unread("no_sheet")
            self.sheet = sheet if sheet in self.sheets else self._first(book)
        finally:
            book.close()

    def _book(self) -> Any:
        try:
            return load_workbook(io.BytesIO(self.content), read_only=True, data_only=False, keep_links=False)
        except (InvalidFileException, KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
            raise Unread("not_xlsx", str(error)[:200]) from error

    def _first(self, book: Any) -> str:
        for one in book.worksheets:
            for row in one.iter_rows(max_row=50, max_col=MOST_COLUMNS, values_only=True):
                if sum(value is not None for value in row) > 1:
                    return str(one.title)
        return self.sheets[0]

    def rows(self) -> Iterator[RawRow]:
        """Every line that says anything. Raises Unread for more than is read."""
        book, empty = self._book(), 0
        try:
            for number, cells in enumerate(book[self.sheet].iter_rows(max_col=MOST_COLUMNS + 1), 1):
                if number > MOST_ROWS:
                    raise Unread("too_many_rows", str(MOST_ROWS))
                row = _row(number, cells)
                empty = 0 if row.filled else empty + 1
                if empty > MOST_EMPTY:
                    return
                if row.filled:
                    yield row
        except (KeyError, ValueError, zipfile.BadZipFile) as error:
            if isinstance(error, Unread):
                raise
            raise Unread("not_xlsx", str(error)[:200]) from error
        finally:
            book.close()


def _row(line: int, cells: Any) -> RawRow:
    texts, formulas = [], set()
    for place, cell in enumerate(cells):
        value = cell.value
        if getattr(cell, "data_type", "") == "f":
            formulas.add(place)
            value = getattr(value, "text", value)
        texts.append(plain(value))
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) > MOST_COLUMNS:
        raise Unread("too_many_columns", str(MOST_COLUMNS))
    if any(len(text) > MOST_SIGNS for text in texts):
        raise Unread("cell_too_long", str(line))
    return RawRow(line, tuple(texts), frozenset(formulas))


def _check(content: bytes) -> None:
    """Look at a workbook before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile as error:
        raise Unread("not_xlsx") from error
    unpacked = sum(one.file_size for one in parts)
    dense = any(one.file_size > 5_000_000 and one.file_size > DENSEST * max(one.compress_size, 1) for one in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS or dense:
        raise Unread("too_large")
    if "[Content_Types].xml" not in {one.filename for one in parts}:
        raise Unread("not_xlsx")
