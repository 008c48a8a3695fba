"""What of indicators is asked for in the address."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.desk.sight import pairs_in_sight
from cooperation.indicators.reading import By
from cooperation.indicators.register import FRONT, MORE
from cooperation.indicators.scope import Scope
from cooperation.pages.lists.filters import Filters
from cooperation.pages.naming import pair_name
from cooperation.words import VOCABULARIES, label, party_name
from partners.models import Partnership, Party
from partners.records.fold import fold


class ScopeFilters(Filters):
    """By partner, by partnership, by year."""

    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    partnership = forms.ChoiceField(label=gettext_lazy("Partnership"), required=False)
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False, min_value=1900, max_value=2500)

    def __init__(self, request: HttpRequest, **more: Any) -> None:
        officer: Any = request.user
        pairs = list(pairs_in_sight(officer).select_related("party_a", "party_b").order_by("code"))
        parties = {one.pk: one for pair in pairs for one in (pair.party_a, pair.party_b)}
        parties.pop(officer.party_id, None)
        partners = sorted(((one.code, party_name(one)) for one in parties.values()), key=lambda row: fold(row[1]))
        between = sorted(((one.code, pair_name(one, officer)) for one in pairs), key=lambda row: fold(row[1]))
        any_ = ("", _("Any"))
        super().__init__(request, {"partner": [any_, *partners], "partnership": [any_, *between]}, **more)

    def scope(self) -> Scope:
        """What the address asks for."""
        return Scope(
            self.request.user,
            legal_day(),
            partner=self.wanted("partner"),
            pair=self.wanted("partnership"),
            year=int(self.wanted("year") or 0),
        )


class TableFilters(ScopeFilters):
    """Beside these, of which theme indicators are shown where they stand in columns."""

    theme = forms.ChoiceField(label=gettext_lazy("What it is about"), required=False)

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        themes = dict.fromkeys(one.theme for one in (*FRONT, *MORE))
        choose: Any = self.fields["theme"]
        choose.choices = [("", _("The five in front")), *((one, label("theme", one)) for one in themes)]
        self.full_clean()


class BehindFilters(ScopeFilters):
    """Beside these, whether a record counts or only counts in."""

    counts = forms.ChoiceField(
        label=gettext_lazy("Counts"),
        choices=lambda: [("", _("Any")), *VOCABULARIES["counts"].items()],
        required=False,
    )


def by_of(request: HttpRequest) -> By:
    """By what the figures are told apart."""
    wanted = request.GET.get("by", "")
    return By(wanted) if wanted in set(By) else By.NOTHING


def group_query(by: By, group: Any) -> dict[str, str]:
    """The filters that a group is."""
    if isinstance(group, int):
        return {"year": str(group)}
    names = {By.PARTNER: "partner", By.PARTNERSHIP: "partnership"}
    return {names[by]: group.code} if isinstance(group, Party | Partnership) else {}
