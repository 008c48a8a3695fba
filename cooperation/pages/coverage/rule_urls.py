"""Addresses of the rules on legal bases."""

from django.urls import path

from cooperation.pages.coverage.rules import coverage_rule_page, coverage_rules_page

urlpatterns = [
    path("", coverage_rules_page, name="coverage_rules"),
    path("new/", coverage_rule_page, {"code": ""}, name="coverage_rule_new"),
    path("<str:code>/", coverage_rule_page, name="coverage_rule"),
]
