"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.partners.correcting import fact_correct, fact_withdraw
from cooperation.pages.partners.partner import partner
from cooperation.pages.partners.partner_list import partner_list
from cooperation.pages.partners.party import party
from cooperation.pages.partners.party_list import party_list

urlpatterns: list[URLPattern | URLResolver] = [
    path("partners/", partner_list, name="partners"),
    path("partners/<str:code>/", partner, name="partner"),
    path("parties/", party_list, name="parties"),
    path("parties/<str:code>/", party, name="party"),
    path("parties/<str:code>/facts/<int:pk>/correct/", fact_correct, name="party_fact_correct"),
    path("parties/<str:code>/facts/<int:pk>/withdraw/", fact_withdraw, name="party_fact_withdraw"),
]
