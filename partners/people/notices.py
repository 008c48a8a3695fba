"""The inbox: a notice is a code, a subject and data; the faces make the words.

Notices about the same thing form a thread: the newest one is shown, those
before it stand behind it. What goes by mail goes alone where somebody waits
or the day is near, and otherwise in the next digest of its officer.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from partners.records.errors import Unseen
from partners.records.outbox import effect
from partners.records.service import service

# Notices about which a mail goes alone: somebody waits for the answer, a clock in hours runs, or a journey
# need not be made.
MAILED = frozenset(
    {
        *("audience_asked", "audience_decided", "consultation_asked", "consultation_half", "consultation_limit"),
        *("activity_postponed", "activity_cancelled", "risk_turned"),
    }
)


class Notice(models.Model):
    """Something an officer should know, exactly once by its key."""

    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="notices")
    code = models.CharField(max_length=40)
    subject = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    key = models.CharField(max_length=120)
    thread = models.CharField(max_length=120, default="", help_text="What it is about; one thread is shown as one.")
    digest = models.CharField(
        max_length=120, null=True, help_text="The digest it went with; empty: in none, null: it waits for the next."
    )
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "key"], name="one_notice_per_key")]
        indexes = [
            models.Index(fields=["officer", "-at"], name="notices_newest"),
            models.Index(fields=["officer", "thread"], name="notices_by_thread"),
            models.Index(fields=["officer"], condition=Q(digest=None), name="notices_for_digest"),
            models.Index(fields=["digest"], condition=Q(digest__gt=""), name="notices_of_digest"),
        ]


def notify(
    officers: Iterable[Any], *, code: str, key: str, subject: str = "", subject_id: int | None = None, **data: Any
) -> None:
    """Put a notice into the inbox of each officer, in the present transaction, once by `key`; mail some of them."""
    people = list(officers)
    about = {"code": code, "key": key, "thread": key, "subject": subject, "subject_id": subject_id, "data": data}
    if code in MAILED:
        about["digest"] = ""
    Notice.objects.bulk_create([Notice(officer=one, **about) for one in people], ignore_conflicts=True)
    if code in MAILED:
        mail_alone(Notice.objects.filter(officer__in=people, key=key).values_list("pk", flat=True))


def mail_alone(notices: Iterable[int]) -> None:
    """Let a mail go for each of these notices, in the present transaction, once."""
    for notice in notices:
        effect(kind="notice_mail", key=f"notice:{notice}", data={"notice": notice})


def threads_of(officer: Any, *, unread: bool = False) -> models.QuerySet[Notice]:
    """The newest notice of each thread, newest first; with `unread` of those alone that hold something unread.

    `unread` says whether any of the thread was not read, `count` how many it holds.
    """
    mine = Notice.objects.filter(officer=officer)
    same = mine.filter(thread=models.OuterRef("thread"))
    number = models.Subquery(same.order_by().values("thread").annotate(n=models.Count("pk")).values("n"))
    newest = mine.filter(~models.Exists(same.filter(pk__gt=models.OuterRef("pk"))))
    waits = models.Exists(same.filter(read_at=None))
    if unread:
        newest = newest.filter(waits)
    return newest.annotate(unread=waits, count=models.functions.Coalesce(number, 1)).order_by("-at", "-pk")


def unread_count(officer: Any) -> int:
    """How many threads of the officer hold something unread."""
    return Notice.objects.filter(officer=officer, read_at=None).values("thread").distinct().count()


@service
def notices_read(*, officer: Any, up_to: int) -> int:
    """Mark the own notices as read up to the one that was seen last; how many were not."""
    waiting = Notice.objects.filter(officer=officer, pk__lte=up_to, read_at=None)
    return waiting.update(read_at=timezone.now())


@service
def notice_read(*, officer: Any, pk: int) -> Notice:
    """Mark one of the own notices as read, with those of its thread before it.

    Raises Unseen for a notice that is not one's own.
    """
    found = Notice.objects.filter(officer=officer, pk=pk).first()
    if found is None:
        raise Unseen
    until = Notice.objects.filter(officer=officer, thread=found.thread, pk__lte=pk, read_at=None)
    until.update(read_at=timezone.now())
    found.refresh_from_db()
    return found


def waiting_for_digest(officers: Iterable[Any]) -> models.QuerySet[Notice]:
    """What waits for the next digest of these officers; what was read meanwhile needs no mail."""
    return Notice.objects.filter(officer__in=officers, digest=None, read_at=None).order_by(F("at"), F("pk"))
