"""Writing a procurement case down: who sells, what goes with what, the price alone."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.procurement.case import CaseLine, ProcurementCase
from agreements.activities.procurement.parts import AlonePrice, CaseFit
from agreements.activities.procurement.putting import case_put
from agreements.activities.procurement.sharing import case_alone_put, case_fit_put
from agreements.activities.procurement.vocabulary import DRAWN_UP, CaseStage
from agreements.activities.vocabulary import Form
from agreements.instruments.vocabulary import Door
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides, writable_activity
from cooperation.pages.activities.acting import side_named
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.obligations.form import AmountField
from cooperation.words import VOCABULARIES, party_name
from partners.records.errors import Forbidden, Unseen

Dict = dict[str, Any]
TEMPLATE = "agreements/writing/act.html"
_THIRD = "third"


def written_purchase(request: HttpRequest, key: str) -> Activity:
    """A purchase that this officer writes on. Raises Unseen, Forbidden."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    if activity.form != Form.PROCUREMENT:
        raise Unseen
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    return activity


def written_case(request: HttpRequest, key: str) -> tuple[Activity, ProcurementCase]:
    """A case that this officer writes on. Raises Unseen where none is written down."""
    activity = written_purchase(request, key)
    seen = ProcurementCase.objects.visible_to(request.user).filter(activity=activity)  # type: ignore[arg-type]
    case = seen.select_related("seller", "activity").first()
    if case is None:
        raise Unseen
    return activity, case


def service_told(request: HttpRequest, activity: Activity, version: int | None) -> Dict:
    """What every service is told."""
    return {"officer": request.user, "today": legal_day(), "activity": activity, "expected_version": version}


def case_sheet(
    request: HttpRequest,
    activity: Activity,
    name: str,
    title: str,
    make: Callable[[], Any],
    do: Callable[[Any, int], None],
    **more: Any,
) -> HttpResponse:
    """One form of a case; done, one goes back to its page."""

    def done(form: Any, version: int) -> str:
        do(form, version)
        messages.success(request, _("It is written down."))
        return activity_address("activity_case", activity)

    frame = activity_frame(title, activity, request, more.pop("submit", _("Write it down")), **more)
    frame["actions"]["cancel_url"] = activity_address("activity_case", activity)
    if more.get("refuses"):
        submit = {"label": frame["actions"].pop("submit"), "name": "do", "value": "consent"}
        refuse = {"label": _("Refuse it"), "name": "do", "value": "refuse", "kind": "plain"}
        frame["actions"]["buttons"] = [submit, refuse]
    build = make()

    def made(_root: Any, data: QueryDict | None) -> Any:
        return build(data)

    return Sheet(
        request, made, key=f"activity.{activity.pk}.case.{name}", root=activity, template=TEMPLATE, **frame
    ).answer(done)


class CaseForm(CarefulForm):
    """Who sells, and since when it is requested."""

    seller = forms.ChoiceField(label=gettext_lazy("Who sells"), widget=forms.RadioSelect)
    third = line(
        gettext_lazy("From whom both buy"),
        most=200,
        hint=gettext_lazy("Only where both buy together: the firm, the agency or the state that sells."),
    )
    requested_on = whole_day(gettext_lazy("Request received on"), needed=True)
    request = line(gettext_lazy("The letter of request"), most=300, hint=gettext_lazy("What it is, and its number."))
    valid_until = whole_day(
        gettext_lazy("The offer is held open until"), hint=gettext_lazy("The last day on which it is accepted.")
    )
    stage = coded(gettext_lazy("How far it is"), "case_stage")
    since = whole_day(gettext_lazy("Since"), hint=gettext_lazy("When it reached that step."))
    unasked = CarefulForm.unasked | {"request"}
    shows_record = True


@writing_page
def case_write_page(request: HttpRequest, key: str) -> HttpResponse:
    """Write down who sells, and since when it is requested."""
    officer: Any = request.user
    activity = written_purchase(request, key)
    sides = {one.code: one for one in two_sides(activity, officer)}
    seen = ProcurementCase.objects.visible_to(officer).filter(activity=activity)
    case = seen.select_related("seller").first()
    enters = case is None and activity.door == Door.RECORDED

    def make() -> Callable[[QueryDict | None], CaseForm]:
        initial: Dict = forms.model_to_dict(case) if case else {"stage": CaseStage.REQUESTED}
        if case:
            initial["seller"] = case.seller.code if case.seller else _THIRD

        def build(data: QueryDict | None) -> CaseForm:
            form = CaseForm(data, initial=initial)
            choices = [(code, party_name(one)) for code, one in sides.items()]
            form.fields["seller"].choices = [*choices, (_THIRD, _("A third, and both buy together"))]  # type: ignore[attr-defined]
            for name in () if enters else ("stage", "since"):
                del form.fields[name]
            return form

        return build

    def do(form: CaseForm, version: int) -> None:
        values = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        values["seller"] = sides.get(values["seller"])
        if enters and values["stage"] in DRAWN_UP:
            del values["since"]
        case_put(**service_told(request, activity, version), values=values)

    return case_sheet(request, activity, "write", _("The purchase"), make, do)


class FitForm(CarefulForm):
    """How a line goes with what a side holds."""

    fit = forms.ChoiceField(label=gettext_lazy("How it goes with it"), widget=forms.RadioSelect)
    system = line(
        gettext_lazy("Standard, or system held"),
        most=200,
        hint=gettext_lazy("By its name alone: no numbers, no places, nothing that it lacks."),
    )
    source = line(gettext_lazy("Source"), most=300)
    as_of = whole_day(gettext_lazy("As of"))
    shows_record = True


@writing_page
def case_fit_page(request: HttpRequest, key: str, number: int, side: str) -> HttpResponse:
    """Say how a line goes with what a side holds."""
    officer: Any = request.user
    activity, _case = written_case(request, key)
    bought = CaseLine.objects.visible_to(officer).filter(activity=activity, number=number).first()
    if bought is None:
        raise Unseen
    party = side_named(activity, officer, side)
    found = CaseFit.objects.visible_to(officer).filter(line=bought, party=party).first()

    def make() -> Callable[[QueryDict | None], FitForm]:
        def build(data: QueryDict | None) -> FitForm:
            form = FitForm(data, initial=forms.model_to_dict(found) if found else {})
            form.fields["fit"].choices = list(VOCABULARIES["case_fit"].items())  # type: ignore[attr-defined]
            return form

        return build

    def do(form: FitForm, version: int) -> None:
        given = {name: form.cleaned_data[name] for name in ("fit", "system", "source", "as_of")}
        case_fit_put(**service_told(request, activity, version), number=number, party=party, **given)

    said = {"what": bought.what, "party": party_name(party)}
    title = _("%(what)s and what %(party)s holds") % said
    return case_sheet(request, activity, f"fit.{number}.{side}", title, make, do)


class AloneForm(CarefulForm):
    """What the own share would have cost without the partner."""

    price = AmountField(label=gettext_lazy("Price alone"))
    currency = line(
        gettext_lazy("Currency"), most=3, needed=True, hint=gettext_lazy("Three letters, such as EUR."), size="5"
    )
    source = line(
        gettext_lazy("Source"), most=300, needed=True, hint=gettext_lazy("Such as: quote 12 of the same firm.")
    )
    as_of = whole_day(gettext_lazy("As of"), needed=True)
    unasked = CarefulForm.unasked | {"source"}


@writing_page
def case_alone_page(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what our share would have cost alone; only we see it."""
    officer: Any = request.user
    activity, case = written_case(request, key)
    if not case.joint:
        raise Unseen
    own = AlonePrice.objects.visible_to(officer).filter(activity=activity, owner=officer.party_id)
    found = own.order_by("id").first()

    def make() -> Callable[[QueryDict | None], AloneForm]:
        return lambda data: AloneForm(data, initial=forms.model_to_dict(found) if found else {})

    def do(form: AloneForm, version: int) -> None:
        given = {name: form.cleaned_data[name] for name in ("price", "source", "as_of")}
        currency = form.cleaned_data["currency"].upper()
        case_alone_put(**service_told(request, activity, version), currency=currency, **given)

    note = _("One price for each currency; written again, it is replaced. Only we see it.")
    return case_sheet(request, activity, "alone", _("What our share would cost alone"), make, do, does=note)
