"""Addresses of phases and gates."""

from typing import Any

from cooperation.api.phases import risks, views

_PAIR = "partnerships/<key:pair>/"
_GATE = f"{_PAIR}gates/<number:number>/"
GATES: list[tuple[str, Any, str]] = [
    (f"{_PAIR}phase/", views.PartnershipPhaseView, "api-phase"),
    (f"{_PAIR}gates/", views.Gates, "api-gates"),
    (_GATE, views.GateDetail, "api-gate"),
    (f"{_GATE}transitions/", views.GateTransitions, "api-gate-transitions"),
    (f"{_GATE}criteria/", views.GateCriteria, "api-gate-criteria"),
    (f"{_GATE}evidence/", views.GateEvidence, "api-gate-evidence"),
    (f"{_GATE}waivers/", views.GateWaivers, "api-gate-waivers"),
    (f"{_GATE}risks/", risks.GateRisks, "api-gate-risks"),
    (f"{_GATE}risks/waivers/", risks.GateRiskWaivers, "api-gate-risk-waivers"),
    (f"{_GATE}decisions/", views.GateDecisions, "api-gate-decisions"),
    (f"{_GATE}conditions/", views.GateConditions, "api-gate-conditions"),
    ("ministry/phases/caps/", views.PhaseCaps, "api-phase-caps"),
    ("ministry/phases/template/", views.GateTemplate, "api-gate-template"),
]
