"""Addresses of first steps and opportunities: route, resource, name."""

from typing import Any

from cooperation.api.opportunities import kept

_ONE = "opportunities/<key:key>/"

KEPT: list[tuple[str, Any, str]] = [
    ("parties/<key:code>/first-steps/", kept.FirstSteps, "api-first-steps"),
    ("opportunities/", kept.Opportunities, "api-opportunities"),
    (_ONE, kept.OneOpportunity, "api-opportunity"),
    (f"{_ONE}first-step/", kept.OpportunityFirstStep, "api-opportunity-first-step"),
    (f"{_ONE}transitions/", kept.OpportunityTransitions, "api-opportunity-transitions"),
    (f"{_ONE}activity/", kept.OpportunityActivity, "api-opportunity-activity"),
]
