"""What each side brings to an activity, what it costs, who sees to it, and what it takes for itself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agreements.activities.activity import Activity
from agreements.activities.booking import booking_add, booking_drop
from agreements.activities.parts import ActivityCost, ActivityHalf, ActivitySide
from agreements.activities.planning import activity_half_edit
from agreements.activities.sides import activity_cost_put, activity_side_put
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides, writable_activity
from cooperation.pages.activities.acting import side_named
from cooperation.pages.agreements.writing.about import renamed
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, number
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.obligations.form import AmountField, officers
from cooperation.words import VOCABULARIES, party_name
from partners.models import Officer
from partners.records.errors import Malformed

FORM = "agreements/writing/form.html"


class SideForm(CarefulForm):
    """How many people, and where the side is reached."""

    participants = number(gettext_lazy("How many people it plans to send"), most=1_000_000)
    took_part = number(gettext_lazy("How many it sent"), most=1_000_000)
    composition = line(gettext_lazy("Ranks and units"), most=300)
    contact = line(
        gettext_lazy("Point of contact"), hint=gettext_lazy("Function and office, such as: Head of training, J7.")
    )


@writing_page
def activity_side_page(request: HttpRequest, key: str, side: str) -> HttpResponse:
    """Say what one side brings."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    party = side_named(activity, officer, side)

    def make(root: Activity, data: QueryDict | None) -> SideForm:
        found = ActivitySide.objects.visible_to(officer).filter(activity=root, party=party).first()
        form = SideForm(data, initial=forms.model_to_dict(found) if found else {})
        form.shows_record = True
        return form

    def do(form: SideForm, version: int) -> str:
        values = {name: form.cleaned_data[name] for name in SideForm.base_fields if name != "checked"}
        activity_side_put(
            officer=officer, today=legal_day(), activity=activity, party=party, values=values, expected_version=version
        )
        messages.success(request, _("It is written down."))
        return activity_address("activity", activity) + "#sides"

    title = _("What %(party)s brings") % {"party": party_name(party)}
    frame = activity_frame(title, activity, request, _("Write it down"))
    return Sheet(
        request, make, key=f"activity.{activity.pk}.side.{side}", root=activity, template=FORM, **frame
    ).answer(do)


class CostForm(CarefulForm):
    """What it costs one side in one currency."""

    side = forms.ChoiceField(label=gettext_lazy("Whose costs"), widget=forms.RadioSelect)
    currency = line(
        gettext_lazy("Currency"), most=3, needed=True, hint=gettext_lazy("Three letters, such as EUR."), size="5"
    )
    budget = AmountField(label=gettext_lazy("Budget"))
    actual = AmountField(label=gettext_lazy("Spent"))


@writing_page
def activity_cost_page(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what it costs a side; only we see it."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    sides = {one.code: one for one in two_sides(activity, officer)}
    known = ActivityCost.objects.visible_to(officer).filter(activity=activity, owner=officer.party_id).order_by("id")
    first = known.select_related("party").first()

    def make(_root: Activity, data: QueryDict | None) -> CostForm:
        initial = forms.model_to_dict(first) | {"side": first.party.code} if first else {"side": next(iter(sides))}
        form = CostForm(data, initial=initial)
        form.fields["side"].choices = [(code, party_name(one)) for code, one in sides.items()]  # type: ignore[attr-defined]
        return form

    def do(form: CostForm, version: int) -> str:
        given = form.cleaned_data
        activity_cost_put(
            officer=officer,
            today=legal_day(),
            activity=activity,
            party=sides[given["side"]],
            currency=given["currency"].upper(),
            budget=given["budget"],
            actual=given["actual"],
            expected_version=version,
        )
        messages.success(request, _("It is kept. Only we see it."))
        return activity_address("activity", activity) + "#own"

    note = _("One amount for each side and currency; written again, it is replaced, and without amounts it is dropped.")
    return Sheet(
        request,
        make,
        key=f"activity.{activity.pk}.cost",
        root=activity,
        template="agreements/writing/act.html",
        **activity_frame(_("Costs"), activity, request, _("Keep it"), does=note),
    ).answer(do)


class HalfForm(CarefulForm):
    """Who of us sees to it, and what we note."""

    responsible = forms.ChoiceField(label=gettext_lazy("Who of us sees to it"), required=False)
    notes = lines(gettext_lazy("Notes"))

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["responsible"].choices = [("", _("Nobody named")), *officers(officer)]  # type: ignore[attr-defined]


@writing_page
def activity_half_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say who of us sees to it; only we see it."""
    officer: Any = request.user
    activity = writable_activity(request, key)

    def make(root: Activity, data: QueryDict | None) -> HalfForm:
        found = ActivityHalf.objects.visible_to(officer).filter(activity=root, owner=officer.party_id).first()
        form = HalfForm(officer, data, initial=forms.model_to_dict(found) if found else {})
        form.shows_record = True
        return form

    def do(form: HalfForm, version: int) -> str:
        pk = form.cleaned_data["responsible"]
        activity_half_edit(
            officer=officer,
            today=legal_day(),
            activity=activity,
            responsible=Officer.objects.visible_to(officer).filter(pk=pk).first() if pk else None,
            notes=form.cleaned_data["notes"],
            expected_version=version,
        )
        messages.success(request, _("It is kept. Only we see it."))
        return activity_address("activity", activity) + "#own"

    frame = activity_frame(_("Our half"), activity, request, _("Keep it"))
    return Sheet(request, make, key=f"activity.{activity.pk}.half", root=activity, template=FORM, **frame).answer(do)


class BookingForm(CarefulForm):
    """A unit or a place of one of the two."""

    kind = forms.ChoiceField(label=gettext_lazy("What"), widget=forms.RadioSelect, initial="unit")
    side = forms.ChoiceField(label=gettext_lazy("Whose"), widget=forms.RadioSelect)
    name = line(gettext_lazy("Name"), needed=True, hint=gettext_lazy("Such as: 36th Brigade; Range 3."))

    def __init__(self, sides: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields
        choose["kind"].choices = list(VOCABULARIES["booked"].items())
        choose["side"].choices = sides


@writing_page
def activity_booking_page(request: HttpRequest, key: str) -> HttpResponse:
    """Book a unit or a place; from confirmed on nobody else gets it on these days."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    sides = {one.code: one for one in two_sides(activity, officer)}

    def make(_root: Activity, data: QueryDict | None) -> BookingForm:
        return BookingForm(
            [(code, party_name(one)) for code, one in sides.items()], data, initial={"side": next(iter(sides))}
        )

    def do(form: BookingForm, version: int) -> str:
        given = form.cleaned_data
        with renamed({"party": "side"}):
            booking_add(
                officer=officer,
                today=legal_day(),
                activity=activity,
                kind=given["kind"],
                party=sides[given["side"]],
                name=given["name"],
                expected_version=version,
            )
        messages.success(request, _("It is booked."))
        return activity_address("activity", activity) + "#bookings"

    note = _("From confirmed on, with exact days, no other activity gets it on these days.")
    return Sheet(
        request,
        make,
        key=f"activity.{activity.pk}.booking",
        root=activity,
        template="agreements/writing/act.html",
        **activity_frame(_("Book a unit or a place"), activity, request, _("Book it"), does=note),
    ).answer(do)


@writing_page
@require_POST
def activity_booking_drop_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Let go of a booked unit or place."""
    activity = writable_activity(request, key)
    version = request.POST.get("version", "")
    if not version.isdecimal():
        raise Malformed({"version": ["required"]})
    booking_drop(
        officer=request.user, today=legal_day(), activity=activity, booking_id=pk, expected_version=int(version)
    )
    messages.success(request, _("It is free again."))
    return see(activity_address("activity", activity))
