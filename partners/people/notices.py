"""The inbox: a notice is a code, a subject and data; the faces make the words."""

from collections.abc import Iterable
from typing import Any

from django.db import models


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
    """Put a notice into the inbox of each officer, in the present transaction, once by `key`."""
    Notice.objects.bulk_create(
        [
            Notice(officer=one, code=code, key=key, subject=subject, subject_id=subject_id, data=data)
            for one in officers
        ],
        ignore_conflicts=True,
    )
