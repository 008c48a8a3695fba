"""Addresses of what each side gives and gains."""

from typing import Any

from cooperation.api.reciprocity import given, views

_PAIR = "partnerships/<key:pair>/"
GIVEN: list[tuple[str, Any, str]] = [
    (f"{_PAIR}balance/", views.PartnershipBalance, "api-balance"),
    (f"{_PAIR}given/", given.GivenEntries, "api-given-entries"),
    (f"{_PAIR}understandings/", views.Understandings, "api-understandings"),
    ("given/<key:key>/", given.Given, "api-given"),
    ("given/<key:key>/acts/", given.GivenActs, "api-given-acts"),
    ("given/<key:key>/contests/", given.GivenContests, "api-given-contests"),
    ("given/<key:key>/audience/", given.GivenAudience, "api-given-audience"),
    ("understandings/<key:key>/", views.OneUnderstanding, "api-understanding"),
    ("understandings/<key:key>/answers/", views.UnderstandingAnswers, "api-understanding-answers"),
    ("understandings/<key:key>/contests/", views.UnderstandingContests, "api-understanding-contests"),
    ("understandings/<key:key>/audience/", views.UnderstandingAudience, "api-understanding-audience"),
    ("ministry/balance/rule/", views.BalanceRuleView, "api-balance-rule"),
]
