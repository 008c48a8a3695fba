"""How we work: which steps we use, what each stage asks for, how long a text lies before parliament."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agreements.instruments.half.tabling import sitting_add, tabling_rule_add, tabling_setting_remove
from agreements.instruments.route.switch import Switch, step_switch
from agreements.models import StepSwitch
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.base import page, signed_in
from cooperation.pages.ministry.forms import RuleForm, SittingForm, SwitchForm
from cooperation.pages.ministry.tables import requirements, rules, sittings, switches
from cooperation.words import label
from partners.models import Role
from partners.records.errors import Forbidden, Unseen


@require_safe
@signed_in
def our_way(request: HttpRequest) -> HttpResponse:
    """The page of all that."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    return page(
        request,
        "ministry/our_way.html",
        heading={
            "title": _("How we work"),
            "sub": [_("Only us. An approver decides which steps we do without; every decision keeps its reason.")],
        },
        switches=switches(officer),
        rules=rules(officer),
        sittings=sittings(officer),
        requirements=requirements(officer),
        writes=officer.writes,
    )


def _sheet(request: HttpRequest, make: Any, key: str, title: str, submit: str, does: str = "") -> Sheet:
    return Sheet(
        request,
        make,
        key=key,
        template="agreements/writing/act.html",
        heading={"title": title},
        crumbs=[{"label": _("How we work"), "url": reverse("our_way")}],
        actions={"submit": submit, "cancel_url": reverse("our_way")},
        does=does,
    )


@writing_page
def our_way_switch_page(request: HttpRequest, switch: str) -> HttpResponse:
    """Switch a step off for us, or on again."""
    officer: Any = request.user
    if switch not in list(Switch):
        raise Unseen
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    off = StepSwitch.objects.visible_to(officer).filter(owner=officer.party_id, switch=switch, off=True).exists()

    def do(form: SwitchForm, _version: int) -> str:
        reason = form.cleaned_data["reason"]
        step_switch(officer=officer, today=legal_day(), switch=switch, off=not off, reason=reason)
        messages.success(request, _("It is used again.") if off else _("It is no longer used."))
        return reverse("our_way")

    title = (_("Use it again: %(what)s") if off else _("Do without it: %(what)s")) % {"what": label("switch", switch)}
    does = "" if off else _("Agreements on their way go on without it from now on; what was done stays.")
    return _sheet(request, lambda _r, data: SwitchForm(data), f"our_way.{switch}", title, title, does).answer(do)


def _writer(request: HttpRequest) -> Any:
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")
    return officer


@writing_page
def our_way_rule_page(request: HttpRequest) -> HttpResponse:
    """Enter how long a text must lie before parliament."""
    officer = _writer(request)

    def do(form: RuleForm, _version: int) -> str:
        given = {name: form.cleaned_data[name] for name in ("name", "days", "kind", "source")}
        tabling_rule_add(officer=officer, today=legal_day(), **given)
        return reverse("our_way")

    title = _("Add a time before parliament")
    return _sheet(request, lambda _r, data: RuleForm(data), "our_way.rule", title, _("Save")).answer(do)


@writing_page
def our_way_sitting_page(request: HttpRequest) -> HttpResponse:
    """Enter when parliament sits."""
    officer = _writer(request)

    def do(form: SittingForm, _version: int) -> str:
        given = form.cleaned_data
        days = [int(one) for one in given["weekdays"]]
        sitting_add(officer=officer, today=legal_day(), first=given["first"], last=given["last"], weekdays=days)
        return reverse("our_way")

    title = _("Add a sitting of parliament")
    return _sheet(request, lambda _r, data: SittingForm(data), "our_way.sitting", title, _("Save")).answer(do)


@require_POST
@writing_page
def our_way_remove_page(request: HttpRequest, what: str, part: int) -> HttpResponse:
    """Take out a rule or a sitting; the history keeps it."""
    officer: Any = request.user
    if what not in ("rule", "sitting"):
        raise Unseen
    named = {"rule_id": part} if what == "rule" else {"sitting_id": part}
    tabling_setting_remove(officer=officer, today=legal_day(), **named)
    messages.success(request, _("It is taken out. Times that were set by it stay as they are."))
    return see(reverse("our_way"))
