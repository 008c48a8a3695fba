"""Agreements as a subject of imports."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agreements.importing.fields import AGREEMENT, LISTS
from agreements.importing.kinds import LIST, TEMPLATE_KIND, UK, kind_of, matched_by, missing_in, profile_for
from agreements.importing.reading import AgreementReading
from agreements.importing.undoing import rows_undo
from agreements.instruments.agreement import Agreement
from partners.records.imports.batch import Import, ImportRow
from partners.records.imports.headings import Vocabulary, columns_of
from partners.records.imports.rows import RawRow
from partners.records.imports.subjects import Reading, import_subject

CODE = "agreements"


class AgreementImports:
    """What the imports ask of agreements."""

    code = CODE
    vocabulary: Vocabulary = LISTS

    def claims(self, headings: Sequence[str]) -> bool:
        """Any table may be one of agreements; none is taken from others."""
        return False

    def profile_of(self, headings: Sequence[str]) -> str:
        """The kind of table that has these headings."""
        return kind_of(headings)

    def matched(self, profile: str, headings: Sequence[str]) -> dict[str, str]:
        """Fields by place of their column."""
        return matched_by(profile, headings)

    def by_hand(self, profile: str) -> bool:
        """Lists are matched by hand; of the other kinds the columns are known."""
        return profile in (LIST, UK)

    def missing(self, profile: str, fields: Sequence[str]) -> list[str]:
        """The fields without which no row can be read."""
        return missing_in(profile, fields)

    def begins(self, batch: Import, row: RawRow) -> bool:
        """In our template acts and statements follow their agreement; elsewhere each line is one."""
        if batch.profile != TEMPLATE_KIND:
            return True
        place = columns_of(batch.matched).get("record", 0)
        return len(row.cells) > place and row.cells[place].strip() == AGREEMENT

    def reading(self, batch: Import, officer: Any, today: date) -> Reading:
        """Begin a pass through a file."""
        return AgreementReading(batch, officer, today, profile_for(batch, officer))

    def undo(self, batch: Import, rows: Sequence[ImportRow], officer: Any, today: date, reason: str) -> None:
        """Take back what these rows did."""
        rows_undo(rows, officer, today, reason)

    def named(self, officer: Any, keys: Sequence[int]) -> Mapping[int, str]:
        """The addresses of agreements in sight, by key."""
        rows = Agreement.objects.visible_to(officer).filter(pk__in=list(keys)).values_list("pk", "reference", "slug")
        return {key: reference or slug for key, reference, slug in rows}


import_subject(AgreementImports())
