"""Our rule: from where on we call cooperation a one-way street."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.reciprocity.oneway import balance_rule, balance_rule_set
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.reciprocity.forms import RuleForm
from cooperation.pages.reciprocity.told import on_day
from partners.models import Role
from partners.records.errors import Forbidden


@writing_page
def our_balance_page(request: HttpRequest) -> HttpResponse:
    """Read the rule; an approver changes it, with a reason."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    rule, may = balance_rule(officer.party_id), officer.has_role(Role.APPROVER)
    if request.method == "POST" and not may:
        raise Forbidden("role", needs=[Role.APPROVER])
    names = ("least_share", "years", "least_entries")
    first = {name: getattr(rule, name) for name in names}

    def do(form: RuleForm, _version: int) -> str:
        given = {name: form.cleaned_data[name] or 0 for name in names}
        balance_rule_set(officer=officer, today=legal_day(), reason=form.cleaned_data["reason"], **given)
        messages.success(request, _("It holds from now on."))
        return reverse("our_balance")

    said = {"share": rule.least_share, "years": rule.years, "entries": rule.least_entries}
    does = _(
        "We call cooperation a one-way street when, over the last %(years)s years and from %(entries)s entries on, "
        "one side gave less than %(share)s %% of what is counted in one unit. What both agreed goes before."
    )
    does %= said
    if rule.pk:
        kept = {"reason": rule.reason, "who": rule.changed_by, "day": on_day(rule.updated_at.date())}
        does += " " + _("%(reason)s (%(who)s, %(day)s)") % kept
    return Sheet(
        request,
        lambda _r, data: RuleForm(data, initial=first),
        key="balance.rule",
        template="agreements/writing/act.html",
        heading={"title": _("When cooperation is a one-way street"), "sub": [_("Only us.")]},
        crumbs=[{"label": _("How we work"), "url": reverse("our_way")}],
        actions={"submit": _("Save"), "cancel_url": reverse("our_way")},
        does=does,
        no_form=not may,
    ).answer(do)
