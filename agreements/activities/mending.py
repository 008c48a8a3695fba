"""Mistakes about an activity are mended, not hidden: correct, entered by mistake, same as; and who sees it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import hold_activity, own_activity_only
from agreements.activities.activity import COLUMNS, Activity, ActivityAddress
from agreements.activities.elsewhere import activities_changed
from agreements.activities.moving import fresh_activity
from agreements.activities.numbering import activities_number
from agreements.activities.planning import apply_activity
from agreements.activities.settling import bookings_hold
from agreements.activities.stepping import activity_correction_keep, activity_step_row
from agreements.activities.vocabulary import ActivityStatus
from agreements.instruments.vocabulary import Door
from partners.records.audience import audience_decide
from partners.records.errors import Condition, Malformed, Refused
from partners.records.marks import AudienceRequest, SameAs
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Way


@service
def activity_correct(
    *, officer: Any, today: date, activity: Activity, values: Mapping[str, Any], reason: str, expected_version: int
) -> Activity:
    """Put right what an activity says, with a reason; of one that was recorded as it exists, its `status` too.

    Raises Malformed (without a reason, or where nothing changes), Forbidden for another party, Refused, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    own_activity_only(officer, held)
    given = dict(values)
    status = str(given.pop("status", held.status))
    faults = {} if reason.strip() else {"reason": ["required"]}
    if status not in set(ActivityStatus) or (status != held.status and held.door != Door.RECORDED):
        faults["status"] = ["unknown" if held.door == Door.RECORDED else "only_of_recorded"]
    if faults:
        raise Malformed(faults)
    said = {name: _plain(getattr(held, name)) for name in (*COLUMNS, "status", "outcome")}
    if "outcome" in given:
        held.outcome = str(given.pop("outcome")).strip()
        held.save(update_fields=["outcome"])
    apply_activity(officer, held, given)
    if status != held.status:
        told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": reason.strip()}
        row = activity_step_row(held, step="corrected", source=held.status, target=status, on=today, **told)
        row.save(force_insert=True)
        held.status = status
        held.save(update_fields=["status"])
        bookings_hold(held)
    now = {name: _plain(getattr(held, name)) for name in said}
    changed = [name for name in said if said[name] != now[name]]
    if not changed:
        raise Malformed({"reason": ["nothing_changed"]})
    before, after = ({name: whole[name] for name in changed} for whole in (said, now))
    activity_correction_keep(officer, held, "activity", held.pk, before, after, reason)
    activities_changed([held])
    return held


@service
def activity_mistake(*, officer: Any, today: date, activity: Activity, reason: str, expected_version: int) -> Activity:
    """Take a record that was entered by mistake out of every list. What the partner acted on stays."""
    held = hold_activity(officer, activity, expected_version)
    own_activity_only(officer, held)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    if held.partner_has_acted():
        raise Refused([Condition("partner_has_not_acted")])
    activity_correction_keep(officer, held, "activity", held.pk, {}, {"mistake": True}, reason)
    return _out(held)


@service
def activity_same_as(
    *, officer: Any, today: date, duplicate: Activity, kept: Activity, reason: str, expected_version: int
) -> SameAs:
    """Join two records of one activity: the duplicate leaves the lists, its addresses lead to the kept one."""
    # Always in one order: two who join crosswise wait for each other, and do not lock each other out.
    both = Activity.objects.filter(pk__in=[duplicate.pk, kept.pk]).order_by("pk")
    list(both.select_for_update(of=("self",)).values_list("pk"))
    held = hold_activity(officer, duplicate, expected_version)
    into = hold_activity(officer, kept, None)
    own_activity_only(officer, held)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    conditions = [
        Condition("same_as_another", met=held.pk != into.pk),
        Condition("same_pair", met=held.partnership_id == into.partnership_id),
        Condition("kept_as_wide", met=Audience(into.audience).rank >= Audience(held.audience).rank),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    joined: SameAs = SameAs.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        audience=held.audience,
        marking=held.marking,
        subject=Activity.subject,
        duplicate_id=held.pk,
        kept_id=into.pk,
        reason=reason.strip(),
    )
    ActivityAddress.objects.filter(activity=held).update(activity=into)
    _out(held)
    return joined


@service
def activity_decide_audience(
    *, officer: Any, today: date, activity: Activity, agree: bool, reason: str, expected_version: int
) -> AudienceRequest:
    """Decide who sees an activity; it gets its reference when it first leaves its owner."""
    asked = audience_decide(
        officer=officer, today=today, root=activity, agree=agree, reason=reason, expected_version=expected_version
    )
    decided = fresh_activity(activity)
    if decided.audience != Audience.NATIONAL:
        activities_number([decided])
    return asked


def _out(activity: Activity) -> Activity:
    activity.mistake_at = timezone.now()
    activity.save(update_fields=["mistake_at"])
    bookings_hold(activity)
    activities_changed([activity])
    return activity


def _plain(value: Any) -> Any:
    return str(value) if hasattr(value, "pk") else value
