"""Writing tables that are read back unharmed; no spreadsheet takes a cell of theirs for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter

from partners.records.imports.rows import clean, quoted

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE}
_LOCKED = {"in_memory": False, "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]
    width: int = 22


def csv_pieces(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """A table of separated values, piece by piece; its mark tells a spreadsheet that it is UTF-8."""
    yield "\ufeff".encode()
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([quoted(clean(cell)) for cell in row])
        if text.tell() > 1 << 16:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def xlsx_file(sheets: Sequence[Sheet]) -> IO[bytes]:
    """A workbook as a file that is gone when it is closed; numbers and dates stand as the text that they are."""
    file: Any = TemporaryFile()  # noqa: SIM115 - whoever asked closes it
    with xlsxwriter.Workbook(file, _LOCKED) as book:
        bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(len(one.headings) - 1, 0), one.width, plain)
            for place, heading in enumerate(one.headings):
                sheet.write_string(0, place, heading, bold)
            for number, row in enumerate(one.rows, 1):
                for place, cell in enumerate(row):
                    if cell:
                        sheet.write_string(number, place, clean(cell), plain)
    file.seek(0)
    return file
