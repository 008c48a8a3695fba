"""Writing on a gate: its steps, what it asks for, what shows it, what is gone ahead without, its conditions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.phases.forms import ConditionForm, CriterionForm, EvidenceForm, MetForm, StepForm
from cooperation.pages.phases.told import criterion_words, frame, gate_address, gate_written
from cooperation.phases.conditions import gate_condition_add, gate_condition_meet
from cooperation.phases.gate import Gate, GateCondition, GateCriterion
from cooperation.phases.moving import gate_offers, gate_step
from cooperation.phases.preparing import criterion_of, criterion_put, criterion_show
from cooperation.phases.template import measure_of
from cooperation.phases.vocabulary import Measure
from cooperation.phases.waiving import criterion_waive
from cooperation.words import label, say
from partners.models import Role
from partners.records.errors import Forbidden, Unseen

ACT = "agreements/writing/act.html"


def gate_sheet(
    request: HttpRequest,
    gate: Gate,
    what: str,
    title: str,
    make: Callable[[Any], Any],
    *,
    submit: str = "",
    **context: Any,
) -> Sheet:
    """A form beneath a gate; `make` builds it from what was sent."""
    told = frame(title, gate.phase.partnership, request.user, submit or _("Save"), gate)
    key = f"gate.{gate.pk}.{what}"
    return Sheet(request, lambda _r, data: make(data), key=key, root=gate.phase, template=ACT, **told, **context)


def told(request: HttpRequest, gate: Gate, version: int) -> dict[str, Any]:
    """Who writes, today, on which gate as it was read."""
    return {"officer": request.user, "today": legal_day(), "gate": gate, "expected_version": version}


def back(gate: Gate, request: HttpRequest) -> str:
    """The page of the gate."""
    return gate_address("gate", gate, request.user)


@writing_page
def gate_step_page(request: HttpRequest, code: str, number: int, to: str) -> HttpResponse:
    """Take a step with a gate."""
    gate = gate_written(request, code, number)
    offers = [one for one in gate_offers(request.user, gate, legal_day()) if not one.step.follows]
    offer = next((one for one in offers if one.step.target == to), None)
    if offer is None:
        raise Unseen
    step = offer.step

    def do(form: StepForm, version: int) -> str:
        gate_step(to=to, inputs=form.inputs(), **told(request, gate, version))
        messages.success(request, _("It is done: %(step)s.") % {"step": label("gate_step", step.name)})
        return back(gate, request)

    title = label("gate_step", step.name)
    tasks = [{"text": say(one), "done": one.met} for one in offer.conditions]
    make = lambda data: StepForm(step.needs, data)  # noqa: E731
    return gate_sheet(request, gate, to, title, make, submit=title, tasks=tasks).answer(do)


@writing_page
def criterion_new_page(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Ask for one more thing at this gate."""
    gate = gate_written(request, code, number)

    def do(form: CriterionForm, version: int) -> str:
        criterion_put(criterion_id=None, **form.values(), **told(request, gate, version))
        return back(gate, request)

    make = lambda data: CriterionForm(data, own=True, measured=False, fresh=True)  # noqa: E731
    return gate_sheet(request, gate, "criterion", _("Ask for one more thing"), make).answer(do)


def _criterion(request: HttpRequest, code: str, number: int, pk: int) -> tuple[Gate, GateCriterion]:
    gate = gate_written(request, code, number)
    return gate, criterion_of(request.user, gate, pk)


@writing_page
def criterion_put_page(request: HttpRequest, code: str, number: int, pk: int) -> HttpResponse:
    """Change what this gate asks for: another threshold, or no longer."""
    gate, one = _criterion(request, code, number, pk)
    measured = measure_of(one.code) != Measure.EVIDENCE
    first = {"threshold": one.threshold, "mandatory": one.mandatory}

    def do(form: CriterionForm, version: int) -> str:
        criterion_put(criterion_id=pk, **form.values(), **told(request, gate, version))
        return back(gate, request)

    make = lambda data: CriterionForm(data, own=False, measured=measured, fresh=False, initial=first)  # noqa: E731
    return gate_sheet(request, gate, f"criterion.{pk}", criterion_words(one), make).answer(do)


@writing_page
def criterion_show_page(request: HttpRequest, code: str, number: int, pk: int) -> HttpResponse:
    """Attach what shows that a criterion is met."""
    gate, one = _criterion(request, code, number, pk)
    first = {"evidence": one.evidence, "document": str(one.document_id or "")}

    def do(form: EvidenceForm, version: int) -> str:
        document = form.documents.get(form.cleaned_data["document"])
        given = {"evidence": form.cleaned_data["evidence"], "document": document}
        criterion_show(criterion_id=pk, **given, **told(request, gate, version))
        messages.success(request, _("It is kept. Both sides decide on the gate as it now is."))
        return back(gate, request)

    make = lambda data: EvidenceForm(request.user, gate.partnership_id, data, initial=first)  # noqa: E731
    does = _("What the record measures goes before what is attached.")
    return gate_sheet(request, gate, f"show.{pk}", criterion_words(one), make, does=does).answer(do)


@writing_page
def criterion_waive_page(request: HttpRequest, code: str, number: int, pk: int) -> HttpResponse:
    """Go ahead without a criterion, for us, with a reason."""
    gate, one = _criterion(request, code, number, pk)
    officer: Any = request.user
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])

    def do(form: ReasonForm, version: int) -> str:
        criterion_waive(criterion_id=pk, reason=form.cleaned_data["reason"], **told(request, gate, version))
        messages.success(request, _("It is kept with its reason, and stands first for whoever checks."))
        return back(gate, request)

    title = _("Go ahead without it: %(what)s") % {"what": criterion_words(one)}
    submit = _("Go ahead without it")
    does = _("For our side alone; the other side decides for itself. Only we see the reason.")
    return gate_sheet(request, gate, f"waive.{pk}", title, ReasonForm, submit=submit, does=does).answer(do)


@writing_page
def gate_condition_new_page(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Set what is still to be done, by which side, by when."""
    gate = gate_written(request, code, number)
    pair = gate.phase.partnership
    rows = GateCriterion.objects.visible_to(request.user).filter(gate=gate).order_by("id")  # type: ignore[arg-type]
    criteria = [(str(one.pk), criterion_words(one)) for one in rows]

    def do(form: ConditionForm, version: int) -> str:
        given = form.cleaned_data
        key = int(given["criterion"]) if given["criterion"] else None
        said = {"text": given["text"], "side": form.parties[given["side"]], "due_on": given["due_on"]}
        gate_condition_add(criterion_id=key, **said, **told(request, gate, version))
        return back(gate, request)

    make = lambda data: ConditionForm((pair.party_a, pair.party_b), criteria, data)  # noqa: E731
    does = _("It counts for a decision “Go, on conditions”. What was decided on the version before is void.")
    return gate_sheet(request, gate, "condition", _("Set a condition"), make, does=does).answer(do)


@writing_page
def gate_condition_met_page(request: HttpRequest, code: str, number: int, pk: int) -> HttpResponse:
    """Say that a condition is met."""
    gate = gate_written(request, code, number)
    seen = GateCondition.objects.visible_to(request.user)  # type: ignore[arg-type]
    one = seen.filter(gate=gate, pk=pk).first()
    if one is None:
        raise Unseen

    def do(form: MetForm, version: int) -> str:
        gate_condition_meet(condition_id=pk, evidence=form.cleaned_data["evidence"], **told(request, gate, version))
        messages.success(request, _("It is recorded as met."))
        return back(gate, request)

    return gate_sheet(request, gate, f"met.{pk}", _("It is met: %(what)s") % {"what": one.text}, MetForm).answer(do)
