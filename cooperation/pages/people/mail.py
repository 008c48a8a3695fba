"""Mail that could not be sent, for the administrators of a party: to whom, since when, why, and sending it again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.people.officers import administrator_of
from cooperation.words import VOCABULARIES, label
from cooperation.words.dates import instant_words
from partners.people.unsent import UnsentMail, mail_send_again, unsent_mail
from partners.records.fold import fold

_STATES = {"tried": gettext_lazy("Tried again"), "given_up": gettext_lazy("Given up")}


class MailFilters(Filters):
    """By how it stands and what mail it is; a search by person or by what the server said."""

    state = forms.ChoiceField(label=gettext_lazy("State"), required=False, choices=[("", ""), *_STATES.items()])
    kind = forms.ChoiceField(
        label=gettext_lazy("Mail"), required=False, choices=[("", ""), *VOCABULARIES["mail"].items()]
    )

    def fits(self, one: UnsentMail) -> bool:
        """Whether it is asked for."""
        state, kind = self.wanted("state"), self.wanted("kind")
        if (state and state != _state(one)) or (kind and kind != one.kind):
            return False
        text = fold(self.request.GET.get("q", "").strip())
        return text in fold(f"{one.officer.name} {one.officer.email} {one.effect.error}")


def _state(one: UnsentMail) -> str:
    return "given_up" if one.given_up else "tried"


@require_safe
@signed_in
def unsent(request: HttpRequest) -> HttpResponse:
    """What did not go, searched, filtered and sorted, or as a file."""
    officer = administrator_of(request)
    filters = MailFilters(request)
    rows = [one for one in unsent_mail(officer) if filters.fits(one)]
    rows = ordered(rows, _columns(), request.GET.get("ordering", ""))
    if form := file_format(request):
        return file_of(request, name="unsent-mail", columns=_columns(), rows=rows, form=form)
    shown = page_of(request, rows)
    count = ngettext("One mail did not go", "%(count)s mails did not go", len(rows)) % {"count": len(rows)}
    return page(
        request,
        "people/mail.html",
        heading={"title": _("Mail that was not sent"), "sub": _("It is tried for more than four days, then given up.")},
        crumbs=[{"label": _("People"), "url": reverse("people")}],
        tools=tools_of(request, filters=filters, placeholder=_("Name, address or answer of the server"), count=count),
        table=table_of(_columns(), list(shown), empty=_empty(filters, request)),
        pages=pages_of(request, shown),
        keys=[one.effect.pk for one in rows] if len(rows) > 1 else [],
    )


def _empty(filters: MailFilters, request: HttpRequest) -> dict[str, Any]:
    if filters.chips() or request.GET.get("q"):
        return {"title": _("Nothing fits"), "text": _("Take a filter away, or search for another word.")}
    return {"title": _("All mail was sent"), "text": _("What a mail server refuses, or cannot be told, stands here.")}


@require_POST
@signed_in
def again(request: HttpRequest) -> HttpResponse:
    """Send what the form names again."""
    keys = [int(one) for one in request.POST.getlist("mail") if one.isdecimal() and len(one) < 18]
    count = mail_send_again(officer=administrator_of(request), today=legal_day(), keys=keys)
    words = ngettext("One mail is sent again.", "%(count)s mails are sent again.", count) % {"count": count}
    messages.success(request, words)
    return HttpResponseRedirect(reverse("unsent_mail"), status=303)


def _columns() -> list[Column]:
    def who(one: UnsentMail) -> dict[str, Any]:
        return {"text": one.officer.name, "url": reverse("person", args=[one.officer.pk]), "note": one.officer.email}

    def state(one: UnsentMail) -> dict[str, Any]:
        tag = {"text": _STATES[_state(one)], "tone": "bad" if one.given_up else "warn"}
        note = instant_words(one.next_at) if one.next_at else ""
        return {"text": "", "tags": [tag], "note": _("next at %(when)s") % {"when": note} if note else ""}

    def send(one: UnsentMail) -> dict[str, Any]:
        fields = [{"name": "mail", "value": one.effect.pk}]
        url = reverse("unsent_mail_again")
        return {"action": {"label": _("Send again"), "about": one.officer.name, "post_url": url, "fields": fields}}

    return [
        Column(
            "to", _("To whom"), cell=who, plain=lambda one: one.officer.name, sort=lambda one: fold(one.officer.name)
        ),
        Column("email", _("E-mail"), plain=lambda one: one.officer.email),
        Column("kind", _("Mail"), cell=_kind, plain=_kind, sort=_kind),
        Column("attempts", _("Attempts"), cell=_attempts, plain=_attempts, sort=_attempts, num=True),
        Column("state", _("State"), cell=state, plain=lambda one: str(_STATES[_state(one)]), sort=_state),
        Column("said", _("What was answered"), cell=lambda one: one.effect.error, plain=lambda one: one.effect.error),
        Column("again", "", cell=send),
    ]


def _name(one: UnsentMail) -> str:
    return str(one.officer.name)


def _kind(one: UnsentMail) -> str:
    return label("mail", one.kind)


def _attempts(one: UnsentMail) -> int:
    return int(one.effect.attempts)
