"""One pass through a table of agreements: judging piece by piece, writing what is good."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from agreements.importing.changes import Changes
from agreements.importing.changing import changes_apply
from agreements.importing.columns import column_of_list, column_of_template
from agreements.importing.comparing import changes_by_list, changes_by_template
from agreements.importing.corrected import EVERY, Asked, Hands, corrected_keep
from agreements.importing.lines import Lines
from agreements.importing.read import Profile, RowRead
from agreements.importing.template import TemplateProfile
from agreements.instruments.agreement import Agreement
from agreements.instruments.recording import agreements_record
from agreements.terms.clauses import ActKind
from partners.partnerships.partnership import pair_code
from partners.records.errors import Forbidden, Malformed, RecordError, Refused, Stale
from partners.records.imports.batch import Import, Outcome, State
from partners.records.imports.faults import REFUSES, Finding, refused, told
from partners.records.imports.rows import RawRow
from partners.records.imports.subjects import Judged


class AgreementReading:
    """Knows which identifiers it has met, so that one that stands twice is told wherever it stands."""

    def __init__(self, batch: Import, officer: Any, today: date, profile: Profile) -> None:
        self.batch, self.officer, self.today, self.profile = batch, officer, today, profile
        self.met: set[str] = set()

    def passed(self, rows: Sequence[Sequence[RawRow]]) -> None:
        """Remember the identifiers of rows that are done."""
        for group in rows:
            self._meet(self.profile.read(group))

    def _meet(self, read: RowRead) -> bool:
        """Whether the identifier of a row stood before."""
        key = read.key or (read.entry.source_key if read.entry else "")
        twice = bool(key) and key in self.met
        self.met.add(key)
        return twice

    def judge(self, rows: Sequence[Sequence[RawRow]]) -> list[Judged]:
        """What would become of these rows; nothing is written."""
        read = [self.profile.read(group) for group in rows]
        for one in read:
            if self._meet(one):
                one.findings.append(refused(self.profile.heading("source_key"), "repeated", one.name))
        earlier = self._earlier(read)
        met = [(one, earlier[_key(one)]) for one in read if _key(one) in earlier and one.entry is not None]
        lines = Lines(self.officer, [found for _, found in met])
        judged = [
            self._judged(group[0].line, one, earlier.get(_key(one)), lines)
            for group, one in zip(rows, read, strict=True)
        ]
        self._keep_corrected(read, judged, lines)
        fresh = [row for row in judged if row.entry and row.earlier is None and not row.refuses]
        self._judge_fresh(fresh)
        if self.batch.state == State.CHECKING:
            self._tell_alike([row for row in fresh if not row.refuses])
        for row in judged:
            if row.refuses:
                row.outcome = Outcome.REFUSED
        return judged

    def _earlier(self, read: Sequence[RowRead]) -> dict[str, Agreement]:
        """The agreements that these rows brought before, or name, by what they are known by; two queries."""
        joined = ("partnership__party_a", "partnership__party_b", "standing", "owner", "framework", "parent")
        own = Agreement.objects.visible_to(self.officer).filter(owner=self.officer.party_id).select_related(*joined)
        keys = [one.entry.source_key for one in read if one.entry and one.entry.source_key and not one.key]
        found = {f"source {one.source_key}": one for one in own.filter(source_key__in=keys)} if keys else {}
        names = [one.key for one in read if one.key]
        if names:
            addressed = Agreement.objects.visible_to(self.officer).filter(addresses__key__in=names)
            rows = addressed.select_related(*joined).values_list("addresses__key", "pk")
            by_pk = addressed.select_related(*joined).in_bulk([pk for _, pk in rows])
            found |= {f"key {key}": by_pk[pk] for key, pk in rows}
        return found

    def _is_same(self, read: RowRead, earlier: Agreement) -> bool:
        """Whether the very same row came before."""
        return not read.key and read.entry is not None and earlier.source_digest == read.entry.digest

    def _judged(self, line: int, read: RowRead, earlier: Agreement | None, lines: Lines) -> Judged:
        judged = Judged(line, Outcome.CREATED, read.name, list(read.findings), entry=read.entry, earlier=earlier)
        if read.key and earlier is None:
            judged.findings.append(refused("agreement", "no_such_agreement", read.key))
        if earlier is None or read.entry is None:
            return judged
        judged.record_id, judged.version = earlier.pk, earlier.version
        judged.entry = self._changes(lines, earlier, read)
        return judged

    def _keep_corrected(self, read: Sequence[RowRead], judged: Sequence[Judged], lines: Lines) -> None:
        """Leave of each change what was corrected here by hand; the outcome follows from what remains."""
        changed = [(one, row) for one, row in zip(read, judged, strict=True) if isinstance(row.entry, Changes)]
        asked = {row.line: question for one, row in changed if (question := self._asked(one, row, lines))}
        hands = Hands(self.officer, asked.values())
        for one, row in changed:
            changes, taken = row.entry, set[str]()
            if question := asked.get(row.line):
                same = self._is_same(one, row.earlier)
                column, wanted = partial(self._column, changes, lines, row.earlier), partial(self._wanted, row.line)
                kept, taken = corrected_keep(hands, question, column, wanted, only=same)
                row.findings += kept
                row.keeps = len(kept)
            row.findings += changes.findings
            others = {cell for cell, _ in changes.cells()} - taken
            if others and one.version not in (None, row.earlier.version):
                now = {"now": row.earlier.version}
                row.findings.append(refused("version", "changed_since_export", str(one.version), **now))
            row.outcome = Outcome.CHANGED if changes.told else Outcome.UNCHANGED
            row.changes = changes.told

    def _asked(self, read: RowRead, row: Judged, lines: Lines) -> Asked | None:
        """What is asked of the history; nothing where the row was written out from what stands now."""
        by_template = isinstance(self.profile, TemplateProfile)
        if not row.entry.told or (by_template and read.version in (None, row.earlier.version)):
            return None
        side = lines.sides.get(row.earlier.pk)
        return Asked(row.earlier, side, row.entry, read.version if by_template else None, not by_template)

    def _column(self, changes: Changes, lines: Lines, agreement: Agreement, cell: str) -> str:
        if isinstance(self.profile, TemplateProfile):
            return column_of_template(cell)
        return column_of_list(self.profile, cell, changes, lines.acts[agreement.pk])

    def _wanted(self, line: int, cell: str) -> bool:
        return EVERY in self.batch.from_file or f"{line} {cell}" in self.batch.from_file

    def _changes(self, lines: Lines, earlier: Agreement, read: RowRead) -> Changes:
        assert read.entry is not None
        if not isinstance(self.profile, TemplateProfile):
            return changes_by_list(lines, earlier, read.entry)
        return changes_by_template(lines, earlier, read, self.profile, self.profile.parties)

    def _judge_fresh(self, judged: Sequence[Judged]) -> None:
        entries = [one.entry for one in judged]
        rows = agreements_record(officer=self.officer, today=self.today, entries=entries, dry_run=True)
        for one, row in zip(judged, rows, strict=True):
            for name, codes in row.faults.items():
                if name not in _said_already(one.findings):
                    column = self.profile.heading(name)
                    one.findings += [refused(column, code, _value(one.entry, name)) for code in codes]

    def _tell_alike(self, judged: Sequence[Judged]) -> None:
        """Advise of agreements in sight between the same two that were signed on the same day; one query."""
        own = self.officer.party.code
        asked = {id(row): (pair_code(*_pair(own, row.entry)), day) for row in judged if (day := _day_signed(row.entry))}
        if not asked:
            return
        pairs, days = ({one[place] for one in asked.values()} for place in (0, 1))
        found = Agreement.objects.visible_to(self.officer).filter(
            partnership__code__in=pairs, standing__signed_on__in=days
        )
        columns = ("partnership__code", "standing__signed_on", "reference", "slug")
        known = {(pair, day): reference or slug for pair, day, reference, slug in found.values_list(*columns)}
        for row in judged:
            like = known.get(asked.get(id(row), ("", "")))
            if like:
                row.findings.append(told(self.profile.heading("acts.0.on"), "like_existing", "", like))

    def write(self, judged: Sequence[Judged]) -> None:
        """Write what is good: what is new as one set, what is changed row by row by the rules of its edit."""
        fresh = [one for one in judged if one.outcome == Outcome.CREATED]
        entries = [one.entry for one in fresh]
        rows = agreements_record(officer=self.officer, today=self.today, entries=entries) if entries else []
        for one, row in zip(fresh, rows, strict=True):
            if row.agreement is None or row.outcome != "created":
                one.outcome = Outcome.REFUSED
                one.findings += [refused(name, code) for name, codes in row.faults.items() for code in codes]
                continue
            one.record_id, one.version = row.agreement.pk, row.agreement.version
        for one in judged:
            if one.outcome == Outcome.CHANGED:
                self._change(one)

    def _change(self, one: Judged) -> None:
        reason = f"import {self.batch.file_name}"
        try:
            done = changes_apply(self.officer, self.today, one.earlier, one.entry, reason)
            one.changes, one.version = done["changes"], done["version"]
        except (Malformed, Refused, Forbidden, Stale) as error:
            one.outcome, one.changes = Outcome.REFUSED, {}
            one.findings += _said_of(error)


def _pair(own: str, entry: Any) -> tuple[str, str]:
    codes = [*entry.parties] if len(entry.parties) > 1 else [own, *entry.parties]
    return codes[0], codes[-1]


def _day_signed(entry: Any) -> str:
    """The day of the signature, where it is known to the day."""
    return next((act.on for act in entry.acts if act.kind == ActKind.SIGNED and len(act.on) == 10), "")


def _key(read: RowRead) -> str:
    if read.key:
        return f"key {read.key}"
    return f"source {read.entry.source_key}" if read.entry and read.entry.source_key else ""


def _said_already(findings: Sequence[Finding]) -> set[str]:
    """Faults of an entry that follow from what was found in its cells."""
    codes = {one.code for one in findings if one.weight == REFUSES}
    return {"parties"} if codes else set()


def _value(entry: Any, name: str) -> str:
    value = getattr(entry, name, "")
    return value if isinstance(value, str) else " ; ".join(map(str, value)) if isinstance(value, list | tuple) else ""


def _said_of(error: RecordError) -> list[Finding]:
    if isinstance(error, Malformed):
        return [refused(name, code) for name, codes in error.fields.items() for code in codes]
    if isinstance(error, Refused):
        return [refused("", one.code, **dict(one.data)) for one in error.conditions]
    return [refused("", "stale" if isinstance(error, Stale) else "not_ours")]
