"""Opportunities on stage: of each side one that is open, one that is taken up and one that is not."""

from cooperation.opportunities.opening import opportunity_open
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.proposed import proposed_for
from cooperation.opportunities.taking_up import opportunity_step
from tests.cast import Cast


def opportunities_staged(cast: Cast) -> list[Opportunity]:
    """Every opportunity on stage, each with what its owner says of it."""
    made = []
    for officer, codes in (
        (cast.desk, ("POL", "EST", "LVA")),
        (cast.partner_desk, ("UKR", "EST", "LVA")),
        (cast.third_desk, ("GBR", "EST", "LVA")),
    ):
        told = {"officer": officer, "today": cast.today}
        for code, to in zip(codes, ("", "taken_up", "not_taken_up"), strict=True):
            party = cast.party(code)
            step = proposed_for(officer, party, cast.today)[0].proposal.key
            one = opportunity_open(**told, party=party, first_step=step, note="Note")
            if to:
                inputs = {"why": "other", "reason": "Reason"} if to == "not_taken_up" else {}
                given = {"to": to, "inputs": inputs, "expected_version": one.version}
                one = opportunity_step(**told, opportunity=one, **given)
            made.append(one)
    return made
