"""What hangs beneath an activity: what each side brings and does, what it costs, what it takes for itself."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value

from agreements.activities.activity import Activity
from agreements.activities.vocabulary import ActivityActKind, BookedKind
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.triggers import AudienceFits, History, NotWider
from partners.records.ways import Way

_NOT_WIDER = NotWider(name="not_wider", table="agreements_activity", column="activity_id")
_MONEY: Any = {"max_digits": 18, "decimal_places": 2, "null": True, "blank": True}


class ActivitySide(Record):
    """What one side brings: how many people, and where it is reached. Both sides see it once it is shared."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="sides")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    participants = models.PositiveIntegerField(null=True, blank=True, help_text="How many it plans to send.")
    took_part = models.PositiveIntegerField(null=True, blank=True, help_text="How many it sent.")
    composition = models.CharField(max_length=300, blank=True, help_text="Ranks and units, in words.")
    contact = models.CharField(max_length=160, blank=True, help_text="Point of contact: function and office.")
    way = models.CharField(max_length=8, choices=Way.choices)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "party"], name="one_activity_side_per_party"),
        ]
        triggers = [
            History(name="history", masked=("contact",)),
            AudienceFits(name="audience_fits"),
            _NOT_WIDER,
        ]


class ActivityHalf(Record):
    """What one side keeps of an activity for itself. National, and nobody else's business."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="halves")
    responsible = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    notes = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "owner"], name="one_activity_half_per_party"),
            models.CheckConstraint(condition=Q(audience="national"), name="activity_half_is_national"),
        ]


class ActivityCost(Record):
    """What an activity costs one side in one currency, planned and spent, as its owner knows it. National."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="costs")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Who bears it.")
    currency = models.CharField(max_length=3, help_text="ISO 4217.")
    budget = models.DecimalField(**_MONEY)
    actual = models.DecimalField(**_MONEY)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "owner", "party", "currency"],
                condition=Q(mistake_at=None),
                name="one_cost_per_side_and_currency",
            ),
            models.CheckConstraint(condition=Q(audience="national"), name="activity_cost_is_national"),
            models.CheckConstraint(condition=Q(currency__regex="^[A-Z]{3}$"), name="activity_cost_has_currency"),
            models.CheckConstraint(
                condition=(Q(budget=None) | Q(budget__gte=0)) & (Q(actual=None) | Q(actual__gte=0)),
                name="activity_cost_not_negative",
            ),
        ]


class ActivityAct(Record):
    """A side accepts or confirms an activity, in one of the three ways."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=12, choices=choices(ActivityActKind))
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "kind", "side"], condition=Q(mistake_at=None), name="one_activity_act_per_side"
            ),
            models.CheckConstraint(condition=~Q(way="reported") | ~Q(evidence=""), name="reported_act_has_letter"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["activity", "id"], name="act_of_activity")]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]


class Booking(Record):
    """A unit or a place that an activity takes for itself, exclusively while it has `days`.

    The database refuses a second one on any of them. It ships no operator
    classes for text beside ranges everywhere, so the key stands in the
    constraint as the range of its hash alone.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="bookings")
    kind = models.CharField(max_length=8, choices=choices(BookedKind))
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Whose it is.")
    name = models.CharField(max_length=160)
    key = models.CharField(max_length=240, help_text="The same for all ways to write its name.")
    days = DateRangeField(null=True, blank=True, help_text="From confirmed on, where the days are known exactly.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "key"], condition=Q(mistake_at=None), name="one_booking_per_activity"
            ),
            ExclusionConstraint(
                name="booked_once",
                expressions=[
                    (
                        Func(
                            Func(F("key"), Value(0), function="hashtextextended"),
                            Func(F("key"), Value(0), function="hashtextextended"),
                            Value("[]"),
                            function="int8range",
                        ),
                        "&&",
                    ),
                    ("days", "&&"),
                ],
                condition=Q(mistake_at=None),
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["key"], name="booking_by_key")]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]
