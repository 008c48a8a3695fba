"""Finding an activity and holding it for a write: out of sight is unseen, in sight but not ours is forbidden."""

from collections.abc import Collection
from typing import Any

from agreements.activities.activity import Activity, ActivityAddress
from agreements.activities.parts import ActivityHalf
from partners.models import Role
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Reader
from partners.records.roots import claim

JOINED = ("partnership__party_a", "partnership__party_b", "owner", "host", "country", "legal_basis")


def activity_by_key(reader: Reader, key: str) -> Activity:
    """The activity at any address it ever had. Raises Unseen where there is none in sight."""
    address = ActivityAddress.objects.filter(key=key).values("activity")
    found = Activity.objects.visible_to(reader).filter(pk__in=address).select_related(*JOINED).first()
    if found is None:
        raise Unseen
    activity: Activity = found
    return activity


def activity_keys(activities: Collection[int]) -> dict[int, str]:
    """The addresses of activities, also of such as left the sight of a reader who knew them; one query."""
    rows = Activity.objects.filter(pk__in=activities).values_list("pk", "reference", "slug")
    return {key: reference or slug for key, reference, slug in rows}


def hold_activity(officer: Any, activity: Activity, expected_version: int | None, *, guests: bool = False) -> Activity:
    """Claim an activity for a write of this officer, or of a guest where `guests` may write too.

    Whatever is written beneath an activity begins with it. Raises Unseen out
    of sight, Forbidden for an officer who does not write or whose party has no
    part in it, Stale when the version is no longer the one that was read.
    """
    if not Activity.objects.visible_to(officer).filter(pk=activity.pk).exists():
        raise Unseen
    if not (officer.writes or (guests and officer.has_role(Role.GUEST))):
        raise Forbidden("role")
    if not (activity.partnership.has(officer.party_id) or activity.owner_id == officer.party_id):
        raise Forbidden("not_a_party")
    claim(activity, expected_version)
    return Activity.objects.select_related(*JOINED).get(pk=activity.pk)


def own_activity_only(officer: Any, activity: Activity) -> None:
    """Raise Forbidden unless the officer's party wrote the activity."""
    if activity.owner_id != officer.party_id:
        raise Forbidden("owner_only")


def seen_like(activity: Activity, owner_id: int | None = None) -> dict[str, Any]:
    """The columns of sight of a new part that is seen by whoever sees the activity, written by `owner_id`."""
    return {
        "owner_id": owner_id or activity.owner_id,
        "partnership_id": activity.partnership_id,
        "audience": activity.audience,
        "marking": activity.marking,
    }


def national_of(activity: Activity, owner_id: int) -> dict[str, Any]:
    """The columns of sight of what one party keeps of an activity for itself."""
    return {**seen_like(activity, owner_id), "audience": "national"}


def half_of(officer: Any, activity: Activity) -> ActivityHalf:
    """The own party's half of an activity, made where it is new."""
    given = national_of(activity, officer.party_id)
    half, _ = ActivityHalf.objects.get_or_create(
        activity=activity, owner_id=given.pop("owner_id"), mistake_at=None, defaults=given
    )
    return half
