"""How often an officer is written to: one digest a day or a week, at the own hour, by the own clock.

`next_at` is the instant of the next digest; whoever sends selects by range,
so that a missed hour loses nothing. A digest is named by its officer and by
the local day it was meant for, so that it is claimed once.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from partners.people.officer import Officer
from partners.records.errors import Malformed
from partners.records.service import service

USUAL_HOUR = 7
_WEEK = 7


class Rhythm(models.TextChoices):
    """How often a digest goes."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class MailRhythm(models.Model):
    """When the digests of one officer go; without a row: each day at seven."""

    officer = models.OneToOneField("partners.Officer", models.PROTECT, related_name="mail_rhythm", primary_key=True)
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.DAILY)
    hour = models.PositiveSmallIntegerField(default=USUAL_HOUR, help_text="By the officer's own clock.")
    weekday = models.PositiveSmallIntegerField(default=0, help_text="Of a weekly digest; 0 is Monday.")
    next_at = models.DateTimeField(null=True)
    last_day = models.DateField(null=True, help_text="The local day of the last digest that was due.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hour__lte=23), name="digest_hour_of_the_day"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="digest_day_of_the_week"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="digest_rhythm_known"),
        ]
        indexes = [models.Index(fields=["next_at"], name="digest_next")]


def local_instant(day: date, hour: int, zone: str) -> datetime:
    """The instant at which a clock of `zone` shows this hour of this day.

    An hour that the clock skips in spring is taken as the one it jumps to,
    one that it shows twice in autumn as the first.
    """
    # In UTC: local times round a change of clocks do not compare with others.
    return datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)


def next_digest(rhythm: MailRhythm, zone: str, now: datetime) -> datetime | None:
    """When the next digest goes: after `now`, and on a later local day than the last; None: never."""
    if rhythm.rhythm == Rhythm.NEVER:
        return None
    day = now.astimezone(ZoneInfo(zone)).date()
    if rhythm.last_day and day <= rhythm.last_day:
        day = rhythm.last_day + timedelta(days=1)
    while True:
        fits = rhythm.rhythm == Rhythm.DAILY or day.weekday() == rhythm.weekday
        at = local_instant(day, rhythm.hour, zone)
        if fits and at > now:
            return at
        day += timedelta(days=1)


def rhythm_of(officer: Any) -> MailRhythm:
    """How an officer is written to; not stored where nothing was ever chosen."""
    return MailRhythm.objects.filter(officer=officer).first() or MailRhythm(officer=officer)


@service
def rhythm_choose(*, officer: Any, today: date, now: datetime, rhythm: str, hour: int, weekday: int = 0) -> MailRhythm:
    """Choose how often, and at which hour of the own clock, one is written to. Raises Malformed."""
    faults: dict[str, list[str]] = {}
    if rhythm not in Rhythm.values:
        faults["rhythm"] = ["unknown"]
    if not 0 <= hour <= 23:
        faults["hour"] = ["out_of_range"]
    if not 0 <= weekday < _WEEK:
        faults["weekday"] = ["out_of_range"]
    if faults:
        raise Malformed(faults)
    row = MailRhythm.objects.select_for_update().filter(officer=officer).first() or MailRhythm(officer=officer)
    row.rhythm, row.hour, row.weekday = rhythm, hour, weekday
    row.next_at = next_digest(row, officer.time_zone, now)
    row.save()
    return row


def rhythm_follow_clock(officer: Any, now: datetime) -> None:
    """Let the next digest of an officer who set another clock go by that one, in the present transaction."""
    for row in MailRhythm.objects.select_for_update().filter(officer=officer):
        row.next_at = next_digest(row, officer.time_zone, now)
        row.save(update_fields=["next_at"])


def rhythms_begin(now: datetime) -> int:
    """Give every officer who has none the usual rhythm; how many were new."""
    new = Officer.objects.filter(is_active=True, mail_rhythm=None).only("pk", "time_zone")
    rows = [MailRhythm(officer=one) for one in new]
    for row in rows:
        row.next_at = next_digest(row, row.officer.time_zone, now)
    return len(MailRhythm.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000))
