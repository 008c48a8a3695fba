"""Addresses of texts that are written here; included beneath /agreements/<key>/."""

from django.urls import path

from cooperation.pages.agreements.clauses.commitments import agreement_commitment_accept, agreement_commitments
from cooperation.pages.agreements.clauses.remarks import agreement_comment_resolve, agreement_text_comment
from cooperation.pages.agreements.clauses.views import agreement_clause_do, agreement_clauses, agreement_text_go_on
from cooperation.pages.agreements.clauses.writing import (
    agreement_clause_edit,
    agreement_clause_insert,
    agreement_clause_keep,
    agreement_text_shape,
    agreement_text_write,
)

urlpatterns = [
    path("commitments/", agreement_commitments, name="agreement_commitments"),
    path("commitments/<slug:code>/", agreement_commitment_accept, name="agreement_commitment_accept"),
    path("text/write/", agreement_text_write, name="agreement_text_write"),
    path("text/<int:pk>/clauses/", agreement_clauses, name="agreement_clauses"),
    path("text/<int:pk>/clauses/do/", agreement_clause_do, name="agreement_clause_do"),
    path("text/<int:pk>/clauses/insert/", agreement_clause_insert, name="agreement_clause_insert"),
    path("text/<int:pk>/clauses/shape/", agreement_text_shape, name="agreement_text_shape"),
    path("text/<int:pk>/clauses/go-on/", agreement_text_go_on, name="agreement_text_go_on"),
    path("text/<int:pk>/clauses/<slug:part>/", agreement_clause_edit, name="agreement_clause_edit"),
    path("text/<int:pk>/clauses/<slug:part>/keep/", agreement_clause_keep, name="agreement_clause_keep"),
    path("text/<int:pk>/remark/", agreement_text_comment, name="agreement_text_comment"),
    path("text/<int:pk>/remarks/<int:comment_id>/close/", agreement_comment_resolve, name="agreement_comment_resolve"),
]
