"""Our caps and our template: how much an activity may be in each phase, and what each gate asks for."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.phases.forms import CapForm, RuleForm
from cooperation.pages.phases.phase import cap_facts
from cooperation.pages.phases.told import on_day, threshold_words
from cooperation.phases.caps import PhaseCap, cap_set, caps_of
from cooperation.phases.template import BY_CODE, DEFAULTS, CriterionRule, criterion_rule_set, rules_of
from cooperation.phases.vocabulary import Measure, Phase
from cooperation.words import label
from partners.models import Role
from partners.records.errors import Forbidden, Unseen

Row = dict[str, Any]


@require_safe
@signed_in
def our_phases(request: HttpRequest) -> HttpResponse:
    """The page of both."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    may = officer.has_role(Role.APPROVER)
    sub = _("Only us. An approver changes them; each change keeps its reason and its author.")
    return page(
        request,
        "phases/policy.html",
        heading={"title": _("Our caps and criteria"), "sub": [sub]},
        crumbs=[{"label": _("How we work"), "url": reverse("our_way")}],
        caps={
            "columns": [
                {"label": one} for one in (_("Phase"), _("Days"), _("People"), _("Planned cost"), _("Why"), "")
            ],
            "rows": [{"cells": _cap_cells(one, may)} for one in caps_of(officer)],
        },
        gates=_gates(officer, may),
    )


def _who(one: PhaseCap | CriterionRule) -> Row | str:
    if one.pk is None:
        return _("as delivered")
    said = {"who": one.changed_by, "day": on_day(one.updated_at.date())}
    return {"text": one.reason, "note": _("%(who)s, %(day)s") % said}


def _cap_cells(one: PhaseCap, may: bool) -> list[Any]:
    name, values = label("phase", one.phase), [row["value"] for row in cap_facts(one)]
    url = reverse("our_cap", args=[one.phase])
    change = {"text": "", "action": {"label": _("Change"), "about": name, "url": url}}
    return [name, *values, _who(one), change if may else ""]


def _gates(officer: Any, may: bool) -> list[Row]:
    rules = rules_of(officer)
    columns = [{"label": one} for one in (_("Criterion"), _("Threshold"), _("How it stands"), _("Why"), "")]
    found = []
    for phase, asked in DEFAULTS.items():
        rows = [_rule_cells(phase, one.code, rules.get((phase, one.code)), may) for one in asked]
        own = [one for (gate, _key), one in rules.items() if gate == phase and not one.code]
        rows += [_rule_cells(phase, "", one, may) for one in own]
        said = {"from": label("phase", phase), "to": label("phase", phase.following)}
        table = {
            "caption": _("Gate: %(from)s to %(to)s") % said,
            "columns": columns,
            "rows": [{"cells": one} for one in rows],
        }
        found.append({"table": table, "add_url": reverse("our_criterion_new", args=[phase]) if may else ""})
    return found


def _rule_cells(phase: str, code: str, rule: CriterionRule | None, may: bool) -> list[Any]:
    name = label("criterion", code) if code else rule.title if rule else ""
    mandatory = rule.mandatory if rule else BY_CODE[code].mandatory
    state = _("cannot be passed without it") if mandatory else _("can be passed without it")
    if rule and rule.left_out:
        state = _("not asked for")
    url = reverse("our_criterion", args=[phase, code or f"own-{rule.pk if rule else 0}"])
    change = {"text": "", "action": {"label": _("Change"), "about": name, "url": url}}
    return [name, _threshold(code, rule), state, _who(rule) if rule else _("as delivered"), change if may else ""]


def _threshold(code: str, rule: CriterionRule | None) -> str:
    asked = BY_CODE.get(code)
    if asked is None or asked.measure == Measure.EVIDENCE:
        return _("shown by evidence")
    return threshold_words(rule.threshold if rule else asked.threshold, asked.measure)


def _approver(request: HttpRequest) -> Any:
    officer: Any = request.user
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    return officer


def _sheet(request: HttpRequest, make: Any, key: str, title: str, does: str) -> Sheet:
    back = reverse("our_phases")
    return Sheet(
        request,
        make,
        key=key,
        template="agreements/writing/act.html",
        heading={"title": title},
        crumbs=[{"label": _("Our caps and criteria"), "url": back}],
        actions={"submit": _("Save"), "cancel_url": back},
        does=does,
    )


@writing_page
def our_cap_page(request: HttpRequest, phase: str) -> HttpResponse:
    """Change the cap of a phase for us."""
    officer = _approver(request)
    if phase not in set(Phase):
        raise Unseen
    now = next(one for one in caps_of(officer) if one.phase == phase)
    first = {name: getattr(now, name) for name in ("days", "people", "amount", "currency")}

    def do(form: CapForm, _version: int) -> str:
        given = {name: form.cleaned_data[name] for name in (*first, "reason")}
        cap_set(officer=officer, today=legal_day(), phase=phase, **given)
        messages.success(request, _("It holds from now on."))
        return reverse("our_phases")

    title = _("Cap in the phase “%(phase)s”") % {"phase": label("phase", phase)}
    does = _("An activity above it is not planned and not confirmed while the partnership is in this phase.")
    return _sheet(request, lambda _r, data: CapForm(data, initial=first), f"cap.{phase}", title, does).answer(do)


@writing_page
def our_criterion_new_page(request: HttpRequest, phase: str) -> HttpResponse:
    """Add a criterion of our own to a gate."""
    _approver(request)
    if phase not in {str(one) for one in DEFAULTS}:
        raise Unseen
    return _rule(request, phase, "", "", None)


@writing_page
def our_criterion_page(request: HttpRequest, phase: str, criterion: str) -> HttpResponse:
    """Change what our template asks for at a gate."""
    officer = _approver(request)
    if phase not in {str(one) for one in DEFAULTS}:
        raise Unseen
    rules = rules_of(officer)
    if criterion in {one.code for one in DEFAULTS[Phase(phase)]}:
        return _rule(request, phase, criterion, "", rules.get((phase, criterion)))
    found = next((one for one in rules.values() if f"own-{one.pk}" == criterion and one.gate_from == phase), None)
    if found is None:
        raise Unseen
    return _rule(request, phase, "", found.title, found)


def _rule(request: HttpRequest, phase: str, code: str, title: str, rule: CriterionRule | None) -> HttpResponse:
    asked = BY_CODE.get(code)
    threshold = rule.threshold if rule else asked.threshold if asked else None
    mandatory = rule.mandatory if rule else asked.mandatory if asked else True
    first = {"threshold": threshold, "mandatory": mandatory, "left_out": bool(rule and rule.left_out)}
    measured = asked is not None and asked.measure != Measure.EVIDENCE
    fresh = not code and not title

    def do(form: RuleForm, _version: int) -> str:
        given = {name: form.cleaned_data[name] for name in ("mandatory", "left_out", "reason")}
        said: Row = {
            "title": title or form.cleaned_data.get("title", ""),
            "threshold": form.cleaned_data.get("threshold"),
        }
        criterion_rule_set(officer=request.user, today=legal_day(), gate_from=phase, code=code, **said, **given)
        messages.success(request, _("Gates that are opened from now on ask so."))
        return reverse("our_phases")

    name = label("criterion", code) if code else title or _("A criterion of our own")
    does = _("Gates that are open keep what they ask for.")
    make = lambda _r, data: RuleForm(data, own=fresh, measured=measured, initial=first)  # noqa: E731
    return _sheet(request, make, f"rule.{phase}.{code or title[:60]}", name, does).answer(do)
