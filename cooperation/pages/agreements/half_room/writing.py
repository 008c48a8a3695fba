"""Pages that write what a side keeps: opinions, who may sign, approvals at home."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.instruments.half.approval import COLUMNS, approval_keep
from agreements.instruments.half.mandate import mandate_record
from agreements.instruments.half.opinion import opinion_ask, opinion_give
from agreements.instruments.half.powers import Power, powers_mistake, powers_record
from agreements.models import AgreementSide, FullPowers, HomeApproval, Opinion, TablingRule
from cooperation.day import legal_day
from cooperation.pages.agreements.half_room.forms import ApprovalForm, MandateForm, OpinionForm, PowersForm, VerdictForm
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from partners.models import Role
from partners.records.errors import Forbidden, Unseen

Told = dict[str, Any]


def own_address(agreement: Agreement, part: str = "") -> str:
    """Our half of an agreement, at one of its tables."""
    return reverse("agreement_own", args=[agreement.key]) + (f"#{part}" if part else "")


def kept(
    request: HttpRequest,
    agreement: Agreement,
    name: str,
    title: str,
    make: Callable[[QueryDict | None], CarefulForm],
    do: Callable[[Any, Told], Any],
    *,
    part: str,
    lead: str = "",
) -> HttpResponse:
    """A form that keeps one part of our half; `do(form, told)` calls its service."""

    def done(form: CarefulForm, version: int) -> str:
        told = {"officer": request.user, "today": legal_day(), "agreement": agreement, "expected_version": version}
        do(form, told)
        messages.success(request, _("It is saved. Only we see it."))
        return own_address(agreement, part)

    context = frame(title, agreement, request, _("Save"), does=lead, cancel=own_address(agreement, part))
    return Sheet(
        request,
        lambda _root, data: make(data),
        key=f"agreement.{agreement.pk}.{name}",
        root=agreement,
        template="agreements/writing/act.html",
        **context,
    ).answer(done)


def _given(form: CarefulForm) -> Told:
    return {name: value for name, value in form.cleaned_data.items() if name != "checked"}


def _own(request: HttpRequest, agreement: Agreement, model: Any, pk: int) -> Any:
    officer: Any = request.user
    found = model.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id, pk=pk).first()
    if found is None:
        raise Unseen
    return found


@writing_page
def agreement_mandate_page(request: HttpRequest, key: str) -> HttpResponse:
    """Keep our mandate, whichever side prepares the agreement."""
    officer: Any = request.user
    agreement = writable(request, key)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    halves = AgreementSide.objects.visible_to(officer).filter(agreement=agreement, owner=officer.party_id)
    half = halves.first() or AgreementSide()
    initial = {"authority": half.mandate_authority, "on": half.mandate_on, "limits": half.mandate_limits}
    return kept(
        request,
        agreement,
        "mandate",
        _("Our mandate"),
        lambda data: MandateForm(data, initial=initial),
        lambda form, told: mandate_record(**told, **_given(form)),
        part="half",
        lead=_("The other side learns neither the authority nor the limits."),
    )


@writing_page
def agreement_opinion_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask another office of ours for its opinion."""
    agreement = writable(request, key)
    return kept(
        request,
        agreement,
        "opinion",
        _("Ask for an opinion"),
        lambda data: OpinionForm(data, initial={"asked_on": legal_day()}),
        lambda form, told: opinion_ask(**told, **_given(form)),
        part="opinions",
    )


@writing_page
def agreement_opinion_page(request: HttpRequest, key: str, part: int) -> HttpResponse:
    """Enter what an office answered, or put it right."""
    agreement = writable(request, key)
    row: Opinion = _own(request, agreement, Opinion, part)
    initial = {"verdict": row.verdict, "summary": row.summary, "given_on": row.given_on or legal_day()}
    return kept(
        request,
        agreement,
        f"opinion.{part}",
        _("Opinion: %(office)s") % {"office": row.office},
        lambda data: VerdictForm(data, initial=initial),
        lambda form, told: opinion_give(**told, opinion_id=part, **_given(form)),
        part="opinions",
    )


@writing_page
def agreement_powers_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Name somebody who may sign for us."""
    agreement = writable(request, key)
    usual = Power.FULL_POWERS if agreement.is_binding else Power.AUTHORISED
    return kept(
        request,
        agreement,
        "powers",
        _("Name who may sign"),
        lambda data: PowersForm(data, initial={"power": usual}),
        lambda form, told: powers_record(**told, **_given(form)),
        part="powers",
        lead=_("Heads of state, of government and ministers for foreign affairs sign a treaty by office."),
    )


@writing_page
def agreement_powers_remove_page(request: HttpRequest, key: str, part: int) -> HttpResponse:
    """Take out somebody who does not sign after all."""
    agreement = writable(request, key)
    row: FullPowers = _own(request, agreement, FullPowers, part)
    return kept(
        request,
        agreement,
        f"powers.{part}",
        _("Take out: %(name)s") % {"name": row.name},
        CarefulForm,
        lambda form, told: powers_mistake(**told, powers_id=part),
        part="powers",
        lead=_("The history keeps that somebody was named."),
    )


@writing_page
def agreement_approval_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Enter an approval at home."""
    return _approval(request, writable(request, key), None)


@writing_page
def agreement_approval_page(request: HttpRequest, key: str, part: int) -> HttpResponse:
    """Enter how an approval at home goes on."""
    agreement = writable(request, key)
    return _approval(request, agreement, _own(request, agreement, HomeApproval, part))


def _approval(request: HttpRequest, agreement: Agreement, row: HomeApproval | None) -> HttpResponse:
    initial = {name: getattr(row, name) for name in COLUMNS} | {"rule": str(row.rule_id or "")} if row else {}

    def do(form: ApprovalForm, told: Told) -> Any:
        given = _given(form)
        chosen = given.pop("rule")
        rules = TablingRule.objects.visible_to(told["officer"])
        rule = rules.filter(pk=chosen).first() if chosen and chosen != initial.get("rule") else None
        return approval_keep(**told, values=given, rule=rule, approval_id=row.pk if row else None)

    return kept(
        request,
        agreement,
        f"approval.{row.pk if row else 'new'}",
        _("Approval at home"),
        lambda data: ApprovalForm(request.user, data, initial=initial),
        do,
        part="approvals",
        lead=_("The other side learns of it only that it is done, and when."),
    )
