"""Moving seats on, all at once, for the own side or as reported by us; taking back what was entered by mistake."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.training.keeping import course_of
from agreements.activities.training.links import ASKABLE, ASKS
from agreements.activities.training.moving import seats_check, seats_step
from agreements.activities.training.offering import SeatOffer, seats_offers, seats_seen
from agreements.activities.training.seat import CLEARANCES, SeatAct, SeatStatus, spans
from agreements.activities.training.undoing import seat_act_mistake
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides
from cooperation.pages.activities.acting import side_named
from cooperation.pages.activities.training_writing import SeatsField, back, told_of, written_training
from cooperation.pages.agreements.writing.about import renamed
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name, say
from partners.records.errors import Condition, Unseen
from partners.records.record import Audience

_CLEARED = [f"cleared_{name}" for name in CLEARANCES]
# What each step asks for besides seats, day and letter.
_ASKED: dict[str, list[str]] = {
    SeatStatus.NOMINATED: ["prerequisites_met"],
    SeatStatus.CLEARED: _CLEARED,
    SeatStatus.WITHDRAWN: ["by", "reason"],
    SeatStatus.FORFEITED: ["by", "reason"],
    SeatStatus.USE_CHECKED: ["used", "use_said"],
}
_YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
_EXTRA = {one for names in _ASKED.values() for one in names}


def _yes_no(words: Any, *, needed: bool = False) -> forms.ChoiceField:
    choices = _YES_NO if needed else (("", gettext_lazy("Not said yet")), *_YES_NO)
    return forms.ChoiceField(label=words, choices=choices, required=needed, widget=forms.RadioSelect)


class SeatStepForm(CarefulForm):
    """Which seats, when, and what the step asks for."""

    seats = SeatsField()
    on = forms.DateField(label=gettext_lazy("Date"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    prerequisites_met = forms.BooleanField(
        label=gettext_lazy("Whoever is named meets what is asked for beforehand"), required=False
    )
    cleared_language = _yes_no(gettext_lazy("Is the language cleared?"))
    cleared_medical = _yes_no(gettext_lazy("Is health cleared?"))
    cleared_security = _yes_no(gettext_lazy("Is security cleared?"))
    by = forms.ChoiceField(label=gettext_lazy("Which side lets them go"), widget=forms.RadioSelect)
    reason = lines(gettext_lazy("Why"), needed=True, rows=2)
    used = _yes_no(gettext_lazy("Is what was learned used?"), needed=True)
    use_said = line(gettext_lazy("In one sentence: where it is used, or why not"), most=400, needed=True)
    evidence = line(
        gettext_lazy("The letter that shows it"),
        most=300,
        needed=True,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    unasked = CarefulForm.unasked | {"evidence", "seats"}

    def __init__(self, asked: list[str], reported: bool, sides: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in _EXTRA - set(asked):
            del self.fields[name]
        if not reported:
            del self.fields["evidence"]
        if "by" in self.fields:
            self.fields["by"].choices = sides  # type: ignore[attr-defined]


@writing_page
def seats_step_page(request: HttpRequest, key: str, to: str, side: str) -> HttpResponse:
    """Move seats on: by default all for which nothing is missing."""
    officer: Any = request.user
    activity = written_training(request, key)
    party = side_named(activity, officer, side)
    offers = seats_offers(officer, activity, seats_seen(officer, activity), legal_day())
    offer = next((one for one in offers if one.step.target == to and one.side == party.pk), None)
    if offer is None:
        raise Unseen
    reported = party.pk != officer.party_id
    sides = [(one.code, party_name(one)) for one in two_sides(activity, officer)]
    initial = {"seats": spans(offer.ready or offer.seats), "on": legal_day()}

    def make(_root: Activity, data: QueryDict | None) -> SeatStepForm:
        form = SeatStepForm(_asked(activity, to), reported, sides, data, initial=initial)
        form.fields["seats"].known = set(offer.seats)  # type: ignore[attr-defined]
        return form

    def do(form: SeatStepForm, version: int) -> str:
        _taken(form.cleaned_data, to, told_of(request, activity, version))
        messages.success(request, _("It is recorded."))
        return back(activity)

    name = _("%(what)s: %(party)s") % {"what": label("seat_do", to), "party": party_name(party)}
    missing = _missing(offer, to, party.code)
    return Sheet(
        request,
        make,
        key=f"activity.{activity.pk}.seats.{to}.{side}",
        root=activity,
        template="agreements/writing/act.html",
        does=_("Afterwards they stand: %(status)s.") % {"status": label("seat_status", to)},
        tasks=[{"text": say(one), "done": False} for one in missing],
        no_form=request.method == "GET" and (offer.theirs or (bool(missing) and not offer.ready)),
        reported=reported,
        party=party_name(party),
        link_url=_link(activity, to) if reported and not offer.theirs else "",
        **activity_frame(name, activity, request, label("seat_do", to)),
    ).answer(do)


def _asked(activity: Activity, to: str) -> list[str]:
    if to == SeatStatus.NOMINATED and not course_of(activity).prerequisites.strip():
        return []
    return _ASKED.get(to, [])


def _missing(offer: SeatOffer, to: str, side: str) -> list[Condition]:
    """What is missing and is not said by the form itself."""
    itself = ("seat_prerequisites_met", "seat_cleared")
    own = [Condition("side_acts_itself", {"party": side})] if offer.theirs else []
    return [*own, *(one for one in offer.conditions if not one.met and one.code not in itself)]


def _link(activity: Activity, to: str) -> str:
    if activity.audience == Audience.NATIONAL or to not in ASKABLE:
        return ""
    return activity_address("activity_link", activity, f"{ASKS}{to}")


def _taken(given: dict[str, Any], to: str, told: dict[str, Any]) -> None:
    """Call the service that the step asks for."""
    told |= {"seats": given["seats"], "on": given["on"], "evidence": given.get("evidence", "")}
    if to == SeatStatus.CLEARED:
        values = {name: given[column] == "yes" for name, column in CLEARANCES.items() if given[column]}
        with renamed({name: column for name, column in CLEARANCES.items()}):
            seats_check(**told, values=values)
        return
    inputs = {name: given[name] for name in _ASKED.get(to, []) if name in given}
    if "used" in inputs:
        inputs["used"] = inputs["used"] == "yes"
    seats_step(**told, to=to, inputs=inputs)


@writing_page
def seats_undo_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take back what was entered by mistake: its seats stand where they stood before."""
    activity = written_training(request, key)
    act = SeatAct.objects.visible_to(request.user).filter(activity=activity, pk=pk).first()  # type: ignore[arg-type]
    if act is None:
        raise Unseen

    def do(form: ReasonForm, version: int) -> str:
        seat_act_mistake(**told_of(request, activity, version), act_id=pk, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is taken back."))
        return back(activity)

    words = {"seats": spans(int(one) for one in act.seats), "done": label("seat_act", act.step)}
    note = _("Seats %(seats)s: %(done)s") % words
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"activity.{activity.pk}.seats.undo.{pk}",
        root=activity,
        template="agreements/writing/act.html",
        **activity_frame(_("Take the step back"), activity, request, _("Take the step back"), does=note),
    ).answer(do)
