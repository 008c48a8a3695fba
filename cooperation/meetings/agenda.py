"""The agenda, and what each item of it came to."""

from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from agreements.obligations.due import Due
from agreements.obligations.obligation import Obligation
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.triggers import AgreedStays
from cooperation.meetings.vocabulary import OutcomeKind, ReportKind
from partners.records.record import Record
from partners.records.triggers import NotWider
from partners.records.ways import Way


class AgendaItem(Record):
    """One item: what is spoken of, for how long, by whom, and what of the record it is about."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    lasts = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In minutes.")
    presenter_side = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    presenter = models.CharField(max_length=160, blank=True, help_text="By function.")
    proposed_as = models.CharField(max_length=24, blank=True, help_text="Why; empty: by choice of somebody.")
    about_key = models.CharField(max_length=60, blank=True, help_text="What it was proposed about, once a meeting.")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, blank=True, related_name="+")
    due = models.ForeignKey(Due, models.PROTECT, null=True, blank=True, related_name="+")
    action = models.ForeignKey("cooperation.Outcome", models.PROTECT, null=True, blank=True, related_name="+")
    moved_from = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="moved_items")
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(title=""), name="item_has_title"),
            models.UniqueConstraint(
                fields=["meeting", "about_key"],
                condition=~Q(about_key="") & Q(mistake_at=None),
                name="one_item_about_a_thing",
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["meeting", "position"], name="item_of_meeting")]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="cooperation_meeting", column="meeting_id"),
            AgreedStays(name="agreed_stays"),
        ]


class Outcome(Record):
    """What an item came to. An action names the side that owes it (none: both) and its day."""

    subject = "action"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="outcomes")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=choices(OutcomeKind))
    text = models.TextField(blank=True)
    side = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="+", help_text="The promise that it became."
    )

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in OutcomeKind]), name="outcome_kind_known"),
            models.CheckConstraint(condition=~Q(text="") | Q(kind="deferred"), name="outcome_says_something"),
            models.CheckConstraint(condition=~Q(kind="action") | Q(due_on__isnull=False), name="action_has_day"),
            models.CheckConstraint(
                condition=~Q(kind="obligation") | Q(obligation__isnull=False), name="outcome_has_its_promise"
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["meeting", "item"], name="outcome_of_meeting"),
            models.Index(fields=["due_on", "id"], name="action_by_day", condition=Q(kind="action")),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="cooperation_meeting", column="meeting_id"),
            AgreedStays(name="agreed_stays"),
        ]


class ActionReport(Record):
    """What became of an action: a row of its own, since what was agreed stays as it was agreed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="reports")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=8, choices=choices(ReportKind))
    side = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    evidence = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["outcome"], condition=Q(mistake_at=None), name="one_report_per_action"),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="cooperation_meeting", column="meeting_id"),
        ]
