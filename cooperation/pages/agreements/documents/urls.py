"""Addresses of the documents of an agreement; included beneath /agreements/<key>/."""

from django.urls import path

from cooperation.pages.agreements.documents.adding import agreement_document_add
from cooperation.pages.agreements.documents.mending import (
    agreement_document_audience,
    agreement_document_correct,
    agreement_document_mistake,
)
from cooperation.pages.agreements.documents.papers import agreement_paper, agreement_papers
from cooperation.pages.agreements.documents.views import (
    agreement_document,
    agreement_document_file,
    agreement_documents,
)

urlpatterns = [
    path("documents/", agreement_documents, name="agreement_documents"),
    path("papers/", agreement_papers, name="agreement_papers"),
    path("papers/<str:paper>/<str:form>/", agreement_paper, name="agreement_paper"),
    path("documents/add/", agreement_document_add, name="agreement_document_add"),
    path("documents/<int:pk>/", agreement_document, name="agreement_document"),
    path("documents/<int:pk>/file/", agreement_document_file, name="agreement_document_file"),
    path("documents/<int:pk>/correct/", agreement_document_correct, name="agreement_document_correct"),
    path("documents/<int:pk>/mistake/", agreement_document_mistake, name="agreement_document_mistake"),
    path("documents/<int:pk>/audience/", agreement_document_audience, name="agreement_document_audience"),
]
