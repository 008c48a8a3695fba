"""Addresses of finding partners: route, resource, name; made into paths where converters are known."""

from typing import Any

from cooperation.api.opportunities import keeping, views

FINDING: list[tuple[str, Any, str]] = [
    ("finding/", views.Finding, "api-finding"),
    ("finding/candidates/<key:code>/", views.Candidate, "api-finding-candidate"),
    ("finding/sets/", keeping.WeightSets, "api-finding-sets"),
    ("finding/sets/<number:pk>/", keeping.OneWeightSet, "api-finding-set"),
    ("finding/sets/<number:pk>/default/", keeping.WeightSetDefault, "api-finding-set-default"),
    ("finding/criteria/", keeping.OwnCriteria, "api-finding-criteria"),
    ("finding/criteria/<number:pk>/", keeping.OneOwnCriterion, "api-finding-criterion"),
    ("finding/criteria/<number:pk>/values/", keeping.OwnCriterionValues, "api-finding-criterion-values"),
]
