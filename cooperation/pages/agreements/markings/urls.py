"""Addresses of the table of markings of an agreement."""

from django.urls import path

from cooperation.pages.agreements.markings.views import markings_page, scale_page, table_page

urlpatterns = [
    path("markings/", markings_page, name="agreement_markings"),
    path("markings/table/", table_page, name="agreement_markings_table"),
    path("markings/<str:party>/", scale_page, name="agreement_markings_scale"),
]
