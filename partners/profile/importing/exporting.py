"""Lines out as our own template, which comes back in unharmed: codes, not words."""

from collections.abc import Iterable, Iterator

from partners.models import ProfileLine
from partners.profile.importing.fields import TEMPLATE
from partners.records.imports.writing import Sheet, csv_pieces, xlsx_file

WIDTH = 20


def template_rows(lines: Iterable[ProfileLine]) -> Iterator[list[str]]:
    """One row for each line, in the order of `TEMPLATE`."""
    for one in lines:
        until = one.valid_until.isoformat() if one.valid_until else ""
        about = [one.profile.party.code, one.kind, one.term, one.priority, one.level]
        yield [*about, one.conditions, until, one.note, one.source, one.as_of]


def template_csv(lines: Iterable[ProfileLine]) -> Iterator[bytes]:
    """The template as separated values."""
    return csv_pieces(TEMPLATE, template_rows(lines))


def template_xlsx(lines: Iterable[ProfileLine]) -> Iterable[bytes]:
    """The template as a workbook."""
    return xlsx_file([Sheet("lines", TEMPLATE, template_rows(lines), WIDTH)])
