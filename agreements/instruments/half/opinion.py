"""What other offices of the own side say of an agreement: asked, due, given. National, and nobody else's business."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.half.own import own_row
from agreements.reminders.own_days import opinion_occasions
from partners.records.errors import Malformed
from partners.records.record import Record
from partners.records.service import service


class Office(models.TextChoices):
    """Which kind of office is asked."""

    LEGAL = "legal"
    FINANCE = "finance"
    SECURITY = "security"
    FOREIGN = "foreign_affairs"
    STAFF = "general_staff"
    OTHER = "other"


class Verdict(models.TextChoices):
    """What an office says."""

    WAITING = "waiting"
    FAVOURABLE = "favourable"
    REMARKS = "with_remarks"
    UNFAVOURABLE = "unfavourable"


class Opinion(Record):
    """One opinion of one office on one agreement."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="opinions")
    kind = models.CharField(max_length=16, choices=Office.choices)
    office = models.CharField(max_length=160, help_text="Its name: Legal service of the Ministry of Finance.")
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict.choices, default=Verdict.WAITING)
    summary = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="opinion_is_national"),
            models.CheckConstraint(
                condition=Q(given_on=None, verdict="waiting") | Q(given_on__isnull=False) & ~Q(verdict="waiting"),
                name="opinion_given_says_what",
            ),
            models.CheckConstraint(
                condition=Q(given_on=None) | Q(given_on__gte=F("asked_on")), name="opinion_after_question"
            ),
        ]


@service
def opinion_ask(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    kind: str,
    office: str,
    expected_version: int | None,
    asked_on: date | None = None,
    due_on: date | None = None,
) -> Opinion:
    """Keep that an office was asked for its opinion. Raises Malformed, Unseen, Forbidden, Stale."""
    held = hold(officer, agreement, expected_version)
    asked = asked_on or today
    faults: dict[str, list[str]] = {} if office.strip() else {"office": ["required"]}
    if kind not in Office.values:
        faults["kind"] = ["unknown"]
    if asked > today:
        faults["asked_on"] = ["in_the_future"]
    if due_on and due_on < asked:
        faults["due_on"] = ["before_asked"]
    if faults:
        raise Malformed(faults)
    made: Opinion = Opinion.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        marking=held.marking,
        agreement=held,
        kind=kind,
        office=office.strip(),
        asked_on=asked,
        due_on=due_on,
    )
    return _told(made, held, today)


@service
def opinion_give(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    opinion_id: int,
    verdict: str,
    summary: str,
    expected_version: int | None,
    given_on: date | None = None,
) -> Opinion:
    """Keep what an office answered; remarks and an unfavourable opinion say why. Also puts an answer right."""
    held = hold(officer, agreement, expected_version)
    row = own_row(Opinion, officer, held, opinion_id)
    given = given_on or today
    faults: dict[str, list[str]] = {}
    if verdict not in Verdict.values or verdict == Verdict.WAITING:
        faults["verdict"] = ["unknown"]
    if verdict != Verdict.FAVOURABLE and not summary.strip():
        faults["summary"] = ["required"]
    if given > today:
        faults["given_on"] = ["in_the_future"]
    if given < row.asked_on:
        faults["given_on"] = ["before_asked"]
    if faults:
        raise Malformed(faults)
    row.verdict, row.summary, row.given_on = verdict, summary.strip(), given
    row.save()
    return _told(row, held, today)


@service
def opinion_mistake(
    *, officer: Any, today: date, agreement: Agreement, opinion_id: int, expected_version: int | None
) -> Opinion:
    """Take out an opinion that was entered by mistake; its history stays."""
    held = hold(officer, agreement, expected_version)
    row = own_row(Opinion, officer, held, opinion_id)
    row.mistake_at = timezone.now()
    row.save()
    return _told(row, held, today)


def _told(row: Opinion, held: Agreement, today: date) -> Opinion:
    row.agreement = held
    opinion_occasions([row], today)
    return row
