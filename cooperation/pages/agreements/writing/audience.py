"""Who sees an agreement: asked for with a reason, decided by an approver, what becomes visible shown field by field."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.instruments.mending import agreement_decide_audience
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.disclosure import compared, opened_told
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import address_of
from cooperation.words import label, party_name, say
from cooperation.words.dates import instant_words
from partners.models import AudienceRequest, Role
from partners.records.audience import audience_ask, audience_conditions, waiting_request
from partners.records.record import Audience

ASKS = {
    (True, "parties"): gettext_lazy("Ask an approver to share it with the partner"),
    (True, "public"): gettext_lazy("Ask an approver to release it to everyone"),
    (False, "national"): gettext_lazy("Ask an approver to withdraw it to us alone"),
    (False, "parties"): gettext_lazy("Ask an approver to withdraw it from the public"),
}
CHOICES = {
    (True, "parties"): gettext_lazy("Share with the partner"),
    (True, "public"): gettext_lazy("Release to everyone"),
    (False, "national"): gettext_lazy("Withdraw to us alone"),
    (False, "parties"): gettext_lazy("Withdraw from the public"),
}


@writing_page
def agreement_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees it, or decide the one that waits."""
    agreement = writable(request, key, own=True)
    asked = waiting_request(agreement)
    return _decide(request, agreement, asked) if asked else _ask(request, agreement)


def _widens(agreement: Agreement, to: str) -> bool:
    return Audience(to).rank > Audience(agreement.audience).rank


def _sheet(request: HttpRequest, agreement: Agreement, to: str, submit: str, **context: Any) -> Sheet:
    told = frame(_("Who sees it"), agreement, request, submit)
    told["heading"]["audience"] = agreement.audience
    withdrawal = not _widens(agreement, to)
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"agreement.{agreement.pk}.audience",
        root=agreement,
        template="agreements/writing/audience.html",
        compare=compared(request.user, agreement, to),
        withdrawal=withdrawal,
        opened=opened_told(agreement) if withdrawal else [],
        preview_url="" if withdrawal else _preview(agreement, to),
        **told,
        **context,
    )


def _preview(agreement: Agreement, to: str) -> str:
    return reverse("agreement_preview", args=[agreement.key, to])


def _ask(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    officer: Any = request.user
    targets = [code for code in Audience.values if code != agreement.audience]
    wanted = request.GET.get("to", "")
    to = wanted if wanted in targets else _likely(agreement)
    unmet = [say(one) for one in audience_conditions(agreement, to) if not one.met]

    def do(form: ReasonForm, version: int) -> str:
        audience_ask(
            officer=officer,
            today=legal_day(),
            root=agreement,
            to=to,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("It is asked. An approver is told and decides."))
        return address_of(agreement)

    choices = [
        {
            "label": CHOICES[_widens(agreement, code), code],
            "url": f"{address('agreement_audience', agreement)}?to={code}",
            "current": code == to,
        }
        for code in targets
    ]
    ask = str(ASKS[_widens(agreement, to), to])
    no_form = bool(unmet) and request.method == "GET"
    targets_told = {"label": _("What to change"), "links": choices}
    sheet = _sheet(request, agreement, to, ask, unmet=unmet, choices=targets_told, no_form=no_form)
    return sheet.answer(do)


def _likely(agreement: Agreement) -> str:
    """What is asked for most: the next wider audience; sharing only where the owner is of the pair."""
    if agreement.audience == Audience.NATIONAL and agreement.partnership.has(agreement.owner_id):
        return str(Audience.PARTIES)
    return str(Audience.NATIONAL if agreement.audience == Audience.PUBLIC else Audience.PUBLIC)


def _decide(request: HttpRequest, agreement: Agreement, asked: AudienceRequest) -> HttpResponse:
    officer: Any = request.user
    alone = asked.asked_by_id == officer.pk
    may = officer.has_role(Role.APPROVER) and (not alone or settings.DECIDE_ALONE)
    agree = request.POST.get("do") != "decline"

    def do(form: ReasonForm, version: int) -> str:
        agreement_decide_audience(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            agree=agree,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        agreement.refresh_from_db()
        messages.success(request, _decided(agreement) if agree else _("It is declined. Whoever asked is told."))
        return address_of(agreement)

    to = asked.to_audience
    request_told = {
        "what": CHOICES[_widens(agreement, to), to],
        "who": str(asked.asked_by),
        "when": instant_words(asked.created_at),
        "reason": asked.reason,
        "older": asked.version_read < agreement.version,
        "own": alone and not may,
    }
    sheet = _sheet(request, agreement, to, "", asked=request_told, no_form=not may and request.method == "GET")
    buttons = [{"label": _("Agree"), "name": "do", "value": "agree"}]
    buttons.append({"label": _("Decline"), "name": "do", "value": "decline", "kind": "plain"})
    sheet.context["actions"]["buttons"] = buttons
    return sheet.answer(do)


def _decided(agreement: Agreement) -> str:
    if agreement.audience == Audience.PARTIES:
        return _("%(party)s sees it now.") % {"party": party_name(agreement.partnership.other(agreement.owner_id))}
    return _("It is now seen by: %(audience)s.") % {"audience": label("audience", agreement.audience)}
