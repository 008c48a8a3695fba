"""An arrangement to share intelligence: its stage, and each side's points of contact and channels."""

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.activities.intelligence.vocabulary import ArrangementStage, PointKind
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.triggers import AudienceFits, History, NotWider
from partners.records.ways import Way

NOT_WIDER = NotWider(name="not_wider", table="agreements_activity", column="activity_id")
# After so many days without receipt an exchange is asked about, unless the two agree otherwise.
RECEIPT_DAYS = 14


class Arrangement(Record):
    """The facts of one arrangement; what it stands on is the legal basis of its activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="arrangements")
    stage = models.CharField(max_length=16, choices=choices(ArrangementStage), default="arranging")
    receipt_days = models.PositiveSmallIntegerField(default=RECEIPT_DAYS, help_text="Within which receipt is given.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity"], name="one_arrangement_per_activity"),
            models.CheckConstraint(
                condition=Q(stage__in=[str(one) for one in ArrangementStage]), name="arrangement_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(receipt_days__gte=1, receipt_days__lte=365), name="arrangement_receipt_within_a_year"
            ),
            models.CheckConstraint(condition=~Q(audience="public"), name="arrangement_never_public"),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]


class IntelligencePoint(Record):
    """A point of contact, by function and office alone, or a channel and up to which marking it is accredited."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="points")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Whose it is.")
    kind = models.CharField(max_length=8, choices=choices(PointKind))
    name = models.CharField(max_length=160, help_text="Function and office, or what the channel is called.")
    office_contact = models.CharField(max_length=160, blank=True, help_text="Of an office, never of a person.")
    accredited_to = models.CharField(max_length=60, blank=True, help_text="The highest marking, as its side names it.")
    valid_until = models.DateField(null=True, blank=True, help_text="The last day on which it may be used.")
    way = models.CharField(max_length=8, choices=Way.choices)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")
    told = models.PositiveSmallIntegerField(null=True, help_text="The last threshold that was told of its last day.")
    tell_on = models.DateField(null=True, help_text="When the next threshold is to be told.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "party", "kind", "name"], condition=Q(mistake_at=None), name="one_point_per_name"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="point_has_name"),
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in PointKind]), name="point_kind_known"),
            models.CheckConstraint(condition=~Q(audience="public"), name="intelligencepoint_never_public"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["tell_on"], condition=~Q(tell_on=None), name="point_to_tell"),
        ]
        triggers = [
            History(name="history", masked=("office_contact",)),
            AudienceFits(name="audience_fits"),
            NOT_WIDER,
        ]

    def __str__(self) -> str:
        return self.name
