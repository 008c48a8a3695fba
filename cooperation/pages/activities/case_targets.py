"""How long each step of a purchase may take: ours to change, with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from agreements.activities.procurement.clock import BY_PLAN, Target
from agreements.activities.procurement.target import MOST_DAYS, case_target_set, target_rows, targets_of
from agreements.activities.procurement.vocabulary import Clock
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import number, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import when
from cooperation.words import label
from partners.models import Role
from partners.records.errors import Forbidden, Unseen


class TargetForm(CarefulForm):
    """How long one step may take."""

    ageing = number(
        gettext_lazy("Takes long from this day on"), most=MOST_DAYS, hint=gettext_lazy("We are told from then on.")
    )
    days = number(gettext_lazy("Days that it may take"), most=MOST_DAYS, hint=gettext_lazy("Empty: no target is set."))
    reason = reason_field()
    shows_record = True


@require_safe
@signed_in
def case_targets_page(request: HttpRequest) -> HttpResponse:
    """All targets, as we have them."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    may, rows, targets = officer.has_role(Role.APPROVER), target_rows(officer), targets_of(officer.party_id)
    columns = (_("Step"), _("Takes long"), _("Overdue"), _("Why"), "")
    table = []
    for clock in Clock:
        name, target, row = label("case_clock", clock), targets[clock], rows.get(clock)
        why: Any = _("as delivered")
        if row:
            why = {"text": row.reason, "note": f"{row.decided_by.name}, {when(row.updated_at, 'short')}"}
        url = reverse("case_target", args=[clock])
        change = {"action": {"label": _("Change"), "about": name, "url": url}} if may else ""
        table.append({"cells": [name, *_target_words(clock, target), why, change]})
    return page(
        request,
        "coverage/rules.html",
        heading={
            "title": _("How long each step of a purchase may take"),
            "sub": [_("Only us. Purchases with every partner are measured by it from now on.")],
        },
        crumbs=[{"label": _("How we work"), "url": reverse("our_way")}],
        table={"columns": [{"label": one} for one in columns], "rows": table},
        new_url="",
    )


def _target_words(clock: Clock, target: Target) -> tuple[str, str]:
    if target.days is None:
        return "", _("by the plan of deliveries") if clock in BY_PLAN else _("no target")
    long = _("from day %(day)d on") % {"day": target.ageing} if target.ageing is not None else ""
    return long, ngettext("after %(count)d day", "after %(count)d days", target.days) % {"count": target.days}


@writing_page
def case_target_page(request: HttpRequest, clock: str) -> HttpResponse:
    """Change how long one step may take; an approver's decision."""
    officer: Any = request.user
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if clock not in set(Clock):
        raise Unseen
    target = targets_of(officer.party_id)[clock]

    def make(_root: Any, data: Any) -> TargetForm:
        return TargetForm(data, initial={"ageing": target.ageing, "days": target.days})

    def do(form: forms.Form, _version: int) -> str:
        given = {name: form.cleaned_data[name] for name in ("ageing", "days", "reason")}
        case_target_set(officer=officer, today=legal_day(), clock=clock, **given)
        messages.success(request, _("It is kept. Purchases are measured by it from now on."))
        return reverse("case_targets")

    return Sheet(
        request,
        make,
        key=f"case.target.{clock}",
        template="agreements/writing/act.html",
        heading={"title": label("case_clock", clock)},
        crumbs=[{"label": _("How long each step of a purchase may take"), "url": reverse("case_targets")}],
        actions={"submit": _("Save"), "cancel_url": reverse("case_targets")},
    ).answer(do)
