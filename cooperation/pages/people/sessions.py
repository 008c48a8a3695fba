"""Where the officer is signed in, and signing out there."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.pages.base import page, signed_in
from cooperation.words.dates import instant_words
from partners.people.sessions import session_end, sessions_of

# The first name that is found says which it is: each browser also names those it descends from.
_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
_NAMES = {"Edg": "Edge", "OPR": "Opera"}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


def browser_name(user_agent: str) -> str:
    """What a person calls this browser, as far as it says so: `Firefox, Windows`."""
    browser = next((one for one in _BROWSERS if f"{one}/" in user_agent), "")
    system = next((one for one in _SYSTEMS if one in user_agent), "")
    known = [one for one in (_NAMES.get(browser, browser), system) if one]
    return ", ".join(known) or user_agent[:60] or _("unknown browser")


@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """The places where the officer is signed in; one of them, or all others, can be ended."""
    officer: Any = request.user
    found = sessions_of(officer)
    here = request.session.session_key
    if request.method == "POST":
        wanted = request.POST.get("session", "")
        ended = [one.pk for one in found if one.session_key != here] if "all" in request.POST else [_number(wanted)]
        for pk in ended:
            session_end(officer, pk)
        messages.success(request, _("Signed out there."))
        return HttpResponseRedirect(reverse("usersessions_list"), status=303)
    labels = (_("Browser"), _("Network address"), _("Since"), _("Last seen"), "")
    table = {
        "columns": [{"label": text} for text in labels],
        "rows": [{"cells": _cells(one, one.session_key == here)} for one in found],
    }
    return page(request, "people/sessions.html", table=table, others=len(found) > 1)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _cells(one: UserSession, is_here: bool) -> list[Any]:
    name = browser_name(one.user_agent)
    if is_here:
        what: Any = {"text": name, "tag": {"text": _("this one"), "tone": "good"}}
        end: Any = ""
    else:
        fields = [{"name": "session", "value": one.pk}]
        action = {"label": _("Sign out there"), "about": name, "post_url": reverse("usersessions_list")}
        what, end = name, {"action": {**action, "fields": fields}}
    return [what, one.ip, instant_words(one.created_at), instant_words(one.last_seen_at), end]
