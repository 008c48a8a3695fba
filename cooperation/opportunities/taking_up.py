"""What becomes of an opportunity: a partnership that begins by getting to know each other, or nothing and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cooperation.opportunities.access import hold_opportunity, standing_with
from cooperation.opportunities.opening import chosen, opportunity_open
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.stepping import OPPORTUNITY, situation_of
from cooperation.opportunities.vocabulary import OpportunityStatus, Why
from cooperation.phases.entering import begun_phase
from cooperation.phases.reading import pair_with, phase_of
from partners.models import Partnership, Party
from partners.partnerships.noting import partnership_assign, side_of
from partners.records.errors import Malformed
from partners.records.lifecycle import Step
from partners.records.own_steps import own_step_keep
from partners.records.service import service

_LONGEST = 4000


@service
def opportunity_begin(
    *,
    officer: Any,
    today: date,
    party: Party,
    weights: Mapping[str, float] | None = None,
    highest: str = "",
    first_step: str = "",
) -> Opportunity:
    """One click: a candidate becomes a partnership in the first phase, with what led to it as initial assessment.

    What is open already is taken up; what was taken up already is answered as
    it is, and nothing is written. Raises as `opportunity_open` and `opportunity_step`.
    """
    pair = pair_with(officer, party)
    # Whoever clicks at the same time waits here, and finds what the first one did.
    Partnership.objects.select_for_update().get(pk=pair.pk)
    standing = standing_with(officer, party)
    if standing is None:
        counted: dict[str, Any] = {"weights": weights, "highest": highest}
        standing = opportunity_open(officer=officer, today=today, party=party, first_step=first_step, **counted)
    elif standing.status == OpportunityStatus.TAKEN_UP:
        return standing
    elif first_step and first_step != standing.first_step.get("step"):
        standing.first_step = chosen(officer, party, first_step, today, highest)
        standing.save(update_fields=["first_step", "updated_at"])
    to = str(OpportunityStatus.TAKEN_UP)
    return opportunity_step(
        officer=officer, today=today, opportunity=standing, to=to, expected_version=standing.version
    )


@service
def opportunity_step(
    *,
    officer: Any,
    today: date,
    opportunity: Opportunity,
    to: str,
    expected_version: int | None,
    inputs: Mapping[str, str] | None = None,
) -> Opportunity:
    """Take the step from the present status to `to`: `taken_up`, `not_taken_up` (`why`, `reason`), `open` (`reason`).

    Taken up, the pair is in the first phase for us unless it is farther, and
    whoever takes it up is responsible where nobody is. Raises Forbidden,
    Malformed, Refused with everything that is missing, Unseen, Stale.
    """
    held = hold_opportunity(officer, opportunity, expected_version)
    situation = situation_of(officer, held, today)
    step = OPPORTUNITY.step_to(to, situation)
    given = _inputs(step, inputs or {})
    OPPORTUNITY.check(to, situation)
    source, held.status = held.status, to
    decided = to != OpportunityStatus.OPEN
    held.decided_on, held.decided_by = (today, officer) if decided else (None, None)
    held.why = given.get("why", "")
    held.reason = given.get("reason", "") if to == OpportunityStatus.NOT_TAKEN_UP else ""
    held.save()
    if to == OpportunityStatus.TAKEN_UP:
        _partnership_begins(officer, held, today)
    reason, cause = given.get("reason", ""), given.get("why", "")
    own_step_keep(
        officer,
        held,
        step=step.name,
        source=source,
        today=today,
        reason=reason,
        cause=cause,
        version_read=expected_version,
    )
    return held


def _inputs(step: Step[Any], inputs: Mapping[str, str]) -> dict[str, str]:
    given = {name: str(value or "").strip() for name, value in inputs.items()}
    faults = {name: ["unknown_field"] for name in set(given) - set(step.needs)}
    faults |= {name: ["required"] for name, must in step.needs.items() if must and not given.get(name)}
    if given.get("why") and "why" in step.needs and given["why"] not in set(Why):
        faults["why"] = ["unknown"]
    if len(given.get("reason", "")) > _LONGEST:
        faults["reason"] = ["too_long"]
    if faults:
        raise Malformed(faults)
    return given


def _partnership_begins(officer: Any, held: Opportunity, today: date) -> None:
    """Our view of the pair in the first phase, and somebody responsible; what there is already stays as it is."""
    if phase_of(officer, held.partnership) is None:
        begun_phase(officer, today, held.party, None)
    side = side_of(officer, held.partnership)
    if side is None or side.responsible_id is None:
        partnership_assign(officer=officer, today=today, partner=held.party, responsible=officer, expected_version=None)
