"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.home.views import home

urlpatterns: list[URLPattern | URLResolver] = [path("", home, name="home")]
