"""What holds for every page of somebody signed in: their language and time, idleness, the second factor."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cooperation.pages.people.signing_in.requirement import must_set_up, require_second_factor
from partners.people.sessions import session_list, session_seen

Answer = Callable[[HttpRequest], HttpResponse]
_SEEN = "seen"
# Where somebody goes who must still set up a second factor, besides signing out and changing the language.
_SETTING_UP = ("mfa_index", "second_factor", "account_logout", "account_reauthenticate", "set_language")


class OwnLanguageAndTime:
    """Pages speak the officer's language, and give instants in the officer's time zone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        officer: Any = request.user
        if not officer.is_authenticated:
            return self.get_response(request)
        translation.activate(officer.language)
        request.LANGUAGE_CODE = translation.get_language()
        with timezone.override(officer.time_zone):
            return self.get_response(request)


class IdleSignOut:
    """On a shared computer, whoever asks nothing for some time is signed out; drafts are kept."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        officer: Any = request.user
        if officer.is_authenticated:
            now, limit = time.time(), settings.IDLE_MINUTES * 60
            # The clock is kept this exactly, so that not every page writes; nobody is signed out too early by it.
            grain = min(30.0, limit / 20)
            seen = request.session.get(_SEEN)
            if officer.shared_computer and seen is not None and now - seen > limit + grain:
                return self._sign_out(request)
            if seen is None or now - seen > grain:
                self._keep(request, now)
        return self.get_response(request)

    def _keep(self, request: HttpRequest, now: float) -> None:
        request.session[_SEEN] = now
        key = request.session.session_key
        if key is None or not session_seen(key, datetime.fromtimestamp(now, UTC)):
            session_list(request)

    def _sign_out(self, request: HttpRequest) -> HttpResponse:
        request.was_idle = True  # type: ignore[attr-defined]
        logout(request)
        if request.path.startswith("/api/"):
            return _problem(401, "signed_out", _("You were signed out, because nothing was asked for some time."))
        messages.info(request, _("You were signed out, because nothing was asked for some time. Drafts are kept."))
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


class SecondFactorFirst:
    """Whoever needs a second factor and has none sets it up before anything else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        officer: Any = request.user
        if not (officer.is_authenticated and must_set_up(request)) or _leads_to_set_up(request.path):
            return self.get_response(request)
        require_second_factor(request, officer)  # it may be set up by now, here or on paper
        if not must_set_up(request):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return _problem(403, "second_factor", _("Set up a second factor first."))
        return redirect("second_factor")


def _leads_to_set_up(path: str) -> bool:
    return path.startswith(tuple(reverse(name) for name in _SETTING_UP))


def _problem(status: int, code: str, title: str) -> HttpResponse:
    body = {"type": "about:blank", "status": status, "title": title, "errors": [{"code": code, "detail": title}]}
    return JsonResponse(body, status=status, content_type="application/problem+json")
