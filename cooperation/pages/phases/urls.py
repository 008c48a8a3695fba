"""Addresses of phases and gates."""

from django.urls import path

from cooperation.pages.phases import deciding, entering, gate, paper, phase, policy, preview, risk, writing

_GATE = "partners/<str:code>/gates/<int:number>/"

urlpatterns = [
    path("partners/<str:code>/phase/", phase.phase_page, name="phase"),
    path("partners/<str:code>/phase/enter/", entering.phase_enter_page, name="phase_enter"),
    path("partners/<str:code>/phase/audience/", entering.phase_audience_page, name="phase_audience"),
    path("partners/<str:code>/phase/seen-by/<str:seen_as>/", preview.phase_preview, name="phase_preview"),
    path("partners/<str:code>/gates/new/", entering.gate_new_page, name="gate_new"),
    path(_GATE, gate.gate_page, name="gate"),
    path(f"{_GATE}paper/", paper.gate_paper, name="gate_paper"),
    path(f"{_GATE}step/<str:to>/", writing.gate_step_page, name="gate_step"),
    path(f"{_GATE}criteria/new/", writing.criterion_new_page, name="criterion_new"),
    path(f"{_GATE}criteria/<int:pk>/", writing.criterion_put_page, name="criterion_put"),
    path(f"{_GATE}criteria/<int:pk>/evidence/", writing.criterion_show_page, name="criterion_show"),
    path(f"{_GATE}criteria/<int:pk>/without/", writing.criterion_waive_page, name="criterion_waive"),
    path(f"{_GATE}conditions/new/", writing.gate_condition_new_page, name="gate_condition_new"),
    path(f"{_GATE}conditions/<int:pk>/met/", writing.gate_condition_met_page, name="gate_condition_met"),
    path(f"{_GATE}decide/<str:side>/", deciding.gate_decide_page, name="gate_decide"),
    path(f"{_GATE}risk/<str:question>/", risk.gate_risk_answer_page, name="gate_risk_answer"),
    path(f"{_GATE}risk/<str:question>/go-ahead/", risk.gate_risk_waive_page, name="gate_risk_waive"),
    path(f"{_GATE}link/", deciding.gate_link_page, name="gate_link"),
    path(f"{_GATE}decisions/<int:pk>/contest/", deciding.gate_contest_page, name="gate_contest"),
    path("our-way/phases/", policy.our_phases, name="our_phases"),
    path("our-way/phases/<str:phase>/cap/", policy.our_cap_page, name="our_cap"),
    path("our-way/phases/<str:phase>/criteria/new/", policy.our_criterion_new_page, name="our_criterion_new"),
    path("our-way/phases/<str:phase>/criteria/<str:criterion>/", policy.our_criterion_page, name="our_criterion"),
]
