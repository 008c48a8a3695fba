"""Addresses of amendments; included beneath /agreements/<key>/."""

from django.urls import path

from cooperation.pages.agreements.amendments.beginning import amendment_mark_page, amendment_new
from cooperation.pages.agreements.amendments.laying import consolidated_lay
from cooperation.pages.agreements.amendments.time import amendment_time
from cooperation.pages.agreements.amendments.views import (
    agreement_amendments,
    amendment_drop,
    amendment_merge_page,
    amendment_rebase_page,
)
from cooperation.pages.agreements.amendments.writing import amendment_add, amendment_edit, amendment_insert

urlpatterns = [
    path("amendments/", agreement_amendments, name="agreement_amendments"),
    path("amendments/new/", amendment_new, name="amendment_new"),
    path("amendments/mark/", amendment_mark_page, name="amendment_mark"),
    path("amendments/lay/", consolidated_lay, name="consolidated_lay"),
    path("amendments/time/", amendment_time, name="amendment_time"),
    path("amendments/change/", amendment_add, name="amendment_add"),
    path("amendments/change/behind/<slug:after>/", amendment_insert, name="amendment_insert"),
    path("amendments/change/<slug:part>/", amendment_edit, name="amendment_edit"),
    path("amendments/change/<slug:part>/drop/", amendment_drop, name="amendment_drop"),
    path("amendments/rebase/", amendment_rebase_page, name="amendment_rebase"),
    path("amendments/merge/", amendment_merge_page, name="amendment_merge"),
]
