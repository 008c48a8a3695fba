"""A list as a file: exactly what is shown, safe to open in a spreadsheet, and logged."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.http import HttpRequest, HttpResponse

from cooperation.pages.lists.address import shown
from cooperation.pages.lists.columns import Column, in_files
from partners.records.reads import look

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def file_format(request: HttpRequest) -> str:
    """The format in which the list is asked for; empty for the page."""
    wanted = request.GET.get("format", "")
    return wanted if wanted in FORMATS else ""


def file_of(
    request: HttpRequest, *, name: str, columns: Sequence[Column], rows: Iterable[Any], form: str
) -> HttpResponse:
    """The rows as a download named `name`; kept in the log of looks with what was asked and how many rows left."""
    held = in_files(columns)
    table = [[one.plain(row) for one in held if one.plain] for row in rows]
    header = [one.label for one in held]
    body = _csv(header, table) if form == "csv" else _xlsx(header, table)
    look(request.user, "export", {"list": name, "format": form, "rows": len(table), "asked": shown(request)})
    response = HttpResponse(body, content_type=FORMATS[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(header: Sequence[str], table: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_safe(_text(value)) for value in row] for row in table)
    return text.getvalue().encode("utf-8-sig")  # the mark tells a spreadsheet that this is UTF-8


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _text(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return "" if value is None else str(value)


def _xlsx(header: Sequence[str], table: Iterable[Sequence[Any]]) -> bytes:
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, header, book.add_format({"bold": True}))
        for number, row in enumerate(table, 1):
            sheet.write_row(number, 0, [_cell(value) for value in row])
        sheet.autofit()
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        # XML has no way to write most control characters.
        return "".join(sign for sign in _text(value) if sign >= " " or sign in "\n\t")
    return value
