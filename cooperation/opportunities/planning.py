"""From the first step to an activity: a draft that is ours alone, with its days, people and cost."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.planning import activity_plan
from agreements.activities.sides import activity_cost_put, activity_side_put
from cooperation.opportunities.access import hold_opportunity
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.vocabulary import OpportunityStatus
from partners.records.errors import Condition, Refused
from partners.records.service import service


@service
def opportunity_plan(
    *, officer: Any, today: date, opportunity: Opportunity, title: str, purpose: str, expected_version: int | None
) -> Activity:
    """Draft the activity of the first step; one that is drafted already is answered as it is.

    `title` and `purpose` are in the words of whoever plans it. Raises Refused
    unless it is taken up with a first step, Forbidden, Malformed, Unseen, Stale.
    """
    if opportunity.activity_id and Activity.objects.visible_to(officer).filter(pk=opportunity.activity_id).exists():
        kept: Activity = Activity.objects.select_related("partnership").get(pk=opportunity.activity_id)
        return kept
    held = hold_opportunity(officer, opportunity, expected_version)
    unmet = [
        Condition("opportunity_taken_up", {"status": held.status}, met=held.status == OpportunityStatus.TAKEN_UP),
        Condition("first_step_chosen", met=bool(held.first_step)),
    ]
    if not all(one.met for one in unmet):
        raise Refused(unmet)
    told = {"officer": officer, "today": today}
    values = {"title": title, "purpose": purpose, **_columns(held, today)}
    activity = activity_plan(partner=held.party, values=values, **told)
    for party, people in ((officer.party, "our_people"), (held.party, "their_people")):
        sends = {"participants": held.first_step[people]}
        activity_side_put(activity=activity, party=party, values=sends, expected_version=None, **told)
    activity_cost_put(
        activity=activity,
        party=officer.party,
        currency=held.first_step["currency"],
        budget=Decimal(held.first_step["amount"]),
        actual=None,
        expected_version=None,
        **told,
    )
    held.activity = activity
    held.save(update_fields=["activity", "updated_at"])
    return activity


def _columns(held: Opportunity, today: date) -> Mapping[str, Any]:
    """Its days as they were proposed; where they have passed meanwhile, the year in which one plans."""
    step = held.first_step
    ahead = step["begins"] > today.isoformat()
    return {
        "activity_type": step["activity_type"],
        "area": step["area"],
        "host": held.owner if step["we_host"] else held.party,
        "starts": step["begins"] if ahead else str(today.year),
        "ends": step["ends"] if ahead else "",
    }
