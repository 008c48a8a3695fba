"""The brief: what somebody who goes to meet a partner should have read, and each time it was printed."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import new_slug
from cooperation.meetings.meeting import Meeting
from partners.records.record import Record
from partners.records.roots import Root
from partners.records.triggers import AppendOnly, AudienceFits, History, NoTruncate

MOST_POINTS = 3
MOST_SIGNS = 400


def _points() -> Any:
    return ArrayField(models.CharField(max_length=MOST_SIGNS), default=list, blank=True)


class Brief(Root):
    """What we would say to a partner, what it will say, what to avoid: our own affair, and nobody else's.

    What nobody wrote is drafted from the record each time it is read; empty
    lists stand for that.
    """

    subject = "brief"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    to_say = _points()
    they_say = _points()
    avoid = models.CharField(max_length=MOST_SIGNS, blank=True)
    our_promise = models.CharField(max_length=MOST_SIGNS, blank=True)
    their_promise = models.CharField(max_length=MOST_SIGNS, blank=True)
    written_at = models.DateTimeField(null=True, blank=True, help_text="When somebody last wrote its points.")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="brief_is_national"),
            models.UniqueConstraint(
                fields=["owner", "partnership", "meeting"],
                condition=Q(mistake_at=None),
                name="one_brief_per_meeting",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def key(self) -> str:
        """Its address."""
        return self.slug


class BriefPrint(Record):
    """A brief that was printed: when, in which language, and up to which place of the history it had read."""

    brief = models.ForeignKey(Brief, models.PROTECT, related_name="prints")
    language = models.CharField(max_length=5)
    on = models.DateField()
    position = models.BigIntegerField(help_text="The last place in the history that was sealed by then.")
    binder = models.CharField(max_length=24, blank=True, help_text="Of several briefs bound together, one code.")
    made_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="brief_print_is_national"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["brief", "-id"], name="brief_prints")]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            AppendOnly(name="append_only"),
            NoTruncate(name="no_truncate"),
        ]
