"""Addresses of first steps and opportunities."""

from django.urls import path

from cooperation.pages.opportunities.deciding import (
    opportunity_choose_page,
    opportunity_not_take_up_page,
    opportunity_plan_page,
    opportunity_reopen_page,
    opportunity_take_up_page,
)
from cooperation.pages.opportunities.first_steps import opportunity_begin_page
from cooperation.pages.opportunities.kept import opportunities_page
from cooperation.pages.opportunities.opportunity import opportunity_page

urlpatterns = [
    path("with/<str:code>/begin/", opportunity_begin_page, name="opportunity_begin"),
    path("opportunities/", opportunities_page, name="opportunities"),
    path("opportunities/<str:key>/", opportunity_page, name="opportunity"),
    path("opportunities/<str:key>/take-up/", opportunity_take_up_page, name="opportunity_take_up"),
    path("opportunities/<str:key>/not-taken-up/", opportunity_not_take_up_page, name="opportunity_not_take_up"),
    path("opportunities/<str:key>/reopen/", opportunity_reopen_page, name="opportunity_reopen"),
    path("opportunities/<str:key>/first-step/", opportunity_choose_page, name="opportunity_choose"),
    path("opportunities/<str:key>/plan/", opportunity_plan_page, name="opportunity_plan"),
]
