"""A red line that a party draws itself: whom it will not take as a partner, why, and until what changes."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from partners.records.record import Record
from partners.records.roots import Root
from partners.redlines.vocabulary import OPEN, Ground, RedLineStatus

MOST_SOURCE = 300
MOST_TEXT = 4000
# What a red line says; beside it stand the party and how far it is.
COLUMNS = ("ground", "why", "would_change", "source", "as_of", "review_on")


class RedLine(Root):
    """That the owner excludes a party, by decision of its approvers; national for ever: nothing widens it."""

    subject = "red_line"

    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=24, choices=Ground.choices)
    why = models.TextField()
    would_change = models.TextField(help_text="What would have to change for it to be lifted.")
    source = models.CharField(max_length=MOST_SOURCE)
    as_of = models.CharField(max_length=10, help_text="A day, a month or a year.")
    review_on = models.DateField(null=True, blank=True, help_text="When it is to be looked at again.")
    status = models.CharField(max_length=8, choices=RedLineStatus.choices, default=RedLineStatus.ASKED)
    drawn_on = models.DateField(null=True, blank=True)
    lifted_on = models.DateField(null=True, blank=True, help_text="From this day on it excludes no more.")
    asked_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    decided_alone = models.BooleanField(default=False, help_text="Whoever asked last decided too.")
    told_on = models.DateField(null=True, blank=True, help_text="The day of review that was told of.")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "party", "ground"],
                condition=Q(mistake_at=None, status__in=OPEN),
                name="one_red_line_per_ground",
            ),
            models.CheckConstraint(condition=Q(audience="national"), name="red_line_is_national"),
            models.CheckConstraint(condition=~Q(party=F("owner")), name="red_line_is_about_another"),
            models.CheckConstraint(condition=Q(ground__in=Ground.values), name="red_line_ground_known"),
            models.CheckConstraint(condition=Q(status__in=RedLineStatus.values), name="red_line_status_known"),
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(source="") & Q(as_of__regex=r"^[0-9]{4}(-[0-9]{2}){0,2}$"),
                name="red_line_says_why_and_where_from",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("asked", "declined"), drawn_on=None)
                | (Q(status__in=("drawn", "lifting")) & Q(drawn_on__isnull=False, lifted_on=None))
                | (Q(status="lifted") & Q(drawn_on__isnull=False, lifted_on__gte=F("drawn_on"))),
                name="red_line_days_fit_its_status",
            ),
        ]
        indexes = [*Root.Meta.indexes, models.Index(fields=["review_on"], name="red_line_review")]
        triggers = Record.Meta.triggers

    def __str__(self) -> str:
        return self.party.code

    def excludes_on(self, day: date) -> bool:
        """Whether it excludes the party on a day; on that of its lifting no more."""
        begun = self.drawn_on is not None and self.drawn_on <= day
        return begun and (self.lifted_on is None or day < self.lifted_on)
