"""Recording a phase that was reached before, opening a gate, and who sees the view of a pair."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.audience.changing import Said, Seeing, audience_page, decide_root
from cooperation.pages.history.words import column_word
from cooperation.pages.phases.forms import EnterForm, OpenForm
from cooperation.pages.phases.told import frame, gate_address, pair_at, phase_address, short_code, writer_of
from cooperation.phases.entering import enter_conditions, phase_enter
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.preparing import gate_open
from cooperation.phases.reading import phase_of
from cooperation.phases.vocabulary import Phase
from cooperation.words import label, say
from cooperation.words.marks import said_of
from partners.models import Role
from partners.records.errors import Forbidden, Unseen

ACT = "agreements/writing/act.html"


@writing_page
def phase_enter_page(request: HttpRequest, code: str) -> HttpResponse:
    """Record the phase of a partnership older than its record; an approver's."""
    pair = pair_at(request.user, code)
    officer = writer_of(request, pair)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    found, partner = phase_of(officer, pair), pair.other(officer.party_id)

    def do(form: EnterForm, version: int) -> str:
        given = {name: form.cleaned_data[name] for name in ("phase", "reason")}
        told = {"officer": officer, "today": legal_day(), "expected_version": version if found else None}
        phase_enter(partner=partner, **given, **told)
        messages.success(request, _("It is recorded, marked as recorded without a gate."))
        return phase_address(pair, officer)

    title = _("Record a phase that was reached before")
    does = _("For a partnership that is older than its record here. Nothing is measured; the reason is kept.")
    tasks = [{"text": say(one), "done": one.met} for one in enter_conditions(found)]
    first = {"phase": found.phase if found else Phase.PILOT}
    return Sheet(
        request,
        lambda _root, data: EnterForm(data, initial=first),
        key=f"phase.{pair.code}.enter",
        root=found,
        template=ACT,
        does=does,
        tasks=tasks,
        **frame(title, pair, officer, _("Record it")),
    ).answer(do)


@writing_page
def gate_new_page(request: HttpRequest, code: str) -> HttpResponse:
    """Open the gate out of the present phase."""
    pair = pair_at(request.user, code)
    officer = writer_of(request, pair)
    found, partner = phase_of(officer, pair), pair.other(officer.party_id)

    def do(_form: OpenForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "expected_version": version if found else None}
        gate = gate_open(partner=partner, **told)
        messages.success(request, _("The gate is open, with what our template asks for. Change it for this partner."))
        return gate_address("gate", gate, officer)

    does = _("It begins with what our template asks for; both sides decide on it in the end.")
    return Sheet(
        request,
        lambda _root, data: OpenForm(data),
        key=f"phase.{pair.code}.gate",
        root=found,
        template=ACT,
        does=does,
        **frame(_("Open the gate to the next phase"), pair, officer, _("Open the gate")),
    ).answer(do)


@writing_page
def phase_audience_page(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a change of who sees our view, or decide the one that waits."""
    pair = pair_at(request.user, code)
    officer = writer_of(request, pair)
    phase = phase_of(officer, pair)
    if phase is None:
        raise Unseen
    if phase.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    seeing = Seeing(
        phase,
        home=lambda: phase_address(pair, officer),
        frame=lambda submit: frame(_("Who sees it"), pair, officer, submit),
        said=partial(_fields, phase),
        keeps=_("What we keep for ourselves stays with us: our caps, our template, and what we went ahead without."),
        decide=decide_root(phase),
        preview=lambda to: reverse("phase_preview", args=[short_code(pair, officer), to]),
    )
    return audience_page(request, seeing)


def _fields(phase: PartnershipPhase, _audience: str) -> Said:
    names = {"gates": _("Gates")}
    return [(names.get(name) or column_word(name), _said(name, value)) for name, value in phase.disclosed().items()]


def _said(name: str, value: Any) -> str:
    if name == "phase":
        return label("phase", value)
    if name == "gates":
        rows = [one.split() for one in value]
        return "\n".join(said_of(label("phase", to), label("gate_status", status)) for _n, to, status in rows)
    return _("yes") if value is True else str(value)
