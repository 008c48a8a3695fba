"""Addresses of goals and capabilities."""

from django.urls import path

from cooperation.pages.profiles.detail import profile_page
from cooperation.pages.profiles.list import profile_lines_page
from cooperation.pages.profiles.terms import profile_term_page, profile_terms_page
from cooperation.pages.profiles.writing import (
    profile_goals_page,
    profile_line_new_page,
    profile_line_page,
    profile_line_remove_page,
)

urlpatterns = [
    path("profiles/", profile_lines_page, name="profile_lines"),
    path("parties/<str:code>/profile/", profile_page, name="profile"),
    path("parties/<str:code>/profile/goals/", profile_goals_page, name="profile_goals"),
    path("parties/<str:code>/profile/new/<str:kind>/", profile_line_new_page, name="profile_line_new"),
    path("parties/<str:code>/profile/<int:pk>/", profile_line_page, name="profile_line"),
    path("parties/<str:code>/profile/<int:pk>/remove/", profile_line_remove_page, name="profile_line_remove"),
    path("our-way/terms/", profile_terms_page, name="profile_terms"),
    path("our-way/terms/new/", profile_term_page, {"code": ""}, name="profile_term_new"),
    path("our-way/terms/<str:code>/", profile_term_page, name="profile_term"),
]
