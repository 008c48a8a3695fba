"""The minutes: drafted by one side, exchanged, agreed by both, then fixed."""

from django.db import models
from django.db.models import Q

from agreements.instruments.time_clauses import choices
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.triggers import AgreedStays
from cooperation.meetings.vocabulary import MinutesActKind
from partners.records.record import Record
from partners.records.triggers import NotWider
from partners.records.ways import Way


class MinutesText(Record):
    """One version of the minutes: what was said, beside the agenda and its outcomes."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes_texts")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    sent_on = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["meeting", "number"], name="one_minutes_per_number"),
            models.CheckConstraint(condition=~Q(audience="public"), name="minutes_are_not_public"),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=False) | Q(audience="national"), name="draft_minutes_are_national"
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="cooperation_meeting", column="meeting_id"),
            AgreedStays(name="agreed_stays"),
        ]


class MinutesAct(Record):
    """A side agrees to a version of the minutes, or objects to it, in one of the three ways."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes_acts")
    minutes = models.ForeignKey(MinutesText, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=8, choices=choices(MinutesActKind))
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    evidence = models.CharField(max_length=300, blank=True)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["minutes", "side"],
                condition=Q(mistake_at=None, kind="agreed"),
                name="one_agreement_to_minutes_per_side",
            ),
            models.CheckConstraint(condition=~Q(audience="public"), name="minutes_acts_are_not_public"),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="cooperation_meeting", column="meeting_id"),
            AgreedStays(name="agreed_stays"),
        ]
