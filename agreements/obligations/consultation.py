"""Consultation: one side asked for talks, and a clock in hours runs."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from agreements.obligations.due import Due
from agreements.obligations.obligation import Obligation
from agreements.obligations.vocabulary import EventKind, Outcome
from partners.records.record import Record
from partners.records.triggers import NotWider
from partners.records.ways import Way


class Consultation(Record):
    """A request for consultation: by whom, at which instant, answered within so many hours, and how it ended.

    Instants are UTC; the zone is the one in which the hour was written down.
    """

    subject = "consultation"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="consultations")
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="consultations", help_text="That promises it."
    )
    due = models.OneToOneField(Due, models.PROTECT, null=True, blank=True, related_name="consultation")
    disputed = models.ForeignKey(
        Due, models.PROTECT, null=True, blank=True, related_name="+", help_text="The occasion in dispute."
    )
    event = models.CharField(max_length=24, choices=choices(EventKind), default="consultation_request")
    asked_by = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices)
    asked_at = models.DateTimeField()
    zone = models.CharField(max_length=40, default="UTC")
    within_hours = models.PositiveSmallIntegerField()
    limit_at = models.DateTimeField()
    about = models.TextField(blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=20, choices=choices(Outcome), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome_note = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(within_hours__gt=0), name="consultation_has_limit"),
            models.CheckConstraint(condition=Q(limit_at__gt=F("asked_at")), name="consultation_limit_after_request"),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None) | (~Q(outcome="") & Q(ended_at__isnull=False)),
                name="consultation_ends_with_outcome",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["limit_at"], name="consultation_open", condition=Q(outcome="")),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether its clock still runs."""
        return not self.outcome

    @property
    def half_at(self) -> datetime:
        """Half time."""
        return self.asked_at + timedelta(hours=self.within_hours) / 2
