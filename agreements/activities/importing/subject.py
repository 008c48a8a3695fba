"""Activities as a subject of imports: the table of exercises is known by its headings."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.importing.exercises import HEADINGS, ExercisesProfile
from agreements.activities.importing.reading import ActivityReading
from agreements.activities.taking_out import activities_take_out
from partners.parties.choosing import parties_named_by
from partners.parties.meaning import PartyNames
from partners.records.imports.batch import Import, ImportRow, answers_of
from partners.records.imports.headings import Vocabulary
from partners.records.imports.layout import Layout
from partners.records.imports.rows import RawRow
from partners.records.imports.subjects import Reading, import_subject

CODE, EXERCISES = "activities", "exercises"


class ActivityImports:
    """What the imports ask of activities."""

    code = CODE
    vocabulary = Vocabulary(())

    def claims(self, headings: Sequence[str]) -> bool:
        """Whether a table is plainly one of exercises, whatever it was sent as."""
        return set(headings) >= HEADINGS

    def profile_of(self, headings: Sequence[str]) -> str:
        """The one kind of table."""
        return EXERCISES

    def matched(self, profile: str, headings: Sequence[str]) -> dict[str, str]:
        """Each column is what its heading says."""
        return {str(place): heading for place, heading in enumerate(headings)}

    def by_hand(self, profile: str) -> bool:
        """Its columns are known."""
        return False

    def missing(self, profile: str, fields: Sequence[str]) -> list[str]:
        """Nothing: a table without these columns is not taken for this kind."""
        return []

    def begins(self, batch: Import, row: RawRow) -> bool:
        """Each line is an exercise."""
        return True

    def reading(self, batch: Import, officer: Any, today: date) -> Reading:
        """Begin a pass through a file."""
        parties = {one.code: one for one in parties_named_by(officer)}
        names = PartyNames(parties.values(), answers_of(batch))
        layout = Layout(batch.headings, batch.matched)
        return ActivityReading(officer, today, ExercisesProfile(layout, names, parties))

    def undo(self, batch: Import, rows: Sequence[ImportRow], officer: Any, today: date, reason: str) -> None:
        """Take out what these rows brought, each unless somebody touched it since."""
        versions = {row.record_id: row.version or 0 for row in rows if row.record_id}
        done = activities_take_out(officer=officer, today=today, versions=versions, reason=reason)
        for row in rows:
            row.undone = done.get(row.record_id or 0, "gone")

    def named(self, officer: Any, keys: Sequence[int]) -> Mapping[int, str]:
        """The addresses of activities in sight, by key."""
        rows = Activity.objects.visible_to(officer).filter(pk__in=list(keys)).values_list("pk", "reference", "slug")
        return {key: reference or slug for key, reference, slug in rows}


import_subject(ActivityImports())
