"""The rules by which activities are asked for a legal basis: ours to change, with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agreements.coverage.rule import COLUMNS, coverage_rule_set, rules_of
from agreements.coverage.rules import BY_CODE, Rule
from agreements.models import CoverageRule
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.coverage.telling import rule_words
from cooperation.pages.naming import when
from cooperation.words import VOCABULARIES, label, party_names
from partners.models import Role
from partners.records.errors import Forbidden, Unseen


def several(text: Any, vocabulary: str, *, without: frozenset[str] = frozenset()) -> forms.MultipleChoiceField:
    """Several codes of a vocabulary, as boxes to tick."""

    def choices() -> list[tuple[str, Any]]:
        return [(code, words) for code, words in VOCABULARIES[vocabulary].items() if code not in without]

    widget = forms.CheckboxSelectMultiple({"class": "in-columns"})
    return forms.MultipleChoiceField(label=text, choices=choices, required=False, widget=widget)


class RuleForm(CarefulForm):
    """One rule."""

    name = line(gettext_lazy("What it is called"), needed=True)
    circumstance = coded(gettext_lazy("When it is asked"), "circumstance")
    activity_types = several(gettext_lazy("Of which activities; of all where none is chosen"), "activity_type")
    instruments = several(
        gettext_lazy("Agreements that cover it"), "instrument_type", without=frozenset({"not_stated"})
    )
    papers = several(gettext_lazy("Papers that cover it"), "paper_kind", without=frozenset({"agreement"}))
    frameworks: Any = forms.CharField(
        label=gettext_lazy("Organisations with a text of their own"),
        help_text=gettext_lazy("By their codes, such as: NATO, EU."),
        required=False,
        max_length=200,
    )
    source = line(gettext_lazy("By which law or text"), most=300, needed=True)
    off = forms.BooleanField(label=gettext_lazy("We do not ask for it"), required=False)
    reason = reason_field(gettext_lazy("It is kept with the history of this rule."))

    shows_record = True
    unasked = CarefulForm.unasked | {"source"}

    def clean_frameworks(self) -> list[str]:
        """Codes as a list."""
        return sorted(set(self.cleaned_data["frameworks"].replace(",", " ").upper().split()))


@require_safe
@signed_in
def coverage_rules_page(request: HttpRequest) -> HttpResponse:
    """All rules, as we have them."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    decides = officer.has_role(Role.APPROVER)
    return page(
        request,
        "coverage/rules.html",
        heading={
            "title": _("Legal bases that activities need"),
            "sub": [_("Only us. Each activity is asked by these rules before we confirm it.")],
        },
        crumbs=[{"label": _("How we work"), "url": reverse("our_way")}],
        table=_table(officer, decides),
        new_url=reverse("coverage_rule_new") if decides else "",
        new_label=_("Add a rule"),
    )


def _table(officer: Any, decides: bool) -> dict[str, Any]:
    rows = CoverageRule.objects.visible_to(officer).filter(owner=officer.party_id).select_related("decided_by")
    kept, names = {one.code: one for one in rows}, party_names()
    columns = (_("Rule"), _("Of which activities"), _("What covers it"), _("Why"), "")
    return {
        "columns": [{"label": one} for one in columns],
        "rows": [{"cells": _cells(one, kept.get(one.code), names, decides)} for one in rules_of(officer.party_id)],
    }


def _cells(rule: Rule, row: CoverageRule | None, names: Any, decides: bool) -> list[dict[str, Any]]:
    types = ", ".join(
        label("activity_type", one) for one in VOCABULARIES["activity_type"] if one in rule.activity_types
    )
    covers = [label("instrument_type", one) for one in sorted(rule.instruments)]
    covers += [label("paper_kind", one) for one in sorted(rule.papers)]
    named = ", ".join(names(one) for one in rule.frameworks)
    title: dict[str, Any] = {"text": rule_words(rule), "note": rule.source}
    if rule.off:
        title["tag"] = {"text": _("not used"), "tone": "warn"}
    why = {"text": row.reason, "note": f"{row.decided_by.name}, {when(row.updated_at, 'short')}"} if row else {}
    action: dict[str, Any] = {}
    if decides:
        url = reverse("coverage_rule", args=[rule.code])
        action = {"action": {"label": _("Change"), "about": rule_words(rule), "url": url}}
    return [
        title,
        {"text": types or _("All"), "note": label("circumstance", rule.circumstance)},
        {"text": ", ".join(covers), "note": named},
        why,
        action,
    ]


@writing_page
def coverage_rule_page(request: HttpRequest, code: str) -> HttpResponse:
    """Change a rule, or add one; an approver's decision."""
    officer: Any = request.user
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    rule = next((one for one in rules_of(officer.party_id) if one.code == code), None)
    if code and rule is None:
        raise Unseen

    def make(_root: Any, data: QueryDict | None) -> RuleForm:
        form = RuleForm(data, initial=_initial(rule) if rule else {})
        if code in BY_CODE:
            del form.fields["name"]
        return form

    def do(form: RuleForm, _version: int) -> str:
        values = {name: form.cleaned_data[name] for name in COLUMNS if name in form.fields}
        for name in ("activity_types", "instruments", "papers"):
            values[name] = sorted(values[name])
        reason = form.cleaned_data["reason"]
        coverage_rule_set(officer=officer, today=legal_day(), code=code, values=values, reason=reason)
        messages.success(request, _("The rule is kept. Activities are asked by it from now on."))
        return reverse("coverage_rules")

    return Sheet(
        request,
        make,
        key=f"coverage.{code or 'new'}",
        template="agreements/writing/act.html",
        heading={"title": rule_words(rule) if rule else _("Add a rule")},
        crumbs=[
            {"label": _("How we work"), "url": reverse("our_way")},
            {"label": _("Legal bases that activities need"), "url": reverse("coverage_rules")},
        ],
        actions={"submit": _("Save"), "cancel_url": reverse("coverage_rules")},
        does=_("Activities are asked by it from now on; what was confirmed stays confirmed, and shows how it stands."),
    ).answer(do)


def _initial(rule: Rule) -> dict[str, Any]:
    said = {name: getattr(rule, name) for name in COLUMNS}
    said |= {name: sorted(said[name]) for name in ("activity_types", "instruments", "papers")}
    return said | {"frameworks": ", ".join(rule.frameworks)}
