"""Addresses of people: signing in, the own account, and the people of a party."""

from django.urls import include, path

from cooperation.pages.people import mail, officers, own, sessions, sheets, tokens
from cooperation.pages.people.language import set_language

urlpatterns = [
    path("account/me/", own.me, name="me"),
    path("account/second-factor/", own.second_factor, name="second_factor"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/revoke/", tokens.revoke, name="token_revoke"),
    path("account/sessions/", sessions.sessions, name="usersessions_list"),
    path("account/", include("cooperation.pages.people.account_urls")),
    path("language/", set_language, name="set_language"),
    path("people/", officers.people, name="people"),
    path("people/invite/", officers.invite, name="person_invite"),
    path("people/mail/", mail.unsent, name="unsent_mail"),
    path("people/mail/again/", mail.again, name="unsent_mail_again"),
    path("people/<int:pk>/", officers.person, name="person"),
    path("people/<int:pk>/invite/", officers.invite_again, name="person_invite_again"),
    path("people/<int:pk>/deactivate/", officers.deactivate, name="person_deactivate"),
    path("people/<int:pk>/reactivate/", officers.reactivate, name="person_reactivate"),
    path("people/<int:pk>/sheet/", sheets.sheet, name="person_sheet"),
]
