"""The form of an activity: to plan a new one, to record what exists, to edit and to correct."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.activities.entry import ActivityEntry
from agreements.activities.vocabulary import TYPES_OF, ActivityStatus
from cooperation.day import legal_day
from cooperation.pages.activities.about import quarter_text
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import (
    AgreementField,
    coded,
    line,
    lines,
    partial,
    reason_field,
)
from cooperation.words import VOCABULARIES, label, party_name
from cooperation.words.dates import date_words
from partners.models import Party, PartyKind
from partners.parties.choosing import parties_to_choose, party_by_code

US, THEM = "us", "them"
# How many years ahead a quarter may be chosen.
_AHEAD = 3
_WHEN = ("starts", "ends", "quarter")
_WHERE = ("place", "country", "host")


def _types() -> list[tuple[str, Any]]:
    """The types, grouped by form."""
    groups: list[tuple[str, Any]] = [("", "")]
    for form, types in TYPES_OF.items():
        order = [code for code in VOCABULARIES["activity_type"] if code in types]
        groups.append((label("form", form), [(code, label("activity_type", code)) for code in order]))
    return groups


class ActivityForm(CarefulForm):
    """What is written down of an activity."""

    title = line(gettext_lazy("Title"), most=300, needed=True)
    activity_type = forms.ChoiceField(label=gettext_lazy("Type"), choices=_types)
    starts = partial(gettext_lazy("Begins"), hint=gettext_lazy("A month or a year alone will do."))
    ends = partial(gettext_lazy("Ends"), hint=gettext_lazy("Its last day. Empty: within the time in which it begins."))
    quarter = forms.ChoiceField(label=gettext_lazy("Or only in a quarter"), required=False)
    purpose = lines(
        gettext_lazy("What it is to bring about"), hint=gettext_lazy("Its report is measured by this."), rows=3
    )
    area = forms.ChoiceField(label=gettext_lazy("Area of cooperation"), required=False)
    level = coded(gettext_lazy("Level"), "level")
    place = line(gettext_lazy("Place"), hint=gettext_lazy("By name: a town, a training area. Never a position."))
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    host = forms.ChoiceField(label=gettext_lazy("Host"), required=False)
    cost_rule = coded(gettext_lazy("Who pays"), "cost_rule")
    unplanned = forms.BooleanField(label=gettext_lazy("It stood in no plan"), required=False)
    source = line(gettext_lazy("Source"), most=300, hint=gettext_lazy("Who says so, where it was not planned here."))
    source_url = line(gettext_lazy("Address of the source"), most=500, inputmode="url")

    groups = (
        Group("", ("partner", "title", "activity_type"), folded=False),
        Group(gettext_lazy("When"), _WHEN, folded=False),
        Group(gettext_lazy("Where it stands"), ("status", "outcome"), folded=False),
        Group(gettext_lazy("What for"), ("purpose", "area", "level")),
        Group(gettext_lazy("Where"), _WHERE),
        Group(gettext_lazy("Who pays, and on which legal basis"), ("cost_rule", "legal_basis", "unplanned")),
        Group(gettext_lazy("Where this is known from"), ("source", "source_url")),
        Group("", ("reason",), folded=False),
    )

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = str(get_language() or "en")
        choose: Any = self.fields
        states = parties_to_choose(officer, language)[PartyKind.STATE]
        own = (officer.party.code, party_name(officer.party))
        choose["country"].choices = [("", _("Not stated")), own, *states]
        choose["area"].choices = [("", _("Not stated")), *VOCABULARIES["area"].items()]
        choose["host"].choices = [("", _("Not stated")), (US, _("We host it")), (THEM, _("They host it"))]
        kept = str(self.initial.get("quarter") or "")
        offered = dict(_quarters())
        if kept and kept not in offered:
            offered[kept] = date_words(kept)
        choose["quarter"].choices = [("", ""), *offered.items()]
        self.fields["legal_basis"] = AgreementField(
            officer,
            parts.PARENTS,
            label=gettext_lazy("Legal basis"),
            help_text=gettext_lazy("The reference of the agreement that it stands on."),
        )
        self.parents_listed = parts.parents_to_suggest(officer)

    def clean(self) -> dict[str, Any]:
        """It has a beginning, or a quarter."""
        given = super().clean()
        if not given.get("quarter") and not given.get("starts") and "starts" not in self.errors:
            text = _("Write when it begins, at least the year, or choose a quarter.")
            self.add_error("starts", ValidationError(text, code="required"))
        return given

    def values(self, officer: Any, partner: Party) -> dict[str, Any]:
        """What was written, as columns of an activity."""
        given = self.cleaned_data
        apart = {"checked", "reason", "quarter", "partner", "status", "outcome", "country", "host"}
        values = {name: value for name, value in given.items() if name not in apart}
        if given.get("quarter"):
            values |= {"starts": given["quarter"], "ends": ""}
        values["country"] = party_by_code(given["country"]) if given["country"] else None
        values["host"] = {US: officer.party, THEM: partner}.get(given["host"])
        return values


def _quarters() -> list[tuple[str, str]]:
    this = legal_day().year
    return [
        (quarter_text(year, number), _("quarter %(number)d of %(year)s") % {"number": number, "year": year})
        for year in range(this, this + _AHEAD)
        for number in (1, 2, 3, 4)
    ]


class PlanForm(ActivityForm):
    """A new activity: with whom, too."""

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(officer, *args, **more)
        self.fields["partner"] = parts.PartnerField(officer)


class RecordForm(PlanForm):
    """One that exists: how far it is, and what came of it, as far as that is known."""

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(officer, *args, **more)
        self.fields["partner"] = parts.PartnerField(officer, historic=True)
        self.fields["status"] = forms.ChoiceField(
            label=gettext_lazy("How it stands"),
            required=False,
            choices=[("", _("As its days say")), *VOCABULARIES["activity_status"].items()],
        )
        self.fields["outcome"] = lines(gettext_lazy("What it brought about"))

    def entry(self, officer: Any) -> ActivityEntry:
        """What was written, as the service takes it."""
        given = self.cleaned_data
        values = self.values(officer, given["partner"])
        for name in ("country", "host"):
            values[name] = values[name].code if values[name] else ""
        values["legal_basis"] = values["legal_basis"].key if values["legal_basis"] else ""
        more = {"status": given["status"], "outcome": given["outcome"]}
        return ActivityEntry(parties=[given["partner"].code], **values, **more)


class CorrectForm(ActivityForm):
    """The same, with the reason of the correction; of one recorded as it exists, how it stands too."""

    shows_record = True
    reason = reason_field(gettext_lazy("What was wrong, and how it is known. It is kept with the record."))

    def __init__(self, officer: Any, recorded: bool, *args: Any, **more: Any) -> None:
        super().__init__(officer, *args, **more)
        if recorded:
            choices = [(str(one), label("activity_status", one)) for one in ActivityStatus]
            self.fields["status"] = forms.ChoiceField(label=gettext_lazy("How it stands"), choices=choices)
            self.fields["outcome"] = lines(gettext_lazy("What it brought about"))


def initial_of(activity: Activity, officer: Any) -> Mapping[str, Any]:
    """The fields as an activity says them."""
    names = (*ActivityForm.base_fields, "legal_basis", "status", "outcome")
    found = {name: getattr(activity, name) for name in names if hasattr(activity, name)}
    quarter = activity.starts if "/" in activity.starts else ""
    host = activity.host_id and (US if activity.host_id == officer.party_id else THEM)
    return found | {
        "country": activity.country.code if activity.country else "",
        "host": host or "",
        "quarter": quarter,
        "starts": "" if quarter else activity.starts,
    }
