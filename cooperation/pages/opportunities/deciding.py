"""What becomes of an opportunity, by its pages: taken up by one click, not taken up with why, opened again, planned."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cooperation.day import legal_day
from cooperation.opportunities.access import opportunity_by_key
from cooperation.opportunities.assessing import first_step_of
from cooperation.opportunities.opening import opportunity_choose
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.planning import opportunity_plan
from cooperation.opportunities.proposed import proposed_for
from cooperation.opportunities.taking_up import opportunity_step
from cooperation.opportunities.vocabulary import OpportunityStatus
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, lines, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.naming import address_of
from cooperation.pages.opportunities.first_steps import status_tag, taken_words
from cooperation.pages.opportunities.opportunity import list_crumbs
from cooperation.pages.opportunities.room import reader_of
from cooperation.pages.opportunities.step_words import StepWords
from cooperation.words import party_name
from partners.profile.term import terms_of
from partners.records.errors import Forbidden, Malformed

ACT = "agreements/writing/act.html"


class WhyNotForm(CarefulForm):
    """Why it is not taken up."""

    why = coded(gettext_lazy("Why not"), "opportunity_why")
    reason = reason_field(gettext_lazy("Whoever finds this partner again reads it."))


class ChooseForm(CarefulForm):
    """The first step, of those that are proposed today, and a note."""

    first_step = coded(gettext_lazy("First step"), "opportunity_why")
    note = lines(gettext_lazy("Note"))

    shows_record = True

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["first_step"]
        field.choices, field.required = choices, False


def _written(request: HttpRequest, key: str) -> tuple[Any, Opportunity]:
    """Who writes, and of which opportunity. Raises Unseen, Forbidden."""
    officer = reader_of(request)
    one = opportunity_by_key(officer, key)
    if not officer.writes:
        raise Forbidden("role")
    return officer, one


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    if not text.isdecimal():
        raise Malformed({"version": ["required"]})
    return int(text)


@writing_page
@require_POST
def opportunity_take_up_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take it up: the partnership begins, and this is its initial assessment."""
    officer, one = _written(request, key)
    told = {"officer": officer, "today": legal_day(), "to": str(OpportunityStatus.TAKEN_UP)}
    made = opportunity_step(opportunity=one, expected_version=_version(request), **told)
    messages.success(request, taken_words(officer, made, None))
    return see(reverse("opportunity", args=[key]))


@writing_page
@require_POST
def opportunity_plan_page(request: HttpRequest, key: str) -> HttpResponse:
    """Draft the activity of the first step, and go on to it."""
    officer, one = _written(request, key)
    words = StepWords(officer.party, one.party, terms_of(officer.party_id))
    step = one.first_step
    activity = opportunity_plan(
        officer=officer,
        today=legal_day(),
        opportunity=one,
        title=words.title(step) if step else "",
        purpose=f"{words.ours(step)} {words.theirs(step)}" if step else "",
        expected_version=_version(request),
    )
    messages.success(request, _("The activity is drafted. Only we see it until an approver shares it."))
    return see(address_of(activity))


def _sheet(request: HttpRequest, one: Opportunity, what: str, title: str, make: Any, **context: Any) -> Sheet:
    back = reverse("opportunity", args=[one.key])
    name = party_name(one.party)
    return Sheet(
        request,
        lambda _root, data: make(data),
        key=f"opportunity.{one.pk}.{what}",
        root=one,
        template=ACT,
        heading={"title": title, "sub": [name], "tags": [status_tag(one)]},
        crumbs=[*list_crumbs(), {"label": name, "url": back}],
        actions={"submit": title, "cancel_url": back},
        **context,
    )


@writing_page
def opportunity_not_take_up_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say that it is not taken up, and why."""
    officer, one = _written(request, key)

    def do(form: WhyNotForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "to": str(OpportunityStatus.NOT_TAKEN_UP)}
        inputs = {name: form.cleaned_data[name] for name in ("why", "reason")}
        opportunity_step(opportunity=one, inputs=inputs, expected_version=version, **told)
        messages.success(request, _("It is kept, with why it was not taken up."))
        return reverse("opportunity", args=[key])

    return _sheet(request, one, "not", _("Do not take it up"), WhyNotForm).answer(do)


@writing_page
def opportunity_reopen_page(request: HttpRequest, key: str) -> HttpResponse:
    """Open it again, with a reason."""
    officer, one = _written(request, key)

    def do(form: ReasonForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "to": str(OpportunityStatus.OPEN)}
        inputs = {"reason": form.cleaned_data["reason"]}
        opportunity_step(opportunity=one, inputs=inputs, expected_version=version, **told)
        messages.success(request, _("It is open again."))
        return reverse("opportunity", args=[key])

    return _sheet(request, one, "reopen", _("Open it again"), ReasonForm).answer(do)


@writing_page
def opportunity_choose_page(request: HttpRequest, key: str) -> HttpResponse:
    """Choose the first step of those that are proposed today."""
    officer, one = _written(request, key)
    words = StepWords(officer.party, one.party, terms_of(officer.party_id))
    highest = one.assessment.get("highest", "")
    found = [first_step_of(step) for step in proposed_for(officer, one.party, legal_day(), highest=highest)]
    present = [one.first_step] if one.first_step else []
    named = {step["step"]: words.title(step) for step in (*present, *found)}
    first = {"first_step": one.first_step.get("step", ""), "note": one.note}

    def do(form: ChooseForm, version: int) -> str:
        given = {name: form.cleaned_data[name] for name in ("first_step", "note")}
        told = {"officer": officer, "today": legal_day(), "opportunity": one, "expected_version": version}
        opportunity_choose(**told, **given)
        return reverse("opportunity", args=[key])

    choices = [("", _("None yet")), *named.items()]
    make = lambda data: ChooseForm(choices, data, initial=first)  # noqa: E731
    return _sheet(request, one, "choose", _("Choose the first step"), make).answer(do)
