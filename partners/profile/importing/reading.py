"""One pass through a table of goals and capabilities: judging piece by piece, writing what is good."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from partners.models import ProfileLine
from partners.profile.entry import LineEntry
from partners.profile.importing.hands import Hands, gone_by_key
from partners.profile.importing.read import LineRead, LineReader
from partners.profile.importing.twice import Said
from partners.profile.recording import CHANGED, REFUSED, LineRow, kept, lines_present, profile_lines_record
from partners.records.imports.batch import Import, Outcome
from partners.records.imports.faults import CORRECTED, Finding, refused, told
from partners.records.imports.rows import RawRow
from partners.records.imports.subjects import Judged

EVERY = "*"
TAKEN_OUT = "taken_out"


class ProfileReading:
    """Knows what the whole file says, so that rows that say the same, or contradict each other, are told."""

    def __init__(self, batch: Import, officer: Any, today: date, reader: LineReader, said: Said) -> None:
        self.batch, self.officer, self.today, self.reader, self.said = batch, officer, today, reader, said

    def passed(self, rows: Sequence[Sequence[RawRow]]) -> None:
        """Nothing: what stands twice is known of the whole file."""

    def _twice(self, line: int, read: LineRead) -> None:
        """Refuse a row where others say otherwise, or where one above says the same."""
        if read.entry is None or read.refuses:
            return
        heading = self.reader.heading("term")
        if others := self.said.otherwise(line, read.entry):
            read.findings.append(refused(heading, "line_contradicted", lines=", ".join(str(one) for one in others)))
        elif above := self.said.above(line, read.entry):
            read.findings.append(refused(heading, "line_repeated", lines=str(above[0])))

    def judge(self, rows: Sequence[Sequence[RawRow]]) -> list[Judged]:
        """What would become of these rows; nothing is written."""
        judged = []
        for group in rows:
            read = self.reader.read(group[0])
            self._twice(group[0].line, read)
            judged.append(Judged(group[0].line, Outcome.CREATED, read.name, read.findings, entry=read.entry))
        self._leave_corrected([one for one in judged if one.entry and not one.refuses])
        good = [one for one in judged if isinstance(one.entry, LineEntry) and not one.refuses]
        for one, row in zip(good, self._record(good, dry_run=True), strict=True):
            self._told(one, row)
        for one in judged:
            if one.refuses:
                one.outcome = Outcome.REFUSED
        return judged

    def _leave_corrected(self, judged: Sequence[Judged]) -> None:
        """Take out of each entry what an officer wrote here by hand, and say so; a line taken out stays out."""
        parties = {one.entry.party.pk for one in judged}
        present = lines_present(self.officer.party_id, parties)
        gone = gone_by_key(self.officer.party_id, parties)
        hands = Hands(self.officer, [one.pk for one in (*present.values(), *gone.values())])
        for one in judged:
            if line := present.get(one.entry.key):
                one.record_id = line.pk
                self._leave(one, line, hands)
            elif line := gone.get(one.entry.key):
                self._stay_out(one, hands.set_by_hand(line.pk, "mistake_at"))

    def _stay_out(self, one: Judged, change: Any) -> bool:
        """Leave out what an officer took out or struck out; whether it stays out."""
        if change is None or self._wanted(one.line, TAKEN_OUT):
            return False
        one.findings.append(self._kept("term", TAKEN_OUT, one.entry.term, "", change))
        one.outcome, one.entry, one.keeps = Outcome.UNCHANGED, None, 1
        return True

    def _leave(self, one: Judged, line: ProfileLine, hands: Hands) -> None:
        values = dict(one.entry.values)
        if line.struck:
            if self._stay_out(one, hands.set_by_hand(line.pk, "struck")):
                return
            values["struck"] = False
        for name, value in one.entry.values.items():
            now = getattr(line, name)
            change = hands.set_by_hand(line.pk, name) if value != now else None
            if change and not self._wanted(one.line, name):
                one.findings.append(self._kept(name, name, _text(value), _text(now), change))
                del values[name]
                one.keeps += 1
        one.entry = LineEntry(one.entry.party, one.entry.kind, one.entry.term, values)

    def _kept(self, column: str, cell: str, said: str, now: str, change: Any) -> Finding:
        data = {"cell": cell, "now": now, "by": change.officer, "at": change.at.isoformat()}
        return told(self.reader.heading(column), CORRECTED, said, **data)

    def _wanted(self, line: int, cell: str) -> bool:
        return EVERY in self.batch.from_file or f"{line} {cell}" in self.batch.from_file

    def write(self, judged: Sequence[Judged]) -> None:
        """Write what is new or changed, as one set."""
        good = [one for one in judged if one.outcome in (Outcome.CREATED, Outcome.CHANGED)]
        for one, row in zip(good, self._record(good), strict=True):
            self._told(one, row)
            if one.refuses:
                one.outcome = Outcome.REFUSED

    def _record(self, judged: Sequence[Judged], *, dry_run: bool = False) -> list[LineRow]:
        entries = [one.entry for one in judged]
        if not entries:
            return []
        return profile_lines_record(officer=self.officer, today=self.today, entries=entries, dry_run=dry_run)

    def _told(self, one: Judged, row: LineRow) -> None:
        """Put on a row what became of its entry."""
        if row.outcome == REFUSED:
            said = {**one.entry.values, "party": one.entry.party.code, "term": one.entry.term}
            for name, codes in row.faults.items():
                one.findings += [refused(self.reader.heading(name), code, _text(said.get(name))) for code in codes]
            return
        one.outcome = Outcome(row.outcome)
        if row.outcome == CHANGED:
            one.changes = {name: [kept(before), kept(after)] for name, (before, after) in row.changes.items()}
        if row.line is not None and row.line.pk:
            one.record_id, one.version = row.line.pk, row.line.profile.version


def _text(value: Any) -> str:
    return "" if value is None else str(kept(value))
