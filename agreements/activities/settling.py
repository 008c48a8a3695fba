"""What follows from where an activity stands: units and places are taken, acts on what it no longer is are void."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.activities.parts import Booking
from agreements.activities.telling import free_tell
from agreements.activities.vocabulary import HOLDING


def acts_void(activity: Activity, *kinds: str) -> None:
    """Take out acts that spoke of an activity as it no longer is."""
    activity.acts.filter(kind__in=kinds, mistake_at=None).update(mistake_at=timezone.now())


def bookings_hold(activity: Activity) -> None:
    """Let what an activity books be taken on its days from confirmed on, and free it else, and tell who waits for it.

    The constraint `booked_once` refuses a second one.
    """
    days = activity.days if activity.status in HOLDING and activity.mistake_at is None else None
    held = list(activity.bookings.filter(mistake_at=None).exclude(days=None))
    activity.bookings.filter(mistake_at=None).update(days=days, updated_at=timezone.now())
    free_tell([one for one in held if one.days != days])


def clashes_of(activity: Activity, keys: Collection[str] | None = None) -> list[Booking]:
    """What others have taken of what an activity books, on its exact days; whatever anybody may see of it.

    Who tells of it names only those activities that the reader sees.
    """
    if activity.days is None:
        return []
    if keys is None:
        keys = list(activity.bookings.filter(mistake_at=None).values_list("key", flat=True))
    taken: Any = Booking.objects.filter(key__in=keys, days__overlap=activity.days, mistake_at=None)
    return list(taken.exclude(activity=activity).select_related("activity").order_by("name", "id"))
