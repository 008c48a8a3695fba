"""Deciding at a gate: for us, for the other side as reported, by a one-time link; and contesting what was reported."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.answer.of_gate import question
from cooperation.pages.phases.forms import DecideForm
from cooperation.pages.phases.told import frame, gate_written
from cooperation.pages.phases.writing import back, gate_sheet, told
from cooperation.phases.deciding import gate_contest, gate_decide
from cooperation.phases.gate import Gate, GateAct
from cooperation.phases.links import ASKS, gate_link_conditions, gate_link_make
from cooperation.phases.steps import decision_conditions, situation_of
from cooperation.words import party_name, say
from partners.models import Role
from partners.records.errors import Forbidden, Unseen


@writing_page
def gate_decide_page(request: HttpRequest, code: str, number: int, side: str) -> HttpResponse:
    """Decide for a side: our own by an approver, the other as reported by us."""
    officer: Any = request.user
    gate = gate_written(request, code, number)
    pair = gate.phase.partnership
    whose = next((one for one in (pair.party_a, pair.party_b) if one.code == side), None)
    if whose is None:
        raise Unseen
    own = whose.pk == officer.party_id
    if own and not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    first = {"on": legal_day(), "edition": gate.edition}

    def do(form: DecideForm, version: int) -> str:
        given = {name: form.cleaned_data[name] for name in ("decision", "on", "reason", "edition")}
        evidence = form.cleaned_data.get("evidence", "")
        gate_decide(side=whose, evidence=evidence, **given, **told(request, gate, version))
        messages.success(request, _("The decision is recorded. What both decide follows by itself."))
        return back(gate, request)

    name = {"party": party_name(whose)}
    found = decision_conditions(officer, situation_of(officer, gate, legal_day()), "go") if own else []
    asked = [one for one in found if one.code != "gate_in_review" or not one.met]
    tasks = [{"text": say(one), "done": one.met and one.waived is None, "waived": one.waived or ""} for one in asked]
    does = _("You decide on version %(number)s of the gate.") % {"number": gate.edition}
    make = lambda data: DecideForm(data, own=own, initial=first)  # noqa: E731
    more = {"tasks": tasks, "does": does, "reported": not own, **name}
    title = _("%(party)s decides") % name
    return gate_sheet(request, gate, f"decide.{side}", title, make, submit=_("Record it"), **more).answer(do)


@writing_page
@never_cache
def gate_link_page(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Make a one-time link by which the other side joins our decision; it is shown once."""
    officer: Any = request.user
    gate = gate_written(request, code, number)
    other = gate.phase.partnership.other(officer.party_id)
    given = {"officer": officer, "today": legal_day(), "gate": gate}
    title = _("Ask %(party)s to decide") % {"party": party_name(other)}
    asking = Asking(
        gate.phase,
        Gate.subject,
        gate.pk,
        ASKS,
        title=title,
        question=question(gate, other, officer.party_id),
        conditions=gate_link_conditions(officer, gate, legal_day()),
        make=lambda version: gate_link_make(**given, expected_version=version),
        frame=frame(title, gate.phase.partnership, officer, _("Make a one-time link"), gate),
    )
    return asking_page(request, asking)


@writing_page
def gate_contest_page(request: HttpRequest, code: str, number: int, pk: int) -> HttpResponse:
    """Object to a decision that the other side reported of us."""
    gate = gate_written(request, code, number)
    seen = GateAct.objects.visible_to(request.user)  # type: ignore[arg-type]
    if not seen.filter(gate=gate, pk=pk).exists():
        raise Unseen

    def do(form: ReasonForm, version: int) -> str:
        gate_contest(act_id=pk, reason=form.cleaned_data["reason"], **told(request, gate, version))
        messages.success(request, _("Your objection is kept, and shown to the other side."))
        return back(gate, request)

    title = _("Contest what was reported of us")
    return gate_sheet(request, gate, f"contest.{pk}", title, ReasonForm, submit=_("Contest it")).answer(do)
