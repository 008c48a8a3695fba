"""The plan of deliveries and payments of a case, and what came of each."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.procurement.access import hold_case, instalment_of, line_of
from agreements.activities.procurement.case import CaseLine
from agreements.activities.procurement.faults import Faults, currency_fault, money_fault, quantity_fault
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.vocabulary import ENDED, HANDED_OVER, PLANNED_UNTIL, CaseStage, InstalmentKind
from partners.records.errors import Condition, Malformed, Refused, refuse_unless
from partners.records.service import service

PLAN_COLUMNS = ("planned_on", "planned")


@service
def case_instalment_plan(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    kind: str,
    planned_on: date | None,
    planned: Decimal | None,
    expected_version: int | None,
    line: int | None = None,
    currency: str = "",
) -> CaseInstalment:
    """Plan a delivery of the `line` with this number, or a payment in a `currency`: on which day, how much.

    Together they are never more than the whole. Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    refuse_unless(case.stage not in ENDED | {CaseStage.RECONCILED}, "case_goes_on", stage=case.stage)
    faults = _plan_faults(kind, planned_on, planned)
    if kind == InstalmentKind.PAYMENT:
        faults |= currency_fault(currency)
    elif line is None:
        faults["line"] = ["required"]
    if faults or planned_on is None or planned is None:
        raise Malformed(faults)
    one = CaseInstalment(activity=held, kind=kind, **seen_like(held, officer.party_id))
    one.planned_on, one.planned = planned_on, planned
    if kind == InstalmentKind.DELIVERY:
        one.line = line_of(officer, held, line or 0)
    else:
        one.currency = currency
    one.save()
    plan_fits(one)
    return one


def _plan_faults(kind: str, planned_on: date | None, planned: Decimal | None) -> Faults:
    faults: Faults = {} if kind in set(InstalmentKind) else {"kind": ["unknown"]}
    faults |= {} if planned_on else {"planned_on": ["required"]}
    if planned is not None and planned <= 0:
        return faults | {"planned": ["out_of_range"]}
    check = money_fault if kind == InstalmentKind.PAYMENT else quantity_fault
    return faults | check("planned", planned)


def plan_fits(one: CaseInstalment) -> None:
    """Raise Refused where a line, or a currency, has more planned than it is."""
    rows = CaseInstalment.objects.filter(activity=one.activity_id, kind=one.kind, settled="", mistake_at=None)
    rows = rows.filter(line=one.line) if one.line else rows.filter(currency=one.currency)
    planned = rows.aggregate(sum=Sum("planned"))["sum"] or Decimal(0)
    if one.line:
        whole, told = one.line.quantity, {"about": one.line.what}
    else:
        lines = CaseLine.objects.filter(activity=one.activity_id, currency=one.currency, mistake_at=None)
        whole, told = lines.aggregate(sum=Sum("price"))["sum"] or Decimal(0), {"about": one.currency}
    if planned > whole:
        raise Refused([Condition("case_plan_within_whole", told)])


@service
def case_instalment_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    instalment_id: int,
    values: Mapping[str, Any],
    expected_version: int | None,
) -> CaseInstalment:
    """Plan a delivery or a payment otherwise, until the case is implemented; columns left out stay.

    Later it is modified by notice. Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    refuse_unless(case.stage in PLANNED_UNTIL, "case_plan_open", stage=case.stage)
    one = instalment_of(officer, held, instalment_id)
    given = {**{name: getattr(one, name) for name in PLAN_COLUMNS}, **values}
    faults: Faults = {name: ["unknown_field"] for name in set(values) - set(PLAN_COLUMNS)}
    faults |= _plan_faults(one.kind, given["planned_on"], given["planned"])
    if faults:
        raise Malformed(faults)
    one.planned_on, one.planned = given["planned_on"], given["planned"]
    one.save()
    plan_fits(one)
    return one


@service
def case_instalment_drop(
    *, officer: Any, today: date, activity: Activity, instalment_id: int, expected_version: int | None
) -> CaseInstalment:
    """Take one out of the plan, until the case is implemented. Raises like `case_instalment_put`."""
    held, case = hold_case(officer, activity, expected_version)
    refuse_unless(case.stage in PLANNED_UNTIL, "case_plan_open", stage=case.stage)
    one = instalment_of(officer, held, instalment_id)
    CaseInstalment.objects.filter(pk=one.pk).update(mistake_at=timezone.now())
    return one


@service
def case_instalment_make(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    instalment_id: int,
    actual_on: date | None,
    actual: Decimal | None,
    evidence: str,
    expected_version: int | None,
    settled: str = "",
) -> CaseInstalment:
    """Write down what came of a delivery or a payment, with its evidence, or why nothing more comes of it (`settled`).

    Of one that came short the rest is planned anew, or settled. Raises
    Malformed, Forbidden, Refused before the case is implemented, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    refuse_unless(case.stage in HANDED_OVER, "case_being_delivered", stage=case.stage)
    one = instalment_of(officer, held, instalment_id)
    faults = _made_faults(one, actual_on, actual, evidence.strip(), settled.strip(), today)
    if faults:
        raise Malformed(faults)
    one.actual_on, one.actual = actual_on, actual
    one.evidence, one.settled = evidence.strip(), settled.strip()
    one.save()
    _rest(one, held, officer)
    return one


def _made_faults(
    one: CaseInstalment, on: date | None, actual: Decimal | None, evidence: str, settled: str, today: date
) -> Faults:
    if settled and actual is None and on is None:
        return {"settled": ["too_long"]} if len(settled) > 4000 else {}
    check = money_fault if one.kind == InstalmentKind.PAYMENT else quantity_fault
    faults: Faults = check("actual", actual)
    if actual is not None and actual <= 0:
        faults["actual"] = ["out_of_range"]
    faults |= {} if evidence else {"evidence": ["required"]}
    faults |= {"evidence": ["too_long"]} if len(evidence) > 300 else {}
    if on is None or on > today:
        faults["actual_on"] = ["in_the_future" if on else "required"]
    return faults


def _rest(one: CaseInstalment, held: Activity, officer: Any) -> None:
    """What is short of the plan stays planned, as an instalment of its own, unless it is settled."""
    if one.actual is None or one.actual >= one.planned or one.settled:
        return
    rest = one.planned - one.actual
    one.planned = one.actual
    one.save(update_fields=["planned", "updated_at"])
    told = {"kind": one.kind, "line": one.line, "currency": one.currency, "planned_on": one.planned_on}
    CaseInstalment.objects.create(activity=held, planned=rest, **told, **seen_like(held, officer.party_id))
