"""Opening an opportunity: what led to a candidate is kept, with the first step that is thought of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cooperation.opportunities.access import hold_opportunity, standing_with
from cooperation.opportunities.assessing import assessment_of, first_step_of
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.proposed import proposed_for
from cooperation.opportunities.ranking import known_for
from cooperation.opportunities.stepping import exclusions
from cooperation.opportunities.vocabulary import OpportunityStatus
from cooperation.phases.reading import pair_with
from partners.models import Party
from partners.records.errors import Condition, Forbidden, Malformed, Refused, refuse_unless
from partners.records.own_steps import own_step_keep
from partners.records.service import service

MOST_NOTE = 4000


@service
def opportunity_open(
    *,
    officer: Any,
    today: date,
    party: Party,
    weights: Mapping[str, float] | None = None,
    highest: str = "",
    first_step: str = "",
    note: str = "",
) -> Opportunity:
    """Keep a candidate as an opportunity, with the assessment of today by these weights and the first step chosen.

    `first_step` is the key of one that is proposed with the goal put
    `highest`; without it none is chosen yet. Raises Forbidden for an officer who does not write, Malformed for a
    party that is not ranked, for a first step that is not proposed or weights
    that are none, Refused for an excluded party, while one is open or was taken up.
    """
    if not officer.writes:
        raise Forbidden("role")
    if len(note) > MOST_NOTE:
        raise Malformed({"note": ["too_long"]})
    refuse_excluded(officer, party, today)
    known = known_for(officer, today)
    if party.code not in known.likely:
        raise Malformed({"party": ["not_ranked"]})
    _weights(known.measured.parts, weights)
    refuse_standing(officer, party)
    opportunity: Opportunity = Opportunity.objects.create(
        owner=officer.party,
        partnership=pair_with(officer, party),
        party=party,
        opened_on=today,
        opened_by=officer,
        assessment=assessment_of(known, weights, highest, party.code),
        first_step=chosen(officer, party, first_step, today, highest),
        note=note.strip(),
    )
    own_step_keep(officer, opportunity, step="begun", source="", today=today)
    return opportunity


@service
def opportunity_choose(
    *,
    officer: Any,
    today: date,
    opportunity: Opportunity,
    first_step: str,
    note: str,
    expected_version: int | None,
) -> Opportunity:
    """Choose another first step of those that are proposed today, or none, and note what there is to say.

    Raises Forbidden, Unseen, Stale, Malformed, Refused once it is decided.
    """
    held = hold_opportunity(officer, opportunity, expected_version)
    refuse_unless(held.status == OpportunityStatus.OPEN, "opportunity_is_open", status=held.status)
    if len(note) > MOST_NOTE:
        raise Malformed({"note": ["too_long"]})
    if first_step != held.first_step.get("step", ""):
        held.first_step = chosen(officer, held.party, first_step, today)
    held.note = note.strip()
    held.save(update_fields=["first_step", "note", "updated_at"])
    return held


def refuse_excluded(officer: Any, party: Party, today: date) -> None:
    """Raise Refused for a party that a red line excludes, with every ground."""
    unmet = [one for one in exclusions(officer, party, today) if not one.met]
    if unmet:
        raise Refused(unmet)


def refuse_standing(officer: Any, party: Party) -> None:
    """Raise Refused while an opportunity of this party is open, or was taken up."""
    standing = standing_with(officer, party)
    if standing:
        code = f"opportunity_not_{standing.status}_yet"
        raise Refused([Condition(code, {"party": party.code, "opportunity": standing.key})])


def chosen(officer: Any, party: Party, first_step: str, today: date, highest: str = "") -> dict[str, Any]:
    """A first step by its code, as it is kept. Raises Malformed for one that is not proposed today."""
    if not first_step:
        return {}
    for one in proposed_for(officer, party, today, highest=highest):
        if one.proposal.key == first_step:
            return first_step_of(one)
    raise Malformed({"first_step": ["not_proposed"]})


def _weights(parts: Mapping[str, Any], weights: Mapping[str, float] | None) -> None:
    faults = {str(part): ["unknown"] for part in weights or () if part not in parts}
    faults |= {str(part): ["out_of_range"] for part, weight in (weights or {}).items() if not 0 <= weight <= 100}
    if faults:
        raise Malformed(faults)
