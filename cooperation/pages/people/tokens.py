"""Own tokens for programs that read or write by REST: made here, shown once, revoked at any time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.forms import attempt
from cooperation.words import VOCABULARIES, label
from cooperation.words.dates import day_words
from partners.people.own_tokens import own_token, own_tokens
from partners.people.tokens import ApiToken, token_create, token_revoke

_LIVES = (30, 90, 365)


def _lives() -> list[tuple[int, str]]:
    return [(days, ngettext("%(days)s day", "%(days)s days", days) % {"days": days}) for days in _LIVES]


class TokenForm(forms.Form):
    """What a token is for, and what it may do."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=80,
        help_text=gettext_lazy("A name by which you know it again, such as: status board."),
    )
    scope = forms.ChoiceField(label=gettext_lazy("It may"), choices=VOCABULARIES["scope"].items())
    expiry_days = forms.TypedChoiceField(label=gettext_lazy("It ends after"), coerce=int, choices=_lives, initial=365)
    networks = forms.CharField(
        label=gettext_lazy("Only from these networks"),
        required=False,
        help_text=gettext_lazy("Such as 192.0.2.0/24, with commas between. Empty: from anywhere."),
    )

    def clean_networks(self) -> list[str]:
        """The networks, one by one."""
        return [part for part in self.cleaned_data["networks"].replace(",", " ").split() if part]


@never_cache
@signed_in
def tokens(request: HttpRequest) -> HttpResponse:
    """The own tokens; a new one is shown on this page, this once."""
    officer: Any = request.user
    secret, status = "", 200
    form = TokenForm(request.POST or None)
    if request.method == "POST":
        status = 400
        if form.is_valid():
            with attempt(form) as tried:
                _made, secret = token_create(officer=officer, today=legal_day(), **form.cleaned_data)
            status = tried.status
            form = TokenForm() if tried.done else form
    columns = [_("Token"), _("May"), _("Networks"), _("Ends"), _("Last used"), ""]
    empty = {"title": _("No token yet"), "text": _("A program needs one to ask by REST in your name.")}
    return page(
        request,
        "people/tokens.html",
        status=status,
        heading={"title": _("Tokens"), "sub": _("For programs that ask by REST in your name")},
        form=form,
        secret=secret,
        table={
            "columns": [{"label": text} for text in columns],
            "rows": [{"cells": _cells(one)} for one in own_tokens(officer)],
            "empty": empty,
        },
        docs_url=reverse("api-docs"),
    )


def _cells(token: ApiToken) -> list[Any]:
    revoke = {
        "label": _("Revoke"),
        "about": token.name,
        "post_url": reverse("token_revoke"),
        "fields": [{"name": "token", "value": token.token_key}],
    }
    ended = token.expiry is not None and token.expiry <= timezone.now()
    ends: Any = {"tag": {"text": _("ended"), "tone": "warn"}} if ended else _day(token.expiry, _("never"))
    return [
        {"text": token.name or "–", "note": f"{token.token_key}…"},
        label("scope", token.scope),
        ", ".join(token.networks) or _("any"),
        ends,
        _day(token.last_used_at, _("never")),
        {"action": revoke},
    ]


def _day(at: Any, otherwise: str) -> str:
    return day_words(timezone.localtime(at).date(), "short") if at else otherwise


@signed_in
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """End one of the own tokens at once."""
    officer: Any = request.user
    found = own_token(officer, request.POST.get("token", ""))
    token_revoke(officer=officer, today=legal_day(), digest=found.digest)
    messages.success(request, _("The token is revoked."))
    return HttpResponseRedirect(reverse("tokens"), status=303)
