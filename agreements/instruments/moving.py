"""Taking a step, and following where acts lead."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from agreements.instruments.access import hold, side_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import is_date
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.numbering import agreements_index, agreements_number
from agreements.instruments.parts import AgreementAct, AgreementSide
from agreements.instruments.steps import ACT_OF_STEP, lifecycle_of
from agreements.instruments.vocabulary import Status
from agreements.standing.moves import step_row
from agreements.standing.refresh import standing_on, standings_refresh
from agreements.terms.clauses import ActKind
from agreements.terms.dates import PartialDate
from agreements.texts.version import standing_acts, version_current
from partners.records.errors import Forbidden, Malformed
from partners.records.lifecycle import Offer, Step
from partners.records.marks import StepTaken
from partners.records.service import service
from partners.records.ways import Way

Inputs = Mapping[str, Any]
# What may be decided today for a later day; everything else has happened.
MAY_BE_AHEAD = frozenset({"apply_provisionally", "suspend", "resume", "terminate", "supersede"})


def situation_of(officer: Any, agreement: Agreement, today: date) -> AgreementSituation:
    """An agreement as this officer finds it today; nothing is written."""
    half = AgreementSide.objects.filter(agreement=agreement, owner=officer.party_id, mistake_at=None).first()
    request = StepTaken.objects.filter(
        subject=Agreement.subject, subject_id=agreement.pk, step="request_authority"
    ).order_by("-id")
    acts = standing_acts([agreement]).order_by("on", "id")
    return AgreementSituation(
        status=standing_on(agreement, today).status,
        side=officer.party_id if agreement.partnership.has(officer.party_id) else None,
        owner=agreement.owner_id,
        roles=frozenset(officer.roles if officer.is_active else ()),
        agreement=agreement,
        half=half or AgreementSide(agreement=agreement, owner_id=officer.party_id),
        today=today,
        officer=officer.pk,
        decide_alone=settings.DECIDE_ALONE,
        asked_by=request.values_list("officer", flat=True).first(),
        acts=tuple(acts),
    )


def agreement_offers(officer: Any, agreement: Agreement, today: date) -> list[Offer]:
    """Every step out of the present status as this officer sees it, with all that is still missing.

    A third state's officer is offered nothing, nor is anybody whose party only
    wrote the record about two others.
    """
    if not agreement.partnership.has(officer.party_id):
        return []
    return lifecycle_of(agreement).offers(situation_of(officer, agreement, today))


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
    lifecycle = lifecycle_of(held)
    step = lifecycle.step_to(to, situation)
    given = _checked(step, inputs or {}, today)
    lifecycle.check(to, situation)
    before = held.status
    _effect(officer, held, step, given, today)
    _settle(officer, held, before, today, step, str(given.get("reason", "")), expected_version)
    return held


def _party_only(officer: Any, agreement: Agreement) -> None:
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")


def _checked(step: Step[Any], inputs: Inputs, today: date) -> dict[str, str]:
    given = {name: str(value or "").strip() for name, value in inputs.items()}
    faults = {name: ["unknown_field"] for name in set(given) - set(step.needs)}
    faults |= {name: ["required"] for name, must in step.needs.items() if must and not given.get(name)}
    if given.get("on") and not is_date(given["on"]):
        faults["on"] = ["not_a_date"]
    elif given.get("on") and step.name not in MAY_BE_AHEAD and PartialDate.parse(given["on"]).first > today:
        faults["on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    return given


def _effect(officer: Any, agreement: Agreement, step: Step[Any], given: dict[str, str], today: date) -> None:
    if step.name == "grant_mandate":
        side = side_of(officer, agreement)
        side.mandate_authority, side.mandate_on = given["authority"], given["on"]
        side.mandate_limits = given["limits"]
        side.save()
    if step.name == "reopen_text":
        # What confirmed the old text says nothing of the new one.
        confirmed = (ActKind.TEXT_CONFIRMED, ActKind.INITIALLED)
        agreement.acts.filter(kind__in=confirmed, mistake_at=None).update(mistake_at=timezone.now())
    if step.name in ACT_OF_STEP:
        act_row(officer, agreement, kind=ACT_OF_STEP[step.name], on=given["on"], note=given.get("reason", "")).save()
    else:
        agreement.status = step.target
        agreement.save(update_fields=["status"])


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


def _settle(
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
    side = officer.party_id if officer else agreement.partnership.other(agreement.owner_id).pk
    told = {"officer": officer, "side_id": side, "way": way}
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


def number_when_signed(agreement: Agreement, today: date) -> None:
    """A signed agreement has a reference, by its year of signature."""
    signed = agreement.standing.signed_on
    years = {agreement.pk: PartialDate.parse(signed).first.year} if signed else {}
    agreements_number([agreement], years, today)
    agreements_index([agreement])


def _steps(agreement: Agreement) -> tuple[Step[Any], ...]:
    return lifecycle_of(agreement).steps


def _missing(agreement: Agreement, step: Step[Any], today: date) -> bool:
    situation = AgreementSituation(
        status=agreement.status,
        side=None,
        owner=agreement.owner_id,
        roles=frozenset(),
        agreement=agreement,
        half=AgreementSide(agreement=agreement),
        today=today,
        officer=0,
        acts=tuple(standing_acts([agreement])),
    )
    return any(not one.met for one in step.conditions(situation))
