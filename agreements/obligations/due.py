"""Due: one occasion on which a promise is to be kept, and what the sides did about it."""

from typing import Any

from django.db import models
from django.db.models import Q

from agreements.documents.document import Document
from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from agreements.obligations.obligation import Obligation
from agreements.obligations.timing import Times
from agreements.obligations.vocabulary import DueActKind, DueStatus
from agreements.terms.dates import PartialDate
from partners.records.record import Record
from partners.records.triggers import AudienceFits, History, NotWider
from partners.records.ways import Way


class Due(Record):
    """One occasion, generated ahead; its status is the outcome of acts and of time, good until its day."""

    subject = "due"

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="dues")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="dues")
    occasion = models.CharField(max_length=24, help_text="Which one of its promise; stays when the date moves.")
    due = models.CharField(max_length=21, blank=True, help_text="ISO 8601 at its precision; empty: no date is set.")
    due_on = models.DateField(null=True, blank=True, help_text="The last day of `due`.")
    active_from = models.DateField(null=True, blank=True)
    period = models.CharField(max_length=21, blank=True, help_text="The stretch that it is for.")
    status = models.CharField(max_length=16, choices=choices(DueStatus), default="pending")
    good_until = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True, help_text="Fulfilled, waived or closed on.")
    fulfilled_on = models.DateField(null=True, blank=True)
    fulfilled_quantity = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    limit_at = models.DateTimeField(null=True, blank=True, help_text="Of one that an event set off: the instant.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["obligation", "occasion"], name="one_due_per_occasion"),
            models.CheckConstraint(condition=Q(status__in=[str(one) for one in DueStatus]), name="due_status_known"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["due_on", "id"], name="due_by_day"),
            models.Index(fields=["status", "due_on"], name="due_by_status"),
            models.Index(fields=["agreement", "due_on"], name="due_of_agreement"),
            models.Index(fields=["good_until"], name="due_good_until", condition=Q(good_until__isnull=False)),
            models.Index(fields=["updated_at", "id"], name="due_latest"),
        ]
        triggers = [
            History(name="history", hidden=("good_until",)),
            AudienceFits(name="audience_fits"),
            NotWider(name="not_wider", table="agreements_obligation", column="obligation_id"),
        ]

    @property
    def times(self) -> Times:
        """Its turning days, for `agreements.obligations.timing`."""
        first = PartialDate.parse(self.due).first if self.due else None
        return Times(self.active_from, first, self.due_on)


def due_begun(obligation: Obligation, occasion: str, **more: Any) -> Due:
    """A new occasion of a promise, not saved yet; whoever sees the promise sees it."""
    return Due(
        obligation=obligation,
        owner_id=obligation.owner_id,
        partnership_id=obligation.partnership_id,
        audience=obligation.audience,
        marking=obligation.marking,
        occasion=occasion,
        **more,
    )


class DueAct(Record):
    """What a side did about one occasion, in one of the three ways, with what shows it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="due_acts")
    due = models.ForeignKey(Due, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=16, choices=choices(DueActKind))
    side = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: both together."
    )
    on = models.CharField(max_length=21, help_text="ISO 8601 at its precision.")
    way = models.CharField(max_length=8, choices=Way.choices)
    quantity = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    clause = models.CharField(max_length=80, blank=True, help_text="Of a waiver: the clause that allows it.")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", help_text="The document that shows it."
    )
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    evidence_url = models.URLField(max_length=500, blank=True)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in DueActKind]), name="due_act_kind_known"),
            models.UniqueConstraint(
                fields=["due", "kind", "side"],
                condition=Q(mistake_at=None) & Q(kind__in=["fulfilled", "acknowledged", "waived", "closed"]),
                name="one_due_act_per_side",
                nulls_distinct=False,
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["due", "id"], name="act_of_due")]
        triggers = [*Record.Meta.triggers, NotWider(name="not_wider", table="agreements_due", column="due_id")]
