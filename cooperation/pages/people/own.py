"""The own account: how one is called and reached, in which language, and the second factor."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.people.answering import form_page
from cooperation.pages.people.forms import MeForm
from cooperation.pages.people.signing_in.requirement import must_set_up, require_second_factor
from cooperation.words import label
from partners.people.holding import officer_version
from partners.people.own_account import officer_profile_change

_FIELDS = ("name", "function", "office_contact", "language", "time_zone", "shared_computer")


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    """What is kept of oneself, to be changed."""
    officer: Any = request.user
    roles = ", ".join(label("role", one) for one in officer.roles)

    def do(values: dict[str, Any], version: int | None) -> str:
        officer_profile_change(officer=officer, today=legal_day(), expected_version=version, **values)
        with override(values["language"]):
            messages.success(request, _("Saved."))
        return reverse("me")

    return form_page(
        request,
        MeForm,
        do,
        template="people/me.html",
        draft="me",
        initial={name: getattr(officer, name) for name in _FIELDS},
        version=lambda: officer_version(officer),
        heading={"title": _("My account"), "sub": f"{officer.email} · {roles}"},
    )


@signed_in
def second_factor(request: HttpRequest) -> HttpResponse:
    """What to do before going on: set up a second factor; a sheet handed over meanwhile counts."""
    officer: Any = request.user
    require_second_factor(request, officer)
    if not must_set_up(request):
        return redirect("home")
    return page(request, "people/second_factor.html", heading={"title": _("Set up a second factor")})
