"""The inbox: a notice is a code, a subject and data; the faces make the words."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone

from partners.records.outbox import effect
from partners.records.service import service

# Notices about which a mail goes too: somebody waits for the answer.
MAILED = frozenset({"audience_asked", "audience_decided"})


class Notice(models.Model):
    """Something an officer should know, exactly once by its key."""

    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="notices")
    code = models.CharField(max_length=40)
    subject = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    key = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "key"], name="one_notice_per_key")]
        indexes = [models.Index(fields=["officer", "-at"], name="notices_newest")]


def notify(
    officers: Iterable[Any], *, code: str, key: str, subject: str = "", subject_id: int | None = None, **data: Any
) -> None:
    """Put a notice into the inbox of each officer, in the present transaction, once by `key`; mail some of them."""
    people = list(officers)
    Notice.objects.bulk_create(
        [Notice(officer=one, code=code, key=key, subject=subject, subject_id=subject_id, data=data) for one in people],
        ignore_conflicts=True,
    )
    if code in MAILED:
        kept = Notice.objects.filter(officer__in=people, key=key).values_list("pk", flat=True)
        for notice in kept:
            effect(kind="notice_mail", key=f"notice:{notice}", data={"notice": notice})


def notices_of(officer: Any) -> models.QuerySet[Notice]:
    """The inbox of an officer, newest first."""
    return Notice.objects.filter(officer=officer).order_by("-at", "-pk")


@service
def notices_read(*, officer: Any, up_to: int) -> int:
    """Mark the own notices as read up to the one that was seen last; how many were not."""
    waiting = Notice.objects.filter(officer=officer, pk__lte=up_to, read_at=None)
    return waiting.update(read_at=timezone.now())
