"""The list of what was gone ahead without: its filters and its columns."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.coverage.risk.question import questions_of
from agreements.coverage.rule import rules_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.route.requirements import requirements
from cooperation.desk.waived import CONDITION, CONTRADICTION, LEGAL_BASIS, LEGAL_RISK, WORDING, Asked, Gone
from cooperation.pages.activities.about import activity_address
from cooperation.pages.agreements.half_room.tables import stage_words
from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.filters import Filters
from cooperation.pages.naming import address_of, partner_of, title_of
from cooperation.phases.gate import Gate
from cooperation.words import party_names, say
from cooperation.words.dates import date_words
from partners.models import Officer
from partners.records.errors import Condition

SORTS: dict[str, Any] = {
    LEGAL_RISK: gettext_lazy("A legal risk that is not settled"),
    LEGAL_BASIS: gettext_lazy("A legal basis of an activity"),
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


def missing_words(one: Gone, names: Callable[[str], str], rules: Mapping[str, str]) -> str:
    """What was missing, in words; of an opinion the office stands on the page of the agreement.

    `rules` are the words of our own rules on legal bases and questions of legal risk.
    """
    if not isinstance(one.whole, Agreement):
        about = rules.get(one.about) or one.about
        return say(Condition(one.code, {"rule": about, "question": about}))
    text = say(Condition(one.code, {"clause": one.about} if one.about else {}))
    return text.replace(": {office}", "").replace("{framework}", names(one.about))


def _own_words(party_id: Any) -> dict[str, str]:
    """How our own rules on legal bases and questions of legal risk are called, by code; two queries."""
    named = {one.code: one.name for one in rules_of(party_id)}
    return named | {one.code: one.text for one in questions_of(party_id)}


def _who(one: Gone) -> str:
    return one.officer.name if one.officer else ""


def _title(one: Gone) -> str:
    return title_of(one.whole)


def _whole(one: Gone) -> dict[str, Any]:
    """The agreement, the activity or the gate, with its address."""
    if isinstance(one.whole, Gate):
        return {"text": _title(one), "url": address_of(one.whole) + "#risk"}
    note = one.whole.reference or _("no reference yet")
    if isinstance(one.whole, Activity):
        return {
            "text": _title(one),
            "url": activity_address("activity", one.whole) + ("#risk" if one.sort == LEGAL_RISK else "#legal"),
            "note": note,
        }
    return {"text": _title(one), "url": address_of(one.whole), "note": note}


def columns(officer: Any) -> list[Column]:
    """The columns of the page and of its files."""
    names, rules = party_names(), _own_words(officer.party_id)

    def missing(one: Gone) -> str:
        return missing_words(one, names, rules)

    def partner(one: Gone) -> str:
        return partner_of(one.whole, officer)

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
        Column("agreement", _("Agreement, activity or gate"), _whole, _title, ("reference", "-day")),
        Column("reference", _("Reference"), plain=lambda one: one.whole.reference or ""),
        Column("partner", _("Partner"), partner, partner),
        Column("who", _("Decided by"), lambda one: {"text": _who(one)}, _who),
        Column(
            "day",
            _("Decided"),
            lambda one: {"text": date_words(one.on.isoformat(), "short")},
            lambda one: one.on,
            ("day", "pk"),
        ),
    ]
