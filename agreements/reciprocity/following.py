"""Entries that come from activities by themselves, and follow whatever is corrected there: derived, never typed."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.activities.elsewhere import follows_activities, hangs_beneath
from agreements.activities.parts import ActivitySide
from agreements.activities.vocabulary import ActivityStatus
from agreements.reciprocity.access import entry_step_row
from agreements.reciprocity.counting import Counted, Facts, counted
from agreements.reciprocity.entry import ReciprocityAct, ReciprocityEntry, whole
from agreements.reciprocity.training import training_given
from agreements.reciprocity.vocabulary import EntryStatus
from partners.records.marks import StepTaken
from partners.records.record import Audience

_DONE = (ActivityStatus.COMPLETED, ActivityStatus.REPORTED)
# What of an entry follows its activity.
_FOLLOWS = ("area", "unit", "quantity", "given_on", "audience", "marking", "mistake_at")


def _told(activity: Activity) -> list[str]:
    rows = ReciprocityEntry.objects.filter(activity=activity, mistake_at=None).select_related("giver").order_by("pk")
    return [f"{one.giver.code} {one.kind} {whole(one.quantity)} {one.unit}" for one in rows]


@hangs_beneath("given", _told)
def entries_beneath(activity: Activity) -> list[Any]:
    """What an activity gives is seen by both sides once it is shared, and so is what they did about that."""
    acts = ReciprocityAct.objects.filter(entry__activity=activity)
    return [ReciprocityEntry.objects.filter(activity=activity), acts]


@follows_activities
def entries_follow(activities: Collection[Activity]) -> None:
    """Let the entries of activities be what these now give: made, corrected, taken out. A fixed number of statements.

    The quantity that was acknowledged may so be corrected; it then says so.
    """
    kept = ReciprocityEntry.objects.select_for_update(of=("self",)).filter(activity__in=[one.pk for one in activities])
    before = {(one.activity_id, one.giver_id, one.kind): one for one in kept.order_by("pk")}
    found = {(activity.pk, one.giver, str(one.kind)): (activity, one) for activity, one in _counted(activities)}
    fresh = [_new(activity, one) for key, (activity, one) in found.items() if key not in before]
    changed = [row for key, row in before.items() if _put(row, *found.get(key, (None, None)))]
    if changed:
        ReciprocityEntry.objects.bulk_update(
            changed, [*_FOLLOWS, "version", "corrected_at", "updated_at"], batch_size=500
        )
    if fresh:
        ReciprocityEntry.objects.bulk_create(fresh, batch_size=500)
        rows = (
            entry_step_row(one, step="counted", source="", target=one.status, on=one.given_on, cause="activity")
            for one in fresh
            if one.given_on
        )
        StepTaken.objects.bulk_create(rows, batch_size=500)


def _counted(activities: Collection[Activity]) -> Iterator[tuple[Activity, Counted]]:
    done = [one for one in activities if one.status in _DONE and one.mistake_at is None]
    if not done:
        return
    people: dict[int, dict[int, int]] = {}
    sides = ActivitySide.objects.filter(activity__in=[one.pk for one in done], mistake_at=None)
    for key, party, came, planned in sides.values_list("activity", "party", "took_part", "participants"):
        people.setdefault(key, {})[party] = (planned if came is None else came) or 0
    more = training_given(done)
    for one in done:
        facts = Facts(one.form, one.activity_type, one.host_id, one.period.length, people.get(one.pk, {}))
        for each in (*counted(facts), *more.get(one.pk, ())):
            yield one, each


def _audience(activity: Activity) -> str:
    """The two sides see it once the activity is shared, however widely that is released."""
    shared = activity.audience != Audience.NATIONAL and activity.partnership.has(activity.owner_id)
    return str(Audience.PARTIES if shared else Audience.NATIONAL)


def _values(activity: Activity, one: Counted) -> dict[str, Any]:
    return {
        "area": activity.area,
        "unit": str(one.unit),
        "quantity": Decimal(one.quantity),
        "given_on": activity.last_on,
        "audience": _audience(activity),
        "marking": activity.marking,
        "mistake_at": None,
    }


def _new(activity: Activity, one: Counted) -> ReciprocityEntry:
    return ReciprocityEntry(
        owner_id=activity.owner_id,
        partnership_id=activity.partnership_id,
        activity=activity,
        giver_id=one.giver,
        kind=str(one.kind),
        status=str(EntryStatus.PROVIDED),
        **_values(activity, one),
    )


def _put(row: ReciprocityEntry, activity: Activity | None, one: Counted | None) -> bool:
    """Have an entry say what its activity gives now, or take it out; whether that is something else."""
    now = timezone.now()
    gone = {"mistake_at": row.mistake_at or now}
    values = _values(activity, one) if activity is not None and one is not None else gone
    if all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.corrected_at = row.updated_at = now
    return True
