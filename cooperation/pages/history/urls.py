"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.history import verification
from cooperation.pages.history.views import history, reads

urlpatterns: list[URLPattern | URLResolver] = [
    path("", history, name="history"),
    path("reads/", reads, name="history_reads"),
    path("verification/", verification.start, name="verification_start"),
    path("verification/<int:pk>/", verification.progress, name="verification"),
    path("verification/<int:pk>/cancel/", verification.cancel, name="verification_cancel"),
    path("verification/<int:pk>/resume/", verification.resume, name="verification_resume"),
]
