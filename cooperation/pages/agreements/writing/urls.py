"""Addresses under which agreements are written; included beneath /agreements/."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.agreements.writing.acts import (
    agreement_act_contest_page,
    agreement_act_page,
    agreement_contest_settle_page,
)
from cooperation.pages.agreements.writing.audience import agreement_audience_page
from cooperation.pages.agreements.writing.edit import agreement_correct_page, agreement_edit_page
from cooperation.pages.agreements.writing.half import agreement_half_page
from cooperation.pages.agreements.writing.links import agreement_link_page
from cooperation.pages.agreements.writing.mending import (
    agreement_act_correct_page,
    agreement_mistake_page,
    agreement_same_page,
)
from cooperation.pages.agreements.writing.new import agreement_new_page
from cooperation.pages.agreements.writing.record import agreement_record_page
from cooperation.pages.agreements.writing.similar import agreement_similar_page
from cooperation.pages.agreements.writing.steps import agreement_step_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("new/", agreement_new_page, name="agreement_new"),
    path("record/", agreement_record_page, name="agreement_record"),
    path("similar/", agreement_similar_page, name="agreement_similar"),
    path("<str:key>/edit/", agreement_edit_page, name="agreement_edit"),
    path("<str:key>/correct/", agreement_correct_page, name="agreement_correct"),
    path("<str:key>/half/", agreement_half_page, name="agreement_half"),
    path("<str:key>/steps/<str:to>/", agreement_step_page, name="agreement_step"),
    path("<str:key>/acts/<int:act_id>/correct/", agreement_act_correct_page, name="agreement_act_correct"),
    path("<str:key>/acts/<int:act_id>/contest/", agreement_act_contest_page, name="agreement_act_contest"),
    path("<str:key>/acts/<str:kind>/<str:side>/", agreement_act_page, name="agreement_act"),
    path("<str:key>/links/<str:asks>/", agreement_link_page, name="agreement_link"),
    path("<str:key>/contests/<int:contest_id>/settle/", agreement_contest_settle_page, name="agreement_contest_settle"),
    path("<str:key>/audience/", agreement_audience_page, name="agreement_audience"),
    path("<str:key>/mistake/", agreement_mistake_page, name="agreement_mistake"),
    path("<str:key>/same/", agreement_same_page, name="agreement_same"),
]
