"""Forms of an arrangement: contacts and channels, receipt, its next stage."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.intelligence.arranging import (
    POINT_COLUMNS,
    arrangement_of,
    arrangement_put,
    point_drop,
    point_put,
)
from agreements.activities.intelligence.stages import arrangement_offers, arrangement_step
from agreements.activities.intelligence.vocabulary import PointKind
from agreements.activities.vocabulary import Form
from agreements.models import IntelligencePoint
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides, writable_activity
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, number
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name, say
from partners.models import Party
from partners.records.errors import Forbidden, Unseen

Dict = dict[str, Any]
ANCHOR = "#intelligence"


def arrangement_written(request: HttpRequest, key: str, *, guests: bool = False) -> Activity:
    """An arrangement that this officer writes on. Raises Unseen, Forbidden."""
    officer: Any = request.user
    activity = writable_activity(request, key, guests=guests)
    if activity.form != Form.INTELLIGENCE:
        raise Unseen
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    return activity


class DaysForm(CarefulForm):
    """Within how many days receipt is given."""

    receipt_days = number(gettext_lazy("Within how many days receipt is given"), most=365)
    shows_record = True

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["receipt_days"].required = True


@writing_page
def receipt_days_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say within how many days receipt is given."""
    officer: Any = request.user
    activity = arrangement_written(request, key)

    def make(_root: Any, data: QueryDict | None) -> DaysForm:
        return DaysForm(data, initial={"receipt_days": arrangement_of(activity, officer).receipt_days})

    def do(form: DaysForm, version: int) -> str:
        told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        arrangement_put(**told, receipt_days=form.cleaned_data["receipt_days"])
        messages.success(request, _("It is written down."))
        return activity_address("activity", activity) + ANCHOR

    frame = activity_frame(_("Receipt"), activity, request, _("Write it down"))
    return Sheet(request, make, key=f"activity.{activity.pk}.receipt_days", root=activity, **frame).answer(do)


class PointForm(CarefulForm):
    """A point of contact or a channel."""

    name = line(gettext_lazy("Function and office"), needed=True)
    office_contact = line(gettext_lazy("How the office is reached"), hint=gettext_lazy("Of the office, not a person."))
    accredited_to = line(
        gettext_lazy("Up to which marking it is accredited"),
        hint=gettext_lazy("As the side whose channel it is names it."),
        most=60,
        needed=True,
    )
    valid_until = forms.DateField(
        label=gettext_lazy("Valid until"),
        required=False,
        help_text=gettext_lazy("The side whose it is, is reminded before."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    gone = forms.BooleanField(label=gettext_lazy("It is no more: take it out"), required=False)
    shows_record = True
    unasked = CarefulForm.unasked | {"office_contact"}

    def __init__(self, kind: str, is_new: bool, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if kind == PointKind.CONTACT:
            del self.fields["accredited_to"]
        else:
            self.fields["name"].label = _("What the channel is called")
        if is_new:
            del self.fields["gone"]


@writing_page
def point_add_page(request: HttpRequest, key: str, kind: str, side: str) -> HttpResponse:
    """Write down one more contact or channel of a side."""
    officer: Any = request.user
    activity = arrangement_written(request, key)
    party = next((one for one in two_sides(activity, officer) if one.code == side), None)
    if party is None or kind not in set(PointKind):
        raise Unseen
    return _point_page(request, activity, party, kind, None)


@writing_page
def point_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Change a contact or a channel, or take it out."""
    activity = arrangement_written(request, key)
    seen = IntelligencePoint.objects.visible_to(request.user)  # type: ignore[arg-type]
    found = seen.filter(activity=activity, pk=pk).select_related("party").first()
    if found is None:
        raise Unseen
    return _point_page(request, activity, found.party, found.kind, found)


def _point_page(
    request: HttpRequest, activity: Activity, party: Party, kind: str, found: IntelligencePoint | None
) -> HttpResponse:
    officer: Any = request.user

    def make(_root: Any, data: QueryDict | None) -> PointForm:
        return PointForm(kind, found is None, data, initial=forms.model_to_dict(found) if found else {})

    def do(form: PointForm, version: int) -> str:
        told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        given = {name: form.cleaned_data[name] for name in POINT_COLUMNS if name in form.cleaned_data}
        if found and form.cleaned_data["gone"]:
            point_drop(**told, point_id=found.pk)
        else:
            point_put(**told, party=party, kind=kind, values=given, point_id=found.pk if found else None)
        messages.success(request, _("It is written down."))
        return activity_address("activity", activity) + ANCHOR

    said = {"what": label("intelligence_point", kind), "party": party_name(party)}
    frame = activity_frame(_("%(what)s: %(party)s") % said, activity, request, _("Write it down"))
    key = f"activity.{activity.pk}.point.{found.pk if found else f'{kind}.{party.code}'}"
    return Sheet(request, make, key=key, root=activity, **frame).answer(do)


class StageForm(CarefulForm):
    """Why an arrangement is suspended or ended."""

    reason = lines(gettext_lazy("Why"), hint=gettext_lazy("In a few words, without any content."), needed=True, rows=2)


@writing_page
def arrangement_step_page(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """Take an arrangement to its next stage."""
    officer: Any = request.user
    activity = arrangement_written(request, key)
    offers = arrangement_offers(officer, activity, legal_day())
    offer = next((one for one in offers if one.step.target == to), None)
    if offer is None:
        raise Unseen

    def make(_root: Any, data: QueryDict | None) -> CarefulForm:
        return StageForm(data) if offer.step.needs else CarefulForm(data)

    def do(form: CarefulForm, version: int) -> str:
        told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        arrangement_step(**told, to=to, reason=form.cleaned_data.get("reason", ""))
        messages.success(request, _("Done."))
        return activity_address("activity", activity) + ANCHOR

    name = label("intelligence_step", offer.step.name)
    return Sheet(
        request,
        make,
        key=f"activity.{activity.pk}.intelligence.{to}",
        root=activity,
        template="activities/step.html",
        does="",
        leads_to=label("intelligence_stage", to),
        tasks=[{"text": say(one), "done": one.met} for one in offer.conditions],
        ready=offer.ready,
        no_form=request.method == "GET" and not offer.ready,
        **activity_frame(name, activity, request, name),
    ).answer(do)
