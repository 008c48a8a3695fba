"""Every cell (from, to, role, side) of the lifecycle of a procurement case, beside a table written out by hand."""

from typing import Any

import pytest
from django.db import transaction

from agreements.activities.procurement.acting import case_act_record
from agreements.activities.procurement.steps import CASE, case_offers
from agreements.activities.procurement.vocabulary import CaseStage
from agreements.models import ProcurementCase
from partners.records.errors import RecordError, Refused
from tests.cases import Buying
from tests.cast import Cast

ASKING = (
    "desk", "liaison", "approver", "minister", "auditor", "admin", "service", "own_guest", "partner_desk",
    "partner_liaison", "partner_approver", "third_desk",
)  # fmt: skip
OFFICERS = {"desk_officer", "liaison_officer", "approver"}
# From where to where, on which end of the purchase, and what is still missing where nothing is written down yet.
# Ukraine buys, and the United Kingdom sells.
CELLS: dict[str, dict[str, tuple[str, set[str]]]] = {
    "request_received": {"offer_in_preparation": ("seller", set())},
    "offer_in_preparation": {"offered": ("seller", {"case_lines_written", "case_validity_stated"})},
    "offered": {
        "accepted": ("buyer", {"case_lines_written", "risk_settled"}),
        "declined": ("buyer", set()),
    },
    "accepted": {"implemented": ("seller", {"activity_covered", "risk_settled"})},
    "lapsed": {},
    "declined": {},
    "implemented": {"delivering": ("seller", {"case_delivery_made"})},
    "delivering": {"delivered": ("buyer", {"case_line_delivered"})},
    "delivered": {"reconciled": ("seller", {"deliveries_settled", "payments_settled"})},
    "reconciled": {"closed": ("either", {"benefit_stated"})},
    "closed": {},
}
ENDS = {"UKR": "buyer", "GBR": "seller"}


def test_the_table_is_closed_and_names_every_stage() -> None:
    assert set(CELLS) == {str(one) for one in CaseStage} == {str(one) for one in CASE.statuses}
    named = {(source, one.target) for one in CASE.steps for source in one.sources if one.name != "lapse"}
    assert named == {(source, to) for source, leads in CELLS.items() for to in leads}


@pytest.mark.parametrize("stage", CELLS)
def test_every_cell_does_what_the_table_says(cast: Cast, stage: str) -> None:
    """Each of the cast tries to reach each stage from each; it is refused with all that is missing."""
    buying, wrong = Buying(cast), {}
    if stage in ("delivering", "delivered"):
        buying.write()
    ProcurementCase.objects.update(stage=stage)
    for name in ASKING:
        officer = getattr(cast, name)
        if officer.party.code in ENDS:
            assert {one.step.target for one in case_offers(officer, buying.activity, cast.today)} == set(CELLS[stage])
        for to in CELLS:
            found, expected = tried(buying, officer, to), should(officer, stage, to)
            if found != expected:
                wrong[name, to] = (found, expected)
    assert not wrong


def tried(buying: Buying, officer: Any, to: str) -> Any:
    """What the service answers; whatever it did is taken back."""
    try:
        with transaction.atomic():
            case_act_record(**buying.told(officer), to=to, reason="Too dear.")
            transaction.set_rollback(True)
    except Refused as error:
        return {one.code for one in error.conditions}
    except RecordError as error:
        return type(error).__name__
    return "done"


def should(officer: Any, stage: str, to: str) -> Any:
    """What it is to answer, by the table."""
    end = ENDS.get(officer.party.code)
    if end is None or officer.roles == ["party_administrator"]:
        return "Unseen"
    if officer.roles[0] not in OFFICERS:
        return "Forbidden"
    if (stage, to) == ("offered", "lapsed"):
        return "Forbidden"  # the day alone brings it
    if to not in CELLS[stage]:
        return {"no_such_step"}
    whose, missing = CELLS[stage][to]
    missing = missing | (set() if whose in (end, "either") else {"case_step_of"})
    return missing or "done"


@pytest.mark.parametrize(("partner", "way"), [("GBR", "officer"), ("EST", "link"), ("EST", "reported")])
@pytest.mark.parametrize("joint", [False, True])
def test_it_is_walked_to_its_close_in_each_of_the_three_ways(cast: Cast, partner: str, way: str, joint: bool) -> None:
    buying = Buying(cast, partner, way, joint=joint)
    buying.to("closed")
    taken = set(buying.activity.case_acts.values_list("step", "side__code", "way"))
    theirs = {"offer": (None, "reported")} if joint else {"offer": (partner, way)}
    assert ("offer", *theirs["offer"]) in taken and ("accept", "UKR", "officer") in taken
    assert (("accept", partner, way) in taken) == joint
