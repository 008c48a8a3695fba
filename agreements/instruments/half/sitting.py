"""How long a law asks that a text lie before parliament, and when parliament sits: data of each ministry."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agreements.instruments.half.clock import DayKind, days_of
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.record import Record
from partners.records.service import service

MOST_DAYS = 730


class TablingRule(Record):
    """So many days of such a kind, by such a law."""

    name = models.CharField(max_length=120, help_text="When it applies: treaties of the first class.")
    days = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=[(str(one), str(one)) for one in DayKind])
    source = models.CharField(max_length=300, help_text="The law that says so.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="tabling_rule_is_national"),
            models.CheckConstraint(condition=Q(days__gt=0, days__lte=MOST_DAYS), name="tabling_rule_has_days"),
        ]


class Sitting(Record):
    """A stretch of time in which the house sits, on these days of the week."""

    first = models.DateField()
    last = models.DateField()
    weekdays = ArrayField(models.PositiveSmallIntegerField(), help_text="1 for Monday to 7 for Sunday.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="sitting_is_national"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="sitting_ends_after_start"),
        ]

    @property
    def days(self) -> list[date]:
        """Its days."""
        return days_of(self.first, self.last, self.weekdays)


def sitting_days(party_id: Any) -> list[date]:
    """All days on which a party's parliament is known to sit; one query."""
    rows = Sitting.objects.filter(owner=party_id, mistake_at=None)
    return sorted({day for row in rows for day in row.days})


@service
def tabling_rule_add(*, officer: Any, today: date, name: str, days: int, kind: str, source: str) -> TablingRule:
    """Keep how long a law of the own state asks that a text be tabled. Raises Forbidden, Malformed."""
    _writes(officer)
    faults = {field: ["required"] for field, value in (("name", name), ("source", source)) if not value.strip()}
    if not 0 < days <= MOST_DAYS:
        faults["days"] = ["out_of_range"]
    if kind not in list(DayKind):
        faults["kind"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    made: TablingRule = TablingRule.objects.create(
        owner=officer.party, name=name.strip(), days=days, kind=kind, source=source.strip()
    )
    return made


@service
def sitting_add(*, officer: Any, today: date, first: date, last: date, weekdays: Sequence[int]) -> Sitting:
    """Keep when the own parliament sits. Raises Forbidden, Malformed."""
    _writes(officer)
    faults: dict[str, list[str]] = {}
    if last < first:
        faults["last"] = ["before_first"]
    elif (last - first).days > MOST_DAYS:
        faults["last"] = ["out_of_range"]
    if not weekdays or set(weekdays) - set(range(1, 8)):
        faults["weekdays"] = ["required" if not weekdays else "unknown"]
    if faults:
        raise Malformed(faults)
    made: Sitting = Sitting.objects.create(owner=officer.party, first=first, last=last, weekdays=sorted(set(weekdays)))
    return made


@service
def tabling_setting_remove(
    *, officer: Any, today: date, rule_id: int | None = None, sitting_id: int | None = None
) -> Any:
    """Take out a rule or a sitting that no longer holds; clocks that were set by it keep their days."""
    _writes(officer)
    model: Any = TablingRule if rule_id else Sitting
    row = model.objects.visible_to(officer).filter(owner=officer.party_id, pk=rule_id or sitting_id).first()
    if row is None:
        raise Unseen
    row.mistake_at = timezone.now()
    row.save()
    removed: TablingRule | Sitting = row
    return removed


def _writes(officer: Any) -> None:
    if not officer.writes:
        raise Forbidden("role")
