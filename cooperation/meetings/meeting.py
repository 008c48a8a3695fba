"""Meeting: two sides at one table, on a day, with an agenda."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.instruments.agreement import new_slug
from agreements.instruments.time_clauses import choices
from cooperation.meetings.series import MeetingSeries, said_in
from cooperation.meetings.triggers import AgreedStays
from cooperation.meetings.vocabulary import MeetingStatus, MinutesStatus, Mode, SeriesKind
from partners.records.errors import Condition
from partners.records.record import Audience, Record
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History, NotWider

DISCLOSED = ("titles", "kind", "mode", "place", "planned", "starts_at", "ends_at", "zone", "status", "minutes")
_STATUSES = [str(one) for one in MeetingStatus]
# The parts that follow its audience, by related name, wholes before their parts.
FOLLOWING = ("delegates", "items", "outcomes", "reports")


class Meeting(Root):
    """One meeting. `planned` is its date as far as it is known; the hours are instants, told in `zone`."""

    subject = "meeting"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    series = models.ForeignKey(MeetingSeries, models.PROTECT, null=True, blank=True, related_name="meetings")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    reference = models.CharField(max_length=40, unique=True, null=True, blank=True)
    titles = models.JSONField(default=dict, help_text="By language.")
    kind = models.CharField(max_length=16, choices=choices(SeriesKind), default="other")
    mode = models.CharField(max_length=12, choices=choices(Mode), default="in_person")
    place = models.CharField(max_length=160, blank=True, help_text="Town and building; never a position.")
    host = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    planned = models.CharField(max_length=21, blank=True, help_text="ISO 8601 at its precision.")
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=40, default="UTC", help_text="In which its hours are told.")
    status = models.CharField(max_length=12, choices=choices(MeetingStatus), default="draft")
    minutes = models.CharField(max_length=12, choices=choices(MinutesStatus), default="none")
    sequence = models.PositiveSmallIntegerField(default=0, help_text="How often its invitation was changed.")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=~Q(titles={}), name="meeting_has_title"),
            models.CheckConstraint(
                condition=Q(status__in=[str(s) for s in MeetingStatus]), name="meeting_status_known"
            ),
            models.CheckConstraint(
                condition=Q(minutes__in=[str(s) for s in MinutesStatus]), name="minutes_status_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(status__in=("draft", "cancelled")) | Q(starts_at__isnull=False), name="meeting_has_time"
            ),
        ]
        indexes = [
            *Root.Meta.indexes,
            models.Index(fields=["partnership", "starts_at"], name="meeting_of_pair"),
            models.Index(fields=["series", "starts_at"], name="meeting_of_series"),
            models.Index(fields=["updated_at", "id"], name="meeting_latest"),
        ]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            AgreedStays(name="agreed_stays", column="id"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Its address: the reference once it has one, an opaque one until then."""
        return self.reference or self.slug

    def title_in(self, language: str) -> str:
        """Its title in a language, or in whichever it has."""
        return said_in(self.titles, language)

    def following(self) -> list[models.QuerySet[Any]]:
        """What is seen by whoever sees it."""
        return [getattr(self, parts).all() for parts in FOLLOWING]

    def between(self) -> list[models.QuerySet[Any]]:
        """Minutes that were exchanged, and what was said of them: never released to everyone."""
        return [self.minutes_texts.exclude(sent_on=None), self.minutes_acts.all()]

    def disclosed(self) -> dict[str, Any]:
        """What its audience sees of it, field by field."""
        fields = {name: getattr(self, name) for name in DISCLOSED}
        living: Any = self.items.filter(mistake_at=None).order_by("position", "id")
        fields["agenda"] = [one.title for one in living]
        fields["delegates"] = [f"{one.name}, {one.function}" for one in self.delegates.filter(mistake_at=None)]
        fields["outcomes"] = [one.text for one in self.outcomes.filter(mistake_at=None)]
        return {name: value for name, value in fields.items() if value not in ("", None, [], {}, "none")}

    def withdrawal_conditions(self, to: str) -> list[Condition]:
        """What the partner did on a shared meeting keeps it shared."""
        if to != Audience.NATIONAL or self.audience == Audience.NATIONAL:
            return []
        parts = [*self.following(), *self.between()]
        acted = any(one.exclude(owner=self.owner_id).exists() for one in parts)
        return [Condition("partner_has_not_acted", met=not acted)]


class MeetingAddress(models.Model):
    """Every address under which a meeting was ever reached; the old one redirects."""

    key = models.CharField(primary_key=True, max_length=40)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="addresses")


class Delegate(Record):
    """Somebody who sits at the table; of a person function, name and office contact, and the language of the mail."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="delegates")
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=160)
    office_contact = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=5, default="en")
    heads = models.BooleanField(default=False, help_text="Heads the delegation.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(name="") & ~Q(function=""), name="delegate_has_name_and_function"),
            models.UniqueConstraint(
                fields=["meeting", "side"], condition=Q(heads=True, mistake_at=None), name="one_head_per_delegation"
            ),
        ]
        triggers = [
            History(name="history", masked=("name", "function", "office_contact")),
            AudienceFits(name="audience_fits"),
            NotWider(name="not_wider", table="cooperation_meeting", column="meeting_id"),
            AgreedStays(name="agreed_stays"),
        ]
