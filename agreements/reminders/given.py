"""What a calendar gave out: kept so that what is taken out of sight is cancelled there, and never stands for ever.

A program that subscribes keeps whatever a feed no longer names. So whatever
was given out and is not the officer's any more (the record was a mistake, is
shared no longer, or is somebody else's) is named once more as cancelled, by
the identity and the day alone, with a higher sequence; if it comes back, with
a higher one again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from django.db.models import Count, Max, Sum

from agreements.activities.vocabulary import REPORT_DAYS
from agreements.reminders.occasion import Occasion
from partners.models import CalendarAccess
from partners.records.service import service

# A calendar keeps what has gone by for a year, and says for half a year that something fell away.
KEPT = timedelta(days=366)
CANCELLED_FOR = timedelta(days=183)
ONE_DAY = timedelta(days=1)
# Where identities of consultations are counted from.
_NAMES = UUID("6c1c4d0e-6f0b-4a53-9d0b-0f1c2f2f6f11")
_COLUMNS = ("sequence", "raised", "starts", "ends", "gone_at")


class GivenDay(models.Model):
    """One event as it was last given out to an officer's calendar programs."""

    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    uid = models.UUIDField()
    sequence = models.PositiveIntegerField(help_text="Of what it is about; the feed adds `raised`.")
    raised = models.PositiveIntegerField(default=0)
    starts = models.CharField(max_length=40, help_text="ISO 8601: a day, or an instant.")
    ends = models.CharField(max_length=40)
    gone_at = models.DateTimeField(null=True, help_text="Since when it is said to be cancelled.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "uid"], name="one_given_day_per_event")]


@dataclass(frozen=True)
class Told:
    """An event as it is now: who it is, its sequence, from when until when, whether it fell away."""

    uid: UUID
    sequence: int
    starts: date | datetime
    ends: date | datetime
    cancelled: bool = False


@dataclass(frozen=True)
class Book:
    """By how much each event's sequence is raised, and what is only named as cancelled."""

    raised: Mapping[UUID, int]
    gone: Sequence[GivenDay]


def consultation_uid(pk: int) -> UUID:
    """The identity of a consultation in calendars."""
    return uuid5(_NAMES, f"consultation:{pk}")


def activity_uid(pk: int) -> UUID:
    """The identity of an activity in calendars."""
    return uuid5(_NAMES, f"activity:{pk}")


def report_uid(pk: int) -> UUID:
    """The identity in calendars of the day by which an activity is reported on."""
    return uuid5(_NAMES, f"activity_report:{pk}")


def report_day(activity: Any) -> date:
    """The day by which an activity is reported on (domain: C5)."""
    day: date = activity.last_on + timedelta(days=REPORT_DAYS)
    return day


def told_of(
    occasions: Sequence[Any],
    asked: Sequence[Any],
    consultations: Sequence[Any],
    activities: Sequence[Any] = (),
    reports: Sequence[Any] = (),
) -> list[Told]:
    """Events of the five kinds of days that a calendar holds; a consultation moves with its agreement's version."""
    gone = Occasion.State.CANCELLED
    return [
        *(Told(one.uid, one.sequence, one.first, one.first + ONE_DAY, one.state == gone) for one in occasions),
        *(Told(one.uid, one.sequence, one.on, one.on + ONE_DAY, one.removed_at is not None) for one in asked),
        *(Told(consultation_uid(one.pk), one.agreement.version, one.asked_at, one.limit_at) for one in consultations),
        *(
            Told(activity_uid(one.pk), one.version, one.first_on, one.last_on + ONE_DAY, one.status == "cancelled")
            for one in activities
        ),
        *(Told(report_uid(one.pk), one.version, report_day(one), report_day(one) + ONE_DAY) for one in reports),
    ]


@service
def calendar_give(*, officer: Any, today: date, now: datetime, told: Sequence[Told]) -> Book:
    """Keep what the calendar of an officer is given, and find what was given before and is no longer there.

    Two reads at once wait for each other. Three queries, and those of what changed.
    """
    list(CalendarAccess.objects.select_for_update().filter(officer=officer).values_list("pk"))
    kept = {one.uid: one for one in GivenDay.objects.filter(officer=officer)}
    made, changed = [], []
    for one in told:
        row = kept.pop(one.uid, None)
        if row is None:
            made.append(_put(GivenDay(officer=officer, uid=one.uid), one, now))
        elif _moved(row, one):
            changed.append(_put(row, one, now))
    left = [one for one in kept.values() if one.gone_at is None and not _is_past(one, today)]
    for row in left:
        row.raised, row.gone_at = row.raised + 1, now
    GivenDay.objects.bulk_create(made, ignore_conflicts=True)
    GivenDay.objects.bulk_update([*changed, *left], _COLUMNS, batch_size=500)
    past = [one.pk for one in kept.values() if _is_past(one, today)]
    GivenDay.objects.filter(pk__in=past).delete()
    gone = [one for one in kept.values() if one.gone_at and one.pk not in past and one.gone_at >= now - CANCELLED_FOR]
    rows = GivenDay.objects.filter(officer=officer, raised__gt=0).values_list("uid", "raised")
    return Book(dict(rows), sorted(gone, key=lambda one: one.pk))


def _put(row: GivenDay, one: Told, now: datetime) -> GivenDay:
    if row.gone_at and not one.cancelled:
        row.raised += 1  # it comes back: above what said that it was gone
    row.sequence, row.starts, row.ends = one.sequence, one.starts.isoformat(), one.ends.isoformat()
    row.gone_at = (row.gone_at or now) if one.cancelled else None
    return row


def _moved(row: GivenDay, one: Told) -> bool:
    same = (row.sequence, row.starts, row.ends) == (one.sequence, one.starts.isoformat(), one.ends.isoformat())
    return not same or (row.gone_at is not None) != one.cancelled


def _is_past(row: GivenDay, today: date) -> bool:
    """What has gone by for a year leaves calendars by itself."""
    return date.fromisoformat(row.ends[:10]) < today - KEPT


def given_fingerprint(officer: Any) -> tuple[Any, ...]:
    """What changes whenever something is said to be cancelled, or comes back; one query."""
    rows = GivenDay.objects.filter(officer=officer)
    return tuple(rows.aggregate(n=Count("gone_at"), raised=Sum("raised"), at=Max("gone_at")).values())
