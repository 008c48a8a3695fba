"""Addresses of how a ministry works."""

from django.urls import path

from cooperation.pages.ministry.views import (
    our_way,
    our_way_remove_page,
    our_way_rule_page,
    our_way_sitting_page,
    our_way_switch_page,
)

urlpatterns = [
    path("", our_way, name="our_way"),
    path("times/new/", our_way_rule_page, name="our_way_rule"),
    path("sittings/new/", our_way_sitting_page, name="our_way_sitting"),
    path("<str:what>/<int:part>/remove/", our_way_remove_page, name="our_way_remove"),
    path("<str:switch>/", our_way_switch_page, name="our_way_switch"),
]
