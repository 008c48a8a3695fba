"""The door for activities that exist: one save; title, partner and period are enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agreements.activities.access import seen_like
from agreements.activities.activity import COLUMNS, Activity, ActivityAddress
from agreements.activities.elsewhere import activities_changed
from agreements.activities.entry import REFERS, ActivityEntry, activity_faults, status_of_entry
from agreements.activities.numbering import activity_references_give, activity_search_put
from agreements.activities.parts import ActivityHalf
from agreements.activities.period import Period
from agreements.activities.stepping import activity_step_row
from agreements.activities.vocabulary import OVER, ActivityStatus, form_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Door
from partners.models import Partnership, Party
from partners.partnerships.partnership import partnerships_between
from partners.records.errors import Forbidden, Malformed
from partners.records.marks import StepTaken
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Way


@dataclass
class Row:
    """What became of one entry: `created`, `unchanged` or `refused`, with codes by column."""

    number: int
    outcome: str
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)
    activity: Any = None


@service
def activities_record(
    *, officer: Any, today: date, entries: Sequence[ActivityEntry], dry_run: bool = False
) -> list[Row]:
    """Record activities that exist, as national records of the officer's party; one row of outcome for each.

    Set-wise: the number of statements does not grow with the entries. An entry
    that was recorded before by its `source_key` is left as it is. Good rows are
    recorded although others are refused. Raises Forbidden for an officer who
    does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    known = _Known.of(officer, entries)
    rows = [_judge(known, number, entry, today) for number, entry in enumerate(entries, 1)]
    fresh = [(row, entry) for row, entry in zip(rows, entries, strict=True) if row.outcome == "created"]
    if fresh and not dry_run:
        made = _make(officer, today, known, [entry for _, entry in fresh])
        for (row, _), activity in zip(fresh, made, strict=True):
            row.activity = activity
    return rows


def activity_record(*, officer: Any, today: date, entry: ActivityEntry) -> Activity:
    """Record one activity that exists: a batch of one. Raises Malformed with what is wrong, by column."""
    row = activities_record(officer=officer, today=today, entries=[entry])[0]
    if row.outcome == "refused":
        raise Malformed(row.faults)
    activity: Activity = row.activity
    return activity


@dataclass
class _Known:
    """What entries refer to, looked up once."""

    own: Party
    parties: dict[str, Party]
    earlier: dict[str, Activity]
    agreements: dict[str, Agreement]
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, officer: Any, entries: Sequence[ActivityEntry]) -> "_Known":
        codes = {code for one in entries for code in (*one.parties, one.country, one.host) if code}
        keys = [one.source_key for one in entries if one.source_key]
        earlier = Activity.objects.filter(owner=officer.party, source_key__in=keys, mistake_at=None) if keys else []
        bases = {one.legal_basis for one in entries if one.legal_basis}
        seen = Agreement.objects.visible_to(officer).select_related("partnership")
        agreements = seen.filter(reference__in=bases) if bases else []
        return cls(
            own=officer.party,
            parties={one.code: one for one in Party.objects.filter(code__in=codes | {officer.party.code})},
            earlier={one.source_key: one for one in earlier},
            agreements={one.key: one for one in agreements},
        )

    def pair(self, entry: ActivityEntry) -> list[Party]:
        """The two parties of an entry, as far as they are known."""
        codes = list(entry.parties) if len(entry.parties) > 1 else [self.own.code, *entry.parties]
        return [self.parties[code] for code in codes if code in self.parties]


def _judge(known: _Known, number: int, entry: ActivityEntry, today: date) -> Row:
    values = {name: getattr(entry, name) for name in COLUMNS if name not in (*REFERS, "form")}
    faults = activity_faults(values) | _pair_faults(known, entry) | _referring(known, entry)
    if not faults:
        faults |= _status_faults(entry, today)
    if entry.source_key and entry.source_key in known.seen:
        faults["source_key"] = ["repeated"]
    known.seen.add(entry.source_key)
    earlier = known.earlier.get(entry.source_key) if entry.source_key else None
    if earlier and not faults and earlier.source_digest != entry.digest:
        faults["source_key"] = ["recorded_differently"]
    if faults:
        return Row(number, "refused", faults, earlier)
    return Row(number, "unchanged" if earlier else "created", activity=earlier)


def _pair_faults(known: _Known, entry: ActivityEntry) -> dict[str, list[str]]:
    pair = known.pair(entry)
    if not entry.parties:
        return {"parties": ["required"]}
    if len(entry.parties) > 2:
        return {"parties": ["more_than_two"]}
    if len(pair) < 2:
        return {"parties": ["unknown"]}
    return {"parties": ["two_that_are_one"]} if pair[0] == pair[1] else {}


def _referring(known: _Known, entry: ActivityEntry) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    pair = known.pair(entry)
    if entry.country and entry.country not in known.parties:
        faults["country"] = ["unknown"]
    if entry.host and entry.host not in {one.code for one in pair}:
        faults["host"] = ["not_of_pair"]
    if entry.legal_basis:
        basis = known.agreements.get(entry.legal_basis)
        if basis is None:
            faults["legal_basis"] = ["unknown"]
        elif len(pair) == 2 and not all(basis.partnership.has(one.pk) for one in pair):
            faults["legal_basis"] = ["of_another_pair"]
    return faults


def _status_faults(entry: ActivityEntry, today: date) -> dict[str, list[str]]:
    """What is over lies in the past, and what is yet to come does not."""
    if entry.status and entry.status not in set(ActivityStatus):
        return {"status": ["unknown"]}
    period = Period.of(entry.starts, entry.ends)
    if entry.status in (ActivityStatus.COMPLETED, ActivityStatus.REPORTED) and period.first > today:
        return {"status": ["not_over_yet"]}
    if entry.status and entry.status not in OVER and period.last < today:
        return {"status": ["over_already"]}
    if entry.status == ActivityStatus.REPORTED and not entry.outcome.strip():
        return {"outcome": ["required"]}
    return {}


def _make(officer: Any, today: date, known: _Known, entries: Sequence[ActivityEntry]) -> list[Activity]:
    pairs = [known.pair(entry) for entry in entries]
    partnerships = partnerships_between((a, b) for a, b in pairs)
    by_parties = {frozenset(one.codes): one for one in partnerships.values()}
    made = [
        _activity(officer, known, entry, by_parties[frozenset(party.code for party in pair)], today)
        for entry, pair in zip(entries, pairs, strict=True)
    ]
    activity_references_give(made)
    activity_search_put(made)
    Activity.objects.bulk_create(made)
    keys = [(key, one) for one in made for key in (one.slug, one.reference) if key]
    ActivityAddress.objects.bulk_create([ActivityAddress(key=key, activity=one) for key, one in keys])
    _halves(officer, made, entries)
    told = {"on": today, "officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
    StepTaken.objects.bulk_create(
        activity_step_row(one, step="recorded", source="", target=one.status, **told) for one in made
    )
    activities_changed(made)
    return made


def _halves(officer: Any, made: Sequence[Activity], entries: Sequence[ActivityEntry]) -> None:
    """The own halves of those that somebody sees to, or of which something is noted; of a list nobody sees to each."""
    responsible = officer if len(made) == 1 else None
    ActivityHalf.objects.bulk_create(
        ActivityHalf(
            activity=one,
            responsible=responsible,
            notes=entry.notes,
            **{**seen_like(one), "audience": Audience.NATIONAL},
        )
        for one, entry in zip(made, entries, strict=True)
        if responsible or entry.notes
    )


def _activity(officer: Any, known: _Known, entry: ActivityEntry, pair: Partnership, today: date) -> Activity:
    period, status = Period.of(entry.starts, entry.ends), status_of_entry(entry, today)
    plain = {name: getattr(entry, name) for name in COLUMNS if name not in (*REFERS, "form")}
    plain |= {name: plain[name].strip() for name in ("title", "place", "purpose")}
    over = status in (ActivityStatus.COMPLETED, ActivityStatus.REPORTED)
    return Activity(
        owner=officer.party,
        partnership=pair,
        door=Door.RECORDED,
        form=form_of(entry.activity_type),
        country=known.parties.get(entry.country),
        host=known.parties.get(entry.host),
        legal_basis=known.agreements.get(entry.legal_basis),
        status=status,
        first_on=period.first,
        last_on=period.last,
        days=period.days,
        completed_on=period.last if over and period.exact else None,
        outcome=entry.outcome.strip(),
        source_key=entry.source_key,
        source_digest=entry.digest if entry.source_key else "",
        is_sample=entry.is_sample,
        **plain,
    )
