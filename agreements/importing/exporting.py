"""Agreements as our own template: what comes out is read back and changes nothing."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO, Any

from django.db.models import QuerySet

from agreements.importing.fields import TEMPLATE
from agreements.importing.lines import Lines
from agreements.importing.words import codes_of
from partners.records.imports.writing import Sheet, csv_pieces, xlsx_file

_AT_ONCE = 500
NAMES = {"csv": "agreements.csv", "xlsx": "agreements.xlsx"}


def template_rows(reader: Any, found: QuerySet[Any]) -> Iterator[list[str]]:
    """The lines of these agreements as the reader sees them, some in memory at once."""
    keys = iter(list(found.values_list("pk", flat=True)))
    joined = ("partnership__party_a", "partnership__party_b", "framework")
    while piece := list(islice(keys, _AT_ONCE)):
        by_pk = found.model.objects.visible_to(reader).select_related(*joined).in_bulk(piece)
        agreements = [by_pk[key] for key in piece if key in by_pk]
        lines = Lines(reader, agreements)
        for agreement in agreements:
            for line in lines.of(agreement):
                yield [line.get(name, "") for name in TEMPLATE]


def template_csv(reader: Any, found: QuerySet[Any]) -> Iterator[bytes]:
    """The template of these agreements as separated values, piece by piece."""
    return csv_pieces(TEMPLATE, template_rows(reader, found))


def template_xlsx(reader: Any, found: QuerySet[Any], says: Callable[[str, str], str]) -> IO[bytes]:
    """The template of these agreements as a workbook, with a sheet of notes and one of the codes.

    `says` gives the word of a code of a column, in the reader's language.
    """
    notes = [[name, says("column", name)] for name in TEMPLATE]
    codes = [[column, code, says(column, code)] for column, known in codes_of().items() for code in known]
    return xlsx_file(
        [
            Sheet("Agreements", TEMPLATE, template_rows(reader, found)),
            Sheet("Notes", ("column", "note"), notes, 40),
            Sheet("Codes", ("column", "code", "meaning"), codes, 34),
        ]
    )
