"""Taking a step with an activity, and following where acts lead."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.activities.access import JOINED, hold_activity
from agreements.activities.activity import Activity
from agreements.activities.elsewhere import activities_changed
from agreements.activities.entry import period_faults
from agreements.activities.guards import ActivitySituation
from agreements.activities.numbering import activities_number
from agreements.activities.period import Period
from agreements.activities.settling import acts_void, bookings_hold
from agreements.activities.stepping import activity_step_row
from agreements.activities.steps import ACTIVITY
from agreements.activities.telling import step_tell
from agreements.activities.vocabulary import BOTH, ActivityActKind, ActivityStatus
from partners.records.errors import Forbidden, Malformed
from partners.records.lifecycle import Offer, Step
from partners.records.record import PUBLIC
from partners.records.service import service
from partners.records.ways import Way

_LONGEST = 4000
# What steps write.
_MOVED = (
    "status", "called_off_by", "called_off_reason", "put_off_from", "starts", "ends", "first_on", "last_on", "days",
    "completed_on", "outcome", "reported_on",
)  # fmt: skip


def status_on(activity: Activity, today: date) -> str:
    """How far it is on a day: what is confirmed is under way once its first day has come."""
    begun = activity.status == ActivityStatus.CONFIRMED and activity.first_on <= today
    return ActivityStatus.ONGOING if begun else activity.status


def activity_situation(officer: Any, activity: Activity, today: date) -> ActivitySituation:
    """An activity as this officer finds it today; nothing is written. `officer` None: nobody in particular."""
    pair = activity.partnership
    return ActivitySituation(
        status=status_on(activity, today),
        side=officer.party_id if officer and pair.has(officer.party_id) else None,
        owner=activity.owner_id,
        roles=frozenset(officer.roles if officer and officer.is_active else ()),
        activity=activity,
        officer=officer or PUBLIC,
        today=today,
        acts=tuple(activity.acts.filter(mistake_at=None)),
        sides=tuple(activity.sides.filter(mistake_at=None)),
        codes={one.pk: one.code for one in (pair.party_a, pair.party_b)},
    )


def activity_offers(officer: Any, activity: Activity, today: date) -> list[Offer]:
    """Every step out of the present status as this officer sees it, with all that is still missing.

    Nobody is offered a step whose party only wrote the record about two others.
    """
    if not activity.partnership.has(officer.party_id):
        return []
    return [one for one in ACTIVITY.offers(activity_situation(officer, activity, today)) if one.step.name != "begin"]


@service
def activity_step(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    to: str,
    expected_version: int,
    inputs: Mapping[str, Any] | None = None,
) -> Activity:
    """Take the step from the present status to `to`.

    `inputs` are what the step needs: whose decision a postponement is (`by`,
    the code of a side or `both`) and its `reason`, the new dates, the `outcome`.
    Raises Forbidden for the wrong role or side, Malformed for wrong inputs,
    Refused with everything that is missing, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    situation = activity_situation(officer, held, today)
    step = ACTIVITY.step_to(to, situation)
    given = _inputs(held, step, inputs or {})
    ACTIVITY.check(to, situation)
    _effect(held, step, given, today)
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "version_read": expected_version}
    reason = str(given.get("reason", ""))
    activity_moved(held, step, situation.status, today, reason=reason, **told)
    return held


def activity_follow(officer: Any, activity: Activity, today: date, *, way: str, side_id: int | None) -> None:
    """After an act: take the steps that nothing is missing for any more."""
    for step in ACTIVITY.steps:
        situation = activity_situation(officer, activity, today)
        if step.follows and situation.status in step.sources and all(one.met for one in step.conditions(situation)):
            activity_moved(activity, step, situation.status, today, officer=officer, side_id=side_id, way=way)


def activity_moved(activity: Activity, step: Step[Any], source: str, today: date, **told: Any) -> None:
    """Store where a step led, and what follows: units and places are taken or free, what is agreed has a reference."""
    activity.status = step.target
    activity.save(update_fields=_MOVED)
    bookings_hold(activity)
    row = activity_step_row(activity, step=step.name, source=source, target=step.target, on=today, **told)
    row.save(force_insert=True)
    step_tell(activity, told.get("officer"), row.pk)
    if step.target == ActivityStatus.AGREED:
        activities_number([activity])
    activities_changed([activity])


def fresh_activity(activity: Activity) -> Activity:
    """An activity as it now is, with what services want beside it."""
    found: Activity = Activity.objects.select_related(*JOINED).get(pk=activity.pk)
    return found


def _inputs(activity: Activity, step: Step[Any], inputs: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: str(value or "").strip() for name, value in inputs.items()}
    faults = {name: ["unknown_field"] for name in set(given) - set(step.needs)}
    faults |= {name: ["required"] for name, must in step.needs.items() if must and not given.get(name)}
    faults |= {name: ["too_long"] for name in ("reason", "outcome") if len(given.get(name, "")) > _LONGEST}
    if given.get("by") and given["by"] not in (BOTH, *activity.partnership.codes):
        faults["by"] = ["not_of_pair"]
    if "starts" in step.needs and "starts" not in faults:
        faults |= period_faults(given)
    if faults:
        raise Malformed(faults)
    return given


def _effect(activity: Activity, step: Step[Any], given: Mapping[str, Any], today: date) -> None:
    if "by" in step.needs:
        sides = {one.code: one for one in (activity.partnership.party_a, activity.partnership.party_b)}
        activity.called_off_by, activity.called_off_reason = sides.get(given["by"]), given["reason"]
    if step.name == "postpone":
        activity.put_off_from = activity.put_off_from or activity.first_on
        acts_void(activity, ActivityActKind.CONFIRMED)
    if step.name == "reschedule":
        period = Period.of(given["starts"], given.get("ends", ""))
        activity.starts, activity.ends = given["starts"], given.get("ends", "")
        activity.first_on, activity.last_on, activity.days = period.first, period.last, period.days
        activity.called_off_by, activity.called_off_reason = None, ""
    if step.name == "complete":
        activity.completed_on = today
    if step.name == "report":
        activity.outcome, activity.reported_on = given["outcome"], today
