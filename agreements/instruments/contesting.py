"""Objecting to an act of an agreement; and taking back any objection to an agreement or to what stands beneath it."""

from datetime import date
from typing import Any

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct
from partners.models import Officer
from partners.people.notices import notify
from partners.people.officer import WRITES, OfficerQuerySet
from partners.records.contesting import Contested, contest_raise, contest_withdraw
from partners.records.errors import Unseen
from partners.records.service import service
from partners.records.ways import Contest

# What else beneath an agreement is objected to, by the code under which objections name it.
_BENEATH: dict[str, Any] = {}


def contested_beneath(model: Any) -> None:
    """Have objections to records of another subject count as those of their agreement; `model` has an `agreement`."""
    _BENEATH[model.subject] = model


def subjects_beneath(agreement: Agreement) -> dict[str, Any]:
    """Under which codes and keys an agreement and what stands beneath it are objected to."""
    found: dict[str, Any] = {Agreement.subject: [agreement.pk]}
    return found | {code: model.objects.filter(agreement=agreement).values("pk") for code, model in _BENEATH.items()}


@service
def act_contest(
    *, officer: Any, today: date, agreement: Agreement, act_id: int, reason: str, expected_version: int | None
) -> Contest:
    """Object to an act that the other side recorded; it stays, marked as contested, until settled.

    Raises Unseen, Malformed without a reason, Forbidden for one's own record.
    """
    held = hold(officer, agreement, expected_version, guests=True)
    act = AgreementAct.objects.visible_to(officer).filter(agreement=held, pk=act_id).first()
    if act is None:
        raise Unseen
    what = Contested(held, act.owner_id, Agreement.subject, held.pk, held.audience, act.pk)
    contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    notify(
        OfficerQuerySet(Officer).acting().filter(party=act.owner, roles__overlap=list(WRITES)),
        code="act_contested",
        key=f"contest:{contest.pk}",
        subject=Agreement.subject,
        subject_id=held.pk,
    )
    return contest


@service
def contest_settle(
    *, officer: Any, today: date, agreement: Agreement, contest_id: int, expected_version: int | None
) -> Contest:
    """Take back an objection of the own side to an agreement, an act, a text or an occasion of a promise.

    Raises Unseen, Forbidden for an objection of the other side, Stale.
    """
    held = hold(officer, agreement, expected_version, guests=True)
    about = subjects_beneath(held)
    return contest_withdraw(officer=officer, today=today, contest_id=contest_id, about=about)
