"""Mistakes about an occasion are mended, not hidden: correct an act, take it out, object to it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import contested_beneath
from agreements.instruments.corrections import correction_keep
from agreements.obligations.acting import JOINED
from agreements.obligations.due import Due, DueAct
from agreements.obligations.following import dues_restate, obligations_follow
from agreements.obligations.ground import acts_of_dues, stand_on
from agreements.obligations.judging import Given, given_faults
from agreements.obligations.steps import DUE, REPORTING, STEP_OF_ACT
from agreements.obligations.telling import concerned
from agreements.obligations.vocabulary import DueActKind
from partners.people.notices import notify
from partners.records.contesting import Contested, contest_raise
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.service import service
from partners.records.ways import Contest, Way

_COLUMNS = ("on", "quantity", "clause", "document", "evidence", "evidence_url", "reason")


@service
def due_act_correct(
    *, officer: Any, today: date, act: DueAct, values: Mapping[str, Any], reason: str, expected_version: int | None
) -> DueAct:
    """Put right a recorded act on an occasion, with a reason, by the party that recorded it.

    Raises Malformed (without a reason, or where nothing changes), Forbidden, Unseen, Stale.
    """
    due, found = _held(officer, act, expected_version)
    faults = {name: ["unknown_field"] for name in set(values) - set(_COLUMNS)}
    if not reason.strip():
        faults["because"] = ["required"]
    whole = {name: getattr(found, name) for name in _COLUMNS} | {k: v for k, v in values.items() if k in _COLUMNS}
    step = next(one for one in DUE.steps if one.name == STEP_OF_ACT[found.kind])
    faults |= given_faults(step, Given(**whole), today, evidence=found.way == Way.REPORTED)
    if faults:
        raise Malformed(faults)
    changed = {name: value for name, value in values.items() if getattr(found, name) != value}
    if not changed:
        raise Malformed({"because": ["nothing_changed"]})
    before = {name: getattr(found, name) for name in changed}
    for name, value in changed.items():
        setattr(found, name, value)
    found.save()
    correction_keep(officer, due.agreement, "due_act", found.pk, before, changed, reason)
    _restate(officer, due, today, "corrected", reason)
    return found


@service
def due_act_mistake(*, officer: Any, today: date, act: DueAct, reason: str, expected_version: int | None) -> DueAct:
    """Take out an act that was entered by mistake; the occasion goes back to what the rest and time lead to."""
    due, found = _held(officer, act, expected_version)
    if not reason.strip():
        raise Malformed({"because": ["required"]})
    found.mistake_at = timezone.now()
    found.save(update_fields=["mistake_at", "updated_at"])
    said = {"kind": found.kind, "on": found.on}
    correction_keep(officer, due.agreement, "due_act", found.pk, said, {"mistake": True}, reason)
    _restate(officer, due, today, "mistake", reason)
    obligations_follow([due.obligation], today)
    return found


@service
def due_act_contest(*, officer: Any, today: date, act: DueAct, reason: str, expected_version: int | None) -> Contest:
    """Object to what the other side recorded about an occasion; it stays, marked, until it is settled.

    Raises Unseen, Malformed without a reason, Forbidden for one's own record.
    """
    found = _seen(officer, act)
    agreement = hold(officer, found.agreement, expected_version, guests=True)
    what = Contested(agreement, found.owner_id, Due.subject, found.due_id, found.audience, found.pk)
    contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    notify(
        concerned(found.owner_id, agreement.pk, [found.due.obligation_id]),
        code="act_contested",
        key=f"contest:{contest.pk}",
        subject=Agreement.subject,
        subject_id=agreement.pk,
        due=found.due_id,
    )
    return contest


def _seen(officer: Any, act: DueAct) -> DueAct:
    found = DueAct.objects.visible_to(officer).filter(pk=act.pk).select_related("due", "agreement__partnership")
    one = found.first()
    if one is None:
        raise Unseen
    seen: DueAct = one
    return seen


def _held(officer: Any, act: DueAct, expected_version: int | None) -> tuple[Due, DueAct]:
    found = _seen(officer, act)
    agreement = hold(officer, found.agreement, expected_version)
    due: Due = Due.objects.select_for_update(of=("self",)).select_related(*JOINED).get(pk=found.due_id)
    due.agreement = due.obligation.agreement = agreement
    reported = found.side_id is not None and found.side_id != officer.party_id
    step = next(one for one in DUE.steps if one.name == STEP_OF_ACT[found.kind])
    roles = REPORTING[DueActKind(found.kind)] if reported else step.roles
    if found.owner_id != officer.party_id or not officer.has_role(*roles):
        raise Forbidden("due_role", step=STEP_OF_ACT[found.kind])
    return due, found


def _restate(officer: Any, due: Due, today: date, step: str, reason: str) -> None:
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": reason.strip()}
    stand_on([due.agreement], today)
    dues_restate([due], acts_of_dues([due]), today, told=told, step=step)


contested_beneath(Due)
