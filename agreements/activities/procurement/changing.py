"""Changing a case once it is accepted: an amendment binds with the other side's consent, a modification by notice."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.procurement.access import hold_case, two_of
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.change import CaseAct, CaseChange
from agreements.activities.procurement.items import ABOUT, Item, changes_apply, changes_of
from agreements.activities.procurement.situation import sides_of
from agreements.activities.procurement.vocabulary import (
    AMENDABLE,
    MODIFIABLE,
    CaseChangeKind,
    CaseChangeState,
    Trade,
)
from agreements.activities.sides import side_reported
from agreements.activities.stepping import activity_step_row
from partners.models import Party
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen, refuse_unless
from partners.records.service import service
from partners.records.ways import AnswerLink, Way

CONSENT, REFUSE = "consent", "refuse"
CONSENT_ASKED = "case_consent"
_STATE = {CONSENT: CaseChangeState.IN_EFFECT, REFUSE: CaseChangeState.REFUSED}


@service
def case_change_propose(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    kind: str,
    items: Sequence[Item],
    reason: str,
    expected_version: int | None,
    side: Party | None = None,
    third: bool = False,
    on: date | None = None,
    evidence: str = "",
) -> CaseChange:
    """Propose an amendment, or give notice of a modification, which holds at once; each is numbered.

    An item names what it is `about` and the `values` that it has afterwards,
    or `drop`. An amendment is either side's to propose; a modification is the
    seller's (of the `third` from whom both buy by its letter). Raises
    Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    amends = kind == CaseChangeKind.AMENDMENT
    whose = None if third else side or officer.party
    reported = third or side_reported(officer, held, side or officer.party)
    faults: dict[str, list[str]] = {} if kind in set(CaseChangeKind) else {"kind": ["unknown"]}
    faults |= {} if reason.strip() else {"reason": ["required"]}
    faults |= {"on": ["in_the_future"]} if on and on > today else {}
    if reported and not evidence.strip():
        faults["evidence"] = ["required"]
    if not items or any(one.get("about") not in ABOUT.get(kind, ()) for one in items):
        faults["items"] = ["not_of_change"]
    if faults:
        raise Malformed(faults)
    _refuse(held, case, amends, whose)
    change = CaseChange(
        activity=held,
        kind=kind,
        number=1 + CaseChange.objects.filter(activity=held, kind=kind).count(),
        proposer=whose,
        on=on or today,
        way=Way.REPORTED if reported else Way.OFFICER,
        evidence=evidence.strip()[:300],
        reason=reason.strip(),
        items=changes_of(officer, held, case, items),
        state=CaseChangeState.PROPOSED if amends else CaseChangeState.IN_EFFECT,
        recorded_by=officer,
        **seen_like(held, officer.party_id),
    )
    change.save(force_insert=True)
    if not amends:
        changes_apply(held, case, change.items, officer.party_id)
        _tell(officer, held, case, change, "modify", change.on, change.proposer_id, change.way, change.reason)
    return change


def _refuse(held: Activity, case: ProcurementCase, amends: bool, whose: Party | None) -> None:
    stages = AMENDABLE if amends else MODIFIABLE
    code = "case_amendable" if amends else "case_modifiable"
    open_one = open_amendment(held)
    codes = {key: one.code for key, one in two_of(held).items()}
    trade = Trade.EITHER if amends else Trade.SELLER
    named, key = (whose.code, whose.pk) if whose else (case.third, None)
    conditions = [
        Condition(code, {"stage": case.stage}, met=case.stage in stages),
        Condition("no_open_amendment", {"number": open_one.number if open_one else 0}, met=open_one is None),
        Condition("case_change_of", {"party": named}, met=key in sides_of(case, codes, trade)),
    ]
    if not all(one.met for one in conditions):
        raise Refused(conditions)


def open_amendment(activity: Activity) -> CaseChange | None:
    """The amendment that waits for consent, if one does; there is never a second."""
    rows = CaseChange.objects.filter(activity=activity, state=CaseChangeState.PROPOSED, mistake_at=None)
    found: CaseChange | None = rows.first()
    return found


def change_of(officer: Any, activity: Activity, number: int) -> CaseChange:
    """The amendment with a number. Raises Unseen."""
    rows = CaseChange.objects.visible_to(officer).filter(activity=activity, kind=CaseChangeKind.AMENDMENT)
    found = rows.filter(number=number).first()
    if found is None:
        raise Unseen
    change: CaseChange = found
    return change


@service
def case_change_answer(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    number: int,
    agrees: bool,
    expected_version: int | None,
    side: Party | None = None,
    on: date | None = None,
    evidence: str = "",
    reason: str = "",
) -> CaseChange:
    """The side that did not propose it consents to an amendment, and with that it holds, or refuses it with a reason.

    Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    change = change_of(officer, held, number)
    whose = side or officer.party
    reported = side_reported(officer, held, whose)
    faults = answer_faults(change, agrees, on or today, today, reason)
    if reported and not evidence.strip():
        faults["evidence"] = ["required"]
    if faults:
        raise Malformed(faults)
    act = CaseAct(
        activity=held,
        side=whose,
        on=on or today,
        way=Way.REPORTED if reported else Way.OFFICER,
        evidence=evidence.strip()[:300],
        reason=reason.strip(),
        recorded_by=officer,
        **seen_like(held, officer.party_id),
    )
    return answer_keep(officer, case, change, act, agrees)


def answer_faults(change: CaseChange, agrees: bool, on: date, today: date, reason: str) -> dict[str, list[str]]:
    """What is wrong with an answer by itself."""
    faults: dict[str, list[str]] = {} if agrees or reason.strip() else {"reason": ["required"]}
    if on > today or on < change.on:
        faults["on"] = ["in_the_future" if on > today else "before_last_step"]
    return faults


def answer_conditions(change: CaseChange, side: Party) -> list[Condition]:
    """What an answer of a side asks for: that it waits for one, and is that side's to give."""
    told = {"number": change.number, "party": side.code}
    return [
        Condition("amendment_waits", told, met=change.state == CaseChangeState.PROPOSED),
        Condition("amendment_is_theirs", told, met=change.proposer_id != side.pk),
    ]


def answer_keep(officer: Any, case: ProcurementCase, change: CaseChange, act: CaseAct, agrees: bool) -> CaseChange:
    """Store an answer; an amendment that is consented to holds from now on. Raises Refused."""
    assert act.side is not None
    unmet = answer_conditions(change, act.side)
    if not all(one.met for one in unmet):
        raise Refused(unmet)
    act.step = CONSENT if agrees else REFUSE
    act.change = change
    act.save(force_insert=True)
    _decided(change, _STATE[act.step])
    if agrees:
        changes_apply(act.activity, case, change.items, act.owner_id or change.owner_id)
    name = "amend" if agrees else "amendment_refused"
    _tell(officer, act.activity, case, change, name, act.on, act.side_id, act.way, act.reason or change.reason)
    return change


@service
def case_change_withdraw(
    *, officer: Any, today: date, activity: Activity, number: int, expected_version: int | None
) -> CaseChange:
    """Take back an unanswered amendment, by whoever recorded it. Raises Forbidden, Refused, Unseen, Stale."""
    held, case = hold_case(officer, activity, expected_version)
    change = change_of(officer, held, number)
    if change.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    waits = change.state == CaseChangeState.PROPOSED
    refuse_unless(waits, "amendment_waits", number=change.number, party=officer.party.code)
    _decided(change, CaseChangeState.WITHDRAWN)
    _tell(officer, held, case, change, "amendment_withdrawn", today, change.proposer_id, Way.OFFICER, change.reason)
    return change


def _decided(change: CaseChange, state: CaseChangeState) -> None:
    """Store what became of an amendment; a link that still asks about it would ask about the next one."""
    change.state = state
    change.save(update_fields=["state", "updated_at"])
    asked = AnswerLink.objects.filter(subject=Activity.subject, subject_id=change.activity_id, asks=CONSENT_ASKED)
    asked.filter(answered_at=None, revoked_at=None).update(revoked_at=timezone.now())


def _tell(
    officer: Any,
    held: Activity,
    case: ProcurementCase,
    change: CaseChange,
    name: str,
    on: date,
    side: int | None,
    way: str,
    reason: str,
) -> None:
    """Leave a row of what happened; the stage stays."""
    told: Mapping[str, Any] = {"officer": officer, "side_id": side, "way": way, "reason": reason}
    row = activity_step_row(held, step=f"case_{name}", source=case.stage, target=case.stage, on=on, **told)
    row.save(force_insert=True)
