"""Bringing a table in as an officer would: received, checked, written, undone."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from partners.models import Import, ImportRow
from partners.records import jobs
from partners.records.imports.asking import import_check, import_undo, import_write
from partners.records.imports.receiving import import_receive
from tests.cast import Cast


def received(cast: Cast, content: bytes | str, name: str = "list.csv", officer: Any = None, **more: Any) -> Import:
    """A file as it was recognised."""
    data = content.encode() if isinstance(content, str) else content
    by = officer or cast.desk
    return import_receive(officer=by, today=cast.today, of="agreements", name=name, content=data, **more)


def checked(cast: Cast, batch: Import, officer: Any = None) -> Import:
    """After its dry run."""
    by = officer or cast.desk
    asked = import_check(officer=by, today=cast.today, batch=batch, expected_version=None)
    return done(asked)


def written(
    cast: Cast,
    content: bytes | str,
    take: str = "good",
    officer: Any = None,
    from_file: Sequence[str] = (),
    **more: Any,
) -> Import:
    """A file that came in."""
    batch = checked(cast, received(cast, content, officer=officer, **more), officer)
    by = officer or cast.desk
    told = {"take": take, "expected_version": None, "from_file": from_file}
    return done(import_write(officer=by, today=cast.today, batch=batch, **told))


def undone(cast: Cast, batch: Import, officer: Any = None) -> Import:
    """An import that was taken back."""
    by = officer or cast.desk
    return done(
        import_undo(officer=by, today=cast.today, batch=batch, reason="Another file was meant", expected_version=None)
    )


def done(batch: Import) -> Import:
    """Let the work be done that was asked for."""
    jobs.run(batch.job_id or 0)
    batch.refresh_from_db()
    assert batch.job is not None and batch.job.state != "failed", batch.job.result
    return batch


def row(batch: Import, line: int) -> ImportRow:
    """The report of a line."""
    return ImportRow.objects.get(batch=batch, line=line)


def codes(batch: Import, line: int) -> set[str]:
    """What was found in a line, as `column code`."""
    return {f"{one['column']} {one['code']}" for one in row(batch, line).findings}


def workbook(rows: Sequence[Sequence[Any]], merged: int = 0) -> bytes:
    """A workbook with these rows; the first `merged` are title rows over all columns."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet("Feuille 1"), book.add_format({"num_format": "dd/mm/yyyy"})
        wide = max(len(one) for one in rows)
        for number, one in enumerate(rows):
            if number < merged:
                sheet.merge_range(number, 0, number, wide - 1, one[0])
                continue
            for place, value in enumerate(one):
                if hasattr(value, "isoformat"):
                    sheet.write_datetime(number, place, value, day)
                else:
                    sheet.write(number, place, value)
    return buffer.getvalue()
