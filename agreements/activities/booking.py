"""Units and places that an activity takes for itself."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import hold_activity, seen_like
from agreements.activities.activity import Activity
from agreements.activities.parts import Booking
from agreements.activities.settling import bookings_hold, clashes_of
from agreements.activities.telling import free_tell
from agreements.activities.vocabulary import HOLDING, BookedKind
from partners.models import Party
from partners.records.errors import Condition, Malformed, Refused, Unseen
from partners.records.fold import fold
from partners.records.service import service


@service
def booking_add(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    kind: str,
    party: Party,
    name: str,
    expected_version: int | None,
) -> Booking:
    """Book a unit or a place of one of the two sides; from confirmed on, with exact days, nobody else gets it.

    Raises Malformed, Refused where it is taken (naming the other activity to
    those alone who see it), Forbidden, Unseen, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    faults: dict[str, list[str]] = {}
    if kind not in set(BookedKind):
        faults["kind"] = ["unknown"]
    if not held.partnership.has(party.pk):
        faults["side"] = ["not_of_pair"]
    if not name.strip() or len(name.strip()) > 160:
        faults["name"] = ["too_long" if name.strip() else "required"]
    if faults:
        raise Malformed(faults)
    key = booking_key(party, kind, name)
    if held.status in HOLDING:
        told = clash_conditions(officer, clashes_of(held, [key]))
        if told:
            raise Refused(told)
    booking = Booking.objects.create(
        activity=held, kind=kind, party=party, name=name.strip(), key=key, **seen_like(held, officer.party_id)
    )
    bookings_hold(held)
    return booking


@service
def booking_drop(
    *, officer: Any, today: date, activity: Activity, booking_id: int, expected_version: int | None
) -> Activity:
    """Let go of a booked unit or place. Raises Unseen, Forbidden, Stale."""
    held = hold_activity(officer, activity, expected_version)
    found = Booking.objects.visible_to(officer).filter(activity=held, pk=booking_id)
    freed = list(found.exclude(days=None))
    if not found.update(mistake_at=timezone.now(), days=None):
        raise Unseen
    free_tell(freed)
    return held


def booking_key(party: Party, kind: str, name: str) -> str:
    """The same for all ways to write the name of what a party has."""
    return f"{party.pk}:{kind}:{' '.join(fold(name).split())}"


def clash_conditions(officer: Any, taken: list[Booking]) -> list[Condition]:
    """A condition for each unit or place that is taken; the other activity is named if the officer sees it."""
    seen = set(
        Activity.objects.visible_to(officer)
        .filter(pk__in=[one.activity_id for one in taken])
        .values_list("pk", flat=True)
    )
    told: dict[str, Condition] = {}
    for one in taken:
        by = one.activity.key if one.activity_id in seen else ""
        told.setdefault(one.key, Condition("booked_once", {"name": one.name, "by": by}))
    return list(told.values())
