"""Reading tables of separated values: the separator is found by what makes the lines alike."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from partners.records.imports.encoding import ENCODINGS, encoding_of, fits
from partners.records.imports.faults import Unread
from partners.records.imports.rows import MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, RawRow, clean, unquoted

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 60


class CsvFile:
    """A file of separated values; encoding and separator as told, or as found."""

    sheet = ""
    sheets: tuple[str, ...] = ()

    def __init__(self, content: bytes, encoding: str = "", delimiter: str = "") -> None:
        self.content = content
        if encoding and (encoding not in ENCODINGS or not fits(content, encoding)):
            raise Unread("wrong_encoding", encoding)
        self.encoding = encoding or encoding_of(content)
        self.delimiter = delimiter if delimiter in DELIMITERS else self._found()

    def _text(self) -> io.TextIOWrapper:
        # The mark at the beginning is none of the first heading's.
        name = "utf-8-sig" if self.encoding == "utf-8" else self.encoding
        return io.TextIOWrapper(io.BytesIO(self.content), encoding=name, newline="")

    def _found(self) -> str:
        lines = [line for _, line in zip(range(_LOOKED_AT), self._text(), strict=False)]
        scores = {one: _alike(lines, one) for one in DELIMITERS}
        return max(DELIMITERS, key=lambda one: scores[one])

    def rows(self) -> Iterator[RawRow]:
        """Every line that says anything. Raises Unread for broken quotes and for more than is read."""
        reader = csv.reader(self._text(), delimiter=self.delimiter, strict=True)
        try:
            for number, cells in enumerate(reader, 1):
                if number > MOST_ROWS:
                    raise Unread("too_many_rows", str(MOST_ROWS))
                if len(cells) > MOST_COLUMNS:
                    raise Unread("too_many_columns", str(MOST_COLUMNS))
                if any(cells):
                    yield _row(number, cells)
        except csv.Error as error:
            raise Unread("not_csv", f"{reader.line_num}: {error}") from error


def _row(line: int, cells: list[str]) -> RawRow:
    if any(len(cell) > MOST_SIGNS for cell in cells):
        raise Unread("cell_too_long", str(line))
    formulas = frozenset(place for place, cell in enumerate(cells) if cell.startswith("="))
    return RawRow(line, tuple(clean(unquoted(cell)) for cell in cells), formulas)


def _alike(lines: list[str], delimiter: str) -> tuple[float, int]:
    """How many of the lines have the commonest number of cells, and how many cells that is."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row))
    except csv.Error:
        return 0, 0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0, 0
    width = max(wide, key=lambda one: (wide[one], one))
    return wide[width] / sum(widths.values()), width
