"""Series: meetings that return in a rhythm, because an agreement asks for it or because it was so decided."""

from typing import Any

from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import Agreement, new_slug
from agreements.instruments.time_clauses import choices
from agreements.obligations.obligation import Obligation
from cooperation.meetings.vocabulary import Hosting, SeriesKind
from partners.records.record import Record
from partners.records.roots import Root
from partners.records.triggers import NotWider

DISCLOSED = ("titles", "kind", "every_months", "hosting", "clause", "decided", "last_held_on")


class MeetingSeries(Root):
    """Meetings of one kind between two parties, at least once in so many months."""

    subject = "series"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    titles = models.JSONField(default=dict, help_text="By language.")
    kind = models.CharField(max_length=16, choices=choices(SeriesKind), default="commission")
    every_months = models.PositiveSmallIntegerField(help_text="At least once in so many months.")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", help_text="That asks for it."
    )
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="+", help_text="The promise to meet."
    )
    clause = models.CharField(max_length=80, blank=True, help_text="The article that asks for it.")
    decided = models.CharField(max_length=300, blank=True, help_text="Without an agreement: by which decision.")
    hosting = models.CharField(max_length=12, choices=choices(Hosting), default="alternates")
    first_host = models.ForeignKey(
        "partners.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who hosts always, or whose turn it is first.",
    )
    last_held_on = models.CharField(max_length=21, help_text="ISO 8601: from when the rhythm counts.")
    ended_on = models.DateField(null=True, blank=True, help_text="No meeting is proposed after this day.")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=~Q(titles={}), name="series_has_title"),
            models.CheckConstraint(condition=Q(every_months__gt=0), name="series_has_rhythm"),
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in SeriesKind]), name="series_kind_known"),
            models.CheckConstraint(condition=Q(agreement__isnull=False) | ~Q(decided=""), name="series_has_ground"),
        ]
        indexes = [*Root.Meta.indexes, models.Index(fields=["partnership", "id"], name="series_of_pair")]

    def __str__(self) -> str:
        return self.slug

    @property
    def key(self) -> str:
        """Its address."""
        return self.slug

    @property
    def reference(self) -> str:
        """A series has none."""
        return ""

    def title_in(self, language: str) -> str:
        """Its title in a language, or in whichever it has."""
        return said_in(self.titles, language)

    def disclosed(self) -> dict[str, Any]:
        """What its audience sees of it, field by field."""
        fields = {name: getattr(self, name) for name in DISCLOSED}
        return {name: value for name, value in fields.items() if value not in ("", None, {})}


class SeriesSide(Record):
    """Who on one side sees to a series. National, and nobody else's business."""

    series = models.ForeignKey(MeetingSeries, models.PROTECT, related_name="sides")
    responsible = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["series", "owner"], name="one_series_half_per_side"),
            models.CheckConstraint(condition=Q(audience="national"), name="series_half_is_national"),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="cooperation_meetingseries", column="series_id"),
        ]


def said_in(titles: dict[str, str], language: str) -> str:
    """What stands in a language, or in whichever it is said."""
    return titles.get(language[:2]) or titles.get("en") or next(iter(titles.values()), "")
