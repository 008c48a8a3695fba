"""Addresses that need no account."""

from django.urls import path

from cooperation.pages.agreements.documents.papers import public_agreement_paper, public_agreement_papers
from cooperation.pages.agreements.documents.views import public_document_file
from cooperation.pages.public.agreements import public_agreement, public_agreements

urlpatterns = [
    path("agreements/", public_agreements, name="public_agreements"),
    path("agreements/<str:key>/", public_agreement, name="public_agreement"),
    path("agreements/<str:key>/papers/", public_agreement_papers, name="public_agreement_papers"),
    path("agreements/<str:key>/papers/<str:paper>/<str:form>/", public_agreement_paper, name="public_agreement_paper"),
    path("agreements/<str:key>/documents/<int:pk>/file/", public_document_file, name="public_document_file"),
]
