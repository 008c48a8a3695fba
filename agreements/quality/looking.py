"""Looking a record over: somebody says that it is right as it stands."""

from datetime import date
from typing import Any

from agreements.instruments.access import hold, own_only
from agreements.instruments.agreement import Agreement
from agreements.standing.moves import step_row
from agreements.standing.refresh import standing_on
from partners.records.marks import StepTaken
from partners.records.service import service
from partners.records.ways import Way

LOOKED_OVER = "looked_over"


@service
def agreement_look_over(*, officer: Any, today: date, agreement: Agreement, expected_version: int | None) -> StepTaken:
    """Keep that an officer of the party that wrote the record looked it over today; nothing else changes.

    Raises Unseen, Forbidden for another party or an officer who does not write, Stale.
    """
    held = hold(officer, agreement, expected_version)
    own_only(officer, held)
    status = standing_on(held, today).status
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
    row = step_row(held, step=LOOKED_OVER, source=status, target=status, on=today, **told)
    row.save(force_insert=True)
    return row
