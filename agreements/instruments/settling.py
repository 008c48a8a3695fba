"""What is written after a step or an act: the act itself, how the agreement then stands, and what follows."""

from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.numbering import agreements_index, agreements_number
from agreements.instruments.parts import AgreementAct, AgreementSide
from agreements.instruments.route.elsewhere import Elsewhere
from agreements.instruments.route.switch import switched_off
from agreements.instruments.route.waiver import waived_of
from agreements.instruments.steps import ACT_OF_STEP, lifecycle_of
from agreements.instruments.vocabulary import Status
from agreements.standing.moves import step_row
from agreements.standing.refresh import standings_refresh
from agreements.terms.clauses import ActKind
from agreements.terms.dates import PartialDate
from agreements.texts.version import standing_acts, version_current
from partners.records.lifecycle import Step
from partners.records.marks import StepTaken
from partners.records.ways import Way


def act_row(officer: Any, agreement: Agreement, *, kind: str, **more: Any) -> AgreementAct:
    """An act by all together, or by the side that `more` names, seen by whoever sees the agreement."""
    return AgreementAct(
        agreement=agreement,
        kind=kind,
        **{
            "owner_id": officer.party_id if officer else agreement.owner_id,
            "partnership_id": agreement.partnership_id,
            "audience": agreement.audience,
            "marking": agreement.marking,
            "way": Way.OFFICER,
            "recorded_by": officer,
            "version": version_current(agreement) if kind == ActKind.TEXT_CONFIRMED else None,
            **more,
        },
    )


def settle(
    officer: Any, agreement: Agreement, before: str, today: date, step: Step[Any], reason: str, version: int | None
) -> None:
    """Store how the agreement stands after a step, and record the step and what followed from it."""
    _refresh(agreement, today)
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": reason}
    told["version_read"] = version
    rows = []
    if step.name not in ACT_OF_STEP:
        rows.append(step_row(agreement, step=step.name, source=before, target=step.target, on=today, **told))
        if agreement.status != step.target:
            rows.append(_led_to(agreement, step.target, today))
    elif agreement.status != before:
        rows.append(step_row(agreement, step=step.name, source=before, target=agreement.status, on=today, **told))
    StepTaken.objects.bulk_create(rows)


def _led_to(agreement: Agreement, source: str, today: date) -> StepTaken:
    cause = agreement.standing.cause or "acts"
    return step_row(agreement, step="led_to", source=source, target=agreement.status, on=today, cause=cause)


def _refresh(agreement: Agreement, today: date) -> None:
    agreement.standing = standings_refresh([agreement], today)[agreement.pk]


def follow(officer: Any, agreement: Agreement, today: date, way: str = Way.OFFICER) -> None:
    """After an act: store how the agreement stands, and take the steps that nothing is missing for any more."""
    before = agreement.status
    told = {"officer": officer, "side_id": _side(officer, agreement, way), "way": way}
    _refresh(agreement, today)
    if agreement.status != before:
        name = next(
            (s.name for s in _steps(agreement) if before in s.sources and s.target == agreement.status), "led_to"
        )
        step_row(agreement, step=name, source=before, target=agreement.status, on=today, **told).save(force_insert=True)
        return
    for step in _steps(agreement):
        if step.follows and before in step.sources and not _missing(agreement, step, today):
            agreement.status = step.target
            agreement.save(update_fields=["status"])
            _refresh(agreement, today)
            rows = [step_row(agreement, step=step.name, source=before, target=step.target, on=today, **told)]
            if agreement.status != step.target:
                rows.append(_led_to(agreement, step.target, today))
            StepTaken.objects.bulk_create(rows)
            if step.target == Status.SIGNED:
                number_when_signed(agreement, today)
            return


def _side(officer: Any, agreement: Agreement, way: str) -> Any:
    """Whose step it is: the officer's side, by a link the partner's, by time alone nobody's."""
    if officer:
        return officer.party_id
    return None if way == Way.SYSTEM else agreement.partnership.other(agreement.owner_id).pk


def number_when_signed(agreement: Agreement, today: date) -> None:
    """A signed agreement has a reference, by its year of signature."""
    signed = agreement.standing.signed_on
    years = {agreement.pk: PartialDate.parse(signed).first.year} if signed else {}
    agreements_number([agreement], years, today)
    agreements_index([agreement])


def _steps(agreement: Agreement) -> tuple[Step[Any], ...]:
    return lifecycle_of(agreement).steps


def _missing(agreement: Agreement, step: Step[Any], today: date) -> bool:
    """Whether a step that follows by itself still lacks something; a third party's eyes see nobody's own half."""
    situation = AgreementSituation(
        status=agreement.status,
        side=None,
        owner=agreement.owner_id,
        roles=frozenset(),
        agreement=agreement,
        half=AgreementSide(agreement=agreement),
        today=today,
        officer=0,
        elsewhere=Elsewhere([agreement], None),
        acts=tuple(standing_acts([agreement])),
        off=switched_off(agreement.owner_id),
        waived=waived_of(agreement, None),
    )
    return any(not one.met for one in step.conditions(situation))
