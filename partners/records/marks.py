"""What was done to a record, by whom and why: rows that are only ever added."""

from django.db import models

from partners.records.record import Record, Visible
from partners.records.triggers import AppendOnly, AudienceFits, History, NoTruncate
from partners.records.ways import Way


class StepTaken(Visible):
    """One step of a lifecycle: who, for which side and how, when, from, to, why."""

    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    step = models.CharField(max_length=40)
    from_status = models.CharField(max_length=40)
    to_status = models.CharField(max_length=40)
    side = models.ForeignKey("partners.Party", models.PROTECT, null=True, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices)
    officer = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")
    on = models.DateField(help_text="The legal day on which it took effect.")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    cause = models.CharField(max_length=60, blank=True, help_text="The clause or rule that brought a step of time.")
    request = models.CharField(max_length=64, blank=True)
    version_read = models.PositiveIntegerField(null=True)

    class Meta(Visible.Meta):
        indexes = [*Visible.Meta.indexes, models.Index(fields=["subject", "subject_id"], name="step_of_subject")]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            AppendOnly(name="append_only"),
            NoTruncate(name="no_truncate"),
        ]


class Correction(Visible):
    """A recorded act or fact that was put right, with what it said before and why."""

    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    part = models.CharField(max_length=40, help_text="What of it was corrected: `agreement`, `act`, …")
    part_id = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    reason = models.TextField()
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Visible.Meta):
        indexes = [*Visible.Meta.indexes, models.Index(fields=["subject", "subject_id"], name="correction_of")]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            AppendOnly(name="append_only"),
            NoTruncate(name="no_truncate"),
        ]


class SameAs(Record):
    """Two records that turned out to be one: `duplicate_id` is read as `kept_id`."""

    subject = models.CharField(max_length=40)
    duplicate_id = models.BigIntegerField()
    kept_id = models.BigIntegerField()
    reason = models.TextField()

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(duplicate_id=models.F("kept_id")), name="same_as_another"),
        ]


class AudienceRequest(Record):
    """A request to change who sees a record, and what an approver decided of it.

    It names the version that was read; who asked cannot decide, unless the
    installation allows it, and then it says so.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        AGREED = "agreed"
        DECLINED = "declined"

    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    to_audience = models.CharField(max_length=8)
    from_audience = models.CharField(max_length=8)
    version_read = models.PositiveIntegerField()
    asked_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    reason = models.TextField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    decided_alone = models.BooleanField(default=False)
    shown = models.JSONField(default=list, help_text="The fields that became visible by it.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["subject", "subject_id"],
                condition=models.Q(outcome="waiting"),
                name="one_audience_request_at_a_time",
            ),
        ]
