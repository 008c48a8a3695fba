"""What may leave by mail and calendar: an administrator decides for the party, with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.pages.base import signed_in
from cooperation.pages.people.answering import form_page
from cooperation.words.dates import instant_words
from partners.parties.disclosing import disclosure_decide
from partners.parties.disclosure import Disclosure, disclosures_of
from partners.people.holding import require_administrator

LATEST = 20
_ALLOWED = gettext_lazy("Titles and partners may leave")
_KEPT = gettext_lazy("Reference, date and link alone")


class DisclosureForm(forms.Form):
    """What may leave, and why."""

    names = forms.TypedChoiceField(
        label=gettext_lazy("Of records that are not public, mail and calendar carry"),
        choices=[("no", gettext_lazy("reference, date and link")), ("yes", gettext_lazy("title and partner too"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea,
        help_text=gettext_lazy("Such as: our mail server is our own. It is kept with the decision."),
    )


@signed_in
def disclosure(request: HttpRequest) -> HttpResponse:
    """Say what may leave; what was decided before stands beneath."""
    officer: Any = request.user
    require_administrator(officer)
    decided = list(disclosures_of(officer.party_id)[:LATEST])

    def do(values: dict[str, Any], version: int | None) -> str:
        disclosure_decide(officer=officer, today=legal_day(), **values)
        messages.success(request, _("Decided. It holds from the next mail on."))
        return reverse("disclosure")

    names = bool(decided and decided[0].names)
    return form_page(
        request,
        DisclosureForm,
        do,
        template="reminders/disclosure.html",
        draft="disclosure",
        initial={"names": "yes" if names else "no"},
        heading={"title": _("What leaves by mail and calendar"), "tag": {"text": _ALLOWED if names else _KEPT}},
        crumbs=[{"label": _("People"), "url": reverse("people")}],
        table=_table(decided),
    )


def _table(decided: list[Disclosure]) -> dict[str, Any]:
    columns = [{"label": text} for text in (_("Decided"), _("Reason"), _("By"), _("When"))]
    rows = [
        {"cells": [_ALLOWED if one.names else _KEPT, one.reason, one.decided_by.name, instant_words(one.at)]}
        for one in decided
    ]
    empty = {
        "title": _("Nothing decided yet"),
        "text": _("Until then mail and calendar carry reference, date and link."),
    }
    return {"columns": columns, "rows": rows, "empty": empty}
