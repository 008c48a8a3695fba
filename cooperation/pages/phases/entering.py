"""Recording a phase that was reached before, opening a gate, and who sees the view of a pair."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.audience import ASKS, CHOICES
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.history.words import column_word
from cooperation.pages.phases.forms import EnterForm, OpenForm
from cooperation.pages.phases.told import frame, gate_address, pair_at, phase_address, writer_of
from cooperation.phases.entering import enter_conditions, phase_enter
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.preparing import gate_open
from cooperation.phases.reading import phase_of
from cooperation.phases.vocabulary import Phase
from cooperation.words import label, party_name, say
from cooperation.words.dates import instant_words
from partners.models import AudienceRequest, Role
from partners.records.audience import audience_ask, audience_conditions, audience_decide, waiting_request
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Audience

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
    asked = waiting_request(phase)
    return _decide(request, phase, asked) if asked else _ask(request, phase)


def _widens(phase: PartnershipPhase, to: str) -> bool:
    return Audience(to).rank > Audience(phase.audience).rank


def _sheet(request: HttpRequest, phase: PartnershipPhase, to: str, submit: str, **context: Any) -> Sheet:
    told = frame(_("Who sees it"), phase.partnership, request.user, submit)
    told["heading"]["audience"] = phase.audience
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"phase.{phase.pk}.audience",
        root=phase,
        template="phases/audience.html",
        compare=_compared(phase, to),
        withdrawal=not _widens(phase, to),
        **told,
        **context,
    )


def _compared(phase: PartnershipPhase, to: str) -> dict[str, Any]:
    widening = _widens(phase, to)
    wider = to if widening else phase.audience
    other = phase.partnership.other(phase.owner_id)
    who = _("Everyone") if wider == Audience.PUBLIC else party_name(other)
    rows = []
    for name, value in phase.disclosed().items():
        said = _said(name, value)
        told = {"today": "" if widening else said, "after": said if widening else ""}
        rows.append({"field": _("Gates") if name == "gates" else column_word(name), "changed": True, **told})
    labels = {"today_label": _("%(who)s today"), "after_label": _("%(who)s afterwards")}
    return {**{name: text % {"who": who} for name, text in labels.items()}, "rows": rows}


def _said(name: str, value: Any) -> str:
    if name == "phase":
        return label("phase", value)
    if name == "gates":
        rows = [one.split() for one in value]
        return "\n".join(f"{label('phase', to)}: {label('gate_status', status)}" for _n, to, status in rows)
    return _("yes") if value is True else str(value)


def _ask(request: HttpRequest, phase: PartnershipPhase) -> HttpResponse:
    officer: Any = request.user
    targets = [code for code in Audience.values if code != phase.audience]
    wanted = request.GET.get("to", "")
    to = wanted if wanted in targets else next(one for one in ("parties", "public", "national") if one in targets)
    unmet = [say(one) for one in audience_conditions(phase, to) if not one.met]

    def do(form: ReasonForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "expected_version": version}
        audience_ask(root=phase, to=to, reason=form.cleaned_data["reason"], **told)
        messages.success(request, _("It is asked. An approver is told and decides."))
        return phase_address(phase.partnership, officer)

    links = [
        {"label": CHOICES[_widens(phase, one), one], "url": f"{request.path}?to={one}", "current": one == to}
        for one in targets
    ]
    choices = {"label": _("What to change"), "links": links}
    no_form = bool(unmet) and request.method == "GET"
    submit = str(ASKS[_widens(phase, to), to])
    return _sheet(request, phase, to, submit, unmet=unmet, choices=choices, no_form=no_form).answer(do)


def _decide(request: HttpRequest, phase: PartnershipPhase, asked: AudienceRequest) -> HttpResponse:
    officer: Any = request.user
    alone = asked.asked_by_id == officer.pk
    may = officer.has_role(Role.APPROVER) and (not alone or settings.DECIDE_ALONE)
    agree = request.POST.get("do") != "decline"

    def do(form: ReasonForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "expected_version": version}
        audience_decide(root=phase, agree=agree, reason=form.cleaned_data["reason"], **told)
        phase.refresh_from_db()
        done = _("It is now seen by: %(audience)s.") % {"audience": label("audience", phase.audience)}
        messages.success(request, done if agree else _("It is declined. Whoever asked is told."))
        return phase_address(phase.partnership, officer)

    to = asked.to_audience
    told = {
        "what": CHOICES[_widens(phase, to), to],
        "who": str(asked.asked_by),
        "when": instant_words(asked.created_at),
        "reason": asked.reason,
        "older": asked.version_read < phase.version,
        "own": alone and not may,
    }
    sheet = _sheet(request, phase, to, "", asked=told, no_form=not may and request.method == "GET")
    buttons = [{"label": _("Agree"), "name": "do", "value": "agree"}]
    buttons.append({"label": _("Decline"), "name": "do", "value": "decline", "kind": "plain"})
    sheet.context["actions"]["buttons"] = buttons
    return sheet.answer(do)
