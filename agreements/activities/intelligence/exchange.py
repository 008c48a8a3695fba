"""The register of exchanges: that something was sent, when, by which channel, under which marking; never what."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from agreements.activities.activity import Activity
from agreements.activities.intelligence.arrangement import NOT_WIDER, IntelligencePoint
from agreements.activities.intelligence.neutral import LONGEST, SHAPE, WORD
from agreements.activities.intelligence.vocabulary import BY_A_DAY, ExchangeKind, Handling
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.ways import Way

_NEUTRAL: Any = {"max_length": LONGEST, "help_text": "A number that says nothing."}
_BY_A_DAY = Q(handling__overlap=[str(one) for one in BY_A_DAY])


def _is_neutral(name: str) -> Q:
    return Q(**{f"{name}__regex": SHAPE}) & ~Q(**{f"{name}__regex": WORD})


class Exchange(Record):
    """One entry: metadata alone, between the two sides alone. It has no column into which content could be written."""

    subject = "exchange"

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="exchanges")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Counted in each arrangement and year.")
    sender = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=choices(ExchangeKind))
    sent_on = models.DateField()
    subject_number = models.CharField(**_NEUTRAL)
    marked_as = models.CharField(max_length=60, blank=True, help_text="As the sender names it; empty: no marking.")
    handled_as = models.CharField(max_length=60, blank=True, help_text="As the receiver handles it; empty: one asks.")
    handling = ArrayField(models.CharField(max_length=32, choices=choices(Handling)), default=list, blank=True)
    release_to = ArrayField(models.CharField(max_length=12), default=list, blank=True, help_text="Codes of parties.")
    due_on = models.DateField(null=True, blank=True, help_text="By when it is returned or destroyed.")
    settled_on = models.DateField(null=True, blank=True, help_text="When it was returned or destroyed.")
    settled_way = models.CharField(max_length=8, choices=Way.choices, blank=True)
    channel = models.ForeignKey(IntelligencePoint, models.PROTECT, related_name="+")
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_by")
    way = models.CharField(max_length=8, choices=Way.choices)
    evidence = models.CharField(**_NEUTRAL, blank=True)
    receipt_by = models.DateField(help_text="By when receipt is expected.")
    received_on = models.DateField(null=True, blank=True)
    receipt_way = models.CharField(max_length=8, choices=Way.choices, blank=True)
    receipt_evidence = models.CharField(**_NEUTRAL, blank=True)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")
    told = models.PositiveSmallIntegerField(null=True, help_text="The last threshold that was told of `due_on`.")
    tell_on = models.DateField(null=True, help_text="When the next threshold is to be told.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "year", "number"], name="one_exchange_per_number"),
            models.CheckConstraint(condition=~Q(audience="public"), name="exchange_never_public"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(one) for one in ExchangeKind]), name="exchange_kind_known"
            ),
            models.CheckConstraint(condition=_is_neutral("subject_number"), name="exchange_number_is_neutral"),
            models.CheckConstraint(
                condition=(Q(evidence="") | _is_neutral("evidence"))
                & (Q(receipt_evidence="") | _is_neutral("receipt_evidence")),
                name="exchange_letters_are_neutral",
            ),
            models.CheckConstraint(condition=~Q(way="reported", evidence=""), name="reported_exchange_has_letter"),
            models.CheckConstraint(
                condition=~Q(receipt_way="reported", receipt_evidence=""), name="reported_receipt_has_letter"
            ),
            models.CheckConstraint(
                condition=Q(received_on=None, receipt_way="") | (Q(received_on__gte=F("sent_on")) & ~Q(receipt_way="")),
                name="received_after_it_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(_BY_A_DAY, due_on__isnull=False) | Q(~_BY_A_DAY, due_on=None), name="exchange_due_has_day"
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None) | Q(due_on__isnull=False), name="only_what_is_due_is_settled"
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["activity", "year", "number"], name="exchange_of_arrangement"),
            models.Index(fields=["receipt_by"], condition=Q(received_on=None), name="exchange_not_received"),
            models.Index(fields=["due_on"], condition=Q(settled_on=None), name="exchange_not_settled"),
            models.Index(fields=["tell_on"], condition=~Q(tell_on=None), name="exchange_to_tell"),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Its number within the arrangement."""
        return f"{self.year}-{self.number:03d}"
