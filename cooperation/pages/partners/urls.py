"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.partners import keeping
from cooperation.pages.partners.correcting import fact_correct, fact_withdraw
from cooperation.pages.partners.notes import notes_page
from cooperation.pages.partners.partner import partner
from cooperation.pages.partners.partner_list import partner_list
from cooperation.pages.partners.party import party
from cooperation.pages.partners.party_list import party_list

urlpatterns: list[URLPattern | URLResolver] = [
    path("partners/", partner_list, name="partners"),
    path("partners/<str:code>/", partner, name="partner"),
    path("partners/<str:code>/responsible/", keeping.responsible_page, name="partner_responsible"),
    path("partners/<str:code>/contacts/new/", keeping.contact_page, name="partner_contact_new"),
    path("partners/<str:code>/contacts/<int:pk>/", keeping.contact_page, name="partner_contact"),
    path("partners/<str:code>/notes/", notes_page, name="partner_notes"),
    path("partners/<str:code>/notes/new/", keeping.note_page, name="partner_note_new"),
    path("partners/<str:code>/notes/<int:pk>/", keeping.note_page, name="partner_note"),
    path("partners/<str:code>/notes/<int:pk>/mistake/", keeping.note_withdraw_page, name="partner_note_mistake"),
    path("parties/", party_list, name="parties"),
    path("parties/<str:code>/", party, name="party"),
    path("parties/<str:code>/facts/<int:pk>/correct/", fact_correct, name="party_fact_correct"),
    path("parties/<str:code>/facts/<int:pk>/withdraw/", fact_withdraw, name="party_fact_withdraw"),
]
