"""Addresses of briefs."""

from django.urls import path

from cooperation.pages.briefs.views import (
    binder_page,
    binder_paper_page,
    brief_page,
    brief_paper_page,
    brief_write_page,
)

urlpatterns = [
    path("", binder_page, name="binder"),
    path("binder/", binder_paper_page, name="binder_paper"),
    path("<str:code>/", brief_page, name="brief"),
    path("<str:code>/write/", brief_write_page, name="brief_write"),
    path("<str:code>/paper/<str:form>/", brief_paper_page, name="brief_paper"),
]
