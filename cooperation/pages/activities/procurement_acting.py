"""Steps of a procurement case, and answers to amendments, as pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agreements.activities.procurement.acting import case_act_mistake, case_act_record
from agreements.activities.procurement.change import CaseAct, CaseChange
from agreements.activities.procurement.changing import (
    case_change_answer,
    case_change_withdraw,
)
from agreements.activities.procurement.steps import case_offers
from cooperation.day import legal_day
from cooperation.pages.activities import procurement_told as words
from cooperation.pages.activities.about import activity_address
from cooperation.pages.activities.acting import side_named
from cooperation.pages.activities.next_step import Checklist
from cooperation.pages.activities.procurement_plan import LETTER, LETTER_HINT
from cooperation.pages.activities.procurement_writing import case_sheet, service_told, written_case
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import see
from cooperation.words import label, party_name
from cooperation.words.marks import said_of
from partners.records.errors import Malformed, Unseen
from partners.records.record import Audience

Dict = dict[str, Any]


class DoneForm(CarefulForm):
    """When, of the other side the letter that shows it, and why where that is asked."""

    on = whole_day(gettext_lazy("Date"), needed=True)
    evidence = line(LETTER, most=300, needed=True, hint=LETTER_HINT)
    reason = lines(gettext_lazy("Reason"), rows=2)
    unasked = CarefulForm.unasked | {"evidence"}


def _done_form(data: QueryDict | None, *, reported: bool, reason: bool | None) -> DoneForm:
    """`reason`: asked for, may be given, or None: not asked at all."""
    form = DoneForm(data, initial={"on": legal_day()})
    if not reported:
        del form.fields["evidence"]
    if reason is None:
        del form.fields["reason"]
    else:
        form.fields["reason"].required = reason
    return form


@writing_page
def case_step_page(request: HttpRequest, key: str, to: str, side: str) -> HttpResponse:
    """Take a step for the own side, or report it for the other, or for the third from whom both buy."""
    officer: Any = request.user
    activity, case = written_case(request, key)
    third = side == "third"
    if third and not case.joint:
        raise Unseen
    party = None if third else side_named(activity, officer, side)
    offer = next((one for one in case_offers(officer, activity, legal_day()) if one.step.target == to), None)
    if offer is None:
        raise Unseen
    reported = party is None or party.pk != officer.party_id
    card = Checklist(activity, officer)
    missing = [card.task(one) for one in offer.conditions if not one.met]

    def do(form: DoneForm, version: int) -> None:
        given = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        told = service_told(request, activity, version)
        case_act_record(**told, to=to, side=party, third=third, **given)

    name = label("case_step", offer.step.name)
    asks = party is not None and reported and activity.audience != Audience.NATIONAL and not offer.step.needs
    who = party_name(party) if party else case.third
    return case_sheet(
        request,
        activity,
        f"step.{to}.{side}",
        said_of(name, who),
        lambda: lambda data: _done_form(data, reported=reported, reason=True if offer.step.needs else None),
        do,
        submit=name,
        tasks=missing,
        reported=reported,
        party=who,
        link_url=activity_address("activity_link", activity, f"case_{offer.step.name}") if asks else "",
        no_form=bool(missing) and request.method == "GET",
    )


@writing_page
def case_act_mistake_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take back the last step, which was entered by mistake."""
    activity, _case = written_case(request, key)
    act = CaseAct.objects.visible_to(request.user).filter(activity=activity, pk=pk, change=None).first()  # type: ignore[arg-type]
    if act is None:
        raise Unseen

    def do(form: ReasonForm, version: int) -> None:
        told = service_told(request, activity, version)
        case_act_mistake(**told, act_id=pk, reason=form.cleaned_data["reason"])

    title = _("Entered by mistake: %(step)s") % {"step": label("case_step", act.step)}
    note = _("The purchase goes back to where it was before that step.")
    return case_sheet(
        request, activity, f"act.{pk}", title, lambda: ReasonForm, do, does=note, submit=_("Take the step back")
    )


@writing_page
def case_answer_page(request: HttpRequest, key: str, number: int, side: str) -> HttpResponse:
    """Consent to an amendment, or refuse it; of the other side it is reported."""
    officer: Any = request.user
    activity, _case = written_case(request, key)
    party = side_named(activity, officer, side)
    rows = CaseChange.objects.visible_to(officer).filter(activity=activity, kind="amendment", number=number)
    change = rows.first()
    if change is None:
        raise Unseen
    reported = party.pk != officer.party_id

    def do(form: DoneForm, version: int) -> None:
        given = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        agrees = request.POST.get("do") != "refuse"
        told = service_told(request, activity, version)
        case_change_answer(**told, number=number, agrees=agrees, side=party, **given)

    asks = reported and activity.audience != Audience.NATIONAL
    said = {"number": number, "party": party_name(party)}
    return case_sheet(
        request,
        activity,
        f"answer.{number}.{side}",
        _("Amendment %(number)s: answer of %(party)s") % said,
        lambda: lambda data: _done_form(data, reported=reported, reason=False),
        do,
        submit=_("Consent to it"),
        does=" · ".join(words.change_words(change)),
        ends=change.reason,
        reported=reported,
        party=party_name(party),
        link_url=activity_address("activity_link", activity, "case_consent") if asks else "",
        refuses=True,
    )


@writing_page
@require_POST
def case_withdraw_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take an amendment back that was not answered."""
    activity, _case = written_case(request, key)
    version = request.POST.get("version", "")
    if not version.isdecimal():
        raise Malformed({"version": ["required"]})
    case_change_withdraw(**service_told(request, activity, int(version)), number=number)
    messages.success(request, _("It is withdrawn."))
    return see(activity_address("activity_case", activity))
