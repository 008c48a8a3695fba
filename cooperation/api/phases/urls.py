"""Addresses of phases and gates."""

from typing import Any

from cooperation.api.phases import acting, policy, risks, views

_PAIR = "partnerships/<key:pair>/"
_GATE = f"{_PAIR}gates/<number:number>/"
GATES: list[tuple[str, Any, str]] = [
    (f"{_PAIR}phase/", views.PartnershipPhaseView, "api-phase"),
    (f"{_PAIR}gates/", views.Gates, "api-gates"),
    (_GATE, views.GateDetail, "api-gate"),
    (f"{_GATE}transitions/", acting.GateTransitions, "api-gate-transitions"),
    (f"{_GATE}criteria/", acting.GateCriteria, "api-gate-criteria"),
    (f"{_GATE}evidence/", acting.GateEvidence, "api-gate-evidence"),
    (f"{_GATE}waivers/", acting.GateWaivers, "api-gate-waivers"),
    (f"{_GATE}risks/", risks.GateRisks, "api-gate-risks"),
    (f"{_GATE}risks/waivers/", risks.GateRiskWaivers, "api-gate-risk-waivers"),
    (f"{_GATE}decisions/", acting.GateDecisions, "api-gate-decisions"),
    (f"{_GATE}conditions/", acting.GateConditions, "api-gate-conditions"),
    ("ministry/phases/caps/", policy.PhaseCaps, "api-phase-caps"),
    ("ministry/phases/template/", policy.GateTemplate, "api-gate-template"),
]
