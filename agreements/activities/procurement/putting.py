"""Writing a procurement case down: who sells, and the lines."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.procurement.access import freely, hold_case, hold_procurement, line_of
from agreements.activities.procurement.case import CaseLine, CaseShare, ProcurementCase
from agreements.activities.procurement.faults import Faults, line_faults
from agreements.activities.procurement.parts import CaseFit, CaseInstalment
from agreements.activities.procurement.situation import case_of
from agreements.activities.procurement.vocabulary import DRAWN_UP, CaseStage
from agreements.instruments.vocabulary import Door
from partners.records.errors import Malformed, refuse_unless
from partners.records.service import service

CASE_COLUMNS = ("seller", "third", "request", "requested_on", "valid_until", "stage", "since")
LINE_COLUMNS = ("what", "quantity", "unit", "price", "currency")
_LENGTHS = {"third": 200, "request": 300}


@service
def case_put(
    *, officer: Any, today: date, activity: Activity, values: Mapping[str, Any], expected_version: int | None
) -> ProcurementCase:
    """Write down a case, or until it is offered put it otherwise; columns left out stay.

    `seller` is one of the two, or None with the name of the `third` from whom
    both buy. Of an activity that was recorded as it exists, a new case is
    entered at its `stage`, reached on the day `since`. Raises Malformed,
    Forbidden, Refused once it is offered, Unseen, Stale.
    """
    held = hold_procurement(officer, activity, expected_version)
    found = case_of(held)
    case = found or ProcurementCase(activity=held, **seen_like(held, officer.party_id))
    refuse_unless(found is None or freely(held, case), "case_open", stage=case.stage)
    given = {**{name: getattr(case, name) for name in CASE_COLUMNS}, **values}
    faults = _case_faults(held, given, values, today) | _entered_faults(held, found, values, today)
    if faults:
        raise Malformed(faults)
    if found is None or case.stage in DRAWN_UP:
        # Until it is offered the clock runs from the request; of one that enters at a later step from that day.
        given["since"] = values.get("since") or given["requested_on"]
    for name in CASE_COLUMNS:
        setattr(case, name, given[name].strip() if isinstance(given[name], str) else given[name])
    case.save()
    if not case.joint:
        CaseShare.objects.filter(activity=held, mistake_at=None).update(mistake_at=timezone.now())
    return case


def _case_faults(held: Activity, given: Mapping[str, Any], values: Mapping[str, Any], today: date) -> Faults:
    faults: Faults = {name: ["unknown_field"] for name in set(values) - set(CASE_COLUMNS)}
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(str(given[name] or "")) > most}
    if given["seller"] and not held.partnership.has(given["seller"].pk):
        faults["seller"] = ["not_of_pair"]
    if bool(given["seller"]) == bool(str(given["third"] or "").strip()):
        faults["third"] = ["seller_or_third"]
    if not given["requested_on"]:
        faults["requested_on"] = ["required"]
    elif given["requested_on"] > today:
        faults["requested_on"] = ["in_the_future"]
    elif given["valid_until"] and given["valid_until"] < given["requested_on"]:
        faults["valid_until"] = ["before_last_step"]
    return faults


def _entered_faults(held: Activity, found: Any, values: Mapping[str, Any], today: date) -> Faults:
    """A stage is entered once, of what was recorded as it exists."""
    entered = values.get("stage", CaseStage.REQUESTED)
    if entered not in set(CaseStage):
        return {"stage": ["unknown"]}
    if "stage" in values and (found is not None or (held.door != Door.RECORDED and entered != CaseStage.REQUESTED)):
        return {"stage": ["only_of_recorded"]}
    since = values.get("since")
    if since and (entered in DRAWN_UP or since > today):
        return {"since": ["in_the_future" if since > today else "only_of_recorded"]}
    return {"since": ["required"]} if entered not in DRAWN_UP and not since else {}


@service
def case_line_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    values: Mapping[str, Any],
    expected_version: int | None,
    number: int | None = None,
) -> CaseLine:
    """Write down a line, or the one with this `number` anew, until it is offered; columns left out stay.

    Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held = _drawn_up(officer, activity, expected_version)
    line = line_of(officer, held, number) if number else CaseLine(activity=held, **seen_like(held, officer.party_id))
    given = {**{name: getattr(line, name) for name in LINE_COLUMNS}, **values}
    faults = {name: ["unknown_field"] for name in set(values) - set(LINE_COLUMNS)} | line_faults(given)
    if faults:
        raise Malformed(faults)
    for name in LINE_COLUMNS:
        setattr(line, name, given[name].strip() if isinstance(given[name], str) else given[name])
    line.number = line.number or next_number(held)
    line.save()
    return line


def next_number(held: Activity) -> int:
    """The number of the next line; one that was dropped keeps its own."""
    return 1 + (CaseLine.objects.filter(activity=held).aggregate(most=Max("number"))["most"] or 0)


@service
def case_line_drop(
    *, officer: Any, today: date, activity: Activity, number: int, expected_version: int | None
) -> CaseLine:
    """Take out a line with what hangs on it, until it is offered. Raises Forbidden, Refused, Unseen, Stale."""
    held = _drawn_up(officer, activity, expected_version)
    line = line_of(officer, held, number)
    line_out(line)
    return line


def line_out(line: CaseLine) -> None:
    """Take a line out, with its shares, its plan and what was said to fit."""
    now = timezone.now()
    for model in (CaseShare, CaseFit, CaseInstalment):
        model.objects.filter(line=line, mistake_at=None).update(mistake_at=now)
    CaseLine.objects.filter(pk=line.pk).update(mistake_at=now)


def _drawn_up(officer: Any, activity: Activity, version: int | None) -> Activity:
    held, case = hold_case(officer, activity, version)
    refuse_unless(freely(held, case), "case_open", stage=case.stage)
    return held
