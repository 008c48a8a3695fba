"""What REST says of a procurement case, as far as a reader sees it."""

from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.procurement.clock import read_clock
from agreements.activities.procurement.plans import planned_days
from agreements.activities.procurement.selectors import savings_of
from agreements.activities.procurement.situation import stage_on
from agreements.activities.procurement.steps import case_offers
from agreements.activities.procurement.target import target_rows, targets_of
from agreements.activities.procurement.vocabulary import Clock
from agreements.models import CaseAct, CaseChange, CaseFit, CaseInstalment, CaseLine, CaseShare, ProcurementCase
from cooperation.api.agreements.transitions import condition_data

Row = dict[str, Any]
_PLAIN = ("request", "requested_on", "valid_until")


def case_data(reader: Any, activity: Activity, today: date, *, signed_in: bool) -> Row:
    """A case with all that stands beneath it; nine queries at most beside the steps."""
    seen = ProcurementCase.objects.visible_to(reader).filter(activity=activity)
    case = seen.select_related("seller").first()
    told: Row = {"version": activity.version, "written": case is not None}
    if case is None:
        empty: Row = {"joint": False, "seller": None, "third": None, "stage": None, "clock": None}
        rows: Row = {name: [] for name in ("next", "lines", "instalments", "changes", "acts", "savings")}
        return told | empty | dict.fromkeys(_PLAIN) | rows
    return {
        **told,
        **facts_data(case),
        "stage": stage_on(case, today),
        "clock": _clock(reader, case, today),
        "next": _steps(reader, activity, today) if signed_in else [],
        "lines": _lines(reader, activity),
        "instalments": _instalments(reader, activity, today),
        "changes": _changes(reader, activity),
        "acts": _acts(reader, activity),
        "savings": _savings(reader, activity) if signed_in else [],
    }


def facts_data(case: ProcurementCase) -> Row:
    """Who sells, and what was asked."""
    return {
        "joint": case.joint,
        "seller": case.seller.code if case.seller else None,
        "third": case.third or None,
        **{name: getattr(case, name) or None for name in _PLAIN},
    }


def _clock(reader: Any, case: ProcurementCase, today: date) -> Row | None:
    planned = planned_days([case]).get(case.activity_id)
    one = read_clock(stage_on(case, today), case.since, today, targets_of(reader.party_id), planned)
    if one is None:
        return None
    said = {"clock": one.clock, "since": case.since, "day": one.day, "pace": one.pace}
    return {**said, "ageing": one.target.ageing, "days": one.target.days}


def _steps(reader: Any, activity: Activity, today: date) -> list[Row]:
    return [
        {
            "step": one.step.name,
            "to": one.step.target,
            "trade": getattr(one.step, "trade", ""),
            "allowed": one.allowed,
            "ready": one.ready,
            "needs": dict(one.step.needs),
            "conditions": [condition_data(each) for each in one.conditions],
        }
        for one in case_offers(reader, activity, today)
    ]


def _of(reader: Any, activity: Activity, model: Any, *joined: str) -> Any:
    return model.objects.visible_to(reader).filter(activity=activity).select_related(*joined)


def share_data(one: CaseShare) -> Row:
    """One side's share of a line."""
    return {"side": one.party.code, "quantity": one.quantity, "amount": one.amount}


def fit_data(one: CaseFit) -> Row:
    """How a line goes with what a side holds."""
    said = {"side": one.party.code, "fit": one.fit, "as_of": one.as_of}
    return {**said, "system": one.system or None, "source": one.source or None}


def line_data(one: CaseLine) -> Row:
    """A line, without shares and fits."""
    plain = {name: getattr(one, name) for name in ("number", "what", "quantity", "unit", "price")}
    return {**plain, "currency": one.currency or None}


def instalment_data(one: CaseInstalment) -> Row:
    """A delivery or a payment, as planned and made."""
    return {
        "id": one.pk,
        **{name: getattr(one, name) for name in ("kind", "planned_on", "planned", "actual_on", "actual")},
        "line": one.line.number if one.line else None,
        **{name: getattr(one, name) or None for name in ("currency", "evidence", "settled")},
    }


def change_data(one: CaseChange) -> Row:
    """An amendment or a modification."""
    return {
        **{name: getattr(one, name) for name in ("kind", "number", "on", "way", "reason", "items", "state")},
        "side": one.proposer.code if one.proposer else None,
        "evidence": one.evidence or None,
    }


def case_act_data(one: CaseAct) -> Row:
    """A side's part in a step, or its answer to an amendment."""
    return {
        "id": one.pk,
        **{name: getattr(one, name) for name in ("step", "on", "way")},
        **{name: getattr(one, name) or None for name in ("evidence", "reason")},
        "side": one.side.code if one.side else None,
        "amendment": one.change.number if one.change else None,
    }


def _lines(reader: Any, activity: Activity) -> list[Row]:
    shares: dict[int, list[Row]] = {}
    for share in _of(reader, activity, CaseShare, "party").order_by("id"):
        shares.setdefault(share.line_id, []).append(share_data(share))
    fits: dict[int, list[Row]] = {}
    for fit in _of(reader, activity, CaseFit, "party").order_by("id"):
        fits.setdefault(fit.line_id, []).append(fit_data(fit))
    return [
        {**line_data(one), "shares": shares.get(one.pk, []), "fits": fits.get(one.pk, [])}
        for one in CaseLine.objects.visible_to(reader).filter(activity=activity).order_by("number")
    ]


def _instalments(reader: Any, activity: Activity, today: date) -> list[Row]:
    rows = _of(reader, activity, CaseInstalment, "line").order_by("planned_on", "id")
    return [{**instalment_data(one), "late": one.open and one.planned_on < today} for one in rows]


def _changes(reader: Any, activity: Activity) -> list[Row]:
    return [change_data(one) for one in _of(reader, activity, CaseChange, "proposer").order_by("id")]


def _acts(reader: Any, activity: Activity) -> list[Row]:
    return [case_act_data(one) for one in _of(reader, activity, CaseAct, "side", "change").order_by("id")]


def _savings(reader: Any, activity: Activity) -> list[Row]:
    names = ("currency", "joint", "alone", "saved")
    return [{name: getattr(one, name) for name in names} for one in savings_of(reader, activity)]


def targets_data(reader: Any) -> list[Row]:
    """How long each step may take for the reader's party."""
    targets, rows = targets_of(reader.party_id), target_rows(reader)
    return [
        {
            "clock": clock,
            "ageing": targets[clock].ageing,
            "days": targets[clock].days,
            "reason": rows[clock].reason if clock in rows else None,
        }
        for clock in Clock
    ]
