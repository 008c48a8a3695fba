"""Addresses of what each side gives and gains."""

from django.urls import path

from cooperation.pages.reciprocity import audience, balance, entries, entry, policy, understandings, writing

_GIVEN = "given/<str:key>/"
_ONE = "understandings/<str:key>/"

urlpatterns = [
    path("partners/<str:code>/balance/", balance.balance_page, name="balance"),
    path("partners/<str:code>/balance/given/", entries.given_page, name="given"),
    path("partners/<str:code>/balance/given/new/", writing.given_new_page, name="given_new"),
    path(
        "partners/<str:code>/balance/propose/<str:about>/",
        understandings.understanding_new_page,
        name="understanding_new",
    ),
    path(_GIVEN, entry.entry_page, name="given_entry"),
    path(f"{_GIVEN}correct/", writing.given_correct_page, name="given_correct"),
    path(f"{_GIVEN}mistake/", writing.given_mistake_page, name="given_mistake"),
    path(f"{_GIVEN}back/", writing.given_back_page, name="given_back"),
    path(f"{_GIVEN}audience/", audience.given_audience_page, name="given_audience"),
    path(f"{_GIVEN}contest/<int:pk>/", writing.given_contest_page, name="given_contest"),
    path(f"{_GIVEN}act/<str:to>/", writing.given_act_page, name="given_act"),
    path(f"{_GIVEN}link/<str:asks>/", writing.given_link_page, name="given_link"),
    path(_ONE, understandings.understanding_page, name="understanding"),
    path(f"{_ONE}audience/", audience.understanding_audience_page, name="understanding_audience"),
    path(f"{_ONE}link/", understandings.understanding_link_page, name="understanding_link"),
    path(f"{_ONE}contest/<int:pk>/", understandings.understanding_contest_page, name="understanding_contest"),
    path(f"{_ONE}answer/<str:kind>/<str:side>/", understandings.understanding_answer_page, name="understanding_answer"),
    path("our-way/balance/", policy.our_balance_page, name="our_balance"),
]
