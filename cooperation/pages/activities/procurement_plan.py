"""The plan of a procurement case and what came of it, and the notices by which the seller changes it, as pages."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.procurement.changing import (
    case_change_propose,
)
from agreements.activities.procurement.delivering import (
    case_instalment_drop,
    case_instalment_make,
    case_instalment_plan,
    case_instalment_put,
)
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.vocabulary import HANDED_OVER, MODIFIABLE, PLANNED_UNTIL, InstalmentKind
from cooperation.day import legal_day
from cooperation.pages.activities import procurement_told as words
from cooperation.pages.activities.about import activity_address
from cooperation.pages.activities.procurement_parts import Parts
from cooperation.pages.activities.procurement_writing import case_sheet, service_told, written_case
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.obligations.form import AmountField
from cooperation.words import label
from cooperation.words.dates import day_words
from cooperation.words.marks import said_of
from partners.records.errors import Unseen

Dict = dict[str, Any]
LETTER = gettext_lazy("The letter that shows it")
LETTER_HINT = gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026.")


class PlanForm(CarefulForm):
    """A delivery or a payment by plan."""

    which = forms.ChoiceField(label=gettext_lazy("Which line"))
    planned_on = whole_day(gettext_lazy("Planned for"), needed=True)
    planned = AmountField(label=gettext_lazy("How much"))
    currency = line(gettext_lazy("Currency"), most=3, needed=True, size="5")
    drop = forms.BooleanField(label=gettext_lazy("Take it out of the plan"), required=False)
    reason = reason_field(gettext_lazy("The notice of the seller says so."))
    on = whole_day(gettext_lazy("Date of the notice"))
    evidence = line(LETTER, most=300, hint=LETTER_HINT)
    unasked = CarefulForm.unasked | {"evidence"}
    shows_record = True


def _plan_form(data: QueryDict | None, initial: Dict, keep: set[str], choices: list[tuple[str, str]]) -> PlanForm:
    form = PlanForm(data, initial=initial)
    form.fields["which"].choices = choices  # type: ignore[attr-defined]
    for name in set(PlanForm.base_fields) - keep - {"checked"}:
        del form.fields[name]
    return form


@writing_page
def case_plan_page(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Plan a delivery or a payment."""
    if kind not in set(InstalmentKind):
        raise Unseen
    activity, case = written_case(request, key)
    bought = Parts(activity, case, request.user).lines
    delivery = kind == InstalmentKind.DELIVERY
    keep = {"planned_on", "planned"} | ({"which"} if delivery else {"currency"})
    choices = [(str(one.number), words.line_name(one)) for one in bought]
    currency = next((one.currency for one in bought if one.currency), "")

    def do(form: PlanForm, version: int) -> None:
        given = {name: form.cleaned_data[name] for name in ("planned_on", "planned")}
        what: Dict = {"line": int(form.cleaned_data["which"])} if delivery else {}
        if not delivery:
            what["currency"] = form.cleaned_data["currency"].upper()
        case_instalment_plan(**service_told(request, activity, version), kind=kind, **given, **what)

    title = _("Plan a delivery") if delivery else _("Plan a payment")
    initial = {"currency": currency}
    return case_sheet(
        request, activity, f"plan.{kind}", title, lambda: lambda data: _plan_form(data, initial, keep, choices), do
    )


class MadeForm(CarefulForm):
    """What came of a delivery or a payment, or why nothing more comes of it."""

    actual_on = whole_day(gettext_lazy("When"))
    actual = AmountField(label=gettext_lazy("How much"))
    evidence = line(gettext_lazy("What shows it"), most=300, hint=gettext_lazy("Such as: note of receipt 7."))
    settled = lines(
        gettext_lazy("If nothing more comes of it: why"),
        rows=2,
        hint=gettext_lazy("Leave the rest empty then. It counts as settled with this reason."),
    )
    unasked = CarefulForm.unasked | {"evidence"}
    shows_record = True


def _instalment(request: HttpRequest, activity: Activity, pk: int) -> CaseInstalment:
    rows = CaseInstalment.objects.visible_to(request.user).filter(activity=activity, pk=pk)  # type: ignore[arg-type]
    found = rows.select_related("line").first()
    if found is None:
        raise Unseen
    one: CaseInstalment = found
    return one


def _instalment_name(one: CaseInstalment) -> str:
    what = words.line_name(one.line) if one.line else words.money(one.planned, one.currency)
    return said_of(label("instalment_kind", one.kind), what)


@writing_page
def case_instalment_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Plan a delivery or a payment otherwise, or write down what came of it, as the case stands."""
    activity, case = written_case(request, key)
    one = _instalment(request, activity, pk)
    if case.stage in PLANNED_UNTIL:
        return _planned_otherwise(request, activity, one)

    def do(form: MadeForm, version: int) -> None:
        given = {name: form.cleaned_data[name] for name in ("actual_on", "actual", "evidence", "settled")}
        case_instalment_make(**service_told(request, activity, version), instalment_id=pk, **given)

    initial = forms.model_to_dict(one)
    if one.actual is None and not one.settled:
        initial |= {"actual": one.planned, "actual_on": legal_day()}
    planned = f"{words.quantity(one.planned)} {one.line.unit if one.line else one.currency}"
    said = {"what": planned, "day": day_words(one.planned_on)}
    modify = activity_address("activity_case_modify", activity, pk)
    tasks = [
        {
            "text": _("Planned: %(what)s on %(day)s") % said,
            "done": True,
            "links": [{"label": _("The plan changes, by notice of the seller"), "url": modify}]
            if one.open and case.stage in HANDED_OVER
            else [],
        }
    ]
    return case_sheet(
        request,
        activity,
        f"made.{pk}",
        _instalment_name(one),
        lambda: lambda data: MadeForm(data, initial=initial),
        do,
        tasks=tasks,
    )


def _planned_otherwise(request: HttpRequest, activity: Activity, one: CaseInstalment) -> HttpResponse:
    def do(form: PlanForm, version: int) -> None:
        told = service_told(request, activity, version)
        if form.cleaned_data["drop"]:
            case_instalment_drop(**told, instalment_id=one.pk)
        else:
            values = {name: form.cleaned_data[name] for name in ("planned_on", "planned")}
            case_instalment_put(**told, instalment_id=one.pk, values=values)

    keep, initial = {"planned_on", "planned", "drop"}, forms.model_to_dict(one)
    return case_sheet(
        request,
        activity,
        f"plan.{one.pk}",
        _instalment_name(one),
        lambda: lambda data: _plan_form(data, initial, keep, []),
        do,
    )


@writing_page
def case_modify_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The plan of a delivery or a payment changes, by notice of the seller."""
    activity, case = written_case(request, key)
    one = _instalment(request, activity, pk)
    keep = {"planned_on", "planned", "reason", "on", "evidence"}
    initial = {**forms.model_to_dict(one), "on": legal_day(), "evidence": ""}

    def do(form: PlanForm, version: int) -> None:
        values = {name: form.cleaned_data[name] for name in ("planned_on", "planned")}
        _notify(request, activity, case, form, version, {"about": "instalment", "id": pk, "values": values})

    return _notice_sheet(
        request, activity, f"modify.{pk}", _instalment_name(one), lambda data: _plan_form(data, initial, keep, []), do
    )


class ValidityForm(CarefulForm):
    """Until when the offer is held open."""

    valid_until = whole_day(gettext_lazy("The offer is held open until"), needed=True)
    reason = reason_field(gettext_lazy("The notice of the seller says so."))
    on = whole_day(gettext_lazy("Date of the notice"))
    evidence = line(LETTER, most=300, hint=LETTER_HINT)
    unasked = CarefulForm.unasked | {"evidence"}


@writing_page
def case_validity_page(request: HttpRequest, key: str) -> HttpResponse:
    """The seller holds its offer open for longer."""
    activity, case = written_case(request, key)
    if case.stage not in MODIFIABLE:
        raise Unseen
    initial = {"valid_until": case.valid_until, "on": legal_day()}

    def do(form: ValidityForm, version: int) -> None:
        values = {"valid_until": form.cleaned_data["valid_until"]}
        _notify(request, activity, case, form, version, {"about": "offer", "values": values})

    title = _("The offer is held open for longer")
    return _notice_sheet(request, activity, "validity", title, lambda data: ValidityForm(data, initial=initial), do)


def _notice_sheet(
    request: HttpRequest, activity: Activity, name: str, title: str, build: Callable[[Any], Any], do: Any
) -> HttpResponse:
    note = _("A modification: it holds from the notice of the seller on, without the consent of the buyer.")
    return case_sheet(request, activity, name, title, lambda: build, do, does=note, submit=_("Write down the notice"))


def _notify(request: HttpRequest, activity: Activity, case: Any, form: Any, version: int, item: Dict) -> None:
    given = {name: form.cleaned_data[name] for name in ("reason", "on", "evidence")}
    told = service_told(request, activity, version)
    case_change_propose(**told, kind="modification", items=[item], side=case.seller, third=case.joint, **given)
