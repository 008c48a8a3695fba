"""A step of seats that was entered by mistake is taken back, with a reason, while none of them went further."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.activities.elsewhere import activities_changed
from agreements.activities.stepping import activity_correction_keep
from agreements.activities.training.keeping import hold_training
from agreements.activities.training.seat import CLEARANCES, Seat, SeatAct, spans
from agreements.activities.training.seat import SeatStatus as S
from agreements.activities.training.seating import seats_named
from agreements.activities.training.steps import STEPS
from agreements.activities.training.taking import CHECK, SeatTold, seat_step_row, seats_store
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.marks import StepTaken
from partners.records.service import service
from partners.records.ways import Way

# What a step wrote, and its taking back takes out.
_WROTE: Mapping[str, Mapping[str, Any]] = {
    "nominate": {"prerequisites_met": None},
    "graduate": {"graduated_on": None, "use_due_on": None},
    "withdraw": {"ended_by": None, "ended_reason": ""},
    "forfeit": {"ended_by": None, "ended_reason": ""},
    "check_use": {"used": None, "use_said": "", "used_on": None},
}


@service
def seat_act_mistake(
    *, officer: Any, today: date, activity: Activity, act_id: int, reason: str, expected_version: int | None
) -> list[Seat]:
    """Take back what was entered by mistake, by the party that recorded it: its seats stand where they stood before.

    Raises Malformed without a reason, Forbidden, Refused once one of them went further, Unseen, Stale.
    """
    held = hold_training(officer, activity, expected_version)
    act = SeatAct.objects.visible_to(officer).filter(activity=held, pk=act_id).select_related("side").first()
    if act is None:
        raise Unseen
    if act.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    rows = seats_named(officer, held, [int(one) for one in act.seats])
    further = [one.number for one in rows if one.status not in _leads_to(act.step)]
    if further:
        raise Refused([Condition("seats_went_no_further", {"seats": spans(further)})])
    act.mistake_at = timezone.now()
    act.save(update_fields=["mistake_at", "updated_at"])
    told = SeatTold(officer.party, today, Way.OFFICER, officer=officer, owner_id=officer.party_id)
    StepTaken.objects.bulk_create(
        seat_step_row(held, one, "mistake", act.seats[str(one.number)], told, reason.strip()) for one in rows
    )
    _back(act, rows)
    seats_store(rows)
    before = {"step": act.step, "seats": spans(one.number for one in rows)}
    activity_correction_keep(officer, held, "seat_act", act.pk, before, {"mistake": True}, reason)
    activities_changed([held])
    return rows


def _leads_to(step: str) -> set[str]:
    return {S.NOMINATED, S.CLEARED} if step == CHECK else {STEPS[step].target}


def _back(act: SeatAct, rows: Sequence[Seat]) -> None:
    offered = _offered(act)
    for one in rows:
        one.status = act.seats[str(one.number)]
        for name, value in _WROTE.get(act.step, {CLEARANCES[one]: None for one in act.answers}).items():
            setattr(one, name, value)
        one.offered_on = one.offered_on if one.as_known else offered.get(str(one.number))


def _offered(act: SeatAct) -> dict[str, date]:
    """Since when seats count as offered, by what is left of what was done with them."""
    found: dict[str, date] = {}
    left = SeatAct.objects.filter(activity=act.activity_id, step__in=("offer", "confirm"), mistake_at=None)
    for numbers, on in left.order_by("id").values_list("seats", "on"):
        for number in numbers:
            found.setdefault(number, on)
    return found
