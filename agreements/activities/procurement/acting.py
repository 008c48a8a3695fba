"""A side takes its part in a step of a case: by its officer, by a link, or as reported by the other side."""

from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.procurement.access import hold_case
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.change import CaseAct
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.situation import CaseSituation, case_situation
from agreements.activities.procurement.steps import CASE, STEPS, CaseStep, act_conditions, waits_for
from agreements.activities.procurement.vocabulary import CaseStage, InstalmentKind
from agreements.activities.sides import side_reported
from agreements.activities.stepping import activity_correction_keep, activity_step_row
from partners.models import Party
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.service import service
from partners.records.ways import Way

MOST_REASON = 4000


@service
def case_act_record(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    to: str,
    expected_version: int | None,
    side: Party | None = None,
    third: bool = False,
    on: date | None = None,
    evidence: str = "",
    reason: str = "",
) -> ProcurementCase:
    """A side, the own one where none is named, takes its part in the step to `to`; the case moves once all did.

    Of the other side it is reported by us, and of the third from whom both buy
    (`third`) always, with the letter as `evidence`. Raises Malformed,
    Forbidden, Refused with everything that is missing, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    situation = case_situation(officer, held, case, today)
    step = step_to(situation, to)
    whose = None if third else side or officer.party
    reported = third or side_reported(officer, held, side or officer.party)
    faults = act_faults(step, situation, on or today, today, reason)
    if reported and not evidence.strip():
        faults["evidence"] = ["required"]
    if faults:
        raise Malformed(faults)
    refuse_act(situation, step, whose.pk if whose else None)
    act = CaseAct(
        activity=held,
        step=step.name,
        side=whose,
        on=on or today,
        way=Way.REPORTED if reported else Way.OFFICER,
        evidence=evidence.strip()[:300],
        reason=reason.strip(),
        recorded_by=officer,
        **seen_like(held, officer.party_id),
    )
    act_keep(officer, situation, step, act)
    return case


def step_to(situation: CaseSituation, to: str) -> CaseStep:
    """The step from the present stage to `to`. Raises Refused where there is none, Forbidden for the wrong role."""
    return STEPS[CASE.step_to(to, situation).name]


def act_faults(step: CaseStep, s: CaseSituation, on: date, today: date, reason: str) -> dict[str, list[str]]:
    """What is wrong with a part in a step by itself."""
    faults: dict[str, list[str]] = {"on": ["in_the_future"]} if on > today else {}
    last = max((one.on for one in s.acts if one.change_id is None), default=s.case.requested_on)
    if on < last:
        faults["on"] = ["before_last_step"]
    if step.needs.get("reason") and not reason.strip():
        faults["reason"] = ["required"]
    if len(reason) > MOST_REASON:
        faults["reason"] = ["too_long"]
    return faults


def refuse_act(situation: CaseSituation, step: CaseStep, side: int | None) -> None:
    """Raise Refused with everything that the part of a side in a step still lacks."""
    unmet = [one for one in act_conditions(situation, step, side) if not one.met]
    if unmet:
        raise Refused(unmet)


def act_keep(officer: Any, situation: CaseSituation, step: CaseStep, act: CaseAct) -> None:
    """Store the part of a side; where nobody else is waited for, take the step."""
    act.save(force_insert=True)
    left = [one for one in waits_for(situation, step) if one != act.side_id]
    if step.each and left:
        return
    case, source = situation.case, situation.case.stage
    case.stage, case.since = step.target, _since(situation, step, act.on)
    case.save(update_fields=["stage", "since", "updated_at"])
    told = {"officer": officer, "side_id": act.side_id, "way": act.way, "reason": act.reason}
    row = activity_step_row(
        act.activity, step=f"case_{step.name}", source=source, target=step.target, on=act.on, **told
    )
    row.save(force_insert=True)


def _since(s: CaseSituation, step: CaseStep, on: date) -> date:
    """From which day the clock of the next step runs: the offer's from the request, settling from the last delivery."""
    if step.target == CaseStage.PREPARING:
        return s.case.since
    if step.target == CaseStage.DELIVERED:
        days = [one.actual_on for one in s.of_kind(InstalmentKind.DELIVERY) if one.actual_on]
        return max(days, default=on)
    return on


@service
def case_act_mistake(
    *, officer: Any, today: date, activity: Activity, act_id: int, reason: str, expected_version: int | None
) -> ProcurementCase:
    """Take out a part in a step that was entered by mistake; the case goes back where it had led to the present stage.

    By the party that recorded it, and of the last one alone. Raises Unseen,
    Forbidden, Malformed without a reason, Refused once the case moved on.
    """
    held, case = hold_case(officer, activity, expected_version)
    act = CaseAct.objects.visible_to(officer).filter(activity=held, pk=act_id, change=None).first()
    if act is None:
        raise Unseen
    if act.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    step = STEPS[act.step]
    latest = CaseAct.objects.filter(activity=held, change=None, mistake_at=None).order_by("-pk").first()
    if latest != act or case.stage not in (step.target, *step.sources):
        raise Refused([Condition("case_act_is_last")])
    _out(officer, held, case, act, step, today, reason)
    return case


def _out(
    officer: Any, held: Activity, case: ProcurementCase, act: CaseAct, step: CaseStep, today: date, reason: str
) -> None:
    CaseAct.objects.filter(pk=act.pk).update(mistake_at=timezone.now())
    activity_correction_keep(officer, held, "case_act", act.pk, {"step": act.step}, {"mistake": True}, reason)
    if case.stage != step.target:
        return
    source = next(iter(step.sources))
    case.stage, case.since = source, _since_of(case, held, source)
    case.save(update_fields=["stage", "since", "updated_at"])
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": reason.strip()}
    row = activity_step_row(held, step="case_mistake", source=step.target, target=source, on=today, **told)
    row.save(force_insert=True)


def _since_of(case: ProcurementCase, held: Activity, stage: str) -> date:
    """From which day the clock of a stage ran to which a case goes back."""
    if stage in (CaseStage.REQUESTED, CaseStage.PREPARING):
        return case.requested_on
    if stage == CaseStage.DELIVERED:
        made = CaseInstalment.objects.filter(activity=held, kind=InstalmentKind.DELIVERY, mistake_at=None)
        days = made.exclude(actual_on=None).order_by("-actual_on").values_list("actual_on", flat=True)
        return next(iter(days), case.since)
    led = [name for name, one in STEPS.items() if one.target == stage]
    days = CaseAct.objects.filter(activity=held, step__in=led, mistake_at=None).order_by("-on")
    return next(iter(days.values_list("on", flat=True)), case.since)
