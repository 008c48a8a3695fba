"""How one is reminded: mail at the own hour, and the own calendar address."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cooperation.address import site_url
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.forms import attempt
from cooperation.templatetags.look import reader_locale
from cooperation.words import VOCABULARIES
from cooperation.words.dates import instant_words
from partners.people.calendar_access import (
    CalendarAccess,
    CalendarScope,
    access_of,
    calendar_close,
    calendar_open,
)
from partners.people.rhythm import MailRhythm, rhythm_choose, rhythm_of


def _weekdays() -> list[tuple[int, str]]:
    names = reader_locale().days["stand-alone"]["wide"]
    return [(number, names[number].capitalize()) for number in range(7)]


class RhythmForm(forms.Form):
    """How often, when."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=VOCABULARIES["rhythm"].items(), widget=forms.RadioSelect
    )
    hour = forms.TypedChoiceField(
        label=gettext_lazy("At what hour"), coerce=int, choices=[(hour, f"{hour:02d}:00") for hour in range(24)]
    )
    weekday = forms.TypedChoiceField(label=gettext_lazy("On which day, if once a week"), coerce=int, choices=_weekdays)


@never_cache
@signed_in
def reminding(request: HttpRequest) -> HttpResponse:
    """How often mail comes, and the calendar address."""
    officer: Any = request.user
    kept = rhythm_of(officer)
    status, form = 200, RhythmForm(initial={name: getattr(kept, name) for name in ("rhythm", "hour", "weekday")})
    if request.method == "POST":
        form, status = RhythmForm(request.POST), 400
        if form.is_valid():
            with attempt(form) as tried:
                rhythm_choose(officer=officer, today=legal_day(), now=timezone.now(), **form.cleaned_data)
            if tried.done:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(reverse("reminding"), status=303)
            status = tried.status
    return _page(request, form, kept, status=status)


def _page(
    request: HttpRequest, form: RhythmForm, kept: MailRhythm, *, status: int = 200, token: str = ""
) -> HttpResponse:
    officer: Any = request.user
    return page(
        request,
        "reminders/reminding.html",
        status=status,
        heading={"title": _("Mail and calendar")},
        form=form,
        next_at=instant_words(kept.next_at) if kept.next_at else "",
        zone=officer.time_zone.replace("_", " "),
        calendar=_calendar(officer, token) if officer.reads_shared else None,
    )


def _calendar(officer: Any, token: str) -> dict[str, Any]:
    access: CalendarAccess | None = access_of(officer)
    address = site_url(reverse("calendar", args=[token])) if token else ""
    usual = CalendarScope.MINE if officer.writes else CalendarScope.ALL
    return {
        "address": address,
        "webcal": "webcal" + address[address.index("://") :] if address else "",
        "open": access is not None,
        "made": instant_words(access.made_at) if access else "",
        "used": instant_words(access.last_used_at) if access and access.last_used_at else "",
        "scopes": {
            "name": "scope",
            "label": _("Which dates"),
            "options": [
                {"value": value, "label": label, "checked": value == (access.scope if access else usual)}
                for value, label in VOCABULARIES["calendar_scope"].items()
            ],
        },
    }


@never_cache
@signed_in
@require_POST
def calendar_make(request: HttpRequest) -> HttpResponse:
    """Make the own calendar address, or another one instead of it; shown on this page, this once."""
    officer: Any = request.user
    scope = request.POST.get("scope", CalendarScope.MINE)
    _access, token = calendar_open(officer=officer, today=legal_day(), scope=scope)
    kept = rhythm_of(officer)
    form = RhythmForm(initial={name: getattr(kept, name) for name in ("rhythm", "hour", "weekday")})
    return _page(request, form, kept, token=token)


@signed_in
@require_POST
def calendar_end(request: HttpRequest) -> HttpResponse:
    """End the own calendar address at once."""
    calendar_close(officer=request.user, today=legal_day())
    messages.success(request, _("The calendar address no longer works."))
    return HttpResponseRedirect(reverse("reminding"), status=303)
