"""Taking a step with a gate, and what follows from it: the partnership moves on, stays, or goes back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cooperation.phases.access import gate_changed, hold_gate, step_keep
from cooperation.phases.entering import phase_moved
from cooperation.phases.gate import Gate
from cooperation.phases.reading import fresh_gate
from cooperation.phases.steps import GATE, GateSituation, situation_of
from cooperation.phases.vocabulary import GateStatus, Phase
from partners.records.errors import Malformed
from partners.records.lifecycle import Offer, Step
from partners.records.service import service
from partners.records.ways import Way

_LONGEST = 4000


def gate_offers(officer: Any, gate: Gate, today: date) -> list[Offer]:
    """Every step out of the present status as this officer sees it; to a third state's officer nothing is offered."""
    if not gate.phase.partnership.has(officer.party_id):
        return []
    return [one for one in GATE.offers(situation_of(officer, gate, today)) if one.step.roles]


@service
def gate_step(
    *,
    officer: Any,
    today: date,
    gate: Gate,
    to: str,
    expected_version: int | None,
    inputs: Mapping[str, str] | None = None,
) -> Gate:
    """Take the step from the present status to `to`: put it to the decision of both, give it up, take it up again.

    Raises Forbidden, Malformed, Refused with everything that is missing, Unseen, Stale.
    """
    held = hold_gate(officer, gate, expected_version)
    situation = situation_of(officer, held, today)
    step = GATE.step_to(to, situation)
    given = _inputs(step, inputs or {}, today)
    GATE.check(to, situation)
    if step.name == "table":
        held.tabled_by = officer
        held.meets_on = date.fromisoformat(given["meets_on"]) if given.get("meets_on") else held.meets_on
        held.save(update_fields=["tabled_by", "meets_on", "updated_at"])
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "version_read": expected_version}
    gate_moved(held, step, situation.status, today, reason=given.get("reason", ""), **told)
    return fresh_gate(held)


def _inputs(step: Step[GateSituation], inputs: Mapping[str, str], today: date) -> dict[str, str]:
    given = {name: str(value or "").strip() for name, value in inputs.items()}
    faults = {name: ["unknown_field"] for name in set(given) - set(step.needs)}
    faults |= {name: ["required"] for name, must in step.needs.items() if must and not given.get(name)}
    if len(given.get("reason", "")) > _LONGEST:
        faults["reason"] = ["too_long"]
    if given.get("meets_on"):
        try:
            date.fromisoformat(given["meets_on"])
        except ValueError:
            faults["meets_on"] = ["not_a_date"]
    if faults:
        raise Malformed(faults)
    return given


def gate_follow(officer: Any, gate: Gate, today: date, *, way: str, side_id: int) -> None:
    """After an act: take the step that nothing is missing for any more."""
    for step in GATE.steps:
        situation = situation_of(officer, gate, today)
        if step.follows and situation.status in step.sources and all(one.met for one in step.conditions(situation)):
            gate_moved(gate, step, situation.status, today, officer=officer, side_id=side_id, way=way)
            return


def gate_moved(gate: Gate, step: Step[Any], source: str, today: date, **told: Any) -> None:
    """Store where a step led, and what follows for the partnership."""
    gate.status = step.target
    over = step.target not in (GateStatus.PREPARING, GateStatus.IN_REVIEW)
    gate.decided_on = (gate.decided_on or today) if over else None
    gate.save(update_fields=["status", "decided_on", "updated_at"])
    step_keep(gate.phase, gate, step=step.name, source=source, target=step.target, on=today, **told)
    if step.target == GateStatus.PREPARING:
        gate_changed(gate)
    to = _phase_after(gate, step.name)
    if to:
        cause = {name: told.get(name) for name in ("officer", "side_id", "way")}
        phase_moved(gate.phase, to, today, step=step.name, cause=f"gate:{gate.number}", **cause)


def _phase_after(gate: Gate, step: str) -> str:
    """The phase that a step leads to; empty where the partnership stays."""
    if step in ("go", "conditional_go"):
        return gate.to_phase
    if step == "step_back":
        return str(Phase(gate.from_phase).before or "")
    if step == "lapse" and gate.phase.phase == gate.to_phase:
        return gate.from_phase
    return ""
