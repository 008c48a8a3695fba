"""Addresses of goals and capabilities: route, resource, name; made into paths where converters are known."""

from typing import Any

from cooperation.api.profiles import views

_ONE = "parties/<key:code>/profile/"

ROUTES: list[tuple[str, Any, str]] = [
    (_ONE, views.OneProfile, "api-profile"),
    (f"{_ONE}lines/", views.ProfileLines, "api-profile-lines"),
    (f"{_ONE}lines/<number:pk>/removal/", views.OneProfileLine, "api-profile-line-removal"),
    (f"{_ONE}goals/", views.ProfileGoals, "api-profile-goals"),
    ("profile-lines/", views.AllProfileLines, "api-all-profile-lines"),
    ("partnerships/<key:pair>/sought-and-offered/", views.SoughtAndOffered, "api-sought-and-offered"),
    ("ministry/profile-terms/", views.ProfileTerms, "api-profile-terms"),
]
