"""One pass through a table of exercises: judging piece by piece, writing what is good."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from agreements.activities.importing.exercises import ExerciseRead, ExercisesProfile
from agreements.activities.recording import Row, activities_record
from partners.records.imports.batch import Outcome
from partners.records.imports.faults import refused
from partners.records.imports.rows import RawRow
from partners.records.imports.subjects import Judged


class ActivityReading:
    """Knows which identifiers it has met, so that one that stands twice is told wherever it stands."""

    def __init__(self, officer: Any, today: date, profile: ExercisesProfile) -> None:
        self.officer, self.today, self.profile = officer, today, profile
        self.met: set[str] = set()

    def passed(self, rows: Sequence[Sequence[RawRow]]) -> None:
        """Remember the identifiers of rows that are done."""
        for group in rows:
            self._meet(self.profile.read(group))

    def _meet(self, read: ExerciseRead) -> bool:
        """Whether the identifier of a row stood before."""
        twice = bool(read.key) and read.key in self.met
        self.met.add(read.key)
        return twice

    def judge(self, rows: Sequence[Sequence[RawRow]]) -> list[Judged]:
        """What would become of these rows; nothing is written."""
        judged = []
        for group in rows:
            read = self.profile.read(group)
            if self._meet(read):
                read.findings.append(refused(self.profile.heading("source_key"), "repeated", read.key))
            judged.append(Judged(group[0].line, Outcome.CREATED, read.name, read.findings, entry=read.entry))
        good = [one for one in judged if one.entry and not one.refuses]
        for one, row in zip(good, self._record(good, dry_run=True), strict=True):
            self._told(one, row)
        for one in judged:
            if one.refuses:
                one.outcome = Outcome.REFUSED
        return judged

    def write(self, judged: Sequence[Judged]) -> None:
        """Write what is new, as one set."""
        fresh = [one for one in judged if one.outcome == Outcome.CREATED]
        for one, row in zip(fresh, self._record(fresh), strict=True):
            self._told(one, row)
            if one.refuses:
                one.outcome = Outcome.REFUSED

    def _record(self, judged: Sequence[Judged], *, dry_run: bool = False) -> list[Row]:
        entries = [one.entry for one in judged]
        if not entries:
            return []
        return activities_record(officer=self.officer, today=self.today, entries=entries, dry_run=dry_run)

    def _told(self, one: Judged, row: Row) -> None:
        """Put on a row what became of its entry."""
        one.findings += [
            refused(self.profile.heading(name), code) for name, codes in row.faults.items() for code in codes
        ]
        if row.outcome == "unchanged":
            one.outcome = Outcome.UNCHANGED
        if row.activity is not None and row.outcome != "refused":
            one.record_id, one.version = row.activity.pk, row.activity.version
