"""Writing lines of profiles: a set at a time, for whichever parties; a single line is a set of one."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from partners.models import Party, Profile, ProfileLine
from partners.profile.entry import Faults, LineEntry, entry_faults
from partners.profile.profile import COLUMNS
from partners.profile.term import terms_of
from partners.records.corrections import correction_of
from partners.records.errors import Forbidden, Malformed, Stale, Unseen
from partners.records.roots import claim
from partners.records.service import service

CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
PART = "profile_line"


@dataclass
class LineRow:
    """What became of an entry, or would become of it; `changes` are before and after by column."""

    outcome: str
    faults: Faults = field(default_factory=dict)
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    line: ProfileLine | None = None


@service
def profile_lines_record(
    *,
    officer: Any,
    today: date,
    entries: Sequence[LineEntry],
    dry_run: bool = False,
    held: Mapping[int, Profile] | None = None,
) -> list[LineRow]:
    """Write lines into the profiles that the own party keeps, made where they are new; one row for each entry.

    A line of the same kind and term is changed in the columns that an entry
    gives. With `dry_run` nothing is written. `held` are profiles that were
    claimed before, by party. Raises Forbidden for an officer who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    present = lines_present(officer.party_id, {one.party.pk for one in entries})
    terms, met = terms_of(officer.party_id), Counter(one.key for one in entries)
    rows = []
    for entry in entries:
        row = _judged(entry, present.get(entry.key), terms, today)
        if met[entry.key] > 1:
            row.outcome, row.faults = REFUSED, {**row.faults, "term": ["repeated"]}
        rows.append(row)
    if not dry_run:
        _write(officer, entries, rows, held or {})
    return rows


@service
def profile_line_set(
    *,
    officer: Any,
    today: date,
    party: Party,
    kind: str,
    term: str,
    values: Mapping[str, Any],
    expected_version: int | None,
    fresh: bool = False,
) -> ProfileLine:
    """Write one line; with `fresh` only one that is not there yet. Raises Forbidden, Stale, Malformed."""
    if not officer.writes:
        raise Forbidden("role")
    held = profile_held(officer, party, expected_version)
    entry = LineEntry(party, kind, term, values)
    if fresh and entry.key in lines_present(officer.party_id, [party.pk]):
        raise Malformed({"term": ["line_there"]})
    row = profile_lines_record(officer=officer, today=today, entries=[entry], held=held)[0]
    if row.outcome == REFUSED:
        raise Malformed(row.faults)
    if row.outcome == UNCHANGED:
        raise Malformed({"source": ["nothing_changed"]})
    assert row.line is not None
    return row.line


@service
def profile_line_remove(
    *, officer: Any, today: date, line: ProfileLine, reason: str, expected_version: int | None
) -> ProfileLine:
    """Take a line out of a profile, with a reason. Raises Unseen, Forbidden, Malformed without a reason, Stale."""
    seen = ProfileLine.objects.visible_to(officer).filter(pk=line.pk, owner=officer.party_id)
    if not seen.exists():
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    claim(line.profile, expected_version)
    removed: ProfileLine = seen.get()
    removed.mistake_at = timezone.now()
    removed.save()
    subject, part = (Profile.subject, removed.profile_id), (PART, removed.pk)
    correction_of(officer, removed, subject, part, (said_of(removed), {"removed": True}), reason).save()
    return removed


def lines_present(owner_id: int, parties: Collection[int]) -> dict[tuple[int, str, str], ProfileLine]:
    """The lines that an owner keeps of these parties, by what they are about; one query."""
    found = ProfileLine.objects.filter(owner=owner_id, profile__party__in=parties, mistake_at=None)
    return {(one.profile.party_id, one.kind, one.term): one for one in found.select_related("profile")}


def said_of(line: ProfileLine) -> dict[str, Any]:
    """What a line says, as it is kept with a correction or an import."""
    said = {name: kept(getattr(line, name)) for name in COLUMNS}
    return {"kind": line.kind, "term": line.term} | said


def kept(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def _judged(entry: LineEntry, line: ProfileLine | None, terms: Mapping[str, Any], today: date) -> LineRow:
    before = {name: getattr(line, name) for name in COLUMNS} if line else None
    if faults := entry_faults(entry, before, terms, today):
        return LineRow(REFUSED, faults, line=line)
    if before is None:
        return LineRow(CREATED)
    told = {name: _tidy(value) for name, value in entry.values.items()}
    changes = {name: (before[name], value) for name, value in told.items() if before[name] != value}
    return LineRow(CHANGED if changes else UNCHANGED, changes=changes, line=line)


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _write(officer: Any, entries: Sequence[LineEntry], rows: Sequence[LineRow], held: Mapping[int, Profile]) -> None:
    written = [(entry, row) for entry, row in zip(entries, rows, strict=True) if row.outcome in (CREATED, CHANGED)]
    if not written:
        return
    profiles = {**held, **_held_profiles(officer, {entry.party.pk for entry, _ in written} - set(held))}
    fresh, changed = [], []
    for entry, row in written:
        if row.outcome == CREATED:
            told = {name: _tidy(value) for name, value in entry.values.items()}
            profile = profiles[entry.party.pk]
            row.line = ProfileLine(owner=officer.party, profile=profile, kind=entry.kind, term=entry.term, **told)
            fresh.append(row.line)
        elif row.line is not None:
            for name, (_, value) in row.changes.items():
                setattr(row.line, name, value)
            row.line.updated_at = timezone.now()
            changed.append(row.line)
    ProfileLine.objects.bulk_create(fresh)
    ProfileLine.objects.bulk_update(changed, [*COLUMNS, "updated_at"]) if changed else None


def profile_held(officer: Any, party: Party, expected_version: int | None) -> dict[int, Profile]:
    """The own party's profile of one party, by that, claimed on the version that was read; made where it is new.

    `expected_version` is 0 where none was there. Raises Stale.
    """
    kept = Profile.objects.filter(owner=officer.party_id, party=party).first()
    if kept is None:
        if expected_version:
            raise Stale
        kept, made = Profile.objects.get_or_create(owner=officer.party, party=party)
        if made:
            return {party.pk: kept}
    return {party.pk: claim(kept, expected_version)}


def _held_profiles(officer: Any, parties: Collection[int]) -> dict[int, Profile]:
    """The own party's profiles of these parties, made where they are new, each held and its version raised."""
    kept_of = Profile.objects.filter(owner=officer.party_id, party__in=parties)
    there = set(kept_of.values_list("party_id", flat=True))
    missing = sorted(set(parties) - there)
    Profile.objects.bulk_create([Profile(owner=officer.party, party_id=pk) for pk in missing], ignore_conflicts=True)
    if there:
        list(kept_of.filter(party__in=there).order_by("pk").select_for_update(of=("self",)))
        kept_of.filter(party__in=there).update(version=F("version") + 1, updated_at=timezone.now())
    return {one.party_id: one for one in kept_of}
