"""An amendment is itself an agreement, beneath the one that it changes; here stands what it changes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agreements.amendments.kinds import AmendmentKind, EditAction
from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.triggers import NotWider


class Consolidated(Record):
    """The text of an agreement as it reads: number 1 as it was signed, each next with one more amendment in it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="consolidated")
    number = models.PositiveSmallIntegerField()
    languages = ArrayField(models.CharField(max_length=3), default=list)
    numbering = models.CharField(max_length=10, default="article")
    parts = models.JSONField(default=list, help_text="Its clauses in order, each with its lasting name.")
    since = models.CharField(max_length=21, blank=True, help_text="From when it reads so; empty: from the beginning.")
    by = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", help_text="The amendment that made it."
    )

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "number"], condition=Q(mistake_at=None), name="one_consolidated_per_number"
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]


class Amendment(Record):
    """That an agreement changes the one above it: how, against which text, and from when."""

    agreement = models.OneToOneField(Agreement, models.PROTECT, related_name="amendment")
    kind = models.CharField(max_length=24, choices=choices(AmendmentKind))
    base = models.ForeignKey(
        Consolidated, models.PROTECT, null=True, blank=True, related_name="+", help_text="The text it was written for."
    )
    time_values = models.JSONField(default=dict, blank=True, help_text="Clauses on time of the agreement above.")
    merged = models.ForeignKey(Consolidated, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=list(AmendmentKind)), name="amendment_kind_known"),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]


class AmendmentEdit(Record):
    """One clause that an amendment replaces, puts in or takes out."""

    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="edits")
    order = models.PositiveSmallIntegerField(default=0)
    action = models.CharField(max_length=8, choices=choices(EditAction))
    part = models.CharField(max_length=12, help_text="The clause that is changed, or the name of a new one.")
    after = models.CharField(max_length=12, blank=True, help_text="Behind which clause a new one stands.")
    headings = models.JSONField(default=dict, blank=True, help_text="By language.")
    bodies = models.JSONField(default=dict, blank=True, help_text="By language.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(action__in=list(EditAction)), name="amendment_edit_known"),
            models.UniqueConstraint(
                fields=["amendment", "part"], condition=Q(mistake_at=None), name="one_edit_per_clause"
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_amendment", column="amendment_id"),
        ]
