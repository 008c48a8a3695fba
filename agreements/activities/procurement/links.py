"""One-time links by which a side without an account takes its part in a step of a case, or answers an amendment."""

from datetime import date
from typing import Any

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.links import activity_of_link, answered_faults
from agreements.activities.procurement.access import hold_case, needed_case
from agreements.activities.procurement.acting import act_faults, act_keep, refuse_act
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.change import CaseAct, CaseChange
from agreements.activities.procurement.changing import (
    CONSENT_ASKED,
    answer_conditions,
    answer_faults,
    answer_keep,
    open_amendment,
)
from agreements.activities.procurement.situation import case_situation
from agreements.activities.procurement.steps import STEPS, act_conditions
from partners.people.asking import asked_by_link
from partners.records.answering import link_take
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Malformed, Refused, Unseen
from partners.records.lifecycle import By
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun

# A link asks for a step by its name, or for consent to the amendment that waits; to decline one needs no asking.
ASKED = {f"case_{one.name}": one for one in STEPS.values() if one.by != By.SYSTEM and not one.needs}
ASKABLE = (*ASKED, CONSENT_ASKED)


def case_link_conditions(
    officer: Any, activity: Activity, case: ProcurementCase, asks: str, today: date
) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here, and theirs to answer now."""
    other = activity.partnership.other(officer.party_id)
    told = [
        *asked_by_link(activity, other),
    ]
    if asks == CONSENT_ASKED:
        change = open_amendment(activity)
        return [*told, *(answer_conditions(change, other) if change else [Condition("amendment_is_open")])]
    step, situation = ASKED[asks], case_situation(None, activity, case, today)
    time = Condition("case_step_has_its_time", {"stage": situation.status}, met=situation.status in step.sources)
    return [*told, time, *act_conditions(situation, step, other.pk)]


@service
def case_link_make(
    *, officer: Any, today: date, activity: Activity, asks: str, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side take a step, or consent to the amendment that waits; its secret, shown once.

    Raises Malformed, Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    if asks not in ASKABLE:
        raise Malformed({"asks": ["unknown"]})
    unmet = [one for one in case_link_conditions(officer, held, case, asks, today) if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, held, party=held.partnership.other(officer.party_id), asks=asks)


@service
def case_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: str = "", reason: str = ""
) -> AnswerLink:
    """Answer through a link: the act is the partner's own, or its objection is kept; an amendment is then refused.

    `answered_by` is the function of whoever answers. Raises Unseen for a spent
    or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = link_take(token, Activity.subject, activity_of_link, agrees=agrees, answered_by=answered_by)
    if link.asks not in ASKABLE:
        raise Unseen
    activity = activity_of_link(link)
    case, change = needed_case(activity), open_amendment(activity)
    act = CaseAct(
        activity=activity,
        side=link.party,
        on=_day(link, on, today),
        way=Way.LINK,
        capacity=link.answered_by,
        reason=reason.strip(),
        **seen_like(activity, link.party_id),
    )
    if link.asks == CONSENT_ASKED:
        _answer(case, change, act, agrees, today)
    elif agrees:
        _take(link, activity, case, act, today)
    else:
        what = Contested(activity, None, Activity.subject, activity.pk, Audience.PARTIES)
        contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
    return link


def _day(link: AnswerLink, on: str, today: date) -> date:
    faults = answered_faults(link, on)
    if faults:
        raise Malformed(faults)
    return date.fromisoformat(on) if on else today


def _answer(case: ProcurementCase, change: CaseChange | None, act: CaseAct, agrees: bool, today: date) -> None:
    if change is None:
        raise Refused([Condition("amendment_is_open")])
    faults = answer_faults(change, agrees, act.on, today, act.reason)
    if faults:
        raise Malformed(faults)
    answer_keep(None, case, change, act, agrees)


def _take(link: AnswerLink, activity: Activity, case: ProcurementCase, act: CaseAct, today: date) -> None:
    situation, step = case_situation(None, activity, case, today), ASKED[link.asks]
    if situation.status not in step.sources:
        raise Refused([Condition("case_step_has_its_time", {"stage": situation.status})])
    faults = act_faults(step, situation, act.on, today, act.reason)
    if faults:
        raise Malformed(faults)
    refuse_act(situation, step, link.party_id)
    act.step = step.name
    act_keep(None, situation, step, act)
