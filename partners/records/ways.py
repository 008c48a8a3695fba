"""The three ways in which a side acts, and the one-time link.

A side acts by its own officer; by a link that shows one item, expires, can
be revoked and needs no account; or the other side records it, with the letter
as evidence. The last is contestable, and only possible while that side has no
active officer here.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from partners.records.record import Record
from partners.records.triggers import AudienceFits, History

# How long a link can be answered.
LASTS = timedelta(days=14)


class Way(models.TextChoices):
    """How a side acted."""

    OFFICER = "officer"
    LINK = "link"
    REPORTED = "reported"
    SYSTEM = "system"


class AnswerLink(Record):
    """A one-time link by which a side without an account confirms or contests one item."""

    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    asks = models.CharField(max_length=40, help_text="The act that it answers.")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=12, blank=True)
    answered_by = models.CharField(max_length=200, blank=True, help_text="Function of whoever answered.")

    class Meta(Record.Meta):
        triggers = [
            History(name="history", hidden=("digest",), masked=("answered_by",)),
            AudienceFits(name="audience_fits"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return not self.revoked_at and not self.answered_at and self.expires_at > timezone.now()


class Contest(Record):
    """A side's objection to what was recorded for it or about it."""

    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    act_id = models.BigIntegerField(null=True, blank=True)
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    reason = models.TextField()
    way = models.CharField(max_length=8, choices=Way.choices)
    settled_at = models.DateTimeField(null=True, blank=True)


def new_token() -> tuple[str, str]:
    """A fresh secret for a link and the digest to keep of it."""
    token = secrets.token_urlsafe(24)
    return token, digest_of(token)


def link_begun(officer: Any, record: Any, *, party: Any, asks: str) -> tuple[AnswerLink, str]:
    """A link by which a party answers one question on a record, seen by our side alone, and its secret, shown once."""
    token, digest = new_token()
    link = AnswerLink.objects.create(
        owner=officer.party,
        partnership=record.partnership,
        marking=record.marking,
        subject=record.subject,
        subject_id=record.pk,
        party=party,
        asks=asks,
        digest=digest,
        made_by=officer,
        expires_at=timezone.now() + LASTS,
    )
    return link, token


def digest_of(token: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_link(token: str) -> Any:
    """The link that this secret opens, or None when there is none or it is spent."""
    link = AnswerLink.objects.filter(digest=digest_of(token), mistake_at=None).first()
    return link if link and link.is_open else None
