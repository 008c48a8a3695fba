"""What a party adds to the ranking: a part of its own, with a value of each other party, its source and its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partners.matching.world import Said
from partners.models import Party
from partners.parties.reference.read import PARTIAL_DATE
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Reader, Record
from partners.records.roots import Root, claim
from partners.records.service import service

MOST_NAME, MOST_SOURCE, MOST_MEANING = 60, 300, 2000
MOST_VALUE = 100
PREFIX = "own-"


class Criterion(Root):
    """A part of the ranking that the owner made; national for ever."""

    subject = "own_criterion"

    name = models.CharField(max_length=MOST_NAME)
    meaning = models.TextField(help_text="What 0 and 100 stand for.")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(mistake_at=None), name="one_own_criterion_per_name"
            ),
            models.CheckConstraint(condition=Q(audience="national"), name="own_criterion_is_national"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(meaning=""), name="own_criterion_says_what_it_means"),
        ]
        triggers = Record.Meta.triggers

    def __str__(self) -> str:
        return self.name

    @property
    def part(self) -> str:
        """Its code among the parts of the ranking."""
        return f"{PREFIX}{self.pk}"


class CriterionValue(Record):
    """What one party is worth by a criterion, from 0 to 100."""

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="values")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=MOST_SOURCE)
    as_of = models.CharField(max_length=10, help_text="A day, a month or a year.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["criterion", "party"], condition=Q(mistake_at=None), name="one_criterion_value_per_party"
            ),
            models.CheckConstraint(condition=Q(audience="national"), name="criterion_value_is_national"),
            models.CheckConstraint(condition=Q(value__lte=MOST_VALUE), name="criterion_value_is_of_a_hundred"),
            models.CheckConstraint(
                condition=~Q(source="") & Q(as_of__regex=r"^[0-9]{4}(-[0-9]{2}){0,2}$"),
                name="criterion_value_has_source",
            ),
        ]


@dataclass(frozen=True)
class ValueEntry:
    """A value as it is given; with `value` None the one that is there is taken out."""

    party: Party
    value: int | None
    source: str = ""
    as_of: str = ""


@service
def criterion_add(*, officer: Any, today: date, name: str, meaning: str) -> Criterion:
    """Add a part. Raises Forbidden, Malformed, Refused for a name that is there."""
    made: Criterion = Criterion.objects.create(owner=officer.party, **_told(officer, name, meaning))
    return made


@service
def criterion_change(
    *, officer: Any, today: date, criterion: Criterion, name: str, meaning: str, expected_version: int | None
) -> Criterion:
    """Call it otherwise, or say better what it means. Raises Forbidden, Malformed, Stale."""
    told = _told(officer, name, meaning)
    held = _held(officer, criterion, expected_version)
    held.name, held.meaning = told["name"], told["meaning"]
    held.save()
    return held


@service
def criterion_remove(*, officer: Any, today: date, criterion: Criterion, expected_version: int | None) -> Criterion:
    """Take a part out of the ranking, with its values; the history keeps both. Raises Forbidden, Stale."""
    held = _held(officer, criterion, expected_version)
    held.mistake_at = timezone.now()
    held.save()
    CriterionValue.objects.filter(criterion=held, mistake_at=None).update(mistake_at=held.mistake_at)
    return held


@service
def criterion_values_set(
    *,
    officer: Any,
    today: date,
    criterion: Criterion,
    entries: Sequence[ValueEntry],
    expected_version: int | None,
) -> list[CriterionValue]:
    """Give values, change them or take them out, a set at a time. Raises Forbidden, Malformed by party, Stale."""
    if faults := {one.party.code: found for one in entries if (found := _faults(one, today))}:
        raise Malformed(faults)
    if len({one.party.pk for one in entries}) < len(entries):
        raise Malformed({"values": ["repeated"]})
    held = _held(officer, criterion, expected_version)
    there = {one.party_id: one for one in CriterionValue.objects.filter(criterion=held, mistake_at=None)}
    fresh, changed, now = [], [], timezone.now()
    for entry in entries:
        row = there.get(entry.party.pk)
        if row is None and entry.value is not None:
            row = CriterionValue(owner=held.owner, criterion=held, party=entry.party)
            fresh.append(row)
        elif row is not None:
            changed.append(row)
        if row is not None and entry.value is None:
            row.mistake_at = row.updated_at = now
        elif row is not None:
            row.value, row.source, row.as_of, row.updated_at = entry.value, entry.source.strip(), entry.as_of, now
    CriterionValue.objects.bulk_create(fresh)
    if changed:
        CriterionValue.objects.bulk_update(changed, ["value", "source", "as_of", "mistake_at", "updated_at"])
    return [*fresh, *changed]


def criteria_of(reader: Reader) -> list[Criterion]:
    """The parts that the reader's party added, in the order of their making; one query."""
    return list(Criterion.objects.visible_to(reader).filter(owner=reader.party_id).order_by("pk"))


def own_parts(reader: Reader, criteria: Sequence[Criterion]) -> dict[str, dict[str, Said[float]]]:
    """What each of them says of each party, from 0 to 1; one query."""
    parts: dict[str, dict[str, Said[float]]] = {one.part: {} for one in criteria}
    found = CriterionValue.objects.visible_to(reader).filter(owner=reader.party_id, criterion__in=criteria)
    for row in found.values("criterion", "party__code", "value", "source", "as_of"):
        said = Said(row["value"] / MOST_VALUE, row["source"], row["as_of"])
        parts[f"{PREFIX}{row['criterion']}"][row["party__code"]] = said
    return parts


def _held(officer: Any, criterion: Criterion, expected: int | None) -> Criterion:
    if not officer.writes or criterion.owner_id != officer.party_id:
        raise Forbidden("role")
    return claim(criterion, expected)


def _told(officer: Any, name: str, meaning: str) -> dict[str, str]:
    if not officer.writes:
        raise Forbidden("role")
    told = {"name": " ".join(name.split()), "meaning": meaning.strip()}
    faults = {field: ["required"] for field, text in told.items() if not text}
    faults |= {field: ["too_long"] for field, most in _MOST.items() if len(told[field]) > most}
    if faults:
        raise Malformed(faults)
    return told


_MOST = {"name": MOST_NAME, "meaning": MOST_MEANING}


def _faults(entry: ValueEntry, today: date) -> list[str]:
    if entry.value is None:
        return []
    if not 0 <= entry.value <= MOST_VALUE:
        return ["out_of_range"]
    if not entry.source.strip() or len(entry.source) > MOST_SOURCE:
        return ["required" if not entry.source.strip() else "too_long"]
    if not PARTIAL_DATE.fullmatch(entry.as_of):
        return ["not_a_date"]
    return ["in_the_future"] if entry.as_of > today.isoformat()[: len(entry.as_of)] else []
