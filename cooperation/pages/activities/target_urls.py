"""Addresses of how long each step of a purchase may take."""

from django.urls import path

from cooperation.pages.activities.case_targets import case_target_page, case_targets_page

urlpatterns = [
    path("", case_targets_page, name="case_targets"),
    path("<str:clock>/", case_target_page, name="case_target"),
]
