"""“Remind me on”: a day on which an officer wants to hear of an agreement again."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.instruments.agreement import Agreement
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.service import service

MOST_YEARS = 50
LONGEST_NOTE = 200


class AskedReminder(models.Model):
    """A day that one officer asked to be reminded on; nobody else's business."""

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="asked_reminders")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="asked_reminders")
    on = models.DateField(help_text="By the officer's own clock.")
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "agreement", "on"], condition=Q(removed_at=None), name="one_asked_reminder_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["on"], condition=Q(told_at=None, removed_at=None), name="asked_to_tell"),
            models.Index(fields=["agreement"], name="asked_of_agreement"),
        ]


def asked_by(officer: Any) -> models.QuerySet[AskedReminder]:
    """What an officer asked to be reminded of and was not yet, soonest first, as far as the record is in sight."""
    seen = Agreement.objects.visible_to(officer)
    waiting = AskedReminder.objects.filter(officer=officer, removed_at=None, told_at=None, agreement__in=seen)
    return waiting.select_related("agreement__partnership__party_a", "agreement__partnership__party_b").order_by("on")


@service
def reminder_ask(*, officer: Any, today: date, agreement: Agreement, on: date, note: str = "") -> AskedReminder:
    """Ask to be reminded of an agreement on a day; asked twice for one day it is kept once, with the later note.

    `today` is the officer's own day. Raises Unseen out of sight, Forbidden for
    whoever reads no records, Malformed for a day that is not ahead.
    """
    if not Agreement.objects.visible_to(officer).filter(pk=agreement.pk).exists():
        raise Unseen
    if not officer.reads_shared:
        raise Forbidden("role")
    faults = {}
    if not today < on <= date(today.year + MOST_YEARS, 12, 31):
        faults["on"] = ["not_ahead"]
    if len(note.strip()) > LONGEST_NOTE:
        faults["note"] = ["too_long"]
    if faults:
        raise Malformed(faults)
    asked, new = AskedReminder.objects.get_or_create(
        officer=officer, agreement=agreement, on=on, removed_at=None, defaults={"note": note.strip()}
    )
    if not new and note.strip():
        asked.note = note.strip()
        asked.save(update_fields=["note", "changed_at"])
    return asked


@service
def reminder_remove(*, officer: Any, today: date, pk: int) -> AskedReminder:
    """Take back a wish to be reminded. Raises Unseen for what is not one's own or was removed already."""
    found = AskedReminder.objects.select_for_update().filter(officer=officer, pk=pk, removed_at=None).first()
    if found is None:
        raise Unseen
    found.removed_at, found.sequence = timezone.now(), found.sequence + 1
    found.save(update_fields=["removed_at", "sequence", "changed_at"])
    return found
