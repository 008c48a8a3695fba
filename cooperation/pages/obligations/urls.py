"""Addresses of promises beneath an agreement."""

from django.urls import path

from cooperation.pages.obligations.adding import (
    promise_correct_page,
    promise_end_page,
    promise_mistake_page,
    promise_new_page,
)
from cooperation.pages.obligations.consultation import consultation_page
from cooperation.pages.obligations.consulting import (
    consultation_end_page,
    consultation_mistake_page,
    consultation_new_page,
)
from cooperation.pages.obligations.links import due_link_page
from cooperation.pages.obligations.mending import due_act_contest_page, due_act_correct_page, due_contest_settle_page
from cooperation.pages.obligations.occasion import due_page
from cooperation.pages.obligations.promise import promise_page
from cooperation.pages.obligations.stepping import due_step_page
from cooperation.pages.obligations.tab import promises_page

urlpatterns = [
    path("promises/", promises_page, name="agreement_promises"),
    path("promises/new/", promise_new_page, name="promise_new"),
    path("promises/<int:pk>/", promise_page, name="promise"),
    path("promises/<int:pk>/correct/", promise_correct_page, name="promise_correct"),
    path("promises/<int:pk>/end/", promise_end_page, name="promise_end"),
    path("promises/<int:pk>/mistake/", promise_mistake_page, name="promise_mistake"),
    path("dues/<int:pk>/", due_page, name="due"),
    path("dues/<int:pk>/acts/<int:act_id>/correct/", due_act_correct_page, name="due_act_correct"),
    path("dues/<int:pk>/acts/<int:act_id>/contest/", due_act_contest_page, name="due_act_contest"),
    path("dues/<int:pk>/contests/<int:contest_id>/settle/", due_contest_settle_page, name="due_contest_settle"),
    path("dues/<int:pk>/link/<str:asks>/", due_link_page, name="due_link"),
    path("dues/<int:pk>/<str:step>/", due_step_page, name="due_step"),
    path("consultations/new/", consultation_new_page, name="consultation_new"),
    path("consultations/<int:pk>/", consultation_page, name="consultation"),
    path("consultations/<int:pk>/end/", consultation_end_page, name="consultation_end"),
    path("consultations/<int:pk>/mistake/", consultation_mistake_page, name="consultation_mistake"),
]
