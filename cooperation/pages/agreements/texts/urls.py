"""Addresses of the texts of an agreement; included beneath /agreements/<key>/."""

from django.urls import path

from cooperation.pages.agreements.texts.acting import (
    agreement_text_drop,
    agreement_text_object,
    agreement_text_received,
    agreement_text_send,
    agreement_text_settle,
)
from cooperation.pages.agreements.texts.bringing import agreement_text_add, agreement_text_receive
from cooperation.pages.agreements.texts.comparing import agreement_text_difference
from cooperation.pages.agreements.texts.taking import agreement_text_take
from cooperation.pages.agreements.texts.views import agreement_text, agreement_texts
from cooperation.pages.agreements.texts.wording import agreement_text_wording

urlpatterns = [
    path("text/", agreement_texts, name="agreement_texts"),
    path("text/add/", agreement_text_add, name="agreement_text_add"),
    path("text/receive/", agreement_text_receive, name="agreement_text_receive"),
    path("text/<int:pk>/", agreement_text, name="agreement_text"),
    path("text/<int:pk>/difference/", agreement_text_difference, name="agreement_text_difference"),
    path("text/<int:pk>/wording/", agreement_text_wording, name="agreement_text_wording"),
    path("text/<int:pk>/send/", agreement_text_send, name="agreement_text_send"),
    path("text/<int:pk>/received/", agreement_text_received, name="agreement_text_received"),
    path("text/<int:pk>/drop/", agreement_text_drop, name="agreement_text_drop"),
    path("text/<int:pk>/object/", agreement_text_object, name="agreement_text_object"),
    path("text/take/<int:pk>/", agreement_text_take, name="agreement_text_take"),
    path("text/objections/<int:contest_id>/settle/", agreement_text_settle, name="agreement_text_settle"),
]
