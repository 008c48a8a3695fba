"""The list of what was gone ahead without: its filters and its columns."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.route.requirements import requirements
from cooperation.desk.waived import CONDITION, CONTRADICTION, WORDING, Asked, Gone
from cooperation.pages.agreements.half_room.tables import stage_words
from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.filters import Filters
from cooperation.pages.naming import address_of, partner_of, title_of
from cooperation.words import party_names, say
from cooperation.words.dates import date_words
from partners.models import Officer
from partners.records.errors import Condition

SORTS: dict[str, Any] = {
    CONDITION: gettext_lazy("A condition of a step or an act"),
    WORDING: gettext_lazy("Words of the wrong kind"),
    CONTRADICTION: gettext_lazy("A contradiction to what we have taken on"),
}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class WaivedFilters(Filters):
    """By sort, by the step or act that asked, by whoever decided, from when until when."""

    sort = forms.ChoiceField(label=gettext_lazy("What was missing"), required=False)
    stage = forms.ChoiceField(label=gettext_lazy("Step or act"), required=False)
    who = forms.ChoiceField(label=gettext_lazy("Decided by"), required=False)
    since = _day(gettext_lazy("From day"))
    until = _day(gettext_lazy("To day"))

    def __init__(self, request: HttpRequest) -> None:
        people = Officer.objects.visible_to(request.user).order_by("name").values_list("pk", "name")
        stages = dict.fromkeys(row.stage for row in requirements() if row.waivable)
        super().__init__(
            request,
            {
                "sort": [("", _("Any")), *SORTS.items()],
                "stage": [("", _("Any")), *((one, stage_words(one)) for one in stages)],
                "who": [("", _("Anybody")), *((str(pk), name) for pk, name in people)],
            },
        )

    def asked(self) -> Asked:
        """What the filters and the search ask for."""
        who = self.wanted("who")
        return Asked(
            q=self.request.GET.get("q", "").strip(),
            sort=self.wanted("sort"),
            stage=self.wanted("stage"),
            officer=int(who) if who else None,
            since=self.wanted("since") or None,
            until=self.wanted("until") or None,
        )


def missing_words(one: Gone, names: Callable[[str], str]) -> str:
    """What was missing, in words; of an opinion the office stands on the page of the agreement."""
    text = say(Condition(one.code, {"clause": one.about} if one.about else {}))
    return text.replace(": {office}", "").replace("{framework}", names(one.about))


def _who(one: Gone) -> str:
    return one.officer.name if one.officer else ""


def columns(officer: Any) -> list[Column]:
    """The columns of the page and of its files."""
    names = party_names()

    def missing(one: Gone) -> str:
        return missing_words(one, names)

    def agreement(one: Gone) -> dict[str, Any]:
        note = one.agreement.reference or _("no reference yet")
        return {"text": title_of(one.agreement), "url": address_of(one.agreement), "note": note}

    return [
        Column(
            "what",
            _("What was missing"),
            lambda one: {"text": missing(one), "note": stage_words(one.stage) if one.stage else ""},
            missing,
            ("code_of", "-day"),
        ),
        Column("stage", _("Step or act"), plain=lambda one: stage_words(one.stage) if one.stage else ""),
        Column("why", _("Why"), lambda one: {"text": one.reason}, lambda one: one.reason),
        Column("agreement", _("Agreement"), agreement, lambda one: title_of(one.agreement), ("reference", "-day")),
        Column("reference", _("Reference"), plain=lambda one: one.agreement.reference or ""),
        Column(
            "partner",
            _("Partner"),
            lambda one: partner_of(one.agreement, officer),
            lambda one: partner_of(one.agreement, officer),
        ),
        Column("who", _("Decided by"), lambda one: {"text": _who(one)}, _who),
        Column(
            "day",
            _("Decided"),
            lambda one: {"text": date_words(one.on.isoformat(), "short")},
            lambda one: one.on,
            ("day", "pk"),
        ),
    ]
