"""Entering an exchange into the register: a form with no place for content."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.intelligence.neutral import LONGEST
from agreements.activities.intelligence.registering import exchange_register
from agreements.activities.intelligence.vocabulary import PointKind
from agreements.markings.reading import table_of
from agreements.models import Exchange, IntelligencePoint
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides
from cooperation.pages.activities.intelligence.told import entry_address
from cooperation.pages.activities.intelligence.writing import arrangement_written
from cooperation.pages.agreements.writing.about import renamed
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import calendar_day, coded, line
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import VOCABULARIES, party_name
from cooperation.words.languages import present_language
from partners.models import Party
from partners.parties.choosing import parties_to_choose

Dict = dict[str, Any]
# So many of the latest entries may be answered; an older one by REST.
LATEST = 100


class ExchangeForm(CarefulForm):
    """That something was sent: never what it says."""

    sender = forms.ChoiceField(label=gettext_lazy("Sent by"), widget=forms.RadioSelect)
    kind = coded(gettext_lazy("Kind"), "exchange_kind")
    sent_on = calendar_day(gettext_lazy("Sent on"), needed=True)
    subject_number = line(
        gettext_lazy("Reference number"),
        hint=gettext_lazy("A number that says nothing, such as 26-0417/A. No names, no places, no words."),
        most=LONGEST,
        needed=True,
    )
    channel = forms.ChoiceField(label=gettext_lazy("Channel"))
    marked_as = forms.ChoiceField(label=gettext_lazy("Marked by the sender"), required=False)
    handle_as = forms.ChoiceField(
        label=gettext_lazy("Higher protection that the sender asks for"),
        help_text=gettext_lazy("Empty: as the table of the agreement says. Never lower than that."),
        required=False,
    )
    handling = forms.MultipleChoiceField(
        label=gettext_lazy("Conditions of the originator"),
        choices=lambda: list(VOCABULARIES["exchange_handling"].items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    release_to = forms.MultipleChoiceField(
        label=gettext_lazy("Parties to which it may be released"),
        widget=forms.SelectMultiple({"size": "6"}),
        required=False,
    )
    due_on = calendar_day(gettext_lazy("By when it is returned or destroyed"))
    answers = forms.ChoiceField(label=gettext_lazy("Answers"), required=False)
    evidence = line(
        gettext_lazy("Number of the letter that shows it"),
        hint=gettext_lazy("Where the other side sent it and has nobody here: the number alone."),
        most=LONGEST,
    )
    groups = (
        Group("", ("sender", "kind", "sent_on", "subject_number", "channel", "evidence"), folded=False),
        Group(gettext_lazy("Protection"), ("marked_as", "handle_as"), folded=False),
        Group(gettext_lazy("Conditions of the originator"), ("handling", "release_to", "due_on")),
        Group(gettext_lazy("Answer to an earlier entry"), ("answers",)),
    )

    def __init__(self, activity: Activity, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        sides = two_sides(activity, officer)
        table = table_of(officer, activity.legal_basis)
        channels = IntelligencePoint.objects.visible_to(officer).filter(activity=activity, kind=PointKind.CHANNEL)
        earlier = Exchange.objects.visible_to(officer).filter(activity=activity).order_by("-year", "-number")[:LATEST]
        scales = [(party_name(one), [(each.name, each.name) for each in table.scale(one.pk)]) for one in sides]
        others = _others(officer, sides)
        offered: Dict = {
            "sender": [(one.code, party_name(one)) for one in sides],
            "channel": [
                (one.pk, f"{one.name} ({party_name(one.party)}, {one.accredited_to})")
                for one in channels.select_related("party").order_by("party", "id")
            ],
            "marked_as": [("", _("no marking")), *scales],
            "handle_as": [("", _("as the table says")), *scales],
            "answers": [("", _("none")), *((one.pk, f"{one.key} · {one.subject_number}") for one in earlier)],
            "release_to": others,
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


def _others(officer: Any, sides: Sequence[Party]) -> list[tuple[str, str]]:
    """Whom it may be released to beside the two: states, then organisations, each in its alphabet."""
    apart = {one.code for one in sides}
    found = parties_to_choose(officer, present_language(), historic=True)
    return [row for rows in found.values() for row in rows if row[0] not in apart]


@writing_page
def exchange_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Enter an exchange into the register."""
    officer: Any = request.user
    activity = arrangement_written(request, key)
    sides = {one.code: one for one in two_sides(activity, officer)}

    def make(root: Any, data: QueryDict | None) -> ExchangeForm:
        initial = {"sender": officer.party.code, "sent_on": legal_day()}
        return ExchangeForm(root, officer, data, initial=initial)

    def do(form: ExchangeForm, version: int) -> str:
        given = {name: value for name, value in form.cleaned_data.items() if name not in ("checked", "sender")}
        told: Dict = {
            "officer": officer,
            "today": legal_day(),
            "activity": activity,
            "expected_version": version,
        }
        with renamed({"side": "sender"}):
            made = exchange_register(**told, sender=sides[form.cleaned_data["sender"]], values=given)
        messages.success(request, _("It is entered as %(number)s.") % {"number": made.key})
        return entry_address("exchange", made)

    frame = activity_frame(_("Enter an exchange"), activity, request, _("Enter it"))
    frame["actions"]["cancel_url"] = activity_address("exchanges", activity)
    return Sheet(request, make, key=f"activity.{activity.pk}.exchange", root=activity, **frame).answer(do)
