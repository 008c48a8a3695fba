"""Mending: an act that was wrong, a record that should not be, two records of one agreement."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.act_rules import ACT_RULES, may_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.mending import act_correct, act_mistake, agreement_mistake, agreement_same_as
from agreements.instruments.parts import AgreementAct
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.act_forms import CorrectActForm
from cooperation.pages.agreements.writing.acts import ReasonForm, act_title, held_act, reason_sheet
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import address_of, title_of
from cooperation.words import label
from partners.records.errors import Forbidden


def _may_mend(officer: Any, agreement: Agreement, act: AgreementAct) -> None:
    """An act is mended by the party that recorded it, by whoever may record it."""
    rule = ACT_RULES[act.kind]
    reported = act.side_id is not None and act.side_id != officer.party_id
    if act.owner_id != officer.party_id or not may_record(officer, rule, agreement.door, reported):
        raise Forbidden("act_role", act=act.kind)


@writing_page
def agreement_act_correct_page(request: HttpRequest, key: str, act_id: int) -> HttpResponse:
    """Put right a recorded act, or take it out as entered by mistake; with a reason."""
    officer: Any = request.user
    agreement = writable(request, key)
    act = held_act(request, agreement, act_id)
    _may_mend(officer, agreement, act)
    title = act_title(act.kind, act.side)
    if "mistake" in request.GET:
        return _act_by_mistake(request, agreement, act, title)

    def make(_root: Agreement, data: QueryDict | None) -> CorrectActForm:
        current = AgreementAct.objects.visible_to(officer).get(pk=act.pk)
        return CorrectActForm(ACT_RULES[act.kind], data, initial=forms.model_to_dict(current))

    def do(form: CorrectActForm, version: int) -> str:
        act_correct(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            act_id=act.pk,
            values={name: value for name, value in form.told().items() if name in touched(form)},
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("It is corrected. Status, dates and reminders follow."))
        return address_of(agreement)

    mistake = {
        "url": address("agreement_act_correct", agreement, act.pk) + "?mistake",
        "text": _("It never happened? Take it out as entered by mistake"),
    }
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.act.{act.pk}.correct",
        root=agreement,
        template="agreements/writing/act.html",
        **frame(_("Correct: %(act)s") % {"act": title}, agreement, request, _("Correct it"), mistake=mistake),
    ).answer(do)


def _act_by_mistake(request: HttpRequest, agreement: Agreement, act: AgreementAct, title: str) -> HttpResponse:
    def do(form: ReasonForm, version: int) -> str:
        act_mistake(
            officer=request.user,
            today=legal_day(),
            agreement=agreement,
            act_id=act.pk,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        agreement.refresh_from_db()
        messages.success(
            request, _("It is taken out. It now stands: %(status)s.") % {"status": label("status", agreement.status)}
        )
        return address_of(agreement)

    note = _("The act leaves the record; the history keeps it. The status goes back to what the rest leads to.")
    return reason_sheet(
        request,
        key=f"agreement.{agreement.pk}.act.{act.pk}.mistake",
        root=agreement,
        **frame(_("Entered by mistake: %(act)s") % {"act": title}, agreement, request, _("Take it out"), does=note),
    ).answer(do)


@writing_page
def agreement_mistake_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take a record that was entered by mistake out of every list."""
    agreement = writable(request, key, own=True)

    def do(form: ReasonForm, version: int) -> str:
        agreement_mistake(
            officer=request.user,
            today=legal_day(),
            agreement=agreement,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The record is taken out of every list. The history keeps it."))
        return reverse("agreements")

    note = _("It leaves every list and search. The history keeps it.")
    return reason_sheet(
        request,
        key=f"agreement.{agreement.pk}.mistake",
        root=agreement,
        **frame(_("Entered by mistake"), agreement, request, _("Take it out of every list"), does=note),
    ).answer(do)


class SameForm(CarefulForm):
    """Which other record, of those named by their addresses, is the same."""

    kept = forms.ChoiceField(label=gettext_lazy("The record that is kept"))
    reason = reason_field(gettext_lazy("How it is known that both are one."))

    def __init__(self, others: dict[str, str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kept: Any = self.fields["kept"]
        kept.choices = [("", ""), *others.items()]


@writing_page
def agreement_same_page(request: HttpRequest, key: str) -> HttpResponse:
    """Join two records of one agreement."""
    officer: Any = request.user
    agreement = writable(request, key, own=True)
    of_pair = Agreement.objects.visible_to(officer).filter(partnership=agreement.partnership).exclude(pk=agreement.pk)
    others = {one.key: one for one in of_pair.order_by("-updated_at")[:200]}
    choices = {key: " · ".join([one.reference or "–", title_of(one)]) for key, one in others.items()}

    def do(form: SameForm, version: int) -> str:
        kept = others[form.cleaned_data["kept"]]
        agreement_same_as(
            officer=officer,
            today=legal_day(),
            duplicate=agreement,
            kept=kept,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The two records are joined. Both references lead here."))
        return address_of(kept)

    note = _("This record leaves every list, and its reference leads to the one that is kept.")
    return Sheet(
        request,
        lambda _root, data: SameForm(choices, data),
        key=f"agreement.{agreement.pk}.same",
        root=agreement,
        template="agreements/writing/act.html",
        **frame(_("Same as another"), agreement, request, _("Join the two"), does=note),
    ).answer(do)
