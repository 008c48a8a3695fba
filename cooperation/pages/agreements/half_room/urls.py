"""Addresses of what a side keeps of an agreement; included beneath /agreements/."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.agreements.half_room.page import agreement_own
from cooperation.pages.agreements.half_room.talks import (
    agreement_round_new_page,
    agreement_round_page,
    agreement_waive_page,
)
from cooperation.pages.agreements.half_room.writing import (
    agreement_approval_new_page,
    agreement_approval_page,
    agreement_mandate_page,
    agreement_opinion_new_page,
    agreement_opinion_page,
    agreement_powers_new_page,
    agreement_powers_remove_page,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:key>/own/", agreement_own, name="agreement_own"),
    path("<str:key>/own/mandate/", agreement_mandate_page, name="agreement_mandate"),
    path("<str:key>/own/opinions/new/", agreement_opinion_new_page, name="agreement_opinion_new"),
    path("<str:key>/own/opinions/<int:part>/", agreement_opinion_page, name="agreement_opinion"),
    path("<str:key>/own/powers/new/", agreement_powers_new_page, name="agreement_powers_new"),
    path("<str:key>/own/powers/<int:part>/remove/", agreement_powers_remove_page, name="agreement_powers_remove"),
    path("<str:key>/own/approvals/new/", agreement_approval_new_page, name="agreement_approval_new"),
    path("<str:key>/own/approvals/<int:part>/", agreement_approval_page, name="agreement_approval"),
    path("<str:key>/rounds/new/", agreement_round_new_page, name="agreement_round_new"),
    path("<str:key>/rounds/<int:part>/", agreement_round_page, name="agreement_round"),
    path("<str:key>/waive/<str:stage>/<str:code>/", agreement_waive_page, name="agreement_waive"),
]
