"""Addresses of the page where a code is typed."""

from django.urls import path

from cooperation.pages.check.views import check, check_code

urlpatterns = [
    path("", check, name="check"),
    path("<str:code>/", check_code, name="check_code"),
]
