"""Opportunity: a partner that was found, what led to it, the first step that was chosen, and what became of it."""

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.instruments.agreement import new_slug
from agreements.instruments.time_clauses import choices
from cooperation.opportunities.vocabulary import OpportunityStatus, Why
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History

_STATUSES = [str(one) for one in OpportunityStatus]


class Opportunity(Root):
    """What one party makes of a candidate. National for ever: it is a view on another state.

    `assessment` keeps the weights and lines of the day on which it was opened,
    with their sources; `first_step` the proposal that was chosen. Both are
    codes and numbers.
    """

    subject = "opportunity"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="The candidate.")
    status = models.CharField(max_length=12, choices=choices(OpportunityStatus), default="open")
    opened_on = models.DateField()
    opened_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    assessment = models.JSONField(default=dict)
    first_step = models.JSONField(default=dict, blank=True)
    note = models.TextField(blank=True)
    why = models.CharField(max_length=24, choices=choices(Why), blank=True, help_text="Why it was not taken up.")
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", help_text="Planned from its first step."
    )

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="opportunity_is_national"),
            models.CheckConstraint(condition=Q(status__in=_STATUSES), name="opportunity_status_known"),
            models.CheckConstraint(condition=~Q(party=models.F("owner")), name="opportunity_of_another"),
            models.CheckConstraint(
                condition=~Q(status="not_taken_up") | (~Q(why="") & ~Q(reason="")), name="not_taken_up_says_why"
            ),
            models.CheckConstraint(
                condition=Q(status="open", decided_on=None) | (~Q(status="open") & Q(decided_on__isnull=False)),
                name="opportunity_decided_has_day",
            ),
            models.UniqueConstraint(
                fields=["owner", "party"],
                condition=Q(status="open", mistake_at=None),
                name="one_open_opportunity_per_party",
            ),
        ]
        indexes = [
            *Root.Meta.indexes,
            models.Index(fields=["owner", "party"], name="opportunity_of_party"),
        ]
        triggers = [History(name="history"), AudienceFits(name="audience_fits")]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Its address, which says nothing: it never leaves its owner."""
        return str(self.slug)

    @property
    def reference(self) -> str:
        """It has none: it never leaves its owner."""
        return ""
