"""Addresses of red lines."""

from django.urls import path

from cooperation.pages.redlines.detail import red_line_page
from cooperation.pages.redlines.list import red_lines_page
from cooperation.pages.redlines.writing import red_line_change_page, red_line_new_page, red_line_step_page

urlpatterns = [
    path("red-lines/", red_lines_page, name="red_lines"),
    path("red-lines/new/", red_line_new_page, name="red_line_new"),
    path("red-lines/<int:pk>/", red_line_page, name="red_line"),
    path("red-lines/<int:pk>/change/", red_line_change_page, name="red_line_change"),
    path("red-lines/<int:pk>/step/<str:to>/", red_line_step_page, name="red_line_step"),
]
