"""Holding the case of an activity for a write of one of its two sides."""

from typing import Any

from agreements.activities.access import hold_activity
from agreements.activities.activity import Activity
from agreements.activities.procurement.case import CaseLine, ProcurementCase
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.situation import case_of
from agreements.activities.procurement.vocabulary import DRAWN_UP, ENDED
from agreements.activities.vocabulary import Form
from agreements.instruments.vocabulary import Door
from partners.models import Party
from partners.records.errors import Forbidden, Unseen, refuse_unless


def hold_procurement(officer: Any, activity: Activity, version: int | None) -> Activity:
    """Claim an activity of this form. Raises Unseen, Forbidden for a party of neither side, Refused, Stale."""
    held = hold_activity(officer, activity, version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    refuse_unless(held.form == Form.PROCUREMENT, "form_is", form=Form.PROCUREMENT)
    return held


def hold_case(officer: Any, activity: Activity, version: int | None) -> tuple[Activity, ProcurementCase]:
    """Claim an activity and find its case. Raises like `hold_procurement`, Refused where no case is written down."""
    held = hold_procurement(officer, activity, version)
    return held, needed_case(held)


def needed_case(held: Activity) -> ProcurementCase:
    """The case of an activity that is held. Raises Refused where none is written down."""
    case = case_of(held)
    refuse_unless(case is not None, "case_written")
    assert case is not None
    return case


def freely(held: Activity, case: ProcurementCase) -> bool:
    """Whether lines and plan are written freely: until it is offered, and of what is recorded as it exists always."""
    recorded = held.door == Door.RECORDED and case.stage not in ENDED
    return case.stage in DRAWN_UP or recorded


def line_of(officer: Any, activity: Activity, number: int) -> CaseLine:
    """A line by its number. Raises Unseen."""
    found = CaseLine.objects.visible_to(officer).filter(activity=activity, number=number).first()
    if found is None:
        raise Unseen
    line: CaseLine = found
    return line


def instalment_of(officer: Any, activity: Activity, pk: int) -> CaseInstalment:
    """A delivery or a payment. Raises Unseen."""
    found = CaseInstalment.objects.visible_to(officer).filter(activity=activity, pk=pk).first()
    if found is None:
        raise Unseen
    one: CaseInstalment = found
    return one


def two_of(activity: Activity) -> dict[int, Party]:
    """The two sides by key."""
    return {one.pk: one for one in (activity.partnership.party_a, activity.partnership.party_b)}
