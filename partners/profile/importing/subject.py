"""Profiles as a subject of imports: our own template is known by its headings, other tables are matched by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from partners.models import Import, ImportRow, ProfileLine
from partners.parties.choosing import parties_named_by
from partners.parties.meaning import PartyNames
from partners.profile.importing.fields import NEEDED, PROFILES
from partners.profile.importing.read import LineReader
from partners.profile.importing.reading import ProfileReading
from partners.profile.importing.twice import Said
from partners.profile.importing.undoing import profile_lines_undo
from partners.profile.term import terms_of
from partners.records.imports.batch import answers_of
from partners.records.imports.headings import Vocabulary
from partners.records.imports.layout import Layout
from partners.records.imports.receiving import opened
from partners.records.imports.rows import RawRow
from partners.records.imports.subjects import Reading, import_subject

CODE = "profiles"


class ProfileImports:
    """What the imports ask of profiles."""

    code = CODE
    vocabulary: Vocabulary = PROFILES

    def claims(self, headings: Sequence[str]) -> bool:
        """Whether a table has the headings of our own template, whatever it was sent as."""
        return {"party", "kind", "term", "source", "as_of"} <= {one.strip().lower() for one in headings}

    def profile_of(self, headings: Sequence[str]) -> str:
        """The one kind of table."""
        return CODE

    def matched(self, profile: str, headings: Sequence[str]) -> dict[str, str]:
        """Fields by place of their column."""
        return PROFILES.matched(headings)

    def by_hand(self, profile: str) -> bool:
        """Its columns may be matched otherwise."""
        return True

    def missing(self, profile: str, fields: Sequence[str]) -> list[str]:
        """The fields without which no row can be read."""
        return [one for one in NEEDED if one not in fields]

    def begins(self, batch: Import, row: RawRow) -> bool:
        """Each line stands for itself."""
        return True

    def reading(self, batch: Import, officer: Any, today: date) -> Reading:
        """Begin a pass through a file."""
        parties = {one.code: one for one in parties_named_by(officer)}
        names = PartyNames(parties.values(), answers_of(batch))
        layout = Layout(batch.headings, batch.matched)
        reader = LineReader(layout, names, parties, terms_of(officer.party_id), batch.date_order)
        return ProfileReading(batch, officer, today, reader, Said(reader, opened(batch).rows()))

    def undo(self, batch: Import, rows: Sequence[ImportRow], officer: Any, today: date, reason: str) -> None:
        """Take back what these rows did."""
        profile_lines_undo(officer=officer, today=today, rows=rows)

    def named(self, officer: Any, keys: Sequence[int]) -> Mapping[int, str]:
        """The code of the party of each line in sight, by key."""
        rows = ProfileLine.objects.visible_to(officer).filter(pk__in=list(keys))
        return dict(rows.values_list("pk", "profile__party__code"))


import_subject(ProfileImports())
