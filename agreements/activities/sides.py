"""What each side brings to an activity, and what that costs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from agreements.activities.access import hold_activity, national_of, seen_like
from agreements.activities.activity import Activity
from agreements.activities.elsewhere import activities_changed
from agreements.activities.parts import ActivityCost, ActivitySide
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.errors import Condition, Malformed, Refused
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Way

SIDE_COLUMNS = ("participants", "took_part", "composition", "contact")
_LENGTHS = {"composition": 300, "contact": 160}
MOST_PEOPLE = 1_000_000
MOST_AMOUNT = Decimal(10) ** 15


@service
def activity_side_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    party: Party,
    values: Mapping[str, Any],
    expected_version: int | None,
) -> ActivitySide:
    """Say what one side brings: `participants`, `took_part`, `composition`, `contact`; columns left out stay.

    For the other side only while it has nobody here. Raises Malformed,
    Forbidden, Refused, Unseen, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    reported = side_reported(officer, held, party)
    faults = {name: ["unknown_field"] for name in set(values) - set(SIDE_COLUMNS)}
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(str(values.get(name) or "")) > most}
    for name in ("participants", "took_part"):
        if values.get(name) is not None and not 0 <= values[name] <= MOST_PEOPLE:
            faults[name] = ["out_of_range"]
    if faults:
        raise Malformed(faults)
    told = {"way": Way.REPORTED if reported else Way.OFFICER, "recorded_by": officer}
    found = ActivitySide.objects.filter(activity=held, party=party).first()
    side = found or ActivitySide(activity=held, party=party, **seen_like(held, officer.party_id))
    for name, value in {**values, **told}.items():
        setattr(side, name, value.strip() if isinstance(value, str) else value)
    side.owner_id = officer.party_id
    side.save()
    activities_changed([held])
    return side


def side_reported(officer: Any, activity: Activity, party: Party) -> bool:
    """Whether what is written of `party` is reported by somebody else, and may be.

    Raises Malformed for a party that is none of the two, Refused while a
    shared activity has the other side's officers here.
    """
    if not activity.partnership.has(party.pk):
        raise Malformed({"side": ["not_of_pair"]})
    if party.pk == officer.party_id:
        return False
    itself = activity.audience != Audience.NATIONAL and acts_here(party.pk)
    if itself:
        raise Refused([Condition("side_acts_itself", {"party": party.code})])
    return True


@service
def activity_cost_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    party: Party,
    currency: str,
    budget: Decimal | None,
    actual: Decimal | None,
    expected_version: int | None,
) -> ActivityCost | None:
    """Keep what an activity costs one side in one currency, for the own party alone; without amounts it is dropped.

    Raises Malformed, Forbidden, Unseen, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    faults: dict[str, list[str]] = {}
    if not held.partnership.has(party.pk):
        faults["side"] = ["not_of_pair"]
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha() and currency.isupper()):
        faults["currency"] = ["unknown"]
    for name, amount in (("budget", budget), ("actual", actual)):
        if amount is not None and not 0 <= amount < MOST_AMOUNT:
            faults[name] = ["out_of_range"]
    if faults:
        raise Malformed(faults)
    rows = ActivityCost.objects.filter(activity=held, owner=officer.party_id, party=party, currency=currency)
    found: Any = rows.filter(mistake_at=None).first()
    cost = found or ActivityCost(activity=held, party=party, currency=currency, **national_of(held, officer.party_id))
    cost.budget, cost.actual = budget, actual
    if budget is None and actual is None:
        if cost.pk:
            rows.filter(mistake_at=None).update(mistake_at=timezone.now())
        return None
    cost.save()
    kept: ActivityCost = cost
    return kept
