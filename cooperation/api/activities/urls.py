"""Addresses of activities and of what hangs beneath them."""

from typing import Any

from cooperation.api.activities import acting as doing
from cooperation.api.activities import exchanges as register
from cooperation.api.activities import exercise as held
from cooperation.api.activities import intelligence as sharing
from cooperation.api.activities import training as taught
from cooperation.api.activities.audience import ActivityAudience
from cooperation.api.activities.procurement import case, changes, parts, targets
from cooperation.api.activities.views import Activities, ActivityDetail, ActivityStatusDetail
from cooperation.api.coverage.activity import Coverage, CoveragePapers, CoverageWaivers, OneCoveragePaper
from cooperation.api.coverage.risk import Risks, RiskWaivers

_DOING = "activities/<key:key>/"
ROUTES: list[tuple[str, Any, str]] = [
    ("activities/<key:key>/coverage/", Coverage, "api-coverage"),
    ("activities/<key:key>/coverage/papers/", CoveragePapers, "api-coverage-papers"),
    ("activities/<key:key>/coverage/papers/<number:pk>/", OneCoveragePaper, "api-coverage-paper"),
    ("activities/<key:key>/coverage/waivers/", CoverageWaivers, "api-coverage-waivers"),
    ("activities/<key:key>/risks/", Risks, "api-risks"),
    ("activities/<key:key>/risks/waivers/", RiskWaivers, "api-risk-waivers"),
    ("ministry/procurement-targets/", targets.CaseTargets, "api-case-targets"),
    ("activities/", Activities, "api-activities"),
    (f"{_DOING}", ActivityDetail, "api-activity"),
    (f"{_DOING}status/", ActivityStatusDetail, "api-activity-status"),
    (f"{_DOING}transitions/", doing.ActivityTransitions, "api-activity-transitions"),
    (f"{_DOING}acts/", doing.ActivityActs, "api-activity-acts"),
    (f"{_DOING}acts/<number:act>/", doing.OneActivityAct, "api-activity-one-act"),
    (f"{_DOING}contests/", doing.ActivityContests, "api-activity-contests"),
    (f"{_DOING}sides/", doing.ActivitySides, "api-activity-sides"),
    (f"{_DOING}costs/", doing.ActivityCosts, "api-activity-costs"),
    (f"{_DOING}bookings/", doing.ActivityBookings, "api-activity-bookings"),
    (f"{_DOING}bookings/<number:booking>/", doing.OneBooking, "api-activity-booking"),
    (f"{_DOING}links/", doing.ActivityLinks, "api-activity-links"),
    (f"{_DOING}exercise/", held.ExerciseDetail, "api-activity-exercise"),
    (f"{_DOING}exercise/transitions/", held.ExerciseTransitions, "api-activity-exercise-step"),
    (f"{_DOING}lessons/", held.Lessons, "api-activity-lessons"),
    (f"{_DOING}lessons/<number:lesson>/", held.OneLesson, "api-activity-lesson"),
    (f"{_DOING}intelligence/", sharing.ArrangementDetail, "api-intelligence"),
    (f"{_DOING}intelligence/transitions/", sharing.ArrangementTransitions, "api-intelligence-step"),
    (f"{_DOING}intelligence/points/", sharing.ArrangementPoints, "api-intelligence-points"),
    (f"{_DOING}intelligence/points/<number:point>/", sharing.OneArrangementPoint, "api-intelligence-point"),
    (f"{_DOING}exchanges/", register.Exchanges, "api-exchanges"),
    (f"{_DOING}exchanges/<number:exchange>/", register.OneExchange, "api-exchange"),
    (f"{_DOING}exchanges/<number:exchange>/acts/", register.ExchangeActs, "api-exchange-acts"),
    (f"{_DOING}exchanges/<number:exchange>/contests/", register.ExchangeContests, "api-exchange-contests"),
    (f"{_DOING}exchanges/<number:exchange>/mistake/", register.ExchangeTakenOut, "api-exchange-mistake"),
    (f"{_DOING}training/", taught.TrainingDetail, "api-activity-training"),
    (f"{_DOING}training/seats/", taught.Seats, "api-activity-seats"),
    (f"{_DOING}training/transitions/", taught.SeatTransitions, "api-activity-seats-step"),
    (f"{_DOING}training/clearances/", taught.Clearances, "api-activity-clearances"),
    (f"{_DOING}training/acts/<number:act>/", taught.OneSeatAct, "api-activity-seat-act"),
    (f"{_DOING}training/means/", taught.Means, "api-activity-means"),
    (f"{_DOING}training/means/<number:means>/", taught.OneMeans, "api-activity-one-means"),
    (f"{_DOING}procurement/", case.CaseDetail, "api-case"),
    (f"{_DOING}procurement/transitions/", case.CaseTransitions, "api-case-step"),
    (f"{_DOING}procurement/acts/<number:act>/mistake/", case.OneCaseAct, "api-case-act"),
    (f"{_DOING}procurement/lines/", parts.CaseLines, "api-case-lines"),
    (f"{_DOING}procurement/lines/<number:line>/", parts.OneCaseLine, "api-case-line"),
    (f"{_DOING}procurement/lines/<number:line>/shares/", parts.CaseShares, "api-case-shares"),
    (f"{_DOING}procurement/lines/<number:line>/fits/", parts.CaseFits, "api-case-fits"),
    (f"{_DOING}procurement/instalments/", parts.CaseInstalments, "api-case-instalments"),
    (f"{_DOING}procurement/instalments/<number:instalment>/", parts.OneCaseInstalment, "api-case-instalment"),
    (f"{_DOING}procurement/changes/", changes.CaseChanges, "api-case-changes"),
    (f"{_DOING}procurement/amendments/<number:number>/", changes.OneCaseAmendment, "api-case-amendment"),
    (f"{_DOING}procurement/alone/", case.CaseAlone, "api-case-alone"),
    (f"{_DOING}benefit/", held.ActivityBenefit, "api-activity-benefit"),
    (f"{_DOING}audience/", ActivityAudience, "api-activity-audience"),
]
