"""Procurement cases and courses with what belongs to them, as the feed tells of them."""

from collections.abc import Callable
from typing import Any

from agreements.activities.procurement.situation import stage_on
from agreements.activities.training.course import Course, TrainingMeans
from agreements.activities.training.seat import CLEARANCES, Seat, SeatAct
from agreements.models import (
    Activity,
    CaseAct,
    CaseChange,
    CaseFit,
    CaseInstalment,
    CaseLine,
    CaseShare,
    ProcurementCase,
)
from cooperation.api.activities.procurement.rows import (
    case_act_data,
    change_data,
    facts_data,
    fit_data,
    instalment_data,
    line_data,
    share_data,
)
from cooperation.api.activities.training_rows import course_data, means_data, seat_act_data, seat_data
from cooperation.api.changes.told import Row, Told, each
from cooperation.day import legal_day


def _case(one: ProcurementCase) -> Row:
    return {**facts_data(one), "stage": stage_on(one, legal_day()), "since": one.since}


def _of_line(made: Callable[[Any], Row]) -> Callable[[Any], Row]:
    """What hangs on a line of a case, with the number of that line."""
    return lambda one: {**made(one), "line": one.line.number}


def _told(name: str, model: Any, columns: str, made: Callable[[Any], Row], *joined: str) -> Told:
    seen = frozenset({*columns.split(), "audience"})
    return Told(name, model, seen, each(model, made, *joined), Activity.subject, "activity_id")


OF_FORMS = (
    _told("case", ProcurementCase, "third request requested_on valid_until stage since", _case, "seller"),
    _told("case_line", CaseLine, "number what quantity unit price currency", line_data),
    _told("case_share", CaseShare, "quantity amount", _of_line(share_data), "line", "party"),
    _told("case_fit", CaseFit, "system fit source as_of", _of_line(fit_data), "line", "party"),
    _told(
        "case_instalment",
        CaseInstalment,
        "kind currency planned_on planned actual_on actual evidence settled",
        instalment_data,
        "line",
    ),
    _told("case_change", CaseChange, "kind number on way evidence reason items state", change_data, "proposer"),
    _told("case_act", CaseAct, "step on way evidence reason", case_act_data, "side", "change"),
    _told("course", Course, "standing nominate_days use_months institution language prerequisites", course_data),
    _told(
        "seat",
        Seat,
        "number function status as_known offered_on prerequisites_met graduated_on ended_reason use_due_on used "
        f"use_said used_on {' '.join(CLEARANCES.values())}",
        seat_data,
        "giving",
        "sending",
        "ended_by",
    ),
    _told("means", TrainingMeans, "kind topic team_size days_given hours_run", means_data, "giving"),
    _told("seat_act", SeatAct, "step on way evidence seats answers", seat_act_data, "side"),
)
