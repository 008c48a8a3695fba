"""The conflict question on a page: does the agreement contradict what we have taken on within a framework?"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.models import CommitmentCheck
from agreements.texts.library.reading import table
from agreements.texts.writing.commitments import commitment_accept, commitment_answer, commitments_of
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import address_of
from cooperation.words import party_name
from cooperation.words.dates import day_words
from partners.models import Party, Role
from partners.parties.choosing import party_by_code
from partners.records.errors import Forbidden


class AnswerForm(CarefulForm):
    """The answer for our side."""

    framework = forms.ChoiceField(label=gettext_lazy("Regional framework"))
    contradicts = forms.ChoiceField(
        label=gettext_lazy("Does the agreement contradict what we have taken on there?"),
        choices=[("no", gettext_lazy("No")), ("yes", gettext_lazy("Yes"))],
        widget=forms.RadioSelect,
    )
    reason = reason_field(gettext_lazy("What was compared, and why it does or does not. Only we see it."))

    def __init__(self, agreement: Agreement, *args: Any, **more: Any) -> None:
        known = [code for code, one in table("frameworks").items() if one["asks_conflict"]]
        first = agreement.framework.code if agreement.framework else ""
        super().__init__(*args, initial={"framework": first}, **more)
        field: Any = self.fields["framework"]
        field.choices = [(one.code, party_name(one)) for one in Party.objects.filter(code__in=known).order_by("code")]


@writing_page
def agreement_commitments(request: HttpRequest, key: str) -> HttpResponse:
    """Answer the conflict question; earlier answers stand above."""
    officer: Any = request.user
    agreement = writable(request, key)
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")

    def do(form: AnswerForm, expected: int) -> str:
        given = form.cleaned_data
        framework: Any = party_by_code(given["framework"])
        commitment_answer(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            framework=framework,
            contradicts=given["contradicts"] == "yes",
            reason=given["reason"],
            expected_version=expected,
        )
        messages.success(request, _("The answer is kept. Only we see it."))
        return address_of(agreement)

    answers = [_told(agreement, one, officer) for one in commitments_of(officer, agreement)]
    title = _("Does it contradict what we have taken on?")
    return Sheet(
        request,
        lambda _root, data: AnswerForm(agreement, data),
        key=f"agreement.{agreement.pk}.commitments",
        root=agreement,
        template="agreements/clauses/commitments.html",
        answers=answers,
        **frame(title, agreement, request, _("Keep the answer")),
    ).answer(do)


def _told(agreement: Agreement, one: CommitmentCheck, officer: Any) -> dict[str, Any]:
    accept = one.contradicts and one.accepted_by is None and officer.has_role(Role.APPROVER)
    words = {"who": one.answered_by.name, "when": day_words(one.answered_on)}
    return {
        "framework": party_name(one.framework),
        "contradicts": one.contradicts,
        "reason": one.reason,
        "by": _("%(who)s, %(when)s") % words,
        "accepted": one.accepted_reason,
        "accept_url": address("agreement_commitment_accept", agreement, one.framework.code) if accept else "",
    }


class AcceptForm(CarefulForm):
    """Why it goes ahead."""

    reason = reason_field(gettext_lazy("Why it goes ahead although it contradicts. Only we see it."))


@writing_page
def agreement_commitment_accept(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Go ahead although it contradicts, with a reason; an approver does."""
    officer: Any = request.user
    agreement = writable(request, key)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    framework: Any = party_by_code(code)

    def do(form: AcceptForm, expected: int) -> str:
        given: dict[str, Any] = {"officer": officer, "today": legal_day(), "agreement": agreement}
        commitment_accept(**given, framework=framework, reason=form.cleaned_data["reason"], expected_version=expected)
        return address("agreement_commitments", agreement)

    title = _("Go ahead although it contradicts")
    return Sheet(
        request,
        lambda _root, data: AcceptForm(data),
        key=f"agreement.{agreement.pk}.commitment.{code}",
        root=agreement,
        **frame(title, agreement, request, _("Go ahead")),
    ).answer(do)
