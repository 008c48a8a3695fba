"""The same submission twice is one: a double click, or a client that tries again."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from partners.records.errors import Refused, missing

HONOURED_FOR = timedelta(hours=24)


class Submission(models.Model):
    """A key that an officer sent with a write, and what was answered."""

    officer = models.ForeignKey("partners.Officer", models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, help_text="Of what was sent: the same key for something else is refused.")
    answer = models.JSONField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "key"], name="one_submission_per_key")]


def submission_claim(*, officer: Any, key: str, digest: str) -> Submission | None:
    """Claim `key` inside the transaction of the write it belongs to.

    Returns None when the write is to be done; the earlier submission when it
    was done already. A second writer with the same key waits for the first to
    commit. Raises Refused when the key was used for something else.
    """
    Submission.objects.filter(officer=officer, key=key, at__lt=timezone.now() - HONOURED_FOR).delete()
    try:
        with transaction.atomic():
            Submission.objects.create(officer=officer, key=key, digest=digest)
        return None
    except IntegrityError:
        earlier = Submission.objects.get(officer=officer, key=key)
    if earlier.digest != digest:
        raise Refused([missing("key_used_otherwise")])
    return earlier


def submission_kept(*, officer: Any, key: str, digest: str) -> Submission | None:
    """The submission of this very thing that was done already with this key, or None; claims nothing."""
    since = timezone.now() - HONOURED_FOR
    done = Submission.objects.filter(officer=officer, key=key, digest=digest, at__gte=since)
    return done.exclude(answer=None).first()


def submission_answer(*, officer: Any, key: str, answer: Any) -> None:
    """Keep what was answered, for whoever asks again."""
    Submission.objects.filter(officer=officer, key=key).update(answer=answer)
