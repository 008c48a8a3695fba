"""Addresses of finding partners."""

from django.urls import include, path

from cooperation.pages.opportunities.candidate import candidate_page
from cooperation.pages.opportunities.find import finding_page

urlpatterns = [
    path("", finding_page, name="finding"),
    path("with/<str:code>/", candidate_page, name="finding_candidate"),
    path("", include("cooperation.pages.opportunities.opportunity_urls")),
]
