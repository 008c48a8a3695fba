"""Naming what covers an activity, taking it out again, and going ahead without it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agreements.activities.activity import Activity
from agreements.coverage.answering import covered
from agreements.coverage.paper import coverage_paper_add, coverage_paper_remove
from agreements.coverage.rule import rules_of
from agreements.coverage.rules import Rule
from agreements.coverage.waiving import coverage_waive
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, writable_activity
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import AgreementField, line, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.coverage.telling import rule_words
from cooperation.words import VOCABULARIES
from partners.models import Role
from partners.records.errors import Forbidden, Malformed, Unseen

TEMPLATE = "agreements/writing/act.html"


class PaperForm(CarefulForm):
    """What covers it, and from when until when."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), widget=forms.RadioSelect)
    reference = line(
        gettext_lazy("Its number and date, or the article"),
        most=300,
        needed=True,
        hint=gettext_lazy("Such as: licence 214/2026 of 3 May 2026; Article 7 of the agreement."),
    )
    issued_by = line(gettext_lazy("Who issued it"))
    valid_from = whole_day(gettext_lazy("Valid from"))
    valid_until = whole_day(gettext_lazy("Valid until"))

    unasked = CarefulForm.unasked | {"reference"}

    def __init__(self, officer: Any, rule: Rule, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        likely = [code for code in VOCABULARIES["paper_kind"] if code in rule.papers]
        rest = [code for code in VOCABULARIES["paper_kind"] if code not in rule.papers]
        kinds = [(code, VOCABULARIES["paper_kind"][code]) for code in (*likely, *rest)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        hint = gettext_lazy("Only of an article: the reference of the agreement that has it.")
        fields = {"kind": self.fields.pop("kind")}
        fields["agreement"] = AgreementField(officer, "", label=gettext_lazy("Agreement"), help_text=hint)
        self.fields = fields | self.fields


def _rule(officer: Any, code: str) -> Rule:
    found = next((one for one in rules_of(officer.party_id) if one.code == code and not one.off), None)
    if found is None:
        raise Unseen
    return found


def taking_part(request: HttpRequest, key: str) -> Activity:
    """The activity at `key`, for an officer of one of its two sides who writes. Raises Unseen, Forbidden."""
    activity = writable_activity(request, key)
    officer: Any = request.user
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    return activity


@writing_page
def coverage_paper_page(request: HttpRequest, key: str, rule: str) -> HttpResponse:
    """Name the paper, or the article of an agreement, that covers the activity; only we see it."""
    officer: Any = request.user
    activity = taking_part(request, key)
    asked = _rule(officer, rule)

    def make(_root: Activity, data: QueryDict | None) -> PaperForm:
        return PaperForm(officer, asked, data)

    def do(form: PaperForm, version: int) -> str:
        given = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        told = {"officer": officer, "today": legal_day(), "activity": activity, "rule": rule}
        coverage_paper_add(**told, **given, expected_version=version)
        messages.success(request, _("It is kept. Only we see it."))
        return activity_address("activity", activity) + "#legal"

    title = _("What covers it: %(rule)s") % {"rule": rule_words(asked)}
    note = _("It covers the activity when it holds on all of its days. An agreement holds while it is in force.")
    frame = activity_frame(title, activity, request, _("Keep it"), does=note)
    name = f"activity.{activity.pk}.paper.{rule}"
    return Sheet(request, make, key=name, root=activity, template=TEMPLATE, **frame).answer(do)


@writing_page
@require_POST
def coverage_paper_drop_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take out a paper that does not cover it."""
    activity = writable_activity(request, key)
    version = request.POST.get("version", "")
    if not version.isdecimal():
        raise Malformed({"version": ["required"]})
    told: dict[str, Any] = {"officer": request.user, "today": legal_day(), "activity": activity}
    coverage_paper_remove(**told, paper_id=pk, expected_version=int(version))
    messages.success(request, _("It is taken out."))
    return see(activity_address("activity", activity) + "#legal")


class WaiveForm(CarefulForm):
    """Why one goes ahead."""

    reason = reason_field()


@writing_page
def coverage_waive_page(request: HttpRequest, key: str, rule: str) -> HttpResponse:
    """Go ahead without a legal basis, with a reason; an approver's decision."""
    officer: Any = request.user
    activity = taking_part(request, key)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if request.method != "POST" and rule not in {one.rule.code for one in covered(officer, activity)}:
        raise Unseen

    def make(_root: Activity, data: QueryDict | None) -> WaiveForm:
        return WaiveForm(data)

    def do(form: WaiveForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "activity": activity, "rule": rule}
        coverage_waive(**told, reason=form.cleaned_data["reason"], expected_version=version)
        messages.success(request, _("Your decision is kept."))
        return activity_address("activity", activity) + "#legal"

    title = _("Go ahead without it: %(rule)s") % {"rule": rule_words(_rule(officer, rule))}
    note = _("It holds for the days that the activity now has, and stands in the list of those who check.")
    frame = activity_frame(title, activity, request, _("Go ahead without it"), does=note)
    name = f"activity.{activity.pk}.uncovered.{rule}"
    return Sheet(request, make, key=name, root=activity, template=TEMPLATE, **frame).answer(do)
