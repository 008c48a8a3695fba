"""An activity above the cap of its partnership's phase is refused with the reason, when it is planned and confirmed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.elsewhere import asked_to_plan
from agreements.activities.guards import ActivitySituation
from agreements.activities.parts import ActivityCost
from agreements.activities.procurement.selectors import priced_in
from cooperation.phases.caps import cap_of
from cooperation.phases.reading import phase_code
from partners.records.errors import Condition


@asked_to_plan
def within_cap(s: ActivitySituation) -> Iterator[Condition]:
    """What the cap of the present phase says of an activity, for the side of whoever acts; met and unmet.

    Nothing is said of what is not known yet, and nothing to who acts through a link. At most four queries.
    """
    officer, activity = s.officer, s.activity
    if not activity.partnership.has(officer.party_id):
        return
    phase = phase_code(officer, activity.partnership)
    cap = cap_of(officer, phase)
    told = {"phase": phase}
    if cap.days is not None and activity.days is not None:
        days = (activity.last_on - activity.first_on).days + 1
        yield Condition("cap_days", {**told, "most": cap.days, "is": days}, met=days <= cap.days)
    if cap.people is not None:
        people = sum(one.participants or 0 for one in s.sides)
        yield Condition("cap_people", {**told, "most": cap.people, "is": people}, met=people <= cap.people)
    if cap.amount is not None:
        amount = _planned(officer, activity, cap.currency)
        sums = {"most": str(cap.amount), "is": str(amount), "currency": cap.currency}
        yield Condition("cap_amount", told | sums, met=amount <= cap.amount)


def _planned(officer: Any, activity: Activity, currency: str) -> Decimal:
    """What is to be spent in a currency: the budgets, or the prices of a procurement case where these are more."""
    costs = ActivityCost.objects.visible_to(officer).filter(activity=activity, currency=currency)
    budget = sum((one for one in costs.values_list("budget", flat=True) if one is not None), Decimal(0))
    return max(budget, priced_in(officer, activity, currency))
