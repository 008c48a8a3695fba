"""A side accepts or confirms an activity, in one of the three ways, or objects to what was recorded for it."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import hold_activity, seen_like
from agreements.activities.activity import Activity
from agreements.activities.guards import ActivitySituation
from agreements.activities.moving import activity_follow, activity_situation
from agreements.activities.parts import ActivityAct
from agreements.activities.sides import side_reported
from agreements.activities.stepping import activity_correction_keep, activity_step_row
from agreements.activities.steps import ACTS, GUARDS_OF_ACT, OFFICERS
from agreements.activities.telling import act_tell, activity_tell
from agreements.activities.vocabulary import ActivityActKind, ActivityStatus
from partners.models import Party, Role
from partners.records.contesting import Contested, contest_raise
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Contest, Way

ASKABLE = tuple(ActivityActKind)


@service
def activity_act_record(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    kind: str,
    expected_version: int | None,
    side: Party | None = None,
    on: date | None = None,
    evidence: str = "",
) -> ActivityAct:
    """A side, the own one where it is not named, accepts or confirms; the steps that it leads to are taken.

    Of the other side it is reported by us, with the letter as `evidence`, and
    only while it has nobody here. Raises Malformed, Forbidden, Refused with
    everything that is missing, Unseen, Stale.
    """
    held = hold_activity(officer, activity, expected_version, guests=True)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    whose, day = side or officer.party, on or today
    faults = act_faults(kind, day, today)
    if faults:
        raise Malformed(faults)
    reported = side_reported(officer, held, whose)
    if not officer.has_role(*(OFFICERS if reported else OFFICERS | {Role.GUEST})):
        raise Forbidden("role")
    if reported and not evidence.strip():
        raise Malformed({"evidence": ["required"]})
    refuse_act(activity_situation(officer, held, today), kind, whose)
    way = Way.REPORTED if reported else Way.OFFICER
    act: ActivityAct = ActivityAct.objects.create(
        activity=held,
        kind=kind,
        side=whose,
        on=day,
        way=way,
        evidence=evidence.strip()[:300],
        recorded_by=officer,
        **seen_like(held, officer.party_id),
    )
    act_tell(act, held)
    activity_follow(officer, held, today, way=way, side_id=whose.pk)
    return act


def act_faults(kind: str, on: date, today: date) -> dict[str, list[str]]:
    """What is wrong with an act by itself."""
    faults = {} if kind in set(ActivityActKind) else {"kind": ["unknown"]}
    return faults | ({"on": ["in_the_future"]} if on > today else {})


def act_conditions(situation: ActivitySituation, kind: str, side: Party) -> list[Condition]:
    """What an act of a side asks for, met and unmet."""
    code = "activity_act_has_its_time"
    return [
        Condition(code, {"act": kind, "status": situation.status}, met=situation.status in ACTS[kind]),
        Condition("activity_act_once", {"party": side.code, "act": kind}, met=side.pk not in situation.acted(kind)),
        *(one for guard in GUARDS_OF_ACT[kind] for one in guard(situation)),
    ]


def refuse_act(situation: ActivitySituation, kind: str, side: Party) -> None:
    """Raise Refused with everything that an act of a side still lacks."""
    unmet = [one for one in act_conditions(situation, kind, side) if not one.met]
    if unmet:
        raise Refused(unmet)


@service
def activity_act_mistake(
    *, officer: Any, today: date, activity: Activity, act_id: int, reason: str, expected_version: int | None
) -> ActivityAct:
    """Take out an act that was entered by mistake, by the party that recorded it, while it has led no further.

    Raises Unseen, Forbidden, Malformed without a reason, Refused once a step followed from it.
    """
    held = hold_activity(officer, activity, expected_version)
    act = ActivityAct.objects.visible_to(officer).filter(activity=held, pk=act_id).first()
    if act is None:
        raise Unseen
    if act.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    open_still = held.status in ACTS[act.kind]
    if not open_still:
        raise Refused([Condition("activity_act_has_its_time", {"act": act.kind, "status": held.status})])
    act.mistake_at = timezone.now()
    act.save(update_fields=["mistake_at", "updated_at"])
    activity_correction_keep(officer, held, "activity_act", act.pk, {"kind": act.kind}, {"mistake": True}, reason)
    activity_back(officer, held, today)
    found: ActivityAct = act
    return found


def activity_back(officer: Any, activity: Activity, today: date) -> None:
    """Without the act that led to it, an activity that one side accepted is proposed again."""
    accepted = activity.acts.filter(kind=ActivityActKind.ACCEPTED, mistake_at=None).exists()
    if activity.status == ActivityStatus.ACCEPTED_BY_ONE and not accepted:
        told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
        row = activity_step_row(
            activity, step="mistake", source=activity.status, target=ActivityStatus.PROPOSED, on=today, **told
        )
        row.save(force_insert=True)
        activity.status = ActivityStatus.PROPOSED
        activity.save(update_fields=["status"])


@service
def activity_contest(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    reason: str,
    expected_version: int | None,
    act_id: int | None = None,
) -> Contest:
    """Object to what the other side recorded: an act, or the activity as a whole; it stays, marked, until settled.

    Raises Unseen, Malformed without a reason, Forbidden for one's own record.
    """
    held = hold_activity(officer, activity, expected_version, guests=True)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    act = ActivityAct.objects.visible_to(officer).filter(activity=held, pk=act_id).first() if act_id else None
    if act_id and act is None:
        raise Unseen
    recorded_by = (act or held).owner_id
    what = Contested(held, recorded_by, Activity.subject, held.pk, Audience.PARTIES, act_id)
    made: Contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    activity_tell(held, "act_contested", f"contest:{made.pk}", without=officer.party_id)
    return made
