"""Sessions of regional organisations: where both sides are anyway, and may meet in the margins."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.instruments.agreement import new_slug
from partners.records.roots import Root


class RegionalSession(Root):
    """A session of an organisation, as a source told it; each party keeps its own list."""

    subject = "session"

    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    organisation = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    as_of = models.CharField(max_length=21, help_text="ISO 8601: on which day the source said so.")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=~Q(title=""), name="session_has_title"),
            models.CheckConstraint(condition=~Q(source=""), name="session_has_source"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="session_ends_after_start"),
            models.CheckConstraint(condition=Q(audience="national"), name="session_is_national"),
        ]
        indexes = [*Root.Meta.indexes, models.Index(fields=["owner", "starts_on"], name="session_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """Its address."""
        return self.slug

    def disclosed(self) -> dict[str, Any]:
        """Nobody else is shown it."""
        return {}
