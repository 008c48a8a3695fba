"""Addresses of indicators."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.indicators.behind import indicator_page
from cooperation.pages.indicators.table import indicators_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", indicators_page, name="indicators"),
    path("<str:code>/", indicator_page, name="indicator"),
]
