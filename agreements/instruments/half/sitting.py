"""How long a law asks that a text lie before parliament, and when parliament sits: data of each ministry."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from agreements.instruments.half.clock import DayKind, days_of
from partners.records.record import Record

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
