"""The list of activities: its filters and columns."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.activities.moving import status_on
from agreements.activities.selectors import ActivityFilter, activity_partners
from agreements.instruments.selectors import EXACT_TO
from agreements.models import Activity
from cooperation.pages.activities.about import period_words, status_tag
from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.filters import Filters
from cooperation.pages.naming import pair_name
from cooperation.words import VOCABULARIES, label, party_name
from partners.records.fold import fold
from partners.records.record import Reader


def _coded(name: Any, vocabulary: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=name, choices=lambda: [("", _("Any")), *VOCABULARIES[vocabulary].items()], required=False
    )


class ActivityFilters(Filters):
    """What a list of activities can be narrowed to."""

    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    form = _coded(gettext_lazy("Form"), "form")
    type = _coded(gettext_lazy("Type"), "activity_type")
    status = _coded(gettext_lazy("How it stands"), "activity_status")
    area = _coded(gettext_lazy("Area of cooperation"), "area")
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False, min_value=1900, max_value=2500)
    audience = _coded(gettext_lazy("Who sees it"), "audience")
    responsible = forms.ChoiceField(label=gettext_lazy("Responsible"), required=False)

    def __init__(self, request: HttpRequest, reader: Reader) -> None:
        partners = sorted(
            ((one.code, party_name(one)) for one in activity_partners(reader)), key=lambda pair: fold(pair[1])
        )
        offered = {"partner": partners, "responsible": [("me", _("me"))]}
        super().__init__(request, {name: [("", _("Any")), *rows] for name, rows in offered.items()})

    def asked(self, reader: Any) -> ActivityFilter:
        """The filter that the address asks for."""
        names = {"partner": "partner", "form": "form", "status": "status", "area": "area", "audience": "audience"}
        return ActivityFilter(
            q=self.request.GET.get("q", ""),
            activity_type=self.wanted("type"),
            year=int(self.wanted("year") or 0),
            responsible=reader.pk if self.wanted("responsible") else None,
            **{field: self.wanted(name) for field, name in names.items()},
        )


class ActivityRows:
    """Makes the cells of activities for one reader."""

    def __init__(self, reader: Any, today: date) -> None:
        self.reader, self.today = reader, today

    def title(self, one: Activity) -> dict[str, Any]:
        """Its title, with its reference and type beneath."""
        parts = [one.reference or _("no reference yet"), label("activity_type", one.activity_type)]
        parts += [_("sample")] if one.is_sample else []
        return {"text": one.title, "url": reverse("activity", args=[one.key]), "note": " · ".join(parts)}

    def where(self, one: Activity) -> str:
        """The place and its country."""
        return ", ".join(part for part in (one.place, party_name(one.country)) if part)

    def columns(self) -> list[Column]:
        """The columns of the page and of its files."""
        partner = self._partner
        return [
            Column("title", _("Activity"), cell=self.title, plain=lambda one: one.title, sort=("title",)),
            Column("reference", _("Reference"), plain=lambda one: one.reference or ""),
            Column("form", _("Form"), plain=lambda one: label("form", one.form)),
            Column("type", _("Type"), plain=lambda one: label("activity_type", one.activity_type)),
            Column("partner", _("Partner"), cell=partner, plain=partner, sort=("sort_partner",)),
            Column(
                "when",
                _("When"),
                cell=lambda one: period_words(one, "short"),
                plain=lambda one: one.starts,
                sort=("first_on", "last_on"),
            ),
            Column("ends", _("Ends"), plain=lambda one: one.ends or one.starts),
            Column("where", _("Where"), cell=self.where, plain=self.where, sort=("place",)),
            Column("host", _("Host"), plain=lambda one: party_name(one.host)),
            Column(
                "stands",
                _("How it stands"),
                cell=lambda one: {"tag": status_tag(one)},
                plain=lambda one: label("activity_status", status_on(one, self.today)),
                sort=("sort_status",),
            ),
            Column("cost_rule", _("Who pays"), plain=lambda one: label("cost_rule", one.cost_rule)),
            Column("area", _("Area of cooperation"), plain=lambda one: label("area", one.area) if one.area else ""),
        ]

    def _partner(self, one: Activity) -> str:
        return pair_name(one.partnership, self.reader)


def count_words(number: int, more: bool) -> str:
    """How many there are, in words."""
    if more:
        return _("More than %(count)s activities") % {"count": EXACT_TO}
    return ngettext("%(count)d activity", "%(count)d activities", number) % {"count": number}
