"""Addresses of the questions of legal risk."""

from django.urls import path

from cooperation.pages.coverage.questions import risk_question_page, risk_questions_page

urlpatterns = [
    path("", risk_questions_page, name="risk_questions"),
    path("new/", risk_question_page, {"code": ""}, name="risk_question_new"),
    path("<str:code>/", risk_question_page, name="risk_question"),
]
