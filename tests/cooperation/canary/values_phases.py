"""What is put into the addresses of phases and gates."""

from collections.abc import Callable
from typing import Any

from cooperation.models import Gate, GateAct, GateCondition, GateCriterion

Given = list[dict[str, Any]]


def _gates(scene: Any) -> list[Gate]:
    return list(scene.gates.values())


def _codes(gate: Gate) -> list[str]:
    """A pair by each of its codes, and by both."""
    return [*gate.phase.partnership.codes, gate.phase.partnership.code]


def pairs(scene: Any) -> Given:
    """Every pair with a gate, by each of its codes and by both; and one that nobody has."""
    codes = {code: None for one in _gates(scene) for code in _codes(one)}
    return [{"code": code} for code in (*codes, "nothing-here")]


def with_gate(**more: Any) -> Callable[[Any], Given]:
    """Every gate, with something beside it."""

    def found(scene: Any) -> Given:
        rows = [{"code": code, "number": one.number, **more} for one in _gates(scene) for code in _codes(one)]
        return [*rows, {"code": "GBR", "number": 99, **more}]

    return found


def beneath(model: type[Any]) -> Callable[[Any], Given]:
    """Every gate with a part of its own, at the address by both codes."""

    def found(scene: Any) -> Given:
        rows = []
        for one in _gates(scene):
            own = model._base_manager.filter(gate=one).order_by("-pk").values_list("pk", flat=True).first()
            rows += [{"code": code, "number": one.number, "pk": own or 1} for code in _codes(one)]
        return rows

    return found


def api(scene: Any) -> Given:
    """Every pair with a gate, by both codes."""
    return [{"pair": code} for code in dict.fromkeys(one.phase.partnership.code for one in _gates(scene))]


def api_gates(scene: Any) -> Given:
    """Every gate, by both codes."""
    found = dict.fromkeys((one.phase.partnership.code, one.number) for one in _gates(scene))
    return [{"pair": pair, "number": number} for pair, number in found]


def _criterion(scene: Any) -> Given:
    del scene
    return [{"phase": "pilot", "criterion": one} for one in ("balance_shown", "own-1", "none")]


PHASE_VALUES: dict[str, Callable[[Any], Given]] = {
    "phase": pairs,
    "phase_enter": pairs,
    "phase_audience": pairs,
    "phase_preview": lambda scene: [
        {**one, "seen_as": seen_as} for one in pairs(scene) for seen_as in ("parties", "public")
    ],
    "gate_new": pairs,
    "gate": with_gate(),
    "gate_paper": with_gate(),
    "gate_step": with_gate(to="in_review"),
    "criterion_new": with_gate(),
    "criterion_put": beneath(GateCriterion),
    "criterion_show": beneath(GateCriterion),
    "criterion_waive": beneath(GateCriterion),
    "gate_condition_new": with_gate(),
    "gate_condition_met": beneath(GateCondition),
    "gate_decide": with_gate(side="UKR"),
    "gate_risk_answer": with_gate(question="end_use"),
    "gate_risk_waive": with_gate(question="end_use"),
    "gate_link": with_gate(),
    "gate_contest": beneath(GateAct),
    "our_cap": lambda scene: [{"phase": one} for one in ("pilot", "none")],
    "our_criterion_new": lambda scene: [{"phase": one} for one in ("pilot", "none")],
    "our_criterion": _criterion,
    "api-phase": api,
    "api-gates": api,
    **{
        f"api-gate{part}": api_gates
        for part in ("", "-transitions", "-criteria", "-evidence", "-waivers", "-decisions", "-conditions")
    },
    "api-gate-risks": api_gates,
    "api-gate-risk-waivers": api_gates,
}
