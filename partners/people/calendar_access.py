"""The address by which a calendar program reads an officer's dates: hashed at rest, shown once, revoked at any time."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partners.people.officer import READS_SHARED
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.reads import look
from partners.records.service import service

# The last use is written, and a read is logged, no more often than this.
USE_NOTED_EVERY = timedelta(minutes=1)
READ_LOGGED_EVERY = timedelta(days=1)


class CalendarScope(models.TextChoices):
    """Which dates a calendar holds."""

    MINE = "mine"
    ALL = "all"


class CalendarAccess(models.Model):
    """One officer's calendar address."""

    officer = models.OneToOneField("partners.Officer", models.PROTECT, related_name="calendar_access")
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=4, choices=CalendarScope.choices, default=CalendarScope.MINE)
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    logged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=CalendarScope.values), name="calendar_scope_known"),
        ]


def digest_of(token: str) -> str:
    """What is kept of a token: 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def access_of(officer: Any) -> CalendarAccess | None:
    """The calendar address of an officer, if one is open."""
    return CalendarAccess.objects.filter(officer=officer).first()


def access_by_token(token: str) -> CalendarAccess:
    """The address with this token. Raises Unseen without one, or when its officer reads nothing any more."""
    found = CalendarAccess.objects.filter(digest=digest_of(token)).select_related("officer__party").first()
    if found is None or not found.officer.has_role(*READS_SHARED):
        raise Unseen
    return found


@service
def calendar_open(*, officer: Any, today: date, scope: str = CalendarScope.MINE) -> tuple[CalendarAccess, str]:
    """A new calendar address of `officer`, and its token, which is shown once and kept nowhere.

    The one before it ends. Raises Forbidden for whoever reads no records, Malformed for an unknown scope.
    """
    if not officer.has_role(*READS_SHARED):
        raise Forbidden("role")
    if scope not in CalendarScope.values:
        raise Malformed({"scope": ["unknown"]})
    token = secrets.token_urlsafe(32)
    fresh = {"digest": digest_of(token), "scope": scope, "made_at": timezone.now()}
    unused = {"last_used_at": None, "logged_at": None}
    access, _ = CalendarAccess.objects.update_or_create(officer=officer, defaults=fresh | unused)
    look(officer, "calendar_opened", {"scope": scope})
    return access, token


@service
def calendar_close(*, officer: Any, today: date) -> None:
    """End the own calendar address at once. Raises Unseen where none is open."""
    if not CalendarAccess.objects.filter(officer=officer).delete()[0]:
        raise Unseen
    look(officer, "calendar_closed", {})


def use_noted(access: CalendarAccess, now: datetime, detail: dict[str, Any]) -> None:
    """Keep when an address was last used, and once a day in the log that it was read and by what."""
    if access.last_used_at and now - access.last_used_at < USE_NOTED_EVERY:
        return
    CalendarAccess.objects.filter(pk=access.pk).update(last_used_at=now)
    unlogged = Q(logged_at=None) | Q(logged_at__lte=now - READ_LOGGED_EVERY)
    if CalendarAccess.objects.filter(unlogged, pk=access.pk).update(logged_at=now):
        look(access.officer, "calendar_read", detail)
