"""Addresses of red lines: route, resource, name; made into paths where converters are known."""

from typing import Any

from cooperation.api.redlines import views

_ONE = "red-lines/<number:pk>/"

ROUTES: list[tuple[str, Any, str]] = [
    ("red-lines/", views.RedLines, "api-red-lines"),
    ("red-lines/own/", views.OwnRedLines, "api-own-red-lines"),
    (_ONE, views.OneRedLine, "api-red-line"),
    (f"{_ONE}transitions/", views.RedLineTransitions, "api-red-line-transitions"),
]
