"""Taking a step, and following where acts lead."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.family.fate import children_follow
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.half.mandate import mandate_set
from agreements.instruments.parts import AgreementSide
from agreements.instruments.route.elsewhere import Elsewhere
from agreements.instruments.route.folder import Folder
from agreements.instruments.route.switch import switched_off
from agreements.instruments.route.waiver import waived_of
from agreements.instruments.settling import act_row, follow, number_when_signed, settle
from agreements.instruments.step_inputs import step_inputs
from agreements.instruments.steps import ACT_OF_STEP, lifecycle_of
from agreements.standing.refresh import standing_on
from agreements.terms.clauses import ActKind
from agreements.texts.version import standing_acts
from partners.records.errors import Forbidden
from partners.records.lifecycle import Offer, Step
from partners.records.marks import StepTaken
from partners.records.service import service

__all__ = ["act_row", "agreement_offers", "agreement_step", "follow", "number_when_signed", "situation_of"]

Inputs = Mapping[str, Any]


def situation_of(officer: Any, agreement: Agreement, today: date) -> AgreementSituation:
    """An agreement as this officer finds it today; nothing is written."""
    half = AgreementSide.objects.filter(agreement=agreement, owner=officer.party_id, mistake_at=None).first()
    request = StepTaken.objects.filter(
        subject=Agreement.subject, subject_id=agreement.pk, step="request_authority"
    ).order_by("-id")
    acts = standing_acts([agreement]).order_by("on", "id")
    side = officer.party_id if agreement.partnership.has(officer.party_id) else None
    return AgreementSituation(
        status=standing_on(agreement, today).status,
        side=side,
        owner=agreement.owner_id,
        roles=frozenset(officer.roles if officer.is_active else ()),
        agreement=agreement,
        half=half or AgreementSide(agreement=agreement, owner_id=officer.party_id),
        today=today,
        officer=officer.pk,
        elsewhere=Elsewhere([agreement], side),
        decide_alone=settings.DECIDE_ALONE,
        asked_by=request.values_list("officer", flat=True).first(),
        acts=tuple(acts),
        off=switched_off(officer.party_id),
        waived=waived_of(agreement, officer.party_id if officer.reads_national else None),
        folder=Folder(agreement, officer.party_id, officer, today),
    )


def agreement_offers(officer: Any, agreement: Agreement, today: date) -> list[Offer]:
    """Every step out of the present status as this officer sees it, with all that is still missing.

    A third state's officer is offered nothing, nor is anybody whose party only
    wrote the record about two others.
    """
    if not agreement.partnership.has(officer.party_id):
        return []
    situation = situation_of(officer, agreement, today)
    return lifecycle_of(agreement, situation.off).offers(situation)


@service
def agreement_step(
    *, officer: Any, today: date, agreement: Agreement, to: str, expected_version: int, inputs: Inputs | None = None
) -> Agreement:
    """Take the step from the present status to `to`.

    `inputs` are what the step needs: a date `on`, a `reason`, the mandate's
    `authority` and `limits`. Raises Forbidden for the wrong role or side,
    Malformed for wrong inputs, Refused with everything that is missing, Stale.
    """
    held = hold(officer, agreement, expected_version)
    _party_only(officer, held)
    situation = situation_of(officer, held, today)
    lifecycle = lifecycle_of(held, situation.off)
    step = lifecycle.step_to(to, situation)
    given = step_inputs(officer, held, step, inputs or {}, today)
    lifecycle.check(to, situation)
    before = held.status
    _effect(officer, held, step, given, today)
    settle(officer, held, before, today, step, str(given.get("reason", "")), expected_version)
    children_follow(officer, held, step.name, str(given.get("on", "")), today)
    return held


def _party_only(officer: Any, agreement: Agreement) -> None:
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")


def _effect(officer: Any, agreement: Agreement, step: Step[Any], given: dict[str, Any], today: date) -> None:
    if step.name == "grant_mandate":
        mandate_set(officer, agreement, given)
    if step.name == "reopen_text":
        # What confirmed the old text says nothing of the new one.
        confirmed = (ActKind.TEXT_CONFIRMED, ActKind.INITIALLED)
        agreement.acts.filter(kind__in=confirmed, mistake_at=None).update(mistake_at=timezone.now())
    if step.name in ACT_OF_STEP:
        kind = ACT_OF_STEP[step.name]
        more = {name: given[name] for name in ("clause", "evidence", "successor") if given.get(name)}
        act_row(officer, agreement, kind=kind, on=given["on"], note=given.get("reason", ""), **more).save()
    else:
        agreement.status = step.target
        agreement.save(update_fields=["status"])
