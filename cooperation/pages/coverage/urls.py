"""Addresses of the legal basis of an activity."""

from django.urls import path

from cooperation.pages.coverage.acting import coverage_paper_drop_page, coverage_paper_page, coverage_waive_page
from cooperation.pages.coverage.of_activity import risk_answer_page, risk_waive_page

urlpatterns = [
    path("<str:key>/coverage/<str:rule>/paper/", coverage_paper_page, name="coverage_paper"),
    path("<str:key>/coverage/papers/<int:pk>/drop/", coverage_paper_drop_page, name="coverage_paper_drop"),
    path("<str:key>/coverage/<str:rule>/go-ahead/", coverage_waive_page, name="coverage_waive"),
    path("<str:key>/risk/<str:question>/", risk_answer_page, name="risk_answer"),
    path("<str:key>/risk/<str:question>/go-ahead/", risk_waive_page, name="risk_waive"),
]
