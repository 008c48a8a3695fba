"""Occasions: days on which something happens to an agreement, or is due under it; what reminders and calendars name.

An occasion is stored, so that its identity outlives a moved date: `uid` never
changes, `sequence` is raised when the date moves or it is cancelled. It holds
codes and days, no text, and is seen by whoever sees what it is about.
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from agreements.instruments.agreement import Agreement

# The kind of an occasion that is about a due of a promise; `part` is its key.
DUE = "due"
# Days of a side's own half, seen by that side alone: an opinion is to be given, the time before parliament runs out.
OPINION, TABLING = "opinion", "tabling"
OWN = (OPINION, TABLING)
# An agreement begins once and ends once: of these the date can only move.
SINGLE = frozenset({"enters_into_force", "ends", "duties_end"})


class Occasion(models.Model):
    """Something that happens on a day, known as well as it is known."""

    class State(models.TextChoices):
        LIVE = "live"
        CANCELLED = "cancelled"
        DONE = "done"

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="occasions")
    kind = models.CharField(max_length=32)
    part = models.BigIntegerField(null=True, help_text="Which part of the agreement it is about, by the kind's table.")
    on = models.CharField(max_length=21, help_text="ISO 8601 at its precision.")
    first = models.DateField(help_text="The first day of `on`, from which reminders are counted.")
    last = models.DateField()
    consequence = models.CharField(max_length=40, blank=True)
    months = models.PositiveSmallIntegerField(null=True, help_text="For how long it renews.")
    then = models.CharField(max_length=21, blank=True, help_text="Of a last day to say no: when it renews otherwise.")
    state = models.CharField(max_length=9, choices=State.choices, default=State.LIVE)
    sequence = models.PositiveIntegerField(default=0)
    known_on = models.DateField(help_text="The legal day since which this date is known.")
    told = models.PositiveSmallIntegerField(null=True, help_text="The last threshold that was told of this date.")
    tell_on = models.DateField(null=True, help_text="When the next threshold is to be told.")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "part"], condition=~Q(part=None), name="one_occasion_per_part"),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="occasion_in_order"),
        ]
        indexes = [
            models.Index(fields=["tell_on"], condition=~Q(tell_on=None), name="occasion_to_tell"),
            models.Index(fields=["agreement", "kind"], name="occasion_of_agreement"),
        ]
