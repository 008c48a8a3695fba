"""The filters of the history, and what they ask for."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.pages.history.records import rows_of
from cooperation.pages.history.words import OPS, SOURCES
from cooperation.pages.lists.filters import Filters
from partners.models import Officer
from partners.records.trail import Wanted

SYSTEM = "system"


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class HistoryFilters(Filters):
    """By kind of record, by what was done, by whom, from when until when; the search names agreements."""

    kind = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    op = forms.ChoiceField(label=gettext_lazy("Was"), required=False)
    who = forms.ChoiceField(label=gettext_lazy("By"), required=False)
    since = _day(gettext_lazy("From day"))
    until = _day(gettext_lazy("To day"))

    def __init__(self, request: HttpRequest) -> None:
        self.officer: Any = request.user
        people = Officer.objects.visible_to(self.officer).order_by("name").values_list("pk", "name")
        super().__init__(
            request,
            {
                "kind": [("", _("Any")), *SOURCES.items()],
                "op": [("", _("Any")), *OPS.items()],
                "who": [("", _("Anybody")), (SYSTEM, _("The system")), *((str(pk), name) for pk, name in people)],
            },
        )

    def asked(self) -> Wanted:
        """What the filters ask of the history."""
        who, text = self.wanted("who"), self.request.GET.get("q", "").strip()
        until: date | str = self.wanted("until")
        return Wanted(
            sources=(self.wanted("kind"),) if self.wanted("kind") else (),
            op=self.wanted("op"),
            officer=int(who) if who and who != SYSTEM else None,
            by_system=who == SYSTEM,
            since=_start(self.wanted("since")),
            until=_start(until + timedelta(days=1)) if isinstance(until, date) else None,
            rows=rows_of(self.officer, text) if text else None,
        )


def _start(day: date | str) -> datetime | None:
    """The first instant of a day in the reader's zone."""
    return timezone.make_aware(datetime.combine(day, time.min)) if isinstance(day, date) else None
