"""Writing down a promise on one page, putting it right, ending it, taking it out."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.models import Obligation, ObligationSide
from agreements.obligations.assigning import SeenToBy, obligations_assign
from agreements.obligations.writing import (
    obligation_add,
    obligation_correct,
    obligation_end,
    obligation_mistake,
)
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, renamed, writable
from cooperation.pages.agreements.writing.acts import ReasonForm, reason_sheet
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.obligations.finding import promise_written
from cooperation.pages.obligations.form import NAMES, CorrectPromiseForm, PromiseForm, initial_of
from cooperation.pages.obligations.told import what


@writing_page
def promise_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Write down a promise; its days are laid out at once."""
    officer: Any = request.user
    agreement = writable(request, key)
    first = {"debtor": officer.party.code if agreement.partnership.has(officer.party_id) else None}

    def make(root: Agreement, data: QueryDict | None) -> PromiseForm:
        return PromiseForm(officer, root, data, initial=first)

    def do(form: PromiseForm, version: int) -> str:
        with renamed(NAMES):
            made = obligation_add(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                values=form.values(),
                expected_version=version,
                responsible=form.person(officer),
            )
        messages.success(request, _("The promise is written down, and its days are laid out."))
        return address("promise", agreement, made.pk)

    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.promise.new",
        root=agreement,
        **_framed(_("Add a promise"), agreement, request, _("Write it down")),
    ).answer(do)


def _framed(title: str, agreement: Agreement, request: HttpRequest, submit: str, **more: Any) -> dict[str, Any]:
    """The frame of a form beneath an agreement, from which one leaves to its promises."""
    return frame(title, agreement, request, submit, cancel=address("agreement_promises", agreement), **more)


def _half(officer: Any, promise: Obligation) -> int | None:
    """Who of the own party sees to a promise."""
    seen = ObligationSide.objects.visible_to(officer).filter(obligation=promise, owner=officer.party_id)
    found: int | None = seen.values_list("responsible", flat=True).first()
    return found


@writing_page
def promise_correct_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Put right what is written of a promise, with a reason."""
    officer: Any = request.user
    promise = promise_written(request, key, pk)
    agreement, before = promise.agreement, _half(officer, promise)

    def make(root: Agreement, data: QueryDict | None) -> CorrectPromiseForm:
        now = promise_written(request, root.key, pk)
        return CorrectPromiseForm(officer, root, data, initial=initial_of(now, _half(officer, now)))

    def do(form: CorrectPromiseForm, version: int) -> str:
        values, person = form.values(), form.person(officer)
        given = {"officer": officer, "today": legal_day()}
        reassigned = (person.pk if person else None) != before
        if reassigned and not touched(form) - {"reason", "responsible", "checked"}:
            obligations_assign(**given, obligations=[promise], responsible=person, versions={agreement.pk: version})
        else:
            with renamed(NAMES):
                obligation_correct(
                    **given,
                    obligation=promise,
                    values=values,
                    reason=form.cleaned_data["reason"],
                    expected_version=version,
                    seen_to_by=SeenToBy(person) if reassigned else None,
                )
        messages.success(request, _("It is corrected. Days that nobody acted on follow."))
        return address("promise", agreement, promise.pk)

    mistake = {
        "url": address("promise_mistake", agreement, promise.pk),
        "text": _("It was never promised? Take it out as entered by mistake"),
    }
    return Sheet(
        request,
        make,
        key=f"promise.{promise.pk}.correct",
        root=agreement,
        template="agreements/writing/act.html",
        **_framed(_("Correct a promise"), agreement, request, _("Correct it"), mistake=mistake),
    ).answer(do)


class EndForm(CarefulForm):
    """From which day on nothing more is asked, and why."""

    on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("What falls due later is no longer asked for. Leave empty to let it go on."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    reason = reason_field()


@writing_page
def promise_end_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Let nothing more fall due after a day, or let it go on again."""
    promise = promise_written(request, key, pk)

    def make(_root: Agreement, data: QueryDict | None) -> EndForm:
        return EndForm(data, initial={"on": promise.closed_on or legal_day()})

    def do(form: EndForm, version: int) -> str:
        given = form.cleaned_data
        obligation_end(
            officer=request.user,
            today=legal_day(),
            obligation=promise,
            on=given["on"],
            reason=given["reason"],
            expected_version=version,
        )
        messages.success(request, _("It is written down. The days that follow are changed accordingly."))
        return address("promise", promise.agreement, promise.pk)

    return Sheet(
        request,
        make,
        key=f"promise.{promise.pk}.end",
        root=promise.agreement,
        template="agreements/writing/act.html",
        **_framed(_("End of a promise"), promise.agreement, request, _("Write it down"), does=what(promise)),
    ).answer(do)


@writing_page
def promise_mistake_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take out a promise that was written down by mistake."""
    promise = promise_written(request, key, pk)

    def do(form: ReasonForm, version: int) -> str:
        obligation_mistake(
            officer=request.user,
            today=legal_day(),
            obligation=promise,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The promise is taken out, with its days. The history keeps it."))
        return address("agreement_promises", promise.agreement)

    note = _("“%(what)s” leaves every list with its days. The history keeps it.") % {"what": what(promise)}
    return reason_sheet(
        request,
        key=f"promise.{promise.pk}.mistake",
        root=promise.agreement,
        **_framed(_("Entered by mistake"), promise.agreement, request, _("Take it out"), does=note),
    ).answer(do)
